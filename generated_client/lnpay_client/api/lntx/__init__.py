# Generated from openapi.yaml by `python -m scripts.regenerate`. Do not edit: change the spec or scripts/client/templates.
"""Lightning transactions (LnTx): invoices and payments."""

from typing import TYPE_CHECKING

from ..._runtime.lazy import lazy_names as _lazy_names

if TYPE_CHECKING:
    from . import get_ln_tx_object as get_ln_tx_object

if not TYPE_CHECKING:
    __getattr__, __dir__ = _lazy_names(
        __name__,
        {
            "get_ln_tx_object": ".get_ln_tx_object:",
        },
    )
