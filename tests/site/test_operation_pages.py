"""The content of the reference's pages, compared with the spec that they were generated from."""

from __future__ import annotations

import pytest

from scripts.model.api import Api, Operation, Schema
from scripts.pages.addresses import Addresses
from scripts.pages.operation import NOTHING
from scripts.spec.extensions import KeyPairs
from tests.site.site_pages import Page, target_of, text_of

pytestmark = pytest.mark.xdist_group("site")


def page_of(pages: dict[str, Page], path: str | None) -> Page:
    """Return the built page of a reference page."""
    assert path
    return pages[f"reference/{path.removesuffix('.md')}/index.html"]


def operation_pages(api: Api, pages: dict[str, Page]) -> list[tuple[Operation, Page]]:
    """Return each operation with its page."""
    addresses = Addresses(api)
    return [(operation, page_of(pages, addresses.operation(operation))) for operation in api.operations]


def names_of(api: Api, schema: Schema) -> list[str]:
    """Return the names of a class's fields."""
    return [each.name for each in api.resolve(schema).properties]


def facts_under(page: Page, identifier: str) -> str:
    """Return the line of facts under a heading."""
    heading = page.article.find(id=identifier)
    assert heading is not None, f"{page.address} has no {identifier}"
    facts = heading.find_next_sibling("p")
    assert facts is not None
    return text_of(facts)


def test_fields_are_headings_with_fixed_ids(api: Api, pages: dict[str, Page]) -> None:
    """Each parameter, body field and response field is a heading with the documented id."""
    for operation, page in operation_pages(api, pages):
        ids = {identifier for _, identifier, _ in page.headings}
        assert {f"{each.location}-{each.name}" for each in operation.parameters} <= ids
        if operation.body:
            schema = operation.body.contents[0].schema
            assert schema
            assert {f"body-{name}" for name in names_of(api, schema)} <= ids
        assert operation.success
        schema = operation.success.contents[0].schema
        assert schema
        assert {f"response-{name}" for name in names_of(api, schema)} <= ids


def test_nested_fields_open_in_place(pages: dict[str, Page]) -> None:
    """A nested field follows its parent, named with its path."""
    headings = pages["reference/operations/post-wallet-invoice/index.html"].headings
    names = [(name, identifier) for name, identifier, _ in headings]
    place = names.index(("h4", "response-passThru"))
    assert names[place + 1 : place + 3] == [
        ("h5", "response-passThru.wallet_id"),
        ("h5", "response-passThru.userDefined"),
    ]


@pytest.mark.parametrize(
    ("identifier", "facts"),
    [
        (
            "path-wallet_key",
            "path · string · required · pattern ^[A-Za-z0-9_]+$ · for example wal_czDztN5eJ4r5sJ · more",
        ),
        ("body-num_satoshis", "body · integer · required · satoshis · at least 0 · for example 100"),
        ("body-expiry", "body · integer · optional · seconds · default 86400 · for example 3600"),
        ("response-settled", "response · integer · always present · 0 to 1"),
        ("response-settled_at", "response · integer or null · always present · Unix time in seconds"),
        ("response-passThru", "response · object PassThru or null · always present · pass_thru in Python"),
    ],
)
def test_facts_of_a_field_are_in_one_line(pages: dict[str, Page], identifier: str, facts: str) -> None:
    """Under each field a line names its location, then type, required, unit, default, limits, null."""
    assert facts_under(pages["reference/operations/post-wallet-invoice/index.html"], identifier) == facts


def test_allowed_keys_are_the_spec_s_table(api: Api, pages: dict[str, Page]) -> None:
    """The table of key pairs has the spec's rows and columns."""
    for operation, page in operation_pages(api, pages):
        pairs = operation.extensions.get(KeyPairs)
        assert pairs is not None
        table = page.article.find(id="keys").find_next("table")  # type: ignore[union-attr]  # the heading is there
        assert table is not None
        assert [text_of(cell) for cell in table.select("th")] == list(pairs.columns)
        shown = [[text_of(cell) for cell in row.select("td")] for row in table.select("tbody tr")]
        assert shown == [[cell.replace("`", "") or NOTHING for cell in row] for row in pairs.rows]


