"""Checks body fields and query parameters, with LNPay's messages; of several complaints, LNPay reports the last."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from . import refusals
from .refusals import Refusal
from .request_body import INT64

MAX_TEXT = 255
_INTEGER = re.compile(r"[+-]?[0-9]{1,19}")


def as_integer(sent: Any) -> int | None:
    """A JSON integer or a string of digits, within 64 bits; None for anything else, such as true and 5.0."""
    if isinstance(sent, str) and _INTEGER.fullmatch(sent):
        sent = int(sent)
    return sent if type(sent) is int and -INT64 <= sent < INT64 else None


class Checks:
    """Reads fields one by one; `finish` raises the last complaint."""

    def __init__(self, fields: Mapping[str, Any]) -> None:
        self.fields = fields
        self.complaint: Refusal | None = None

    def finish(self) -> None:
        """Raise the last complaint, if there is one."""
        if self.complaint:
            raise self.complaint

    def complain(self, refusal: Refusal) -> None:
        """Note a complaint."""
        self.complaint = refusal

    def text(
        self, name: str, *, label: str = "", required: bool = False, limit: int = MAX_TEXT, length: int | None = None
    ) -> str | None:
        """A string; None if it is absent."""
        sent, label = self.fields.get(name), label or label_of(name)
        if sent is None or sent == "":
            if required:
                self.complain(refusals.blank(label))
            return None
        if not isinstance(sent, str):
            self.complain(refusals.not_a_string(label))
        elif length is not None and len(sent) != length:
            self.complain(refusals.wrong_length(label, length))
        elif length is None and len(sent) > limit:
            self.complain(refusals.too_long(label, limit))
        else:
            return sent
        return None

    def integer(self, name: str, *, required: bool = False, minimum: int = 0, number: bool = False) -> int | None:
        """An integer, as a number or a string; None if it is absent."""
        sent, label = self.fields.get(name), label_of(name)
        if sent is None or sent == "":
            if required:
                self.complain(refusals.blank(label))
            return None
        value = as_integer(sent)
        if value is None:
            self.complain(refusals.not_a_number(label) if number else refusals.not_an_integer(label))
        elif value < minimum:
            self.complain(refusals.too_small(label, minimum))
        else:
            return value
        return None


def label_of(name: str) -> str:
    """A field's name in LNPay's messages: `lnurlp_minSendable_msat` is `Lnurlp Min Sendable Msat`."""
    words = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", name.replace("_", " "))
    return " ".join(word[:1].upper() + word[1:] for word in words.split())
