"""Our `x-...` keys: parsed, and rejected where they cannot be used."""

from __future__ import annotations

from typing import Any

import pytest

from scripts.spec.extensions import (
    EXTENSIONS,
    EnumNames,
    Env,
    Extensions,
    Guides,
    KeyPairs,
    KeyPrefixes,
    MainField,
    MaxBytes,
    MaxCharacter,
    Pagination,
    PartialResponse,
    Result,
    SdkMethod,
    Unit,
    Waiters,
    WebhookEvents,
    WebhookSignature,
    parse_extensions,
)
from scripts.spec.pointers import ModelError


@pytest.mark.parametrize(
    ("place", "key", "value", "extension"),
    [
        ("operation", "x-sdk-method", "create_invoice", SdkMethod("create_invoice")),
        ("operation", "x-key-pairs", [{"a": 1, "b": "no"}], KeyPairs(("a", "b"), (("1", "no"),))),
        ("parameter", "x-env", "MY_KEY", Env("MY_KEY")),
        ("parameter", "x-partial-response", True, PartialResponse()),
        ("parameter", "x-partial-response", False, None),
        ("parameter", "x-result", "Job", Result("Job")),
        ("schema", "x-unit", "cm", Unit("cm")),
        ("schema", "x-unit", {"of": "another tool"}, None),
        ("schema", "x-enumNames", ["A", 2], EnumNames(("A", "2"))),
        ("schema", "x-enum-varnames", "another tool's", None),
        ("operation", "x-unit", "cm", None),
        ("operation", "x-main-field", "id", MainField("id")),
        ("operation", "x-pagination", {"page": "p", "total": "X-T"}, Pagination("p", total="X-T")),
        ("operation", "x-pagination", {"of": "another tool"}, None),
        ("document", "x-webhook-events", {"name": "event.name"}, WebhookEvents("event.name")),
        ("document", "x-webhook-events", "another tool's", None),
        ("document", "x-webhook-signature", {"header": "X-S"}, WebhookSignature("X-S")),
        (
            "document",
            "x-webhook-signature",
            {"header": "X-S", "signs": "{X-T}.{body}", "algorithm": "sha1", "encoding": "base64", "prefix": "v1="},
            WebhookSignature("X-S", "sha1", "base64", "{X-T}.{body}", "v1="),
        ),
        ("document", "x-webhook-signature", {"of": "another tool"}, None),
        ("operation", "x-guides", {"Keys": "guides/keys.md#kinds"}, Guides((("Keys", "guides/keys.md#kinds"),))),
        ("schema", "x-max-bytes", 0, MaxBytes(0)),
        ("schema", "x-max-character", "U+FFFF", MaxCharacter("\uffff")),
        ("schema", "x-max-character", "U+10FFFF", MaxCharacter("\U0010ffff")),
        ("parameter", "x-key-prefixes", ["sk_", "pk_"], KeyPrefixes(("sk_", "pk_"))),
    ],
)
def test_an_extension_is_parsed_where_it_belongs(place: str, key: str, value: Any, extension: Any) -> None:
    """Each key has its own type; other tools' keys are ignored."""
    found = parse_extensions(place, {"type": "string", key: value}, "/x")
    assert [each for kind in EXTENSIONS if (each := found.get(kind))] == ([extension] if extension else [])


