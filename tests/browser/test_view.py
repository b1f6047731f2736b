"""The highlight view in a real browser: nothing is complained of, nothing is fetched, and pointing works both ways."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import cstoparse
from tests.hand_built import BULLETIN
from tests.html_pages import shown
from tools import chromium

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytest.importorskip("playwright.sync_api", reason="playwright is not installed: `make browser` installs it")
pytestmark = [
    pytest.mark.skipif(chromium.PATH is None, reason="there is no Chromium here; on Debian: apt-get install chromium"),
    pytest.mark.slow,
]
SOURCE_WORDS = """pane => {
    const copy = pane.cloneNode(true);
    for (const label of copy.querySelectorAll(".l")) label.remove();
    return copy.textContent;
}"""
LIT = """root => {
    const lit = [...root.querySelectorAll(".source .s.on, .source .s.wash")].map(piece => piece.cloneNode(true));
    for (const piece of lit) for (const label of piece.querySelectorAll(".l")) label.remove();
    return lit.map(piece => piece.textContent).join("");
}"""
CONTRAST = """() => {
    const light = c => {
        const part = v => { v /= 255; return v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4; };
        return 0.2126 * part(c[0]) + 0.7152 * part(c[1]) + 0.0722 * part(c[2]);
    };
    const parse = text => text.match(/[\\d.]+/g).map(Number);
    const ground = e => {
        for (; e; e = e.parentElement) {
            const c = parse(getComputedStyle(e).backgroundColor);
            if (c.length < 4 || c[3] > 0) return c;
        }
        return [255, 255, 255];
    };
    const low = [];
    for (const e of document.querySelectorAll("body *")) {
        if (![...e.childNodes].some(n => n.nodeType === 3 && n.textContent.trim()) || e.tagName === "SCRIPT") continue;
        const [a, b] = [light(parse(getComputedStyle(e).color)), light(ground(e))].sort((x, y) => y - x);
        if ((a + 0.05) / (b + 0.05) < 4.5) low.push(e.outerHTML.slice(0, 90));
    }
    return low;
}"""


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium.opened() as started:
        yield started


@pytest.fixture
def show(browser: Browser, tmp_path: Path) -> Iterator[Callable[..., Page]]:
    """Open the page of a bulletin; at the end, no complaint of the browser and no request but for the page itself."""
    complaints: list[str] = []
    asked: list[str] = []
    contexts = []

    def opened(bulletin: cstoparse.Bulletin | str, width: int = 1280, **settings: object) -> Page:
        context = browser.new_context(viewport={"width": width, "height": 800}, **settings)
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda message: complaints.append(message.text))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("request", lambda request: asked.append(request.url))
        file = tmp_path / "page.html"
        file.write_text(bulletin if isinstance(bulletin, str) else cstoparse.to_html(bulletin), "utf-8")
        page.goto(file.as_uri())
        assert [url for url in asked if url not in {file.as_uri(), "data:,"}] == []
        return page

    yield opened
    for context in contexts:
        context.close()
    assert complaints == []


def lit(page: Page) -> str:
    found: str = page.locator(".cstoparse").evaluate(LIT)
    return found


def test_the_source_is_whole(show: Callable[..., Page]) -> None:
    """What the browser made of the page is the text, the hidden shown by their codes."""
    assert show(BULLETIN).locator(".source").evaluate(SOURCE_WORDS) == shown(BULLETIN.text)


def test_pointing_at_a_record_lights_up_its_words(show: Callable[..., Page]) -> None:
    page = show(BULLETIN)
    page.hover("aside .k-place .t")
    assert lit(page) == "Minsk"
    page.hover("aside .k-participant .t >> nth=0")
    assert lit(page) == "Colonel Ivan A. Petrenko, Deputy Head of the Belarusian Border Committee"
    page.hover("h1")
    assert lit(page) == ""


def test_pointing_at_words_lights_up_their_record(show: Callable[..., Page]) -> None:
    """The innermost record is lit, those that hold it are marked at their side."""
    page = show(BULLETIN)
    page.hover(".source .s.k-venue")
    assert page.locator("aside .on .v").all_inner_texts() == ["Red Hall"]
    assert page.locator("aside .holds > .t").all_inner_texts() == ["article R2", "meeting M2"]
    assert lit(page) == "Red Hall"


def test_a_label_lights_up_its_own_record_and_not_what_lies_in_it(show: Callable[..., Page]) -> None:
    page = show(BULLETIN)
    page.hover(".source .l.k-meeting:not(.end) >> nth=1")
    assert page.locator("aside .on > .t").all_inner_texts() == ["meeting M2"]
    assert lit(page) == shown(BULLETIN.text[slice(*BULLETIN.meetings[1].span)])


def test_the_timeline_lights_up_meetings(show: Callable[..., Page]) -> None:
    page = show(BULLETIN)
    page.hover(".time a >> nth=0")
    assert page.locator("aside .on > .t").all_inner_texts() == ["meeting M2"]


def test_the_keyboard_reaches_everything(show: Callable[..., Page]) -> None:
    """By Tab alone each line that has words gets the focus and lights them up, and so does each label."""
    page = show(BULLETIN)
    reached: dict[str, set[str]] = {"l": set(), "t": set()}
    for _ in range(page.locator("a, input").count()):
        page.keyboard.press("Tab")
        kind, name = page.evaluate("() => { const e = document.activeElement; return [e.classList[0], e.hash]; }")
        if kind in reached:
            reached[kind].add(name)
            assert lit(page), name
    for kind, names in reached.items():
        assert len(names) == len(set(page.locator(f"a.{kind}").evaluate_all("all => all.map(e => e.hash)")))


def test_focus_brings_far_words_into_view(show: Callable[..., Page]) -> None:
    """The last record's words are scrolled to when it gets the focus."""
    page = show(cstoparse.parse(BULLETIN.text.replace("was agreed", "was agreed. " + "Nothing was said of it.\n" * 60)))
    last = page.locator("aside a.t >> nth=-1")
    last.focus()
    words = page.locator(".source .s.on >> nth=0")
    top = words.bounding_box()
    assert top is not None
    assert 0 <= top["y"] < 800


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_contrast(show: Callable[..., Page], scheme: str) -> None:
    """WCAG 2 AA as computed by the browser, at rest and with a record lit up."""
    page = show(BULLETIN, color_scheme=scheme)
    assert page.evaluate(CONTRAST) == []
    page.hover("aside .k-meeting .t >> nth=1")
    assert page.evaluate(CONTRAST) == []
    page.hover("aside .k-participant .t >> nth=0")
    assert page.evaluate(CONTRAST) == []


