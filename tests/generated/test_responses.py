"""How responses are parsed: documented or not, in every shape that servers and proxies produce."""

from __future__ import annotations

import asyncio
import pickle
from collections.abc import Callable, Iterator
from types import ModuleType
from typing import Any

import pytest

SPEC = """
openapi: 3.0.3
info: {title: answers, version: "1.2"}
paths:
  /thing:
    get:
      operationId: getThing
      tags: [things]
      responses:
        "200": {description: A thing., content: {application/json: {schema: {$ref: "#/components/schemas/Thing"}}}}
        "202": {description: Later., content: {text/plain: {schema: {type: string}}}}
        "204": {description: None.}
        "404": {description: No., content: {application/json: {schema: {$ref: "#/components/schemas/Problem"}}}}
        "4XX": {description: No., content: {application/problem+json: {schema: {$ref: "#/components/schemas/Problem"}}}}
        default: {description: No., content: {application/json: {schema: {type: object}}}}
  /file:
    get:
      operationId: getFile
      tags: [things]
      responses:
        "200": {description: F., content: {application/pdf: {schema: {type: string, format: binary}}}}
  /text:
    get:
      operationId: getText
      tags: [things]
      responses: {"200": {description: T., content: {text/csv: {schema: {type: string}}}}}
  /list:
    get:
      operationId: listThings
      tags: [things]
      responses:
        "200":
          description: L.
          content: {application/json: {schema: {type: array, items: {$ref: "#/components/schemas/Thing"}}}}
  /odd:
    get:
      operationId: getOdd
      tags: [things]
      responses:
        "200": {description: O., content: {application/x-odd: {schema: {$ref: "#/components/schemas/Thing"}}}}
  /moved:
    get:
      operationId: getMoved
      tags: [things]
      responses: {"200": {description: T., content: {application/json: {schema: {type: object}}}}}
    post:
      operationId: postMoved
      tags: [things]
      responses: {"200": {description: T., content: {application/json: {schema: {type: object}}}}}
  /head:
    head:
      operationId: headThing
      tags: [things]
      responses: {"200": {description: A., content: {application/json: {schema: {$ref: "#/components/schemas/Thing"}}}}}
  /nothing:
    delete:
      operationId: deleteNothing
      tags: [things]
      responses: {"204": {description: Gone.}}
components:
  schemas:
    Thing:
      type: object
      required: [id, inner]
      properties:
        id: {type: integer}
        inner: {type: object, required: [names], properties: {names: {type: array, items: {type: string}}}}
        at: {type: string, format: date-time}
        size: {type: number}
    Problem: {type: object, properties: {title: {type: string}, detail: {type: string}}}
"""

GOOD = {"id": 1, "inner": {"names": ["a"]}}


@pytest.fixture(scope="module")
def kit(imported: Callable[..., ModuleType]) -> ModuleType:
    """The generated package."""
    return imported(SPEC, content_type_overrides={"application/x-odd": "application/json"})


@pytest.fixture
def client(kit: ModuleType, server: Any) -> Iterator[Any]:
    """A client on the recording server."""
    with kit.Answers(base_url=server.url, max_retries=0) as made:
        yield made


@pytest.fixture
def detailed(kit: ModuleType, client: Any) -> Callable[[str], Any]:
    """Call an operation by its module's `sync_detailed`."""
    from importlib import import_module

    def call(module: str) -> Any:
        return import_module(f"{kit.__name__}.api.things.{module}").sync_detailed(client=client)

    return call


def test_results_by_status_and_type(client: Any, server: Any) -> None:
    """Each documented success has its own type: model, text, nothing, bytes, list."""
    server.say(GOOD)
    assert client.things.get_thing().inner.names == ["a"]
    server.say(b"soon", 202, Content_Type="text/plain")
    assert client.things.get_thing() == "soon"
    server.say(None, 204)
    assert client.things.get_thing() is None
    server.say(b"%PDF\xff", Content_Type="application/pdf")
    assert client.things.get_file() == b"%PDF\xff"
    server.say("ä;1".encode("latin-1"), Content_Type="text/csv; charset=latin-1")
    assert client.things.get_text() == "ä;1"
    server.say([GOOD, GOOD])
    assert [thing.id for thing in client.things.list_things()] == [1, 1]
    server.say(None, 204)
    assert client.things.delete_nothing() is None
    server.say(GOOD)
    assert client.things.head_thing() is None


