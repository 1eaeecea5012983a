"""The table of promises: one row each, kept by LNPay's client and by that of an API with other names, keys and shapes.

Each row uses real HTTP, sync and async: LNPay's with the sandbox and its faults, the other's with a server that
responds as the row requires.
"""

from __future__ import annotations

import asyncio
import logging
import pickle
from collections.abc import Callable
from functools import partial
from typing import Any

import pytest

from tests.library.conftest import TestClock


def raises(subject: Any, name: str, call: Callable[[Any], Any], **options: Any) -> Any:
    """Return the error that a call raises."""
    with pytest.raises(subject.error(name)) as caught:
        subject(call, **options)
    return caught.value


def flat_arguments(subject: Any) -> None:
    assert subject(subject.make).to_dict()[subject.required] == 7


def ready_body(subject: Any) -> None:
    assert subject(subject.ready).to_dict()[subject.required] == 7


def whole_result(subject: Any) -> None:
    assert type(subject(subject.read)).__name__ == subject.whole


def partial_result(subject: Any) -> None:
    found = subject(subject.read_partial)
    assert type(found).__name__ == subject.partial and found.to_dict() == {"id": subject.id()}


def unknown_fields_survive(subject: Any) -> None:
    body = {**subject(subject.read).to_dict(), "brand_new": {"a": [1]}}
    subject.say(status=200, body=body)
    assert subject(subject.read).to_dict() == body


def missing_field(subject: Any) -> None:
    subject.say(status=200, body={"id": "x"})
    error = raises(subject, "APIResponseValidationError", subject.read)
    assert error.field and f"{error.field} is missing" in str(error) and error.body == {"id": "x"}


def html_page(subject: Any) -> None:
    subject.html(200)
    assert raises(subject, "APIResponseValidationError", subject.read).field is None


def status_errors(subject: Any) -> None:
    names = {400: "BadRequestError", 401: "AuthenticationError", 403: "PermissionDeniedError", 404: "NotFoundError",
             418: "APIStatusError", 500: "InternalServerError", 520: "InternalServerError"}  # fmt: skip
    subject.id()
    for status, name in names.items():
        subject.say(status=status, body={"message": "the server's words"})
        error = raises(subject, name, subject.read)
        assert type(error).__name__ == name and error.status_code == status
        assert str(error).startswith(f"GET {subject.path}: {status}") and str(error).endswith("the server's words")


def error_pickles(subject: Any) -> None:
    subject.say(status=404, body={"message": "gone", "more": 1})
    error = raises(subject, "NotFoundError", lambda client: subject.read(client, "x"))
    twin = pickle.loads(pickle.dumps(error))
    assert (str(twin), twin.body, twin.response.status_code) == (str(error), {"message": "gone", "more": 1}, 404)


def no_server(subject: Any) -> None:
    read = lambda client: subject.read(client, "x")  # noqa: E731  one line says it
    raises(subject, "APIConnectionError", read, base_url=subject.nowhere, max_retries=0)


def wrong_key(subject: Any) -> None:
    wrong = "sk_thiskeyisnotright"
    error = raises(subject, "AuthenticationError", lambda client: subject.read(client, "x"), api_key=wrong)
    assert wrong not in str(error)


def no_key(subject: Any) -> None:
    error = raises(subject, "MissingCredentialsError", subject.read, api_key=None)
    assert isinstance(error, ValueError) and "_API_KEY" in str(error)


def keys_masked(subject: Any) -> None:
    shown: list[str] = []

    def use(client: Any) -> Any:
        shown.extend([repr(client), str(vars(client))])
        return subject.make(client)

    subject(use)
    assert all(secret not in text for text in shown for secret in subject.secrets)


def plain_http_refused(subject: Any) -> None:
    raises(subject, "InvalidArgumentError", subject.read, base_url="http://example.com")


def paths_stay(subject: Any) -> None:
    def read(client: Any, key: str) -> Any:
        return client.lntx.retrieve(key) if hasattr(client, "lntx") else client.parcels.track(key)

    for key in ("", ".", ".."):
        error = raises(subject, "InvalidArgumentError", partial(read, key=key))
        assert error.argument in ("lntx_id", "parcel_key") and isinstance(error, ValueError)