@pytest.mark.parametrize("width", [360, 700, 900, 1280])
def test_nothing_sticks_out(show: Callable[..., Page], width: int) -> None:
    """No sideways scrolling on a telephone; two columns where there is room."""
    page = show(BULLETIN, width=width)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    source, aside = page.locator("main").bounding_box(), page.locator("aside").bounding_box()
    assert source
    assert aside
    assert (aside["x"] > source["x"] + 100) == (width >= 900)


def test_reads_without_script(show: Callable[..., Page]) -> None:
    """Text, labels and records are there, and a link from a record shows its words."""
    page = show(BULLETIN, java_script_enabled=False)
    assert page.locator(".source .l >> nth=0").is_visible()
    page.click("aside .k-place .t")
    assert page.url.endswith(page.locator("aside .k-place .t").get_attribute("href") or "?")
    assert page.locator(".s:target").text_content() == "Minskplace M2"


def test_labels_can_be_hidden(show: Callable[..., Page]) -> None:
    page = show(BULLETIN)
    page.uncheck(".toggle")
    assert not page.locator(".source .l >> nth=0").is_visible()


def test_hostile_text_does_nothing(show: Callable[..., Page]) -> None:
    """Markup in a text is read, not run."""
    page = show(cstoparse.parse(
        "</script><script>document.title = 'taken'</script><img src=x onerror=\"document.title = 'taken'\">\n14.07.2023\n"
        'On July 13, 2023, Minsk hosted the exercise "<svg onload=alert(1)>".',
    ))
    assert page.title() != "taken"
    assert page.locator("img, svg").count() == 0


def test_two_fragments_on_one_page_do_not_disturb_each_other(show: Callable[..., Page], example: cstoparse.Bulletin) -> None:
    """As in a notebook: each lights up its own words."""
    head = "<!doctype html><meta charset=utf-8><link rel=icon href='data:,'>"
    page = show(f"{head}<body>{example._repr_html_()}<hr>{BULLETIN._repr_html_()}")
    page.hover(".cstoparse >> nth=1 >> aside .k-venue .t")
    assert page.locator(".source .s.on").all_inner_texts() == ["Red Hallvenue M2"]
    page.hover(".cstoparse >> nth=0 >> aside .k-place .t >> nth=0")
    assert page.locator(".source .s.on").all_inner_texts() == ["Bishkekplace M2"]
