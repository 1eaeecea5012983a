# Generated from openapi.yaml by `python -m scripts.regenerate`. Do not edit: change the spec or scripts/client/templates.
"""Webhooks as typed events, with verified signatures."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final, TypeAlias

from . import models
from ._runtime import nested as _n
from ._runtime.webhooks import Events, Headers, Signature, read_event, read_webhook, verify

Event: TypeAlias = (
    models.WalletCreatedEvent
    | models.WalletReceiveEvent
    | models.WalletSendEvent
    | models.WalletTransferOutEvent
    | models.WalletTransferInEvent
    | models.WalletSendFailureEvent
    | models.WebhookEvent
)
"""Any event; an event that the spec does not name is parsed as the last of these types."""

_SIGNATURE: Final = Signature(
    header="X-LNPay-Signature",
    algorithm="sha256",
    encoding="hex",
    signs="body",
)
_EVENTS: Final = Events(
    path=("event", "name"),
    codecs={
        "wallet_created": _n.Object("wallet_created_event", "WalletCreatedEvent"),
        "wallet_receive": _n.Object("wallet_receive_event", "WalletReceiveEvent"),
        "wallet_send": _n.Object("wallet_send_event", "WalletSendEvent"),
        "wallet_transfer_out": _n.Object("wallet_transfer_out_event", "WalletTransferOutEvent"),
        "wallet_transfer_in": _n.Object("wallet_transfer_in_event", "WalletTransferInEvent"),
        "wallet_send_failure": _n.Object("wallet_send_failure_event", "WalletSendFailureEvent"),
    },
    unknown=_n.Object("webhook_event", "WebhookEvent"),
)


class Webhooks:
    """Parses webhooks. Available on clients as `webhooks`."""

    @staticmethod
    def unwrap(body: str | bytes, headers: Headers, *, secret: str | bytes) -> Event:
        """Verify the signature of a webhook and return its event.

        Args:
            body: The raw request body, because the signature covers its bytes.
            headers: The request headers, as your web framework provides them.
            secret: The secret you share with the API.

        Raises:
            WebhookSignatureError: The signature is missing or invalid. Respond with status 400 and do nothing else.
            InvalidArgumentError: The body is not an event of this API.
        """
        verify(_SIGNATURE, body, headers, secret)
        event: Event = read_event(_EVENTS, body)
        return event

    @staticmethod
    def parse(body: str | bytes | Mapping[str, Any]) -> Event:
        """Parse a webhook and return its event, without verifying its signature, so it may be forged.

        Args:
            body: The request body: JSON as text or bytes, or already parsed.

        Raises:
            InvalidArgumentError: The body is not an event of this API.
        """
        event: Event = read_event(_EVENTS, body)
        return event


def read_wallet_created(body: str | bytes | Mapping[str, Any]) -> models.WalletCreatedEvent:
    """A wallet was created

    Sent after a wallet is created.

    Args:
        body: The request body: JSON as text or bytes, or already parsed.
    """
    result: models.WalletCreatedEvent = read_webhook(_n.Object("wallet_created_event", "WalletCreatedEvent"), body)
    return result


def read_wallet_receive(body: str | bytes | Mapping[str, Any]) -> models.WalletReceiveEvent:
    """A wallet received a payment

    Sent when one of the wallet's invoices is paid or the wallet receives a keysend.

    `data.wtx.lnTx.id` is the `id` of the invoice, and `data.wtx.passThru` contains your own data.

    Args:
        body: The request body: JSON as text or bytes, or already parsed.
    """
    result: models.WalletReceiveEvent = read_webhook(_n.Object("wallet_receive_event", "WalletReceiveEvent"), body)
    return result


def read_wallet_send(body: str | bytes | Mapping[str, Any]) -> models.WalletSendEvent:
    """A wallet sent a payment

    Sent when a payment from the wallet succeeds: to an invoice, a node, an LNURL or a lightning address, or
    through LNURL-withdraw.

    The wallet's `balance` includes the payment, but not yet its routing fee.

    Args:
        body: The request body: JSON as text or bytes, or already parsed.
    """
    result: models.WalletSendEvent = read_webhook(_n.Object("wallet_send_event", "WalletSendEvent"), body)
    return result


def read_wallet_transfer_out(body: str | bytes | Mapping[str, Any]) -> models.WalletTransferOutEvent:
    """A wallet transferred to another wallet

    Sent for the paying wallet of a transfer, before `wallet_transfer_in`.

    Args:
        body: The request body: JSON as text or bytes, or already parsed.
    """
    result: models.WalletTransferOutEvent = read_webhook(
        _n.Object("wallet_transfer_out_event", "WalletTransferOutEvent"), body
    )
    return result


def read_wallet_transfer_in(body: str | bytes | Mapping[str, Any]) -> models.WalletTransferInEvent:
    """A wallet received a transfer

    Sent for the receiving wallet of a transfer, after `wallet_transfer_out`.

    Args:
        body: The request body: JSON as text or bytes, or already parsed.
    """
    result: models.WalletTransferInEvent = read_webhook(
        _n.Object("wallet_transfer_in_event", "WalletTransferInEvent"), body
    )
    return result


def read_wallet_send_failure(body: str | bytes | Mapping[str, Any]) -> models.WalletSendFailureEvent:
    """A payment from a wallet failed

    Sent when the node could not make a payment; no money is moved.

    For a queued payment, this is the only notice of the failure.

    Args:
        body: The request body: JSON as text or bytes, or already parsed.
    """
    result: models.WalletSendFailureEvent = read_webhook(
        _n.Object("wallet_send_failure_event", "WalletSendFailureEvent"), body
    )
    return result
