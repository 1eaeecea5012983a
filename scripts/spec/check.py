"""Checks an OpenAPI document: reports all problems at once, each with its position and what to do.

Problems that do not affect the client are fixed in the document and become warnings, as does what the client does not
support. All others are raised together as `BadInput`.
"""

from __future__ import annotations

from scripts.spec.check_dialects import check_dialects
from scripts.spec.check_extensions import check_extensions, warn_of_extensions
from scripts.spec.check_operations import check_operations, warn_of_operations
from scripts.spec.check_references import check_references, check_shared_paths
from scripts.spec.check_schemes import check_schemes
from scripts.spec.check_structure import check_schema_words, check_structure, warn_of_conditions
from scripts.spec.check_typos import check_limits, warn_of_typos
from scripts.spec.check_values import Values
from scripts.spec.document import Document
from scripts.spec.problems import BadInput, Problem
from scripts.spec.walk import walk

_ROUNDS = 5
"""Maximum number of structure checks: a fix may reveal a problem below it."""


def check_spec(document: Document, *, strict: bool = False) -> list[Problem]:
    """Fix problems that do not affect the client and return warnings; raise BadInput with all other problems.

    With `strict`, each warning is an error.
    """
    errors, fixed = _check_structure(document)
    errors += [problem for problem in document.problems if problem.fix is None]
    fixed += [problem for problem in document.problems if problem.fix is not None]
    for check in (check_shared_paths, check_operations, check_references, check_extensions, check_limits):
        found = list(check(document, list(walk(document.data))))
        errors += [problem for problem in found if problem.fix is None]
        fixed += _fix(found)
    objects = list(walk(document.data))
    values = Values(document, objects)
    fixed += _fix(list(values.defaults()))
    if errors:
        raise BadInput([*errors, *fixed] if strict else errors)
    warnings = [
        *fixed,
        *check_schema_words(document, objects),
        *warn_of_conditions(document, objects),
        *warn_of_operations(document, objects),
        *warn_of_typos(document, objects),
        *warn_of_extensions(document, objects),
        *values.warnings(),
    ]
    if strict and warnings:
        raise BadInput(warnings)
    return sorted(set(warnings))


def _check_structure(document: Document) -> tuple[list[Problem], list[Problem]]:
    """Return the problems of the structure that cannot be fixed, and those that were."""
    fixed: dict[Problem, None] = dict.fromkeys(_fix(list(check_dialects(document))))
    fixed |= dict.fromkeys(_fix(list(check_schemes(document))))
    for _ in range(_ROUNDS):
        found = list(check_structure(document, list(walk(document.data))))
        new = [problem for problem in found if problem not in fixed]
        fixed |= dict.fromkeys(_fix(new))
        if not any(problem.fix for problem in new):
            break
    return [problem for problem in found if problem.fix is None], list(fixed)


def _fix(problems: list[Problem]) -> list[Problem]:
    """Apply all fixes; return the problems that were fixed."""
    fixed = [problem for problem in problems if problem.fix is not None]
    for problem in fixed:
        assert problem.fix is not None
        problem.fix()
    return fixed
