"""What machines read: the spec, llms.txt, pages as Markdown, the sitemap, and each page's head."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from bs4 import BeautifulSoup, Tag

from tests.openapi import document
from tests.site.site_build import ROOT, SITE_URL
from tests.site.site_pages import Page, code_of, tabs, target_of, text_of

pytestmark = pytest.mark.xdist_group("site")


def meta(page: Page, selector: str, name: str = "content") -> list[str]:
    """Return the values of the matching tags in the head."""
    return [str(tag.get(name, "")) for tag in page.soup.select(f"head {selector}")]


@pytest.mark.parametrize("builder", ["site", "zensical_site"])
def test_spec_is_there_as_yaml_and_as_json(request: pytest.FixtureRequest, builder: str) -> None:
    """The spec is at fixed URLs: as written, and as JSON."""
    reference = request.getfixturevalue(builder) / "reference"
    source = (ROOT / "openapi.yaml").read_text(encoding="utf-8")
    assert (reference / "openapi.yaml").read_text(encoding="utf-8") == source
    assert json.loads((reference / "openapi.json").read_text(encoding="utf-8")) == document()


@pytest.mark.parametrize("builder", ["pages", "zensical_pages"])
def test_each_page_has_canonical_link_description_and_open_graph(request: pytest.FixtureRequest, builder: str) -> None:
    """Search engines and link previews find the URL, the title and a unique description on each page."""
    pages: dict[str, Page] = request.getfixturevalue(builder)
    descriptions: dict[str, str] = {}
    for page in pages.values():
        if page.address == "404.html":
            continue
        address = SITE_URL + page.address.removesuffix("index.html")
        assert meta(page, "link[rel=canonical]", "href") == [address]
        (description,) = meta(page, "meta[name=description]")
        assert 20 <= len(description) <= 300, f"{page.address}: {description!r}"
        assert meta(page, "meta[property='og:description']") == [description]
        assert meta(page, "meta[property='og:url']") == [address]
        assert meta(page, "meta[property='og:title']")[0]
        assert meta(page, "meta[property='og:image']") == [f"{SITE_URL}assets/card.png"]
        assert description not in descriptions, (
            f"{page.address} and {descriptions[description]} describe themselves alike"
        )
        descriptions[description] = page.address


@pytest.mark.parametrize("builder", ["site", "zensical_site"])
def test_sitemap_lists_each_page(request: pytest.FixtureRequest, builder: str) -> None:
    """The sitemap has the full URL of each page."""
    folder: Path = request.getfixturevalue(builder)
    listed = set(re.findall(r"<loc>([^<]+)</loc>", (folder / "sitemap.xml").read_text(encoding="utf-8")))
    addresses = {path.relative_to(folder).as_posix() for path in folder.rglob("*.html")} - {"404.html"}
    assert listed == {SITE_URL + address.removesuffix("index.html") for address in addresses}


@pytest.mark.parametrize("builder", ["site", "zensical_site"])
def test_llms_txt_leads_to_each_page_as_markdown(request: pytest.FixtureRequest, builder: str) -> None:
    """llms.txt links a Markdown file for each guide and each page of the reference; llms-full.txt contains them."""
    folder: Path = request.getfixturevalue(builder)
    overview = (folder / "llms.txt").read_text(encoding="utf-8")
    listed = set(re.findall(r"\]\(<?([^)>]+\.md)>?\)", overview))
    sources = [path.relative_to(ROOT / "docs") for path in (ROOT / "docs").rglob("*.md") if path.parent.name != "docs"]
    for source in sources:
        target = source if source.name == "index.md" else source.with_suffix("") / "index.md"
        assert (folder / target).is_file(), f"{source} is not there as Markdown"
        assert SITE_URL + target.as_posix() in listed, f"llms.txt does not list {source}"
    full = (folder / "llms-full.txt").read_text(encoding="utf-8")
    assert all(word in full for word in ("num_satoshis", "r_hash_decoded", "asyncio.run(main())", "curl -u"))


@pytest.mark.parametrize("builder", ["site", "zensical_site"])
def test_llms_txt_has_the_guides_in_reading_order_with_their_descriptions(
    request: pytest.FixtureRequest, builder: str
) -> None:
    """The guides are in llms.txt in the order of the navigation, each with the description in its page's head."""
    folder: Path = request.getfixturevalue(builder)
    listed = re.findall(r"/(guides/[\w-]+)/index\.md>?\): (.+)", (folder / "llms.txt").read_text(encoding="utf-8"))
    navigation = yaml.safe_load((ROOT / "docs/.nav.yml").read_text(encoding="utf-8"))["nav"]
    guides = [path.removesuffix(".md") for entry in navigation for path in entry.get("Guides", ())]
    heads = [
        BeautifulSoup((folder / guide / "index.html").read_text(encoding="utf-8"), "html.parser") for guide in guides
    ]
    descriptions = [str(head.select("meta[name=description]")[0]["content"]) for head in heads]
    assert listed == list(zip(guides, descriptions, strict=True))