@pytest.mark.parametrize(
    ("place", "key", "value", "refusal"),
    [
        ("operation", "x-sdk-method", "class", ": x-sdk-method class cannot be a method name; use a Python name"),
        ("operation", "x-sdk-method", "_private", ": x-sdk-method _private cannot be a method name"),
        ("operation", "x-sdk-method", 5, ": x-sdk-method 5 cannot be a method name"),
        ("operation", "x-main-field", 5, ": x-main-field must be the name of a property of the result, not 5"),
        ("operation", "x-key-pairs", "a", ": x-key-pairs must be a list of mappings"),
        ("operation", "x-key-pairs", ["a"], ": x-key-pairs must be a list of mappings"),
        ("operation", "x-key-pairs", [{"a": 1}, {"b": 1}], "/1: the columns of this row of x-key-pairs "
         "differ from the first row's: a, b; use a"),
        ("operation", "x-waiters", ["until_done"], ": x-waiters must be a mapping"),
        ("operation", "x-waiters", {"until_done": {"acceptors": [{"state": "failure", "matcher": {"status": 404}}]}},
         "/until_done"),
        ("operation", "x-waiters", {"until_done": {"acceptors": [{"state": "success", "matcher": {"output": "x"}}]}},
         "/until_done"),
        ("operation", "x-pagination", {"size": "limit"}, ": x-pagination must be a mapping with page; add it"),
        ("operation", "x-pagination", {"page": 5}, "/page: page must be a string"),
        ("operation", "x-pagination", {"page": "p", "totl": "t"}, "/totl: unknown key totl in x-pagination; did"),
        ("document", "x-webhook-events", {"unknown": "x"}, ": x-webhook-events must be a mapping with name; add it"),
        ("document", "x-webhook-signature", {"header": "X-S", "algorithm": "md5"}, "/algorithm: unknown algorithm md5; "
         "use one of sha256, sha384, sha512, sha1"),
        ("document", "x-webhook-signature", {"header": "X-S", "encoding": "hax"}, "/encoding: unknown encoding hax; "
         "use one of hex, base64"),
        ("document", "x-webhook-signature", {"header": "X-S", "signs": "{X-T}"}, "/signs: signs must be body, or"),
        ("document", "x-webhook-signature", {"header": "X S"}, ": 'X S' is not a valid header name"),
        ("document", "x-webhook-signature", {"header": "X-S", "signs": "{X T}.{body}"}, ": 'X T' is not a valid"),
        ("operation", "x-guides", ["a.md"], ": x-guides must be a mapping"),
        ("operation", "x-guides", {"Keys": "../keys.md"}, "/Keys: ../keys.md is not a page; write a path"),
        ("operation", "x-guides", {"Keys": "keys.html"}, "/Keys: keys.html is not a page"),
        ("parameter", "x-env", "no", ": x-env no cannot be an environment variable; use upper-case letters"),
        ("parameter", "x-partial-response", "yes", ": x-partial-response must be true or false"),
        ("parameter", "x-result", {"$ref": "#/components/schemas/Job"}, ": x-result must be the name of a schema"),
        ("parameter", "x-result", "", ": x-result must be the name of a schema under components"),
        ("schema", "x-max-bytes", True, ": x-max-bytes must be a whole number of bytes, not True"),
        ("schema", "x-max-bytes", -1, ": x-max-bytes must be a whole number of bytes, not -1"),
        ("schema", "x-max-bytes", "9", ": x-max-bytes must be a whole number of bytes, not 9"),
        ("schema", "x-max-character", "U+ffff", ": x-max-character must be a character such as U+FFFF, not U+ffff"),
        ("parameter", "x-key-prefixes", "sk_", ": x-key-prefixes must be a list of strings such as sk_"),
        ("parameter", "x-key-prefixes", [], ": x-key-prefixes must be a list of strings"),
        ("parameter", "x-key-prefixes", ["sk_", ""], ": x-key-prefixes must be a list of strings"),
    ],
)  # fmt: skip
def test_what_cannot_be_used_is_refused_with_its_place(place: str, key: str, value: Any, refusal: str) -> None:
    """The pointer leads to the extension or into it, and the message says what to write."""
    with pytest.raises(ModelError) as caught:
        parse_extensions(place, {key: value}, "/x")
    assert str(caught.value).startswith(f"/x/{key}{refusal}")


@pytest.mark.parametrize(
    ("change", "place"),
    [
        ({"minDelai": 5}, "/minDelai"),
        ({"acceptors": [{"state": "success", "matcher": {"status": 200}, "mesage": "x"}]}, "/acceptors/0/mesage"),
        (
            {"acceptors": [{"state": "success", "matcher": {"status": 1, "outputs": {}}}]},
            "/acceptors/0/matcher/outputs",
        ),
        ({"acceptors": [{"state": "success", "matcher": {"output": {"path": "a", "expcted": 1}}}]}, "/expcted"),
    ],
)
def test_a_misspelt_key_of_a_waiter_is_refused(change: dict[str, Any], place: str) -> None:
    """A misspelt key would change what the waiter waits for, so it is rejected; other tools' keys are ignored."""
    waiter = {"acceptors": [{"state": "success", "matcher": {"status": 200}}], "x-other": True}
    assert parse_extensions("operation", {"x-waiters": {"until_done": waiter}}, "").get(Waiters)
    with pytest.raises(ModelError, match="did you mean") as caught:
        parse_extensions("operation", {"x-waiters": {"until_done": {**waiter, **change}}}, "")
    assert caught.value.pointer.endswith(place)


def test_later_extensions_win() -> None:
    """An extension next to a reference overrides that of the schema."""
    ours, theirs = parse_extensions("schema", {"x-unit": "cm"}, ""), parse_extensions("schema", {"x-unit": "m"}, "")
    assert (ours | theirs).get(Unit) == Unit("m")
    assert (ours | parse_extensions("schema", {}, "")) == ours


def test_equal_extensions_are_one() -> None:
    """Equal sets of extensions have the same hash."""
    one, other = Extensions([Unit("cm")]), Extensions([Unit("cm")])
    assert one == other and len({one, other}) == 1 and one != Extensions([Unit("m")])
