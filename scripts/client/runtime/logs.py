"""Keep keys out of httpx's log.

httpx logs each request's URL at INFO on the logger "httpx", and an API's paths and queries may hold keys. There is no
switch for it, so a filter on that logger puts the URL without secrets in place of the real one: in the records of our
own requests alone, which a context variable marks.
"""

from __future__ import annotations

import logging
from collections.abc import Generator
from contextlib import contextmanager
from contextvars import ContextVar

_shown_url: ContextVar[str | None] = ContextVar(f"{__name__}.shown_url", default=None)


class HideSecrets(logging.Filter):
    """Put the URL without secrets into the records of our requests; let every record pass."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Rewrite the record's URL while one of our requests is under way."""
        shown = _shown_url.get()
        if shown is not None and isinstance(record.args, tuple):
            record.args = tuple(shown if type(argument).__name__ == "URL" else argument for argument in record.args)
        return True


_FILTER = HideSecrets()


@contextmanager
def hidden_secrets(shown_url: str) -> Generator[None]:
    """Log `shown_url` in place of the real URL for requests that are sent inside."""
    logging.getLogger("httpx").addFilter(_FILTER)  # adding it again changes nothing
    token = _shown_url.set(shown_url)
    try:
        yield
    finally:
        _shown_url.reset(token)
