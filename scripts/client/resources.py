"""Facts for the templates of client and resources: waiters, webhooks, and which key goes where."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from scripts.client.docstrings import arguments
from scripts.client.methods import Argument, Method
from scripts.client.types import Types
from scripts.model.api import Api
from scripts.model.errors import FIXED_ERRORS
from scripts.model.names import WAIT_ARGUMENTS, Namespace
from scripts.model.partials import is_partial
from scripts.spec.extensions import KeyPrefixes, WebhookEvents, WebhookSignature
from scripts.spec.waiters import Waiter

_SECONDS = "float | None"


@dataclass(frozen=True)
class Waiting:
    """A waiter's method."""

    waiter: Waiter
    method: Method

    @property
    def arguments(self) -> list[Argument]:
        """Return the operation's arguments that a poll needs."""
        partial = {each.python_name for each in self.method.operation.parameters if is_partial(each)}
        named = [each for each in self.method.named if each.name not in partial]
        body = [self.method.body] if self.method.body else []
        return [*self.method.positional, *body, *named]

    def signature(self) -> str:
        """Return the parameter list."""
        positional = [each.text() for each in self.arguments if each.positional]
        named = [each.text() for each in self.arguments if not each.positional]
        options = [f"{name}: {_SECONDS} = None" for name in ("timeout", *WAIT_ARGUMENTS)]
        headers = "extra_headers: Mapping[str, str] | None = None"
        return ", ".join(["self", *positional, "*", *named, *options, headers])

    def values(self) -> str:
        """Return the expression that maps parameters to their arguments."""
        names = [each.source for each in self.arguments if each.source]
        return "{" + ", ".join(f"{name!r}: {name}" for name in names) + "}"

    def body_value(self) -> str:
        """Return the expression of the body."""
        return "body" if self.method.body else "UNSET"

    def doc(self) -> str:
        """Return the docstring: awaited state, arguments, errors."""
        waiter = self.waiter
        first = waiter.description.strip() or f"Poll until {waiter.name.removeprefix('wait_until_')}."
        own = [
            (
                "timeout",
                "Timeout for the whole wait in seconds; None waits until the state is reached or can no longer be.",
            ),
            ("min_delay", f"Shortest delay between two polls in seconds; {waiter.min_delay:g} by default."),
            ("max_delay", f"Longest delay in seconds, up to which delays grow; {waiter.max_delay:g} by default."),
            ("grace", "Seconds to keep polling after expiry before the wait fails; 0 by default."),
            ("extra_headers", "Extra headers for each poll."),
        ]
        listed = arguments([*((each.name, each.doc) for each in self.arguments), *own])
        failures = [(each.error, each.message) for each in waiter.acceptors if each.state == "failure" and each.error]
        raised = arguments([*failures, ("WaiterTimeoutError", "The wait timed out.")]).replace("Args:", "Raises:", 1)
        how = "Polls immediately, then with growing delays. Transient errors, such as 503, do not end the wait."
        return "\n\n".join([first, how, listed, raised])

    def table(self) -> str:
        """Return the expression of the runtime's Waiter."""
        waiter = self.waiter
        acceptors = []
        for each in waiter.acceptors:
            parts = [f"state={each.state!r}"]
            if each.path:
                parts += [f"path={tuple(each.path.split('.'))!r}", f"comparator={each.comparator!r}"]
                if each.comparator != "past":
                    parts.append(f"expected={each.expected!r}")
            if each.status is not None:
                parts.append(f"status={each.status!r}")
            if each.error and each.error not in FIXED_ERRORS:
                parts.append(f"error=_e.{each.error}")
            if each.message:
                parts.append(f"message={each.message!r}")
            acceptors.append(f"Acceptor({', '.join(parts)})")
        return (
            f"Waiter(name={waiter.name!r}, min_delay={waiter.min_delay!r}, max_delay={waiter.max_delay!r}, "
            f"acceptors=({', '.join(acceptors)},))"
        )


@dataclass(frozen=True)
class WebhookView:
    """A function that parses a webhook."""

    event: str
    name: str
    hint: str
    codec: str
    doc: str


