# Copied from scripts/client/runtime by `python -m scripts.regenerate`. Do not edit this copy.
"""TLS settings: trust httpx's certificates, or those that the environment names."""

from __future__ import annotations

import functools
import os
import ssl
from typing import Final

import httpx

from . import errors

_CERTIFICATES: Final = ("SSL_CERT_FILE", "SSL_CERT_DIR")
"""Environment variables that httpx reads as well."""


def tls() -> ssl.SSLContext:
    """Return httpx's own TLS settings, which verify certificates; cached, since they take long to load."""
    for name in _CERTIFICATES:
        if os.environ.get(name):
            try:
                return _tls(os.environ.get("SSL_CERT_FILE"), os.environ.get("SSL_CERT_DIR"))
            except (OSError, ValueError) as error:  # ssl.SSLError is an OSError
                allowed = "a file or folder of PEM certificates"
                text = f"the environment variable {name} must be {allowed}, not {os.environ[name]!r}: {error}"
                raise errors.InvalidArgumentError(text, argument=name, allowed=allowed) from error
    return _tls(None, None)


@functools.lru_cache(maxsize=4)
def _tls(_file: str | None, _folder: str | None) -> ssl.SSLContext:
    return httpx.create_ssl_context()  # reads the same variables


def tls_for(scheme: str) -> ssl.SSLContext | None:
    """Return the TLS settings for a scheme; none for plain http, as they take long to load."""
    return tls() if scheme == "https" or any(map(os.environ.get, _CERTIFICATES)) else None
