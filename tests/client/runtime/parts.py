"""Shared by unit tests of the runtime: requests, responses, a clock that tests set, and models as generated."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import IntEnum, StrEnum
from typing import Any, ClassVar

import anyio.lowlevel
import attrs
import httpx

from scripts.client.runtime import codecs, fields, model, nested
from scripts.client.runtime.calls import Call
from scripts.client.runtime.clock import Clock
from scripts.client.runtime.operation import Content, Operation
from scripts.client.runtime.outcomes import ServerResponse
from scripts.client.runtime.requests import Prepared
from scripts.client.runtime.timeouts import timeouts_of
from scripts.client.runtime.types import UNSET, Unset

KEY = "sak_secretsecret"


class Hands(Clock):
    """A clock that advances only while sleeping."""

    def __init__(self, time: float = 1000.0) -> None:
        self.time = time
        self.slept: list[float] = []

    def monotonic(self) -> float:
        return self.time

    def now(self) -> float:
        return self.time

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.time += seconds

    async def asleep(self, seconds: float) -> None:
        self.sleep(seconds)
        await anyio.lowlevel.checkpoint()


class Color(StrEnum):
    """An enumeration of texts."""

    RED = "red"
    BLUE = "blue"


class Level(IntEnum):
    """An enumeration of integers."""

    LOW = 1
    HIGH = 2


@attrs.define(kw_only=True, repr=False, eq=False)
class Parcel(model.Record):
    """A model with each kind of field."""

    id: str | Unset = UNSET
    weight: int
    class_: str | Unset | None = UNSET
    pin: str | Unset = UNSET
    sent_at: Any = UNSET
    inner: Any = UNSET
    note: str | Unset | None = UNSET
    additional_properties: dict[str, Any] = attrs.field(factory=dict[str, Any])

    _table: ClassVar[fields.Fields] = fields.Fields(
        fields.Field("id", "id", codecs.STRING, read_only=True),
        fields.Field("weight", "weight", codecs.Integer(minimum=1), required=True),
        fields.Field("class", "class_", codecs.Nullable(codecs.STRING)),
        fields.Field("pin", "pin", codecs.String(secret=True), secret=True, write_only=True),
        fields.Field("sentAt", "sent_at", codecs.DATETIME),
        fields.Field("inner", "inner", nested.Object("parts", "Parcel")),
        fields.Field("note", "note", codecs.STRING, deprecated=True),
    )

    def _fill(self, values: Sequence[Any], additional: dict[str, Any]) -> None:
        self.id, self.weight, self.class_, self.pin, self.sent_at, self.inner, self.note = values
        self.additional_properties = additional


@attrs.define(kw_only=True, repr=False, eq=False)
class Counts(model.MappingModel):
    """A model of free names with integers."""

    additional_properties: dict[str, Any] = attrs.field(factory=dict[str, Any])

    _additional = codecs.INTEGER

    def _fill(self, values: Sequence[Any], additional: dict[str, Any]) -> None:
        self.additional_properties = additional


@attrs.define(kw_only=True, repr=False, eq=False)
class Closed(model.MappingModel):
    """A model without additional properties."""

    size: int | Unset = UNSET
    additional_properties: dict[str, Any] = attrs.field(factory=dict[str, Any])

    _table: ClassVar[fields.Fields] = fields.Fields(fields.Field("size", "size", codecs.INTEGER))
    _additional = None

    def _fill(self, values: Sequence[Any], additional: dict[str, Any]) -> None:
        (self.size,) = values
        self.additional_properties = additional


JSON = Content(media_type="application/json", shape="json")


def operation(**details: Any) -> Operation:
    """Return an operation: a GET that returns JSON by default."""
    return Operation(**{"id": "getThing", "method": "GET", "path": "/things", "responses": {"200": (JSON,)}, **details})


def prepared(url: str = "https://api.example.com/things", **details: Any) -> Prepared:
    """Return a request that is ready to be sent."""
    defaults = {
        "operation": operation(),
        "url": url,
        "template_url": url.partition("?")[0],
        "headers": {"Accept": "*/*", "Authorization": f"Bearer {KEY}", "X-Own": "1"},
        "content": None,
        "secrets": (KEY,),
        "authenticated": True,
    }
    return Prepared(**{**defaults, **details})


def response(
    content: bytes | str = b"{}", status: int = 200, request: Prepared | None = None, **headers: str
) -> ServerResponse:
    """Return a response in JSON; an underscore in a header's name is a dash."""
    found: Mapping[str, str] = {"content-type": "application/json"} | {
        name.replace("_", "-"): value for name, value in headers.items()
    }
    made = ServerResponse(status, "", httpx.Headers(found), content.encode() if isinstance(content, str) else content)
    made.request = request or prepared()
    return made


GET = Operation(id="get", method="GET", path="/a/{key}", idempotent=True)


def call(operation: Operation = GET, *, timeout: Any = 60, max_retries: int = 2, **options: Any) -> Call:
    """Return a call that has a key in its path."""
    request = Prepared(
        operation=operation,
        url=options.pop("url", f"http://localhost/a/{KEY}"),
        template_url="http://localhost/a/%7Bkey%7D",
        headers={},
        content=None,
        secrets=(KEY,),
        authenticated=options.pop("authenticated", True),
    )
    settings = {"clock": Hands(), "closed": lambda: False, "max_size": 1000, **options}
    return Call(request, timeouts_of(timeout), max_retries=max_retries, **settings)
