"""Every error of the sandbox, word for word as LNPay returns it, odd grammar included.

The sandbox's own hints are in the header `X-Sandbox-Hint`, never in the body.
"""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from http import HTTPStatus
from typing import Any

from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, Response

from .responses import json_response, with_hint

INTERNAL_ERROR = "An internal server error occurred."


class Refusal(Exception):  # noqa: N818 - a response, not a mistake
    """An error response in LNPay's envelope: `name`, `message`, `code`, `status`."""

    def __init__(
        self, status: int, message: str, *, headers: Mapping[str, str] | None = None, hint: str | None = None
    ) -> None:
        super().__init__(message)
        self.status = status
        self.message = message
        self.headers = dict(headers or {})
        self.hint = hint

    def body(self, debug: bool) -> dict[str, Any]:
        """The envelope; a server in debug mode adds the PHP class."""
        name = HTTPStatus(self.status).phrase
        envelope: dict[str, Any] = {"name": name, "message": self.message, "code": 0, "status": self.status}
        if debug:
            envelope["type"] = f"yii\\web\\{name.replace(' ', '')}HttpException"
        return envelope


class ServerFault(Refusal):
    """A 500: its reason is sent only in debug mode, and then without `status`."""

    def __init__(self, reason: str, *, php_class: str = "Exception", hint: str | None = None) -> None:
        super().__init__(500, INTERNAL_ERROR, hint=hint or reason)
        self.reason = reason
        self.php_class = php_class

    def body(self, debug: bool) -> dict[str, Any]:
        """The envelope of an error without its own HTTP class."""
        if not debug:
            return super().body(debug=False)
        trace = {"file": "sandbox", "line": 0, "stack-trace": []}
        name = "Exception" if self.php_class == "Exception" else "Database Exception"
        return {"name": name, "message": self.reason, "code": 0, "type": self.php_class, **trace}


def refusal_answer(refusal: Refusal, debug: bool) -> Response:
    """The refusal as an HTTP response."""
    answer = json_response(refusal.body(debug), refusal.status, headers=refusal.headers)
    return with_hint(answer, refusal.hint)


def page_not_found(request: Request) -> Response:
    """The 404 for an unknown path or method: an HTML page, not JSON, and never a 405."""
    if request.headers.get("x-requested-with") == "XMLHttpRequest":
        return PlainTextResponse("Not Found: Page not found.", status_code=404)
    return _page(404, "Not Found (#404)", "Page not found.")


def format_not_supported(wanted: str) -> Response:
    """The 406 for `?_format=` with anything but json: an HTML page, too."""
    return _page(406, "Not Acceptable (#406)", f"The requested response format is not supported: {wanted}")


def _page(status: int, title: str, message: str) -> HTMLResponse:
    text = f"<h1>{escape(title)}</h1>\n<p>{escape(message)}</p>"
    head = f'<meta charset="utf-8">\n<title>{escape(title)}</title>'
    return HTMLResponse(f'<!doctype html>\n<html lang="en">\n{head}\n{text}\n</html>\n', status_code=status)


# 401: keys


def invalid_credentials(*, challenge: bool) -> Refusal:
    """The API key is missing or wrong; LNPay requests Basic auth only if no key was sent at all."""
    headers = {"WWW-Authenticate": 'Basic realm="api"'} if challenge else None
    return Refusal(401, "Your request was made with invalid credentials.", headers=headers)


def api_key_suspended() -> Refusal:
    """The API key itself is suspended."""
    return Refusal(401, "Something went wrong, please reach out.", hint="this API key is suspended in the sandbox")


def wallet_key_suspended() -> Refusal:
    """The wallet access key is suspended."""
    return Refusal(401, "Key has been suspended")


def wallet_not_found(wallet_key: str) -> Refusal:
    """With a secret key: the wallet is unknown or belongs to another account."""
    return Refusal(401, f"Wallet not found: {wallet_key}")


def invalid_wallet_access_key() -> Refusal:
    """With a public key: a wallet id, or an unknown wallet key."""
    message = "Invalid Wallet Access Key. Keys prefixed with waka_, waki_, wakr, waklw are valid when using pak_"
    return Refusal(401, message)


def not_permitted(prefix: str, permission: str) -> Refusal:
    """With a public key: the role of the wallet key lacks the permission."""
    return Refusal(401, f"{prefix} access key provided does not permission to do this: {permission}")


def secret_key_required() -> Refusal:
    """A public key, where a secret one is required."""
    return Refusal(401, "This resource can only be access with secret access key.")


def wallet_to_list_not_found() -> Refusal:
    """The `wallet_id` filter is unknown or belongs to another account."""
    return Refusal(401, "Wallet not found")


def invalid_node(node_id: str) -> Refusal:
    """A node that is unknown or belongs to another account."""
    return Refusal(401, f"Invalid node id: {node_id}")


def lntx_not_found() -> Refusal:
    """An LnTx that is unknown or belongs to another account: 401 at LNPay, not 404."""
    return Refusal(401, "LnTx not found")


# 400: the body


def invalid_json(reason: str) -> Refusal:
    """A JSON body that does not parse."""
    return Refusal(400, f"Invalid JSON data in request body: {reason}")


def pass_thru_not_json() -> Refusal:
    """A `passThru` text that does not parse."""
    return Refusal(400, "passThru data must be valid json")


def blank(label: str, *, hint: str | None = None) -> Refusal:
    """A field that may not be empty."""
    return Refusal(400, f"{label} cannot be blank.", hint=hint)


