# Generated from openapi.yaml by `python -m scripts.regenerate`. Do not edit: change the spec or scripts/client/templates.
"""The data models of LNPay."""

from typing import TYPE_CHECKING

from .._runtime.lazy import lazy_names

if TYPE_CHECKING:
    from .error import Error
    from .invoice_request import InvoiceRequest
    from .ln_tx import LnTx
    from .partial_ln_tx import PartialLnTx
    from .pass_thru import PassThru

__all__ = (
    "Error",
    "InvoiceRequest",
    "LnTx",
    "PartialLnTx",
    "PassThru",
)

if not TYPE_CHECKING:
    __getattr__, __dir__ = lazy_names(
        __name__,
        {
            "Error": ".error",
            "InvoiceRequest": ".invoice_request",
            "LnTx": ".ln_tx",
            "PartialLnTx": ".partial_ln_tx",
            "PassThru": ".pass_thru",
        },
    )
