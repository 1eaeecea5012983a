# Generated from openapi.yaml by `python -m scripts.regenerate`. Do not edit: change the spec or scripts/client/templates.
"""The models of LNPay."""

from typing import TYPE_CHECKING

from .._runtime.lazy import lazy_names

if TYPE_CHECKING:
    from .custy_domain import CustyDomain
    from .decoded_invoice import DecodedInvoice
    from .error import Error
    from .event_type import EventType
    from .event_wallet import EventWallet
    from .hop import Hop
    from .hop_hint import HopHint
    from .invoice_request import InvoiceRequest
    from .keysend_request import KeysendRequest
    from .ln_tx import LnTx
    from .lnurl_pay_parameters import LnurlPayParameters
    from .lnurl_withdraw import LnurlWithdraw
    from .lnurlpay import Lnurlpay
    from .lnurlpay_payment import LnurlpayPayment
    from .lnurlpay_request import LnurlpayRequest
    from .lnurlpay_update import LnurlpayUpdate
    from .new_wallet import NewWallet
    from .node import Node
    from .node_request_parameters import NodeRequestParameters
    from .partial_ln_tx import PartialLnTx
    from .partial_lnurlpay import PartialLnurlpay
    from .partial_node import PartialNode
    from .partial_wallet import PartialWallet
    from .partial_wallet_transaction import PartialWalletTransaction
    from .pass_thru import PassThru
    from .pay_invoice_request import PayInvoiceRequest
    from .queued_job import QueuedJob
    from .route import Route
    from .route_hint import RouteHint
    from .routes import Routes
    from .send_failure_data import SendFailureData
    from .status_type import StatusType
    from .transfer import Transfer
    from .transfer_request import TransferRequest
    from .wallet import Wallet
    from .wallet_created_event import WalletCreatedEvent
    from .wallet_data import WalletData
    from .wallet_receive_event import WalletReceiveEvent
    from .wallet_request import WalletRequest
    from .wallet_send_event import WalletSendEvent
    from .wallet_send_failure_event import WalletSendFailureEvent
    from .wallet_transaction import WalletTransaction
    from .wallet_transaction_data import WalletTransactionData
    from .wallet_transaction_ln_tx import WalletTransactionLnTx
    from .wallet_transaction_type import WalletTransactionType
    from .wallet_transfer_in_event import WalletTransferInEvent
    from .wallet_transfer_out_event import WalletTransferOutEvent
    from .wallet_type import WalletType
    from .webhook_event import WebhookEvent

__all__ = (
    "CustyDomain",
    "DecodedInvoice",
    "Error",
    "EventType",
    "EventWallet",
    "Hop",
    "HopHint",
    "InvoiceRequest",
    "KeysendRequest",
    "LnTx",
    "Lnurlpay",
    "LnurlPayParameters",
    "LnurlpayPayment",
    "LnurlpayRequest",
    "LnurlpayUpdate",
    "LnurlWithdraw",
    "NewWallet",
    "Node",
    "NodeRequestParameters",
    "PartialLnTx",
    "PartialLnurlpay",
    "PartialNode",
    "PartialWallet",
    "PartialWalletTransaction",
    "PassThru",
    "PayInvoiceRequest",
    "QueuedJob",
    "Route",
    "RouteHint",
    "Routes",
    "SendFailureData",
    "StatusType",
    "Transfer",
    "TransferRequest",
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
)

if not TYPE_CHECKING:
    __getattr__, __dir__ = lazy_names(
        __name__,
        {
            "CustyDomain": ".custy_domain",
            "DecodedInvoice": ".decoded_invoice",
            "Error": ".error",
            "EventType": ".event_type",
            "EventWallet": ".event_wallet",
            "Hop": ".hop",
            "HopHint": ".hop_hint",
            "InvoiceRequest": ".invoice_request",
            "KeysendRequest": ".keysend_request",
            "LnTx": ".ln_tx",
            "Lnurlpay": ".lnurlpay",
            "LnurlPayParameters": ".lnurl_pay_parameters",
            "LnurlpayPayment": ".lnurlpay_payment",
            "LnurlpayRequest": ".lnurlpay_request",
            "LnurlpayUpdate": ".lnurlpay_update",
            "LnurlWithdraw": ".lnurl_withdraw",
            "NewWallet": ".new_wallet",
            "Node": ".node",
            "NodeRequestParameters": ".node_request_parameters",
            "PartialLnTx": ".partial_ln_tx",
            "PartialLnurlpay": ".partial_lnurlpay",
            "PartialNode": ".partial_node",
            "PartialWallet": ".partial_wallet",
            "PartialWalletTransaction": ".partial_wallet_transaction",
            "PassThru": ".pass_thru",
            "PayInvoiceRequest": ".pay_invoice_request",
            "QueuedJob": ".queued_job",
            "Route": ".route",
            "RouteHint": ".route_hint",
            "Routes": ".routes",
            "SendFailureData": ".send_failure_data",
            "StatusType": ".status_type",
            "Transfer": ".transfer",
            "TransferRequest": ".transfer_request",
            "Wallet": ".wallet",
            "WalletCreatedEvent": ".wallet_created_event",
            "WalletData": ".wallet_data",
            "WalletReceiveEvent": ".wallet_receive_event",
            "WalletRequest": ".wallet_request",
            "WalletSendEvent": ".wallet_send_event",
            "WalletSendFailureEvent": ".wallet_send_failure_event",
            "WalletTransaction": ".wallet_transaction",
            "WalletTransactionData": ".wallet_transaction_data",
            "WalletTransactionLnTx": ".wallet_transaction_ln_tx",
            "WalletTransactionType": ".wallet_transaction_type",
            "WalletTransferInEvent": ".wallet_transfer_in_event",
            "WalletTransferOutEvent": ".wallet_transfer_out_event",
            "WalletType": ".wallet_type",
            "WebhookEvent": ".webhook_event",
        },
    )