def test_another_success_status(client: Any, server: Any) -> None:
    """A 201 instead of a documented 200 is parsed as the documented success."""
    server.say([GOOD], 201)
    assert client.things.list_things()[0].id == 1


def test_content_type_overrides(client: Any, server: Any) -> None:
    """The configuration can declare media types to be JSON."""
    server.say(GOOD, Content_Type="application/x-odd")
    assert client.things.get_odd().id == 1


STATUSES = [
    (400, "BadRequestError"), (401, "AuthenticationError"), (403, "PermissionDeniedError"), (404, "NotFoundError"),
    (418, "APIStatusError"), (429, "RateLimitError"), (499, "APIStatusError"), (500, "InternalServerError"),
    (503, "InternalServerError"), (520, "InternalServerError"), (561, "InternalServerError"), (304, "APIStatusError"),
]  # fmt: skip


@pytest.mark.parametrize(("status", "name"), STATUSES)
def test_errors_are_raised(client: Any, kit: ModuleType, server: Any, status: int, name: str) -> None:
    """Each status outside 2xx raises its class, documented or not, even a non-standard one."""
    server.say({"title": "Oh", "detail": "no words"}, status)
    with pytest.raises(kit.APIStatusError) as caught:
        client.things.get_thing()
    error = caught.value
    assert type(error) is getattr(kit, name)
    assert error.status_code == status
    assert (error.method, error.path, error.attempts) == ("GET", "/thing", 1)
    if status != 304:
        assert error.message == "no words" and "no words" in str(error)
        assert error.body == {"title": "Oh", "detail": "no words"}
    assert f"GET /thing: {status}" in str(error)


WORDS = [
    {"errors": [{"title": "Oh", "detail": "no words"}]},
    {"detail": [{"loc": ["body"], "msg": "no words"}]},
    {"error": {"message": "no words"}},
    {"error": "no words", "errors": []},
]


@pytest.mark.parametrize("body", WORDS)
def test_words_of_common_error_bodies(client: Any, kit: ModuleType, server: Any, body: Any) -> None:
    """The server's message is found in the common shapes of error bodies."""
    server.say(body, 422)
    with pytest.raises(kit.APIStatusError, match="no words"):
        client.things.get_thing()


def test_error_models(client: Any, kit: ModuleType, server: Any) -> None:
    """The error's body is also available as the model documented for the status or its range."""
    for status in (404, 409):
        server.say({"title": "Oh"}, status, Content_Type="application/problem+json")
        with pytest.raises(kit.APIStatusError) as caught:
            client.things.get_thing()
        assert caught.value.parsed == kit.models.Problem(title="Oh")


BODIES = {
    "html": (b"<html><body>Bad gateway</body></html>", "text/html"),
    "html as json": (b"<html></html>", "application/json"),
    "cut off": (b'{"id": 1, "inn', "application/json"),
    "empty": (None, "application/json"),
    "not utf-8": (b'{"id": "\xff\xfe"}', "application/json"),
    "deep": (b"[" * 100_000, "application/json"),
}


@pytest.mark.parametrize("case", BODIES)
def test_bodies_that_are_not_json(client: Any, kit: ModuleType, server: Any, detailed: Any, case: str) -> None:
    """A success that is not JSON raises an error with the content; an error status raises its own error."""
    body, content_type = BODIES[case]
    server.say(body, Content_Type=content_type)
    with pytest.raises(kit.APIResponseValidationError, match="GET /thing: 200 OK: expected a JSON body") as caught:
        client.things.get_thing()
    assert caught.value.field is None
    assert caught.value.response.content == (body or b"")
    server.say(body, 502, Content_Type=content_type)
    with pytest.raises(kit.InternalServerError):
        client.things.get_thing()
    server.say(body, 502, Content_Type=content_type)
    assert detailed("get_thing").status_code == 502


WRONG = {
    "missing": ({"inner": {"names": []}}, "id", "id is missing"),
    "nested": ({"id": 1, "inner": {}}, "inner.names", "inner.names is missing"),
    "item": ({"id": 1, "inner": {"names": ["a", None]}}, "inner.names[1]", r"inner.names\[1\]: expected a string"),
    "null": ({"id": None, "inner": {"names": []}}, "id", "id: expected an integer, got None"),
    "not an object": ([1], "", "body: expected an object"),
}


