"""The five body fields of an invoice request: defaults, limits, and the order of complaints."""

from __future__ import annotations

import base64
import binascii
import re
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any

from . import refusals
from .checks import as_integer
from .money import RECORD_EXPIRY
from .pass_thru import read_pass_thru
from .refusals import Refusal
from .request_body import Fields
from .settings import Settings

DEFAULT_MEMO = "LNPAY Invoice"
FREE_TIER_SUFFIX = " (via LNPAY.co)"
DEFAULT_EXPIRY = 86_400
NAMES = ("num_satoshis", "memo", "expiry", "description_hash", "passThru")
HASH_BYTES = 32
LONGEST_TYPO = 30
MOST_TYPOS = 10
"""Limits for the comparison of names, however large a body is."""

_SPELLINGS = {name.lower(): name for name in NAMES}
_HEX = re.compile(r"(?:[0-9a-fA-F]{2})+")
_HEX_HASH = re.compile(r"[0-9a-fA-F]{64}")


@dataclass(frozen=True, kw_only=True)
class InvoiceFields:
    """The fields of an invoice, checked and with defaults."""

    num_satoshis: int
    memo: str
    expiry: int
    description_hash: str | None
    """As it was sent."""
    hash_bytes: bytes | None
    """The hash in the payment request instead of the memo."""
    pass_thru: dict[str, Any]


def check_fields(fields: Fields, settings: Settings) -> InvoiceFields:
    """Check the fields in LNPay's order: passThru, each field, the hash, the amount's limit."""
    pass_thru = read_pass_thru(fields.get("passThru"))
    checks = _Checks(fields, settings)
    amount = checks.amount()
    memo = checks.memo()
    expiry = checks.expiry()
    description_hash = checks.description_hash()
    if checks.last_complaint:
        raise checks.last_complaint
    hash_bytes = _decode_hash(description_hash, core=settings.core)
    if amount > settings.max_receive_sats:
        raise refusals.over_the_limit(settings.max_receive_sats)
    if hash_bytes is not None and len(hash_bytes) != HASH_BYTES:
        raise refusals.node_refused(f"description hash is {len(hash_bytes)} bytes, must be {HASH_BYTES}")
    return InvoiceFields(
        num_satoshis=amount,
        memo=memo if settings.paid_tier else memo + FREE_TIER_SUFFIX,
        expiry=expiry,
        description_hash=description_hash,
        hash_bytes=hash_bytes,
        pass_thru=pass_thru,
    )


def hint_about_names(fields: Fields) -> str | None:
    """A hint about an ignored field that looks misspelt."""
    unknown = [name for name in fields if name not in NAMES and len(name) <= LONGEST_TYPO]
    for name in unknown[:MOST_TYPOS]:
        near = get_close_matches(name.lower(), _SPELLINGS, 1)
        if near:
            return f"{name!r} is ignored; did you mean {_SPELLINGS[near[0]]!r}?"
    return None


class _Checks:
    """One method per field; of several complaints, LNPay reports the last."""

    def __init__(self, fields: Fields, settings: Settings) -> None:
        self.fields = fields
        self.settings = settings
        self.last_complaint: Refusal | None = None

    def amount(self) -> int:
        sent = self.fields.get("num_satoshis")
        if sent is None and self.settings.core:
            return 0
        if sent is None or sent == "":
            return self._complain(refusals.blank("Num Satoshis"))
        amount = self._integer("Num Satoshis", sent)
        if amount < 0 and not self.settings.core:
            return self._complain(refusals.negative_amount())
        return amount

    def memo(self) -> str:
        sent = self.fields.get("memo")
        if sent is None:
            return DEFAULT_MEMO
        if not isinstance(sent, str):
            self._complain(refusals.not_a_string("Memo"))
        return str(sent)

    def expiry(self) -> int:
        sent = self.fields.get("expiry")
        if sent is None:
            return DEFAULT_EXPIRY
        return RECORD_EXPIRY if sent == "" else self._integer("Expiry", sent)

    def description_hash(self) -> str | None:
        sent = self.fields.get("description_hash")
        if sent is not None and not isinstance(sent, str):
            self._complain(refusals.not_a_string("Description Hash"))
        return str(sent) if sent is not None else None

    def _integer(self, label: str, sent: Any) -> int:
        found = as_integer(sent)
        return self._complain(refusals.not_an_integer(label)) if found is None else found

    def _complain(self, refusal: Refusal) -> int:
        self.last_complaint = refusal
        return 0


def _decode_hash(sent: str | None, *, core: bool) -> bytes | None:
    """The hash's bytes, from hex or base64; the core server accepts only hex, and drops anything else."""
    if not sent:
        return None
    if core:  # PHP warns about invalid hex and continues without a hash; the node checks the length
        return bytes.fromhex(sent) if _HEX.fullmatch(sent) else None
    if _HEX_HASH.fullmatch(sent):
        return bytes.fromhex(sent)
    try:
        decoded = base64.b64decode(sent, validate=True)
    except (binascii.Error, ValueError):
        decoded = b""
    if len(decoded) != HASH_BYTES:
        raise refusals.bad_description_hash()
    return decoded
