# Copied from scripts/client/runtime by `python -m scripts.regenerate`. Do not edit this copy.
"""When a request is sent again: httpx-retries does it, this says when and how long to wait.

What may be done twice without harm is sent again after a failed connection and after 408, 429, 502, 503 and 504.
The rest, such as POST, is sent again only if it surely was not processed: no connection was made, or the server said
429, or 503 with Retry-After.
"""

from __future__ import annotations

import copy
import random
from typing import Final

import httpx
from httpx_retries import Retry

RETRIED: Final = frozenset({408, 429, 502, 503, 504})
_TOO_MANY_REQUESTS: Final = 429
_SERVICE_UNAVAILABLE: Final = 503
_TRANSIENT: Final = (httpx.TimeoutException, httpx.NetworkError, httpx.RemoteProtocolError, httpx.ProxyError)
_NEVER_SENT: Final = (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout)

LONGEST_WAIT: Final = 30.0
"""Seconds; a longer Retry-After is cut to this."""
_FIRST_WAIT: Final = 0.5
_LONGEST_BACKOFF: Final = 8.0


class Attempts:
    """What has been tried so far; shared by the policies that follow each other."""

    __slots__ = ("count", "response")

    def __init__(self) -> None:
        """Start with nothing tried."""
        self.count = 0
        self.response: httpx.Response | None = None


class RetryPolicy(Retry):
    """httpx-retries' policy with our rules."""

    def __init__(self, max_retries: int, *, idempotent: bool, attempts: Attempts) -> None:
        """Set how often, and whether the request may be done twice."""
        super().__init__(
            total=max_retries,
            status_forcelist=RETRIED,
            retry_on_exceptions=_TRANSIENT if idempotent else _NEVER_SENT,
            max_backoff_wait=LONGEST_WAIT,
        )
        self.idempotent = idempotent
        self.attempts = attempts

    def is_retryable_method(self, method: str) -> bool:
        """Return True: what matters is whether the request was processed, and that depends on the answer."""
        return True

    def is_retryable_status_code(self, status_code: int) -> bool:
        """Return whether an answer of this status says that trying again may help and does no harm."""
        if status_code not in self.status_forcelist:
            return False
        if self.idempotent or status_code == _TOO_MANY_REQUESTS:
            return True
        response = self.attempts.response
        told_when = response is not None and "Retry-After" in response.headers
        return status_code == _SERVICE_UNAVAILABLE and told_when

    def is_retryable_exception(self, exception: Exception) -> bool:
        """Return whether trying again may help and does no harm."""
        return super().is_retryable_exception(exception) and (self.idempotent or never_sent(exception))

    def parse_retry_after(self, retry_after: str) -> float:
        """Return the seconds to wait; fractions of a second are understood too."""
        try:
            return max(0.0, float(retry_after))
        except ValueError:
            return super().parse_retry_after(retry_after)

    def backoff_strategy(self) -> float:
        """Return half a second, then twice as long each time, up to eight, less up to a quarter by chance."""
        longest = min(_FIRST_WAIT * 2 ** (self.attempts_made - 1), _LONGEST_BACKOFF)
        return float(longest * random.uniform(0.75, 1.0))

    def increment(self) -> RetryPolicy:
        """Return the policy for the next attempt."""
        following = copy.copy(self)
        following.attempts_made += 1
        return following


def never_sent(error: Exception) -> bool:
    """Return whether a fault means that no connection was made, so that the server cannot have seen the request.

    httpx-aiohttp reports a server that hangs up after the request as httpx.ConnectTimeout; its cause tells the truth.
    """
    if not isinstance(error, _NEVER_SENT):
        return False
    cause = type(error.__cause__)
    if cause.__module__.partition(".")[0] != "aiohttp":
        return True
    return any(base.__name__ == "ClientConnectorError" for base in cause.__mro__)
