# Generated from openapi.yaml by `python -m scripts.regenerate`. Do not edit: change the spec or scripts/client/templates.
"""LNURL-pay links and lightning addresses, for receiving and sending payments."""

from typing import TYPE_CHECKING

from ..._runtime.lazy import lazy_names as _lazy_names

if TYPE_CHECKING:
    from . import get_lnurlpay as get_lnurlpay
    from . import get_lnurlpay_probe as get_lnurlpay_probe
    from . import post_create_lnurlpay as post_create_lnurlpay
    from . import post_lnurlpay_pay as post_lnurlpay_pay
    from . import post_update_lnurlpay as post_update_lnurlpay

if not TYPE_CHECKING:
    __getattr__, __dir__ = _lazy_names(
        __name__,
        {
            "post_create_lnurlpay": ".post_create_lnurlpay:",
            "get_lnurlpay": ".get_lnurlpay:",
            "post_update_lnurlpay": ".post_update_lnurlpay:",
            "get_lnurlpay_probe": ".get_lnurlpay_probe:",
            "post_lnurlpay_pay": ".post_lnurlpay_pay:",
        },
    )
