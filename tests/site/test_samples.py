"""Each sample on the pages runs as pasted, and returns what the page shows."""

from __future__ import annotations

import ast
import json
import os
import re
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import httpx
import pytest
from playwright.sync_api import Browser

from scripts.model.api import Operation
from scripts.pages.addresses import Addresses
from scripts.pages.errors import ErrorBook
from scripts.samples.requests import SampleRequest
from scripts.samples.sets import LANGUAGES, sample_sets
from scripts.sandbox import Sandbox
from tests.programs import sample_command
from tests.site.conftest import load_api
from tests.site.site_build import ROOT
from tests.site.site_pages import Page

pytestmark = pytest.mark.xdist_group("site")

API = load_api()
ADDRESSES = Addresses(API)
BOOK = ErrorBook(API)
VOLATILE = {
    "id", "created_at", "expires_at", "settled_at", "dest_pubkey", "payment_request", "r_hash_decoded",
    "payment_preimage", "wallet_id",
}  # fmt: skip
SHOWN = ("PostWalletInvoice", "GetLnTxObject")
"""Operations whose pages show what the sandbox responds, value by value."""
FOREIGN = ("PostWalletSend", "PostWalletTransfer", "PostLnurlpayPay")
"""Operations whose samples name an invoice, a wallet or an address that no sandbox has."""
HIGHLIGHTS = {language.label: language.highlight for language in LANGUAGES}
CASES = [
    pytest.param(
        operation, sample.request, language.label, id=f"{operation.id}-{sample.request.name}-{language.label}"
    )
    for operation in API.operations
    if operation.id in SHOWN
    for sample in sample_sets(API, operation)
    for language, _ in sample.codes
]  # fmt: skip
OTHERS = [
    pytest.param(operation, sample_sets(API, operation)[0].request, language, id=f"{operation.id}-{language}")
    for operation in API.operations
    if operation.id not in (*SHOWN, *FOREIGN)
    for language in ("cURL", "Python")
] + [
    pytest.param(operation, sample.request, language.label, id=f"{operation.id}-{sample.request.name}-{language.label}")
    for operation in API.operations
    for sample in sample_sets(API, operation)
    if sample.request.all_pages
    for language, _ in sample.codes
]


@pytest.fixture(scope="module")
def environment(sandbox: Sandbox) -> dict[str, str]:
    """The environment of a reader who runs a sample, with a paid invoice like the one on the page."""
    request = {"num_satoshis": 20, "memo": "Test invoice from Postman Collection", "passThru": {"ticketId": "556"}}
    url = f"{sandbox.url}/v1/wallet/{sandbox.wallet_id}/invoice"
    lntx = httpx.post(url, json=request, auth=(sandbox.api_key, ""), trust_env=False, timeout=None).json()
    sandbox.pay(lntx["id"])
    sandbox.fund(1000)
    wallet = httpx.get(f"{sandbox.url}/v1/wallet/{sandbox.wallet_id}", auth=(sandbox.api_key, ""), timeout=None).json()
    link = httpx.get(
        f"{sandbox.url}/v1/lnurlp/{wallet['default_lnurlpay_id']}", auth=(sandbox.api_key, ""), timeout=None
    ).json()
    return {
        "LNPAY_API_KEY": sandbox.api_key,
        "LNPAY_BASE_URL": sandbox.url,
        "LNPAY_WALLET_KEY": sandbox.wallet_id,
        "LNPAY_LNTX_ID": lntx["id"],
        "LNPAY_LNURLPAY_ID": link["id"],
        "LNPAY_NODE_ID": sandbox.node_ids[0],
        "LNPAY_TARGET": link["lnurl_encoded"],
        "LNPAY_PAYMENT_REQUEST": sandbox.outside_invoice(5),
    }


def page_of(pages: Mapping[str, Page], operation: Operation) -> Page:
    """Return an operation's page."""
    return pages["reference/" + ADDRESSES.operation(operation).removesuffix(".md") + "/index.html"]


def take_sample(page: Page, request: SampleRequest, language: str) -> str:
    """Return a sample's code from the page."""
    titles = {sample.title for sample in page.samples()}
    wanted = "" if titles == {""} else request.title or "All fields"
    return next(sample.code for sample in page.samples() if (sample.title, sample.language) == (wanted, language))


def expected_answer(page: Page, request: SampleRequest) -> dict[str, Any]:
    """Return the page's first response, adapted to how this sample's request differs."""
    answer: dict[str, Any] = json.loads(next(iter(page.responses().values())))
    body = request.body if isinstance(request.body, Mapping) else {}
    if body:
        answer |= {"memo": "LNPAY Invoice", "description_hash": None, "expiry": 86400}
        answer |= {name: value for name, value in body.items() if name != "passThru"}
        answer["expires_at"] = answer["created_at"] + answer["expiry"]
        if "passThru" in body:
            answer["passThru"]["userDefined"] = body["passThru"]
        else:
            del answer["passThru"]["userDefined"]
    for argument in request.arguments:
        if argument.parameter.name == "fields":
            answer = {name: value for name, value in answer.items() if name in argument.value}
    return answer


def compare(answer: Any, shown: Any, name: str = "answer") -> None:
    """Compare a response with the page's: same fields in the same order, same types, same values where possible."""
    assert type(answer) is type(shown), f"{name} is {answer!r}, the page shows {shown!r}"
    if isinstance(shown, dict):
        assert list(answer) == list(shown), f"{name} has other fields than the page shows"
        for key, value in shown.items():
            if key in VOLATILE:
                assert type(answer[key]) is type(value), f"{name}.{key}"
            else:
                compare(answer[key], value, f"{name}.{key}")
    else:
        assert answer == shown, name
    if isinstance(shown, dict) and "payment_request" in shown:
        assert answer["payment_request"].startswith("lnbcrt")
        assert answer["expires_at"] - answer["created_at"] == answer["expiry"]


