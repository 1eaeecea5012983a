"""Checks `x-pagination` against its operation."""

from __future__ import annotations

from collections.abc import Iterable

from scripts.model.api import Parameter, Response
from scripts.spec.extensions import Pagination
from scripts.spec.pointers import ModelError, join
from scripts.spec.problems import did_you_mean


def check_pagination(
    pagination: Pagination, pointer: str, parameters: Iterable[Parameter], responses: Iterable[Response]
) -> None:
    """Raise ModelError if an operation's parameters, headers or response do not match its pagination."""
    numbers = [each.name for each in parameters if each.location == "query" and each.schema.kind == "integer"]
    successes = [each for each in responses if each.is_success]
    headers = [header.name for each in successes for header in each.headers]
    for keys, known, what in (
        (pagination.parameters, numbers, "an integer query parameter"),
        (pagination.headers, headers, "a header of the success response"),
    ):
        for key in keys:
            name = getattr(pagination, key)
            if name and name not in known:
                advice = did_you_mean(name, known, f"declare it, or remove {key}")
                raise ModelError(join(pointer, key), f"{name} is not {what}; {advice}")
    contents = [content for each in successes for content in each.contents]
    if not contents or any(each.schema is None or each.schema.kind != "array" for each in contents):
        raise ModelError(
            pointer, "x-pagination requires a success response that is an array; describe one, or remove it"
        )
