"""Check an OpenAPI document: everything that is wrong with it, found in one go, each with its place and a remedy.

Raises `BadInput` with all errors; returns what is allowed but surely a slip, and what the client leaves out.
"""

from __future__ import annotations

from scripts.spec.check_extensions import check_extensions, warn_of_extensions
from scripts.spec.check_operations import check_operations, warn_of_operations
from scripts.spec.check_references import check_references
from scripts.spec.check_slips import warn_of_slips
from scripts.spec.check_structure import check_schema_words, check_structure, warn_of_conditions
from scripts.spec.check_values import Values
from scripts.spec.document import Document
from scripts.spec.problems import BadInput, Problem
from scripts.spec.walk import walk


def check_spec(document: Document) -> list[Problem]:
    """Return the warnings for a document that can be used; raise BadInput with all errors for one that cannot."""
    objects = list(walk(document.data))
    values = Values(document, objects)
    errors = [
        *document.problems,
        *check_structure(document, objects),
        *check_references(document, objects),
        *check_operations(document, objects),
        *check_extensions(document, objects),
        *values.errors(),
    ]
    if errors:
        raise BadInput(errors)
    warnings = [
        *check_schema_words(document, objects),
        *warn_of_conditions(document, objects),
        *warn_of_operations(document, objects),
        *warn_of_slips(document, objects),
        *warn_of_extensions(document, objects),
        *values.warnings(),
    ]
    return sorted(set(warnings))
