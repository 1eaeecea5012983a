# Generated from openapi.yaml by `python -m scripts.regenerate`. Do not edit: change the spec or scripts/client/templates.
"""Receive and send bitcoin over Lightning through LNPay wallets.

Start with `LNPay`, or `AsyncLNPay` in async code.
"""

from typing import TYPE_CHECKING

from ._runtime.lazy import lazy_names

if TYPE_CHECKING:
    from . import errors as errors
    from . import models as models
    from . import types as types
    from ._runtime.aiohttp_client import DefaultAioHttpClient
    from .client import AsyncLNPay, LNPay
    from .errors import (
        APIConnectionError,
        APIResponseValidationError,
        APIStatusError,
        APITimeoutError,
        AuthenticationError,
        BadRequestError,
        ClientClosedError,
        InternalServerError,
        InvalidArgumentError,
        InvalidArgumentTypeError,
        InvoiceExpired,
        LNPayError,
        MissingCredentialsError,
        NotFoundError,
        PermissionDeniedError,
        RateLimitError,
        WaiterError,
        WaiterTimeoutError,
        WebhookSignatureError,
    )
    from .models.custy_domain import CustyDomain
    from .models.decoded_invoice import DecodedInvoice
    from .models.error import Error
    from .models.event_type import EventType
    from .models.event_wallet import EventWallet
    from .models.hop import Hop
    from .models.hop_hint import HopHint
    from .models.invoice_request import InvoiceRequest
    from .models.keysend_request import KeysendRequest
    from .models.ln_tx import LnTx
    from .models.lnurl_pay_parameters import LnurlPayParameters
    from .models.lnurl_withdraw import LnurlWithdraw
    from .models.lnurlpay import Lnurlpay
    from .models.lnurlpay_payment import LnurlpayPayment
    from .models.lnurlpay_request import LnurlpayRequest
    from .models.lnurlpay_update import LnurlpayUpdate
    from .models.new_wallet import NewWallet
    from .models.node import Node
    from .models.node_request_parameters import NodeRequestParameters
    from .models.partial_ln_tx import PartialLnTx
    from .models.partial_lnurlpay import PartialLnurlpay
    from .models.partial_node import PartialNode
    from .models.partial_wallet import PartialWallet
    from .models.partial_wallet_transaction import PartialWalletTransaction
    from .models.pass_thru import PassThru
    from .models.pay_invoice_request import PayInvoiceRequest
    from .models.queued_job import QueuedJob
    from .models.route import Route
    from .models.route_hint import RouteHint
    from .models.routes import Routes
    from .models.send_failure_data import SendFailureData
    from .models.status_type import StatusType
    from .models.transfer import Transfer
    from .models.transfer_request import TransferRequest
    from .models.wallet import Wallet
    from .models.wallet_created_event import WalletCreatedEvent
    from .models.wallet_data import WalletData
    from .models.wallet_receive_event import WalletReceiveEvent
    from .models.wallet_request import WalletRequest
    from .models.wallet_send_event import WalletSendEvent
    from .models.wallet_send_failure_event import WalletSendFailureEvent
    from .models.wallet_transaction import WalletTransaction
    from .models.wallet_transaction_data import WalletTransactionData
    from .models.wallet_transaction_ln_tx import WalletTransactionLnTx
    from .models.wallet_transaction_type import WalletTransactionType
    from .models.wallet_transfer_in_event import WalletTransferInEvent
    from .models.wallet_transfer_out_event import WalletTransferOutEvent
    from .models.wallet_type import WalletType
    from .models.webhook_event import WebhookEvent
    from .types import UNSET, AsyncPage, File, Page, RawResponse, Response, ResponseHeaders, Unset

__version__ = "1.1.0"

__all__ = (
    "APIConnectionError",
    "APIResponseValidationError",
    "APIStatusError",
    "APITimeoutError",
    "AsyncLNPay",
    "AsyncPage",
    "AuthenticationError",
    "BadRequestError",
    "ClientClosedError",
    "CustyDomain",
    "DecodedInvoice",
    "DefaultAioHttpClient",
    "Error",
    "EventType",
    "EventWallet",
    "File",
    "Hop",
    "HopHint",
    "InternalServerError",
    "InvalidArgumentError",
    "InvalidArgumentTypeError",
    "InvoiceExpired",
    "InvoiceRequest",
    "KeysendRequest",
    "LNPay",
    "LNPayError",
    "LnTx",
    "Lnurlpay",
    "LnurlPayParameters",
    "LnurlpayPayment",
    "LnurlpayRequest",
    "LnurlpayUpdate",
    "LnurlWithdraw",
    "MissingCredentialsError",
    "NewWallet",
    "Node",
    "NodeRequestParameters",
    "NotFoundError",
    "Page",
    "PartialLnTx",
    "PartialLnurlpay",
    "PartialNode",
    "PartialWallet",
    "PartialWalletTransaction",
    "PassThru",
    "PayInvoiceRequest",
    "PermissionDeniedError",
    "QueuedJob",
    "RateLimitError",
    "RawResponse",
    "Response",
    "ResponseHeaders",
    "Route",
    "RouteHint",
    "Routes",
    "SendFailureData",
    "StatusType",
    "Transfer",
    "TransferRequest",
    "UNSET",
    "Unset",
    "WaiterError",
    "WaiterTimeoutError",
    "Wallet",
    "WalletCreatedEvent",
    "WalletData",
    "WalletReceiveEvent",
    "WalletRequest",
    "WalletSendEvent",
    "WalletSendFailureEvent",
    "WalletTransaction",
    "WalletTransactionData",
    "WalletTransactionLnTx",
    "WalletTransactionType",
    "WalletTransferInEvent",
    "WalletTransferOutEvent",
    "WalletType",
    "WebhookEvent",
    "WebhookSignatureError",
    "__version__",
)

