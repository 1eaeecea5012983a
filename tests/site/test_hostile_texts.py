"""Texts of a spec are shown as text, whatever they contain; Markdown in descriptions still works."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser

from scripts.pages.text import NO_TAGS
from tests.servers import serving
from tests.site.site_build import build_with_mkdocs, build_with_zensical, project_of
from tests.site.site_pages import Page, read_site

pytestmark = pytest.mark.xdist_group("other-sites")

SPEC = Path(__file__).parent / "hostile.yaml"


@pytest.fixture(scope="module", params=[build_with_mkdocs, build_with_zensical], ids=["mkdocs", "zensical"])
def hostile(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of a spec full of hostile texts, from each builder."""
    site: Path = request.param(project_of(SPEC, tmp_path_factory.mktemp("hostile")))
    return site


@pytest.fixture(scope="module")
def reference_pages(hostile: Path) -> dict[str, Page]:
    """The pages of the hostile spec."""
    return {address: page for address, page in read_site(hostile).items() if address.startswith("reference/")}


@pytest.fixture(scope="module")
def seen(hostile: Path, browser: Browser, reference_pages: dict[str, Page]) -> Iterator[dict[str, Any]]:
    """What a browser found on all of them."""
    met: dict[str, Any] = {"ran": [], "handlers": [], "requests": [], "errors": []}
    tab = browser.new_page()
    tab.on("request", lambda request: met["requests"].append(request.url))
    tab.on("pageerror", lambda error: met["errors"].append(str(error)))
    with serving(hostile) as address:
        for path in reference_pages:
            tab.goto(f"{address}/{path}")
            met["ran"].append(tab.evaluate("() => window.hacked ?? null"))
            met["handlers"] += tab.evaluate(
                "() => [...document.querySelectorAll('*')].filter((e) => [...e.attributes].some("
                "(a) => a.name.startsWith('on') || a.value.startsWith('javascript:'))).map((e) => e.outerHTML)"
            )
        met["requests"] = [url for url in met["requests"] if not url.startswith((address, "data:", "blob:"))]
        yield met
    tab.close()


def test_nothing_of_it_runs_or_loads(seen: dict[str, Any]) -> None:
    """No script ran, no handler is in the page, and no request went to another host."""
    assert set(seen["ran"]) == {None}
    assert seen["handlers"] == []
    assert seen["requests"] == []
    assert seen["errors"] == []


def test_no_text_becomes_structure(reference_pages: dict[str, Page]) -> None:
    """No picture, script, heading, tab or box comes from a text; no id is used twice; the layout holds."""
    for page in reference_pages.values():
        assert not page.article.select("script, img, iframe, form")
        if "/python/" not in page.address:
            assert {text for _, _, text in page.headings}.isdisjoint({"A heading", "H2", "not heading", "x"})
        ids = [str(tag["id"]) for tag in page.soup.select("[id]")]
        assert len(ids) == len(set(ids))
        assert len(page.article.select(".op > div")) in {0, 3}
    assert len(reference_pages["reference/index.html"].article.select(".admonition")) == 1


@pytest.mark.parametrize(
    "text",
    [
        "{{ config.site_name }} {% raw %} <script>window.hacked=1</script>",
        '--8<-- "mkdocs.yml"',
        "::: os.path.join",
        '!!! danger "Not a box"',
        '=== "Not a tab"',
        "[autoref][os.path] [[wiki]] :smile: ++ctrl++ ==mark== ^^ins^^ $x$ {#id .cls onclick=alert(1)}",
        "*[HTML]: abbreviation",
        "unclosed fence </div></div>",
    ],
)
def test_the_words_are_there_as_they_were_written(reference_pages: dict[str, Page], text: str) -> None:
    """What looks like syntax is on the page, character by character."""
    assert text in reference_pages["reference/index.html"].article.get_text()


def test_markdown_of_descriptions_looks_right(reference_pages: dict[str, Page]) -> None:
    """Tables, lists, code and callouts of a description are tables, lists, code and callouts."""
    article = reference_pages["reference/index.html"].article
    box = article.select_one(".admonition.note")
    assert box
    assert "A callout with code." in " ".join(box.get_text().split())
    assert [cell.get_text() for cell in article.select(".text table td")] == ["x", "y"]
    assert [item.get_text().split()[0] for item in article.select(".text ol > li")] == ["one", "two"]
    assert article.select(".text ol ul > li")
    assert 'print("{{ 1 }}")' in [code.get_text().strip() for code in article.select(".text pre code")]


def test_samples_are_the_values_of_the_spec(reference_pages: dict[str, Page]) -> None:
    """Code on the page is the example's value, even if it contains the end of a code block."""
    responses = reference_pages["reference/operations/get-x/index.html"].responses()
    labels = list(responses)
    assert labels == ['200 === "tab" ![i](http://evil/x.png)', "200 # two", "400"]
    assert json.loads(responses[labels[0]]) == {'a b"c': '```\n--8<-- "mkdocs.yml"\n'}
    assert responses["400"].strip() == '--8<-- "mkdocs.yml"\n```\n::: os\n</pre><script>window.hacked=1</script>'


def test_names_of_pages_are_text_in_the_navigation(reference_pages: dict[str, Page]) -> None:
    """A title with markup is shown literally as the page's heading, and with other brackets in the menu."""
    title = 'Get *it* <script>window.hacked=1</script> "quoted" {{ x }} | pipe \\ `tick'
    page = reference_pages["reference/operations/get-x/index.html"]
    menu = [" ".join(tag.get_text().split()) for tag in page.soup.select(".md-sidebar--primary .md-nav__link")]
    assert {f"GET {title}", f"GET {title}".translate(NO_TAGS)} & {*menu}
    assert page.headings[0][2] == title