@pytest.mark.parametrize("case", WRONG)
def test_promises_that_are_broken(client: Any, kit: ModuleType, server: Any, case: str) -> None:
    """A missing or unreadable required field is named with its path, and the body is kept."""
    body, field, message = WRONG[case]
    server.say(body)
    with pytest.raises(kit.APIResponseValidationError, match=message) as caught:
        client.things.get_thing()
    assert (caught.value.field, caught.value.body) == (field, body)


def test_what_does_not_break_parsing(client: Any, server: Any) -> None:
    """Optional fields of a wrong type are kept as received; numbers in quotes are numbers; unknown fields are kept."""
    server.say({"id": "7", "inner": {"names": [1]}, "at": "yesterday", "size": [], "new": {"a": 1}})
    thing = client.things.get_thing()
    assert (thing.id, thing.inner.names) == (7, ["1"])
    assert not thing.at and not thing.size
    assert thing.additional_properties == {"at": "yesterday", "size": [], "new": {"a": 1}}
    assert thing.to_dict()["at"] == "yesterday"


def test_detailed_raises_for_no_status(kit: ModuleType, server: Any, detailed: Any) -> None:
    """The `_detailed` functions return status, headers, content and the parsed body."""
    server.say({"detail": "x"}, 404, X_Extra="1")
    answer = detailed("get_thing")
    assert (answer.status_code, answer.headers["x-extra"]) == (404, "1")
    assert answer.parsed == kit.models.Problem(detail="x")
    assert answer.content == b'{"detail": "x"}'
    server.say({"anything": 1}, 520)
    answer = detailed("get_thing")
    assert (answer.status_code, answer.parsed) == (520, {"anything": 1})
    server.say([GOOD])
    assert detailed("list_things").parsed[0].id == 1


def test_errors_pickle(client: Any, kit: ModuleType, server: Any) -> None:
    """Errors survive pickling, for process pools and task queues."""
    server.say({"title": "Oh", "detail": "words"}, 404, X_Request_Id="7")
    with pytest.raises(kit.NotFoundError) as caught:
        client.things.get_thing()
    error = pickle.loads(pickle.dumps(caught.value))
    assert type(error) is kit.NotFoundError
    assert str(error) == str(caught.value)
    assert (error.status_code, error.message, error.body) == (404, "words", {"title": "Oh", "detail": "words"})
    assert error.response.headers["x-request-id"] == "7"
    assert error.parsed == kit.models.Problem(title="Oh", detail="words")


def test_redirects(client: Any, kit: ModuleType, server: Any) -> None:
    """A GET follows redirects; a POST never turns into another method."""
    server.say(None, 302, Location="/thing")
    server.say({"a": 1})
    assert client.things.get_moved() == {"a": 1}
    assert [request.target for request in server.requests] == ["/moved", "/thing"]
    for status in (301, 302, 303):
        server.say(None, status, Location="/thing")
        with pytest.raises(kit.APIStatusError, match="redirected to another URL") as caught:
            client.things.post_moved()
        assert caught.value.status_code == status
    server.say(None, 307, Location="/thing")
    server.say({"a": 2})
    assert client.things.post_moved() == {"a": 2}
    assert server.last.method == "POST"


@pytest.mark.parametrize("place", ["javascript:1", "https://xn--a/", "http://a..b/", "http://[", "ftp://a/"])
def test_redirects_that_lead_nowhere(client: Any, kit: ModuleType, server: Any, place: str) -> None:
    """A redirect to an invalid URL raises one of our errors, whichever part of httpx fails on it."""
    server.say(None, 302, Location=place)
    with pytest.raises((kit.APIConnectionError, kit.APIStatusError), match="GET /moved: "):
        client.things.get_moved()


def test_redirects_without_end(client: Any, kit: ModuleType, server: Any) -> None:
    """A loop of redirects ends."""
    for _ in range(10):
        server.say(None, 302, Location="/moved")
    with pytest.raises(kit.APIStatusError):
        client.things.get_moved()
    assert len(server.requests) == 6


def test_async_is_the_same(kit: ModuleType, server: Any) -> None:
    """The async client returns the same results and raises the same errors."""

    async def call() -> None:
        async with kit.AsyncAnswers(base_url=server.url, max_retries=0) as client:
            server.say(GOOD)
            assert (await client.things.get_thing()).id == 1
            server.say({"detail": "words"}, 404)
            with pytest.raises(kit.NotFoundError, match="words"):
                await client.things.get_thing()
            server.say(None, 302, Location="/thing")
            server.say({"a": 1})
            assert await client.things.get_moved() == {"a": 1}

    asyncio.run(call())