def input_checked(subject: Any) -> None:
    before = subject.count()
    for amount, kind in ((-1, ValueError), ("7", TypeError), (1.5, TypeError), (True, TypeError)):
        error = raises(subject, "InvalidArgumentError", partial(subject.make, amount=amount))
        assert error.argument == subject.required and repr(amount) in str(error) and isinstance(error, kind)
    assert subject.count() == before


def get_retried(subject: Any) -> None:
    subject.id()
    for strike in (lambda: subject.say(status=503, times=2, headers={"Retry-After": "0"}), subject.drop):
        strike()
        assert subject(subject.read).to_dict()["id"] == subject.id()


def post_not_repeated(subject: Any) -> None:
    before = subject.count()
    subject.drop()
    assert raises(subject, "APIConnectionError", subject.make).attempts == 1
    subject.say(status=502)
    assert raises(subject, "InternalServerError", subject.make).attempts == 1
    assert subject.count() <= before + 1


def post_retried_when_safe(subject: Any) -> None:
    before = subject.count()
    subject.say(status=429)
    subject.say(status=503, headers={"Retry-After": "0"})
    subject(subject.make)
    assert subject.count() == before + 1


def retries_off(subject: Any) -> None:
    subject.id()
    subject.say(status=503, times=1)
    assert raises(subject, "InternalServerError", subject.read, max_retries=0).attempts == 1


def waiter_success(subject: Any) -> None:
    subject.done()
    subject.say(status=503)
    assert subject(lambda client: subject.wait(client, timeout=600)).to_dict()["id"] == subject.id()


def waiter_failure(subject: Any) -> None:
    subject.lost()
    error = raises(subject, subject.failure, lambda client: subject.wait(client, timeout=600))
    assert isinstance(error, subject.error("WaiterError")) and error.last.id == subject.id()


def waiter_deadline(subject: Any) -> None:
    clock = TestClock()
    clock.meanwhile = lambda: clock.pass_time(600)  # the deadline passes between two polls, and each poll has its time

    def wait(client: Any) -> Any:
        client._clock = clock
        return subject.wait(client, timeout=600)

    error = raises(subject, "WaiterTimeoutError", wait)
    assert subject.waiter in str(error) and error.last.id == subject.id()


def closed(subject: Any) -> None:
    kept: list[Any] = []

    def use(client: Any) -> Any:
        kept.append(client)
        return subject.make(client)

    subject(use)
    with pytest.raises(subject.error("ClientClosedError")):
        result = subject.make(kept[0])
        asyncio.run(result)


PROMISES: dict[str, Callable[[Any], None]] = {
    "body properties are flat arguments": flat_arguments,
    "a ready body model is accepted too": ready_body,
    "the result is the whole model": whole_result,
    "fields= gives a partial result": partial_result,
    "unknown fields and values survive a round trip": unknown_fields_survive,
    "a missing required field is named": missing_field,
    "an HTML page is not a result": html_page,
    "each status raises its class": status_errors,
    "errors pickle and keep their data": error_pickles,
    "an unreachable server is a connection error": no_server,
    "a wrong key is an authentication error that does not show it": wrong_key,
    "a missing key is reported before anything is sent": no_key,
    "keys are masked": keys_masked,
    "plain http is refused": plain_http_refused,
    "paths lead where the spec says": paths_stay,
    "input is checked before sending": input_checked,
    "what only reads is retried": get_retried,
    "what may not be done twice is not": post_not_repeated,
    "it is retried when it was certainly not processed": post_retried_when_safe,
    "retries can be turned off": retries_off,
    "waiters end at success, in spite of transient errors": waiter_success,
    "waiters end at failure": waiter_failure,
    "waiters end at the deadline": waiter_deadline,
    "a closed client says so": closed,
}


@pytest.mark.parametrize("promise", PROMISES)
def test_promises(subject: Any, promise: str, caplog: pytest.LogCaptureFixture) -> None:
    """Each promise is kept, and no key is logged in the process."""
    caplog.set_level(logging.DEBUG)
    PROMISES[promise](subject)
    assert not any(secret in caplog.text for secret in subject.secrets)
