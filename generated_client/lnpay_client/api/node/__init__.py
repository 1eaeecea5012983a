# Generated from openapi.yaml by `python -m scripts.regenerate`. Do not edit: change the spec or scripts/client/templates.
"""Lightning nodes of the account."""

from typing import TYPE_CHECKING

from ..._runtime.lazy import lazy_names as _lazy_names

if TYPE_CHECKING:
    from . import decode_invoice as decode_invoice
    from . import get_node as get_node
    from . import list_nodes as list_nodes
    from . import query_routes as query_routes

if not TYPE_CHECKING:
    __getattr__, __dir__ = _lazy_names(
        __name__,
        {
            "list_nodes": ".list_nodes:",
            "get_node": ".get_node:",
            "decode_invoice": ".decode_invoice:",
            "query_routes": ".query_routes:",
        },
    )