def run(command: list[str], environment: Mapping[str, str], folder: Path) -> str:
    """Run a command like a reader, and return its output."""
    inherited = {"PATH": os.environ["PATH"], "HOME": str(folder), "PYTHONPATH": str(ROOT / "generated_client")}
    done = subprocess.run(
        command, cwd=folder, env={**inherited, **environment}, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, f"{done.stdout}\n{done.stderr}"
    return done.stdout


def run_sample(code: str, language: str, environment: Mapping[str, str], folder: Path) -> Any:
    """Run a sample as pasted, and return the response that it prints."""
    printed = run(sample_command(HIGHLIGHTS[language], code, folder), environment, folder)
    return printed if HIGHLIGHTS[language] == "python" else json.loads(printed)


@pytest.mark.parametrize(("operation", "request_", "language"), CASES)
def test_sample_from_page_runs_and_answers_as_the_page_shows(
    pages: dict[str, Page],
    environment: dict[str, str],
    tmp_path: Path,
    operation: Operation,
    request_: SampleRequest,
    language: str,
) -> None:
    """What a reader copies from the page runs, and its response is the page's."""
    page = page_of(pages, operation)
    answer = run_sample(take_sample(page, request_, language), language, environment, tmp_path)
    compare(ast.literal_eval(answer) if isinstance(answer, str) else answer, expected_answer(page, request_))


@pytest.mark.parametrize(("operation", "request_", "language"), OTHERS)
def test_sample_of_any_operation_runs(
    pages: dict[str, Page],
    environment: dict[str, str],
    tmp_path: Path,
    operation: Operation,
    request_: SampleRequest,
    language: str,
) -> None:
    """What a reader copies from any operation's page runs, and prints the sandbox's response."""
    assert run_sample(take_sample(page_of(pages, operation), request_, language), language, environment, tmp_path)


@pytest.mark.parametrize(("operation", "request_", "language"), CASES[:4])
def test_unset_variables_give_a_sentence(
    pages: dict[str, Page], nowhere: str, tmp_path: Path, operation: Operation, request_: SampleRequest, language: str
) -> None:
    """A sample without its variables names the missing one, in each language, and sends nothing."""
    code = take_sample(page_of(pages, operation), request_, language)
    environment = {"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT / "generated_client")}
    environment["LNPAY_BASE_URL"] = nowhere
    command = sample_command(HIGHLIGHTS[language], code, tmp_path)
    done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode
    assert re.search(r"LNPAY_API_KEY(: not set| is not set|\.$)", (done.stdout + done.stderr).strip(), re.M), (
        done.stderr
    )


@pytest.mark.parametrize(
    ("operation", "request_"), [case.values[:2] for case in CASES if case.values[2] == "JavaScript"]
)
def test_javascript_runs_in_a_browser_from_another_origin(
    pages: dict[str, Page],
    served: str,
    browser: Browser,
    environment: dict[str, str],
    operation: Operation,
    request_: SampleRequest,
) -> None:
    """The JavaScript sample runs in a page of another origin than the API, with globals instead of the environment."""
    page = page_of(pages, operation)
    code = take_sample(page, request_, "JavaScript")
    tab = browser.new_page()
    try:
        tab.goto(f"{served}/404.html")
        tab.evaluate("values => Object.assign(window, values)", environment)
        # The browser's own messages also reach the console, at any time: the page collects what the sample prints.
        printed = tab.evaluate(
            """code => new Promise((done, failed) => {
                const printed = [];
                console.log = (text) => printed.push(text);
                window.sampleDone = () => done(printed);
                window.addEventListener("unhandledrejection", (event) => failed(event.reason));
                const script = document.createElement("script");
                script.type = "module";
                script.textContent = code + "\\nwindow.sampleDone();";
                document.body.append(script);
            })""",
            code,
        )
    finally:
        tab.close()
    compare(json.loads(printed[-1]), expected_answer(page, request_))


def test_pages_have_all_samples_of_the_spec_and_no_others(pages: dict[str, Page]) -> None:
    """Each named example, waiter and list has its samples on the page, and there are no others."""
    for operation in API.operations:
        sets = sample_sets(API, operation)
        wanted = [
            ("" if len(sets) == 1 else sample.request.title or "All fields", language.label, code.strip())
            for sample in sets
            for language, code in sample.codes
        ]
        shown = [(sample.title, sample.language, sample.code.strip()) for sample in page_of(pages, operation).samples()]
        assert shown == wanted


def test_answers_on_pages_are_the_examples_of_the_spec(pages: dict[str, Page]) -> None:
    """Next to the samples are the spec's own responses; those of all operations are on the page of errors."""
    for operation in API.operations:
        shown = page_of(pages, operation).responses()
        for response in operation.responses:
            labels = [label for label in shown if label.split(" ")[0] == response.status]
            examples = response.contents[0].examples
            if BOOK.is_universal(response):
                heading = pages["reference/errors/index.html"].article.find(id=f"error-{response.status}")
                assert heading is not None
                assert labels == []
                assert heading.find_next("pre").get_text().strip()  # type: ignore[union-attr]  # there is one
                continue
            assert len(labels) == (len(examples) if response.is_success else 1)
            if "json" in response.contents[0].content_type:
                assert [json.loads(shown[label]) for label in labels] == [each.value for each in examples][
                    : len(labels)
                ]
