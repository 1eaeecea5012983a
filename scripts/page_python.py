"""The pages of the Python API: which docstrings stand on which page, and the way back to the reference."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from scripts.api_model import Api
from scripts.page_addresses import (
    PYTHON_CLIENT,
    PYTHON_ERRORS,
    PYTHON_MODELS,
    PYTHON_TYPES,
    Addresses,
)
from scripts.page_text import escape


def python_titles(api: Api, addresses: Addresses) -> list[tuple[str, str]]:
    """Return the path and the navigation title of each page."""
    return [
        (PYTHON_CLIENT, "Clients"),
        *((addresses.resource(tag), escape(f"{api.class_name.lower()}.{tag.attribute}")) for tag in api.tags),
        (PYTHON_MODELS, "Models"),
        (PYTHON_ERRORS, "Errors"),
        (PYTHON_TYPES, "Types"),
    ]


def python_pages(api: Api, addresses: Addresses) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield the path of each page and what its template shows."""
    yield (
        PYTHON_CLIENT,
        {
            "title": "Clients",
            "summary_text": f"{api.class_name} and Async{api.class_name}, the clients of the {api.package_name} package.",
            "entries": [],
        },
    )
