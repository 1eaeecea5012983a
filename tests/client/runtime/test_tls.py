"""TLS settings: httpx's certificates, those of the environment, and none for plain http."""

from __future__ import annotations

import os
import ssl
from pathlib import Path

import pytest

from scripts.client.runtime import errors
from scripts.client.runtime.tls import tls, tls_for


@pytest.fixture(autouse=True)
def _no_certificates(monkeypatch: pytest.MonkeyPatch) -> None:
    """Ignore the machine's environment."""
    for name in ("SSL_CERT_FILE", "SSL_CERT_DIR"):
        monkeypatch.delenv(name, raising=False)


def test_certificates_are_verified_and_read_once() -> None:
    """The settings verify certificates and names; they are loaded only once, because loading takes long."""
    assert tls() is tls() is tls_for("https")
    assert tls().verify_mode is ssl.CERT_REQUIRED and tls().check_hostname


def test_plain_http_needs_no_settings() -> None:
    """A client for plain http loads no certificates."""
    assert tls_for("http") is None


@pytest.mark.parametrize("value", ["/no/such/ca.pem", os.devnull])
def test_a_wrong_file_is_named(monkeypatch: pytest.MonkeyPatch, value: str) -> None:
    """A file without certificates is rejected by the name of its variable, for plain http too."""
    monkeypatch.setenv("SSL_CERT_FILE", value)
    with pytest.raises(errors.InvalidArgumentError, match="the environment variable SSL_CERT_FILE must be"):
        tls_for("http")


def test_a_folder_of_certificates(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A directory in the environment replaces httpx's own settings."""
    before = tls()
    monkeypatch.setenv("SSL_CERT_DIR", str(tmp_path))
    assert tls() is not before and tls() is tls()