def webhook_views(api: Api, types: Types, identifier: Callable[[str], str]) -> list[WebhookView]:
    """Return a function for each webhook with a JSON body."""
    views, names = [], Namespace()
    for webhook in api.webhooks:
        content = webhook.content
        if content is None:
            continue
        name = f"read_{identifier(webhook.name)}"
        parts = [
            webhook.summary.strip() or f"Parse the body of the webhook {webhook.name}.",
            webhook.description.strip(),
        ]
        parts.append(arguments([("body", "The request body: JSON as text or bytes, or already parsed.")]))
        views.append(
            WebhookView(
                event=webhook.name,
                name=names.take(name, f"{name}_"),
                hint=types.hint(content.schema, prefix="models."),
                codec=types.codec(content.schema),
                doc="\n\n".join(part for part in parts if part),
            )
        )
    return views


def event_facts(api: Api, types: Types, identifier: Callable[[str], str]) -> dict[str, Any]:
    """Return how webhooks are signed, where they name their event, and how events are parsed."""
    events = api.extensions.get(WebhookEvents)
    hints = [view.hint for view in webhook_views(api, types, identifier)]
    unknown = types.hint(api.unknown_webhook, prefix="models.") if api.unknown_webhook else "dict[str, Any]"
    return {
        "webhook_signature": api.extensions.get(WebhookSignature),
        "event_path": tuple(events.name.split(".")) if events else (),
        "event_hint": " | ".join(dict.fromkeys([*hints, unknown])),
        "event_codec": types.codec(api.unknown_webhook),
    }


def has_own_credentials(api: Api) -> bool:
    """Return whether the schemes need different keys: one key does not work for all of them everywhere."""
    names = set(api.security_schemes)
    if len(names) < 2:
        return False
    places = [scheme.place for scheme in api.security_schemes.values() if scheme.place]
    if len(set(places)) < len(places):
        return True
    for operation in api.operations:
        alone = {alternative[0] for alternative in operation.security if len(alternative) == 1}
        if operation.security and (alone != names or len(alone) != len(operation.security)):
            return True
    return False


def key_required(api: Api) -> bool:
    """Return whether no operation works without a key."""
    operations = list(api.operations)
    return bool(operations) and all(
        operation.security and not any(_needs_no_key(api, names) for names in operation.security)
        for operation in operations
    )


def _needs_no_key(api: Api, names: tuple[str, ...]) -> bool:
    return all(name in api.security_schemes and api.security_schemes[name].kind == "other" for name in names)


def other_keys(api: Api) -> dict[str, tuple[str, ...]]:
    """Return the parameters that take keys of their own kind, and the prefixes of those."""
    found = {}
    for operation in api.operations:
        for parameter in operation.parameters:
            if known := parameter.extensions.get(KeyPrefixes):
                found[parameter.python_name] = known.prefixes
    return found


def path_prefix(api: Api) -> str:
    """Return the common prefix of all paths, such as /v1; "" if there is none, or a server's URL ends with it."""
    paths = [operation.path.split("/")[:-1] for operation in api.operations]
    shared = next(zip(*([*path[1:2]] for path in paths), strict=False), ())
    prefix = f"/{shared[0]}" if shared and len({*shared}) == 1 and "{" not in shared[0] and shared[0] else ""
    return "" if any(server.default_url.rstrip("/").endswith(prefix) for server in api.servers) else prefix


def schemes_table(api: Api) -> str:
    """Return the expression of the runtime's table of schemes."""
    parts = []
    for name, scheme in api.security_schemes.items():
        options = [f"kind={('none' if scheme.kind == 'other' else scheme.kind)!r}"]
        if scheme.kind == "apiKey":
            options += [f"name={scheme.parameter!r}", f"location={scheme.location!r}"]
        if scheme.key_prefixes:
            options.append(f"prefixes={scheme.key_prefixes!r}")
        parts.append(f"{name!r}: Scheme({', '.join(options)})")
    return f"{{{', '.join(parts)}}}"
