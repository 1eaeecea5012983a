"""Pagination: the rows of a page, and the headers with counts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import Response

from .checks import as_integer
from .objects import base_url, chosen_fields
from .responses import json_response
from .state import State
from .store import RowType


@dataclass(frozen=True, kw_only=True)
class Paging:
    """The page sizes of a list, and its sortable columns."""

    default: int
    most: int
    columns: tuple[str, ...]
    default_name: str = ""
    """Query parameter that changes the default size."""


def page_of(
    request: Request,
    paging: Paging,
    kind: type[RowType],
    where: tuple[str, object],
    shown: Callable[[RowType], dict[str, Any]],
    state: State,
) -> Response:
    """Return a page, newest first: sizes out of range are clamped, and a page beyond the last is the last one."""
    condition, value = where
    total = state.store.count(kind, condition, value)
    default = _number(request, paging.default_name, paging.default)
    size = min(max(_number(request, "per-page", default), 1), paging.most)
    pages = -(-total // size)
    page = min(max(_number(request, "page", 1), 1), max(pages, 1))
    rows = state.store.select(
        kind,
        f"{condition} ORDER BY {_order(request, paging)}number DESC",
        value,
        limit=f"LIMIT {size} OFFSET {(page - 1) * size}",
    )
    headers = {
        "X-Pagination-Total-Count": str(total),
        "X-Pagination-Page-Count": str(pages),
        "X-Pagination-Current-Page": str(page),
        "X-Pagination-Per-Page": str(size),
        "Link": _links(request, page, pages, size),
    }
    return json_response([chosen_fields(request, shown(row)) for row in rows], headers=headers)


def _number(request: Request, name: str, default: int) -> int:
    value = as_integer(request.query_params.get(name)) if name else None
    return default if value is None else value


def _order(request: Request, paging: Paging) -> str:
    """The order in `sort`, which LNPay does not document; unknown columns are ignored."""
    column = request.query_params.get("sort", "")
    name = column.removeprefix("-")
    return f"{name} {'DESC' if column.startswith('-') else 'ASC'}, " if name in paging.columns else ""


def _links(request: Request, page: int, pages: int, size: int) -> str:
    others = [
        (name, value)
        for name, value in request.query_params.multi_items()
        if name not in ("page", "per-page", "access-token")
    ]
    wanted = {"self": page}
    if pages:
        wanted |= {"first": 1, "last": pages}
    if page > 1:
        wanted["prev"] = page - 1
    if page < pages:
        wanted["next"] = page + 1
    url = base_url(request) + request.url.path
    return ", ".join(
        f"<{url}?{urlencode([*others, ('page', number), ('per-page', size)])}>; rel={name}"
        for name, number in wanted.items()
    )