def explanation(pages: dict[str, Page], page: Page, anchor: str) -> str:
    """Return a page's explanation of an error; for one that several operations share, that of the page of errors."""
    heading = page.article.find(id=anchor)
    assert heading is not None, f"{page.address} has no {anchor}"
    said = [heading]
    for following in heading.find_next_siblings():
        if following.name in {"h2", "h3", "h4"}:
            break
        said.append(following)
    text = " ".join(text_of(each) for each in said)
    shared = heading.a
    if shared is None:
        return text
    target = target_of(page, str(shared["href"]))
    assert target is not None
    return f"{text} {explanation(pages, pages[target[0]], target[1])}"


def test_each_error_has_cause_remedy_and_exception(api: Api, pages: dict[str, Page]) -> None:
    """Each error of the spec has a stable anchor, its cause, the server's message, the remedy and the exception."""
    exceptions = {
        "400": "BadRequestError",
        "401": "AuthenticationError",
        "404": "NotFoundError",
        "406": "APIStatusError",
    }
    for operation, page in operation_pages(api, pages):
        for response in operation.responses:
            if response.is_success:
                continue
            raised = exceptions.get(response.status, "InternalServerError")
            assert facts_under(page, f"error-{response.status}").split(" · ")[0] == f"Raises {raised}"
            for example in response.contents[0].examples:
                words = [example.summary, example.description]
                words += [example.value["message"]] if isinstance(example.value, dict) else []
                shown = explanation(pages, page, f"error-{response.status}-{example.name}")
                assert all(" ".join(text.replace("`", "").split()) in shown for text in words), example.name


def test_jump_links_lead_into_the_page(api: Api, pages: dict[str, Page]) -> None:
    """A line of links below the title leads to each section of the page."""
    for operation, page in operation_pages(api, pages):
        links = {text_of(tag): str(tag["href"]) for tag in page.article.select(".op-jumps a")}
        assert next(iter(links)) == "Keys"
        assert {"Response", "Errors"} <= set(links)
        assert ("Body" in links) == (operation.body is not None)
        assert {href.removeprefix("#") for href in links.values()} <= page.ids


def test_navigation_has_one_section_of_operations(api: Api, pages: dict[str, Page]) -> None:
    """All operations are in one section of the navigation, each with its method."""
    page = pages["reference/index.html"]
    shown = [text_of(tag) for tag in page.soup.select(".md-sidebar--primary a[href*='operations/']")]
    assert shown == [f"{operation.method} {operation.summary}" for operation in api.operations]


def test_next_step_comes_from_the_links(pages: dict[str, Page]) -> None:
    """The operation that the spec links from a response is the next step on the page."""
    heading = pages["reference/operations/post-wallet-invoice/index.html"].article.find(id="next")
    assert heading is not None
    step = heading.find_next("li")
    assert step is not None
    assert text_of(step).startswith("Get an invoice's status: ")
    assert step.a is not None
    assert step.a["href"] == "../get-ln-tx-object/"


def test_schema_pages_have_each_field(api: Api, pages: dict[str, Page]) -> None:
    """A schema's page has each of its fields, and links to the operations or webhooks that use it."""
    addresses = Addresses(api)
    for schema in api.types.values():
        page = page_of(pages, addresses.type(schema))
        ids = {identifier for _, identifier, _ in page.headings}
        assert {f"field-{name}" for name in names_of(api, schema)} <= ids
        assert page.article.select(".op-about li a[href]"), schema.name


def test_overview_and_errors_name_everything(api: Api, pages: dict[str, Page]) -> None:
    """The overview has each operation, schema, server and authentication scheme; the errors' page each status."""
    overview = text_of(pages["reference/index.html"].article)
    for operation in api.operations:
        assert f"{operation.summary} {operation.method} {operation.path}" in overview
    for schema in api.types.values():
        assert schema.spec_name
        assert schema.spec_name in overview
    for server in api.servers:
        assert server.url in overview
    for name in api.security_schemes:
        assert pages["reference/index.html"].article.find(id=f"auth-{name}") is not None
    statuses = {response.status for operation in api.operations for response in operation.responses}
    errors = {identifier for _, identifier, _ in pages["reference/errors/index.html"].headings}
    assert {f"error-{status}" for status in statuses if status >= "400"} <= errors
