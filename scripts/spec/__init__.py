"""Reads and checks a spec.

Input: the path of a YAML or JSON file. Output: a Document, plain data with the position of each part, in which
`check_spec` found no errors; or BadInput with all problems. `openapi` and `extensions` define what OpenAPI and our
extensions allow. Imports none of the other packages.
"""

from scripts.spec.check import check_spec
from scripts.spec.document import MAX_BYTES, Document, Reach, read_raw, read_spec
from scripts.spec.problems import BadInput, Problem

__all__ = ["MAX_BYTES", "BadInput", "Document", "Problem", "Reach", "check_spec", "read_raw", "read_spec"]