@pytest.mark.parametrize("builder", ["site", "zensical_site"])
def test_llms_txt_describes_each_page(request: pytest.FixtureRequest, builder: str) -> None:
    """Guides, reference, Python; operations as in the navigation, each page with a sentence."""
    folder: Path = request.getfixturevalue(builder)
    text = (folder / "llms.txt").read_text(encoding="utf-8")
    assert re.findall(r"^## (.+)$", text, re.MULTILINE) == ["Guides", "Reference", "Python"]
    entries = re.findall(r"^- \[.+\]\(<?([^)>]+)>?\)(?:: (.+))?$", text, re.MULTILINE)
    assert [address for address, description in entries if not description] == []
    listed = [address for address, _ in entries if "/operations/" in address]
    navigation = yaml.safe_load((ROOT / "docs/reference/.nav.yml").read_text(encoding="utf-8"))["nav"]
    operations = next(entry["Operations"] for entry in navigation if "Operations" in entry)
    paths = [path.removesuffix(".md") for entry in operations for path in entry.values()]
    assert listed == [f"{SITE_URL}reference/{path}/index.md" for path in paths]


def test_markdown_of_an_operation_has_fields_and_samples(site: Path) -> None:
    """A page as Markdown contains what the page contains: fields, samples, responses, errors."""
    text = (site / "reference/operations/post-wallet-invoice/index.md").read_text(encoding="utf-8")
    for word in (
        "num_satoshis",
        "curl -u",
        "asyncio.run(main())",
        "await fetch(",
        "r_hash_decoded",
        "AuthenticationError",
    ):
        assert word in text


@pytest.mark.parametrize("builder", ["pages", "zensical_pages"])
def test_markdown_names_what_stood_under_a_tab(request: pytest.FixtureRequest, builder: str) -> None:
    """In the Markdown of a page, the title of each tab precedes its content, on every level of tabs."""
    pages: dict[str, Page] = request.getfixturevalue(builder)
    seen = 0
    for page in pages.values():
        copy = page.path.with_name("index.md")
        text = copy.read_text(encoding="utf-8") if copy.is_file() else ""
        place = 0
        for label, code in samples_under_tabs(page.article) if text else ():
            for words in (*label, code.strip()):
                found = text.find(words, place)
                assert found >= 0, f"{page.address}: no {words[:60]!r} under {' / '.join(label)}"
                place = found
            place += len(code.strip())
            seen += 1
    assert seen > 50


def samples_under_tabs(article: Tag) -> Iterator[tuple[list[str], str]]:
    """Yield the first block of code under each innermost tab, with the titles of the tabs around it."""
    for outer in article.select(".tabbed-set"):
        if outer.find_parent(class_="tabbed-set"):
            continue
        for title, block in tabs(outer):
            inner = block.select_one(".tabbed-set")
            if inner is None:
                yield [title], code_of(block)
            else:
                for number, (language, within) in enumerate(tabs(inner)):
                    yield [*([] if number else [title]), language], code_of(within)


@pytest.mark.parametrize("builder", ["site", "zensical_site"])
def test_markdown_has_no_remains_of_html(request: pytest.FixtureRequest, builder: str) -> None:
    """Outside of code, the Markdown of a page has no entities, permalinks or attribute lists."""
    folder: Path = request.getfixturevalue(builder)
    for copy in folder.rglob("index.md"):
        text = re.sub(r"```.*?```|`[^`\n]+`", "", copy.read_text(encoding="utf-8"), flags=re.DOTALL)
        assert not re.search(r"&#?\w+;|\u00b6|\{ ?[.#:]|\\`", text), copy.relative_to(folder)


def test_each_page_links_its_markdown_and_the_spec(pages: dict[str, Page]) -> None:
    """Each page links to its Markdown and to the spec."""
    for page in pages.values():
        if page.address == "404.html":
            continue
        links = {text_of(tag): str(tag["href"]) for tag in page.article.select(".page-forms a")}
        assert links["Copy page as Markdown"] == "index.md"
        assert target_of(page, links["OpenAPI"]) == ("reference/openapi.yaml", "")


def test_robots_may_read_everything(pages: dict[str, Page]) -> None:
    """Every page allows search engines."""
    assert all(not meta(page, "meta[name=robots]") for page in pages.values())
