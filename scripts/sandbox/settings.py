"""The settings of the sandbox; the defaults match LNPay's own documentation."""

from __future__ import annotations

from dataclasses import dataclass

MAINNET_REFUSED = (
    "the sandbox creates only regtest invoices (lnbcrt): one for real money could be mistaken for a real one "
    "and paid, but would never settle"
)


class SettingsError(ValueError):
    """The setting is invalid; the message says why."""


@dataclass(frozen=True, kw_only=True)
class Settings:
    """How the sandbox behaves where LNPay's accounts and versions differ."""

    paid_tier: bool = True
    """False: the free tier, which adds " (via LNPAY.co)" to every memo."""
    max_receive_sats: int = 10_000
    """The account's limit per invoice, in satoshis."""
    max_send_sats: int = 10_000
    """The account's limit per payment, in satoshis."""
    flat_pass_thru: bool = False
    """True: user data is next to `wallet_id` in `passThru`, as on newer servers, not under `userDefined`."""
    all_fields: bool = False
    """True: an LnTx has the 20 fields of newer servers; False: the 16 documented ones."""
    core: bool = False
    """True: behave like the open source server where it differs from the documentation.

    A missing `num_satoshis` makes an any-amount invoice (so JSON sent without its content type does too), a negative
    one is a 500, `description_hash` is hex only, and the responses have the shape of `flat_pass_thru` and `all_fields`.
    """
    debug: bool = False
    """True: errors have `type`, and a 500 has its reason, as on a server in debug mode."""
    hosts: tuple[str, ...] = ()
    """Additional host names for the controls."""
    seed: str = ""
    """The keys, ids and nodes of a fresh sandbox are derived from this text; if empty, they are random."""
    network: str = "regtest"
    """Only regtest is allowed."""

    def __post_init__(self) -> None:
        if self.network != "regtest":
            raise SettingsError(f"Network {self.network!r} refused: {MAINNET_REFUSED}.")
        if self.max_receive_sats < 1 or self.max_send_sats < 1:
            raise SettingsError("The limits per invoice and payment must be at least 1 satoshi.")

    @property
    def flat(self) -> bool:
        """Whether user data is flat in `passThru`."""
        return self.flat_pass_thru or self.core

    @property
    def newer_fields(self) -> bool:
        """Whether an LnTx has the four newer fields."""
        return self.all_fields or self.core
