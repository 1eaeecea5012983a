"""The samples of an operation: each request in each language, in the order of the tabs."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from scripts.model.api import Api, Operation
from scripts.samples.curl import write_curl
from scripts.samples.javascript import write_javascript
from scripts.samples.python import write_python
from scripts.samples.requests import SampleRequest, client_requests, sample_requests
from scripts.samples.wire import form_parts
from scripts.samples.xml_bodies import content_text


@dataclass(frozen=True)
class Language:
    """A tab: its label, its language, and the function that writes its code."""

    label: str
    highlight: str
    """The language as Pygments names it; what runs the samples goes by it: bash, python or js."""
    write: Callable[[Api, SampleRequest], str]
    refuses: Callable[[SampleRequest], bool] = lambda _: False
    """Whether it cannot send a request, which then has no sample."""


def _refused_by_curl(request: SampleRequest) -> bool:
    return _has_body(request, "HEAD") or (request.body_kind == "multipart" and not form_parts(request))


def _refused_by_fetch(request: SampleRequest) -> bool:
    return request.operation.method == "TRACE" or _has_body(request, "GET", "HEAD")


def _has_body(request: SampleRequest, *methods: str) -> bool:
    """Return whether a request has a body and one of the methods."""
    return bool(request.body_kind) and request.operation.method in methods


LANGUAGES = (
    Language("cURL", "bash", lambda _, request: write_curl(request), _refused_by_curl),
    Language("Python", "python", write_python),
    Language("Python (async)", "python", lambda api, request: write_python(api, request, asynchronous=True)),
    Language("JavaScript", "js", lambda _, request: write_javascript(request), _refused_by_fetch),
)


@dataclass(frozen=True)
class SampleSet:
    """A request in all languages, or what only the client can do in Python."""

    request: SampleRequest
    codes: tuple[tuple[Language, str], ...]


def sample_sets(api: Api, operation: Operation) -> list[SampleSet]:
    """Return the sample sets of an operation: one for each named example in the spec, each waiter, and all pages."""
    return [
        SampleSet(request, tuple((each, each.write(api, request)) for each in languages if not each.refuses(request)))
        for requests, languages in (
            (sample_requests(api, operation), LANGUAGES),
            (client_requests(api, operation), [each for each in LANGUAGES if each.highlight == "python"]),
        )
        for request in (_with_text(api, each) for each in requests)
    ]


def _with_text(api: Api, request: SampleRequest) -> SampleRequest:
    """Return the request with a text body if the languages cannot encode its media type."""
    if request.content is None or request.body_kind not in ("text", "bytes"):
        return request
    text = content_text(api, request.content, request.body)
    return replace(request, body=text)