if not TYPE_CHECKING:
    __getattr__, __dir__ = lazy_names(
        __name__,
        {
            "APIConnectionError": ".errors",
            "APIResponseValidationError": ".errors",
            "APIStatusError": ".errors",
            "APITimeoutError": ".errors",
            "AsyncLNPay": ".client",
            "AsyncPage": ".types",
            "AuthenticationError": ".errors",
            "BadRequestError": ".errors",
            "ClientClosedError": ".errors",
            "CustyDomain": ".models.custy_domain",
            "DecodedInvoice": ".models.decoded_invoice",
            "DefaultAioHttpClient": "._runtime.aiohttp_client",
            "Error": ".models.error",
            "EventType": ".models.event_type",
            "EventWallet": ".models.event_wallet",
            "File": ".types",
            "Hop": ".models.hop",
            "HopHint": ".models.hop_hint",
            "InternalServerError": ".errors",
            "InvalidArgumentError": ".errors",
            "InvalidArgumentTypeError": ".errors",
            "InvoiceExpired": ".errors",
            "InvoiceRequest": ".models.invoice_request",
            "KeysendRequest": ".models.keysend_request",
            "LNPay": ".client",
            "LNPayError": ".errors",
            "LnTx": ".models.ln_tx",
            "Lnurlpay": ".models.lnurlpay",
            "LnurlPayParameters": ".models.lnurl_pay_parameters",
            "LnurlpayPayment": ".models.lnurlpay_payment",
            "LnurlpayRequest": ".models.lnurlpay_request",
            "LnurlpayUpdate": ".models.lnurlpay_update",
            "LnurlWithdraw": ".models.lnurl_withdraw",
            "MissingCredentialsError": ".errors",
            "NewWallet": ".models.new_wallet",
            "Node": ".models.node",
            "NodeRequestParameters": ".models.node_request_parameters",
            "NotFoundError": ".errors",
            "Page": ".types",
            "PartialLnTx": ".models.partial_ln_tx",
            "PartialLnurlpay": ".models.partial_lnurlpay",
            "PartialNode": ".models.partial_node",
            "PartialWallet": ".models.partial_wallet",
            "PartialWalletTransaction": ".models.partial_wallet_transaction",
            "PassThru": ".models.pass_thru",
            "PayInvoiceRequest": ".models.pay_invoice_request",
            "PermissionDeniedError": ".errors",
            "QueuedJob": ".models.queued_job",
            "RateLimitError": ".errors",
            "RawResponse": ".types",
            "Response": ".types",
            "ResponseHeaders": ".types",
            "Route": ".models.route",
            "RouteHint": ".models.route_hint",
            "Routes": ".models.routes",
            "SendFailureData": ".models.send_failure_data",
            "StatusType": ".models.status_type",
            "Transfer": ".models.transfer",
            "TransferRequest": ".models.transfer_request",
            "UNSET": ".types",
            "Unset": ".types",
            "WaiterError": ".errors",
            "WaiterTimeoutError": ".errors",
            "Wallet": ".models.wallet",
            "WalletCreatedEvent": ".models.wallet_created_event",
            "WalletData": ".models.wallet_data",
            "WalletReceiveEvent": ".models.wallet_receive_event",
            "WalletRequest": ".models.wallet_request",
            "WalletSendEvent": ".models.wallet_send_event",
            "WalletSendFailureEvent": ".models.wallet_send_failure_event",
            "WalletTransaction": ".models.wallet_transaction",
            "WalletTransactionData": ".models.wallet_transaction_data",
            "WalletTransactionLnTx": ".models.wallet_transaction_ln_tx",
            "WalletTransactionType": ".models.wallet_transaction_type",
            "WalletTransferInEvent": ".models.wallet_transfer_in_event",
            "WalletTransferOutEvent": ".models.wallet_transfer_out_event",
            "WalletType": ".models.wallet_type",
            "WebhookEvent": ".models.webhook_event",
            "WebhookSignatureError": ".errors",
            "errors": ".errors:",
            "models": ".models:",
            "types": ".types:",
        },
    )
