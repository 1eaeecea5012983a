"""A file becomes a Document that knows its places, or a list of Problems.

In comes a path to a YAML or JSON file. Out comes a Document, plain data with the place of each part, that `check_spec`
has found nothing wrong with, or BadInput with everything that is wrong. What OpenAPI and our extensions of it say is
in `openapi` and `extensions`. Imports nothing of the other packages.
"""

from scripts.spec.check import check_spec
from scripts.spec.document import MAX_BYTES, Document, Reach, read_raw, read_spec
from scripts.spec.problems import BadInput, Problem

__all__ = ["MAX_BYTES", "BadInput", "Document", "Problem", "Reach", "check_spec", "read_raw", "read_spec"]
