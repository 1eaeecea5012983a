# Generated from openapi.yaml by `python -m scripts.regenerate`. Do not edit: change the spec or scripts/client/templates.
"""Operations on a wallet, such as creating an invoice for it or paying from it."""

from typing import TYPE_CHECKING

from ..._runtime.lazy import lazy_names as _lazy_names

if TYPE_CHECKING:
    from . import get_lnurl_wallet_withdraw_static as get_lnurl_wallet_withdraw_static
    from . import get_wallet as get_wallet
    from . import get_wallet_lnurl_withdraw as get_wallet_lnurl_withdraw
    from . import list_wallet_transactions as list_wallet_transactions
    from . import list_wallets as list_wallets
    from . import post_create_wallet as post_create_wallet
    from . import post_wallet_invoice as post_wallet_invoice
    from . import post_wallet_keysend as post_wallet_keysend
    from . import post_wallet_send as post_wallet_send
    from . import post_wallet_transfer as post_wallet_transfer

if not TYPE_CHECKING:
    __getattr__, __dir__ = _lazy_names(
        __name__,
        {
            "post_create_wallet": ".post_create_wallet:",
            "get_wallet": ".get_wallet:",
            "list_wallets": ".list_wallets:",
            "list_wallet_transactions": ".list_wallet_transactions:",
            "post_wallet_invoice": ".post_wallet_invoice:",
            "post_wallet_send": ".post_wallet_send:",
            "post_wallet_transfer": ".post_wallet_transfer:",
            "post_wallet_keysend": ".post_wallet_keysend:",
            "get_wallet_lnurl_withdraw": ".get_wallet_lnurl_withdraw:",
            "get_lnurl_wallet_withdraw_static": ".get_lnurl_wallet_withdraw_static:",
        },
    )