def not_an_integer(label: str) -> Refusal:
    """A field that is not an integer."""
    return Refusal(400, f"{label} must be an integer.")


def not_a_string(label: str) -> Refusal:
    """A field that is not a string."""
    return Refusal(400, f"{label} must be a string.")


def not_a_number(label: str) -> Refusal:
    """A field that is not a number."""
    return Refusal(400, f"{label} must be a number.")


def too_small(label: str, minimum: int) -> Refusal:
    """A number that is too small."""
    return Refusal(400, f"{label} must be no less than {minimum}.")


def too_long(label: str, length: int) -> Refusal:
    """A text that is too long."""
    return Refusal(400, f"{label} should contain at most {length} characters.")


def wrong_length(label: str, length: int) -> Refusal:
    """A text that must have one length."""
    return Refusal(400, f"{label} should contain {length} characters.")


def taken(label: str, value: str) -> Refusal:
    """A value that must be unique and is not."""
    return Refusal(400, f'{label} "{value}" has already been taken.')


def missing_parameters(names: list[str]) -> Refusal:
    """Query parameters that an operation needs."""
    return Refusal(400, f"Missing required parameters: {', '.join(names)}")


def negative_amount() -> Refusal:
    """The sandbox's own wording: LNPay's node rejects a negative amount with a 500, as `core` does here."""
    refusal = too_small("Num Satoshis", 0)
    refusal.hint = "LNPay itself returns 500 here; start the sandbox with --core to see that"
    return refusal


def bad_description_hash() -> Refusal:
    """The sandbox's own wording: what LNPay does with such a hash depends on its version."""
    return Refusal(400, "Description Hash must be 32 bytes in base64, or 64 hex digits.")


def over_the_limit(limit: int) -> Refusal:
    """More than the account may ask for in one invoice."""
    return Refusal(400, f"Receiving is limited to: {limit} satoshi per invoice")


def foreign_node() -> Refusal:
    """A node of another account, for a new wallet."""
    return Refusal(400, "Node does not belong to this user!")


def not_decoded(reason: str) -> Refusal:
    """A text that is not an invoice, or not one that this node can pay."""
    return Refusal(400, f"Unable to decode invoice: {reason}")


def any_amount_invoice() -> Refusal:
    """An invoice that leaves the amount to the payer."""
    return Refusal(400, "Cannot process any amount invoices")


def too_large(balance: int) -> Refusal:
    """More than the wallet's balance."""
    return Refusal(400, f"Invoice too large :) Max balance: {balance}")


def over_the_send_limit(limit: int) -> Refusal:
    """More than the account may send in one payment."""
    return Refusal(400, f"Sends are limited to: {limit} satoshi per request")


def not_paid(reason: str, *, prefixed: bool) -> Refusal:
    """An invoice that the node could not pay."""
    return Refusal(400, f"Unable to pay LN Invoice: {reason}" if prefixed else reason)


def keysend_failed(reason: str) -> Refusal:
    """A keysend that the node could not make."""
    return Refusal(400, f"Failure reason: {reason}")


def wallet_busy(dots: str = "") -> Refusal:
    """Another payment of the wallet is in progress."""
    return Refusal(400, f"Wallet busy try again soon{dots}")


# 400: transfers and links


def insufficient_balance() -> Refusal:
    """More than the wallet's balance."""
    return Refusal(400, "Insufficient balance in source wallet")


def invalid_destination() -> Refusal:
    """An unknown wallet id."""
    return Refusal(400, "Invalid dest wallet id")


def different_nodes() -> Refusal:
    """Wallets on two nodes."""
    return Refusal(400, "Cannot transfer funds between wallets tied to different nodes")


def foreign_destination() -> Refusal:
    """A wallet of another account."""
    return Refusal(400, "Cannot transfer funds")


def same_wallet() -> Refusal:
    """A transfer from a wallet to itself."""
    return Refusal(400, "Source and destination wallets cannot be the same!")


def invalid_json_in(name: str) -> Refusal:
    """A text in a transfer that is not JSON."""
    return Refusal(400, f"Invalid {name} json specified")


def not_sendable(label: str, minimum: int) -> Refusal:
    """A limit of a link below what is allowed."""
    return Refusal(400, f'{label} must be greater than or equal to "{minimum}".')


def invalid(label: str) -> Refusal:
    """A text that does not match its pattern."""
    return Refusal(400, f"{label} is invalid.")


def invalid_domain() -> Refusal:
    """A domain that is unknown or belongs to another account."""
    return Refusal(400, "Invalid custy_domain_id")


def invalid_username(name: str, host: str) -> Refusal:
    """An unknown lightning address."""
    return Refusal(400, f"Invalid username ({name}) for domain:{host}")


def no_path() -> Refusal:
    """A node that cannot be reached."""
    return Refusal(400, "unable to find a path to destination")


# 405, 406 and 500


def verb_refused() -> Refusal:
    """HEAD on the list of wallets; on other paths LNPay has no such route."""
    message = "Method Not Allowed. This URL can only handle the following request methods: GET, OPTIONS."
    return Refusal(405, message, headers={"Allow": "GET, OPTIONS"})


def not_acceptable() -> Refusal:
    """An `Accept` header without JSON."""
    return Refusal(406, "None of your requested content types is supported.")


def node_refused(reason: str) -> ServerFault:
    """The Lightning node rejected the invoice."""
    return ServerFault(f"Unable to create LN Invoice: {reason}")


def not_stored(reason: str) -> ServerFault:
    """The node created the invoice, but the database rejected the record."""
    return ServerFault(reason, php_class="yii\\db\\Exception")
