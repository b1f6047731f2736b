from __future__ import annotations

import re
import subprocess
import sys
from base64 import b64encode
from collections.abc import Callable
from hashlib import sha256
from itertools import pairwise
from pathlib import Path

import pytest
from attrs import evolve
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

import cstoparse
from cstoparse import Bulletin, Diagnostic, Span
from cstoparse.cli import cli
from cstoparse.diagnostics import Code, make
from cstoparse.export.html.entries import Entry, of_bulletin
from tests.hand_built import ARTICLE, BULLETIN, EMPTY, MEETING, TEXT
from tests.html_pages import HIDDEN, Page, shown, with_meetings, written
from tests.laws import spans
from tests.property.strategies import texts

HOSTILE = """\
</div></script><script>alert(1)</script> & "On" 'quotes' <!-- --> ]]> {style} %s \\u003c
14.07.2023
On July 13, 2023, Minsk <img src=x onerror=alert(2)> hosted "Shield"><svg onload=alert(3)>", chaired by Anna "Kim" O'Neil.
\u202eOn May 5, 2023, the exercise "</style><b>Rock\u200b</b>" was held 👩\u200d👧 שלום in Osh\x00.\r\nThe end \ud83d.
"""
BULLETINS: dict[str, Callable[[], Bulletin]] = {
    "example": lambda: cstoparse.parse(Path("examples/bulletin.txt").read_text("utf-8")),
    "every field": lambda: BULLETIN,
    "empty": lambda: EMPTY,
    "empty, parsed": lambda: cstoparse.parse(""),
    "hostile": lambda: cstoparse.parse(HOSTILE),
    "russian": lambda: cstoparse.parse("В Минске 13 июля состоялось заседание Постоянного совета"),
}


@pytest.fixture(params=BULLETINS)
def bulletin(request: pytest.FixtureRequest) -> Bulletin:
    return BULLETINS[request.param]()


def entries(bulletin: Bulletin) -> list[Entry]:
    releases, notes = of_bulletin(bulletin)
    return [entry for top in (*releases, *notes) for entry in top.walk()]


def tied_right(bulletin: Bulletin, page: Page) -> list[str]:
    """Lines that light up other words than those at their span."""
    found = []
    for entry in entries(bulletin):
        words = shown(bulletin.text[slice(*entry.span)]) or None
        lit = page.words(page.rows[entry.number])
        if lit != words:
            found.append(f"{entry.label} at {entry.span}: {lit!r} instead of {words!r}")
    return found


class TestSource:
    def test_every_character_is_there_once_and_in_order(self, bulletin: Bulletin) -> None:
        """Without the labels the pane reads as the text, the hidden shown by their codes."""
        assert written(Page(cstoparse.to_html(bulletin)).source) == shown(bulletin.text)

    def test_each_line_lights_up_its_words(self, bulletin: Bulletin) -> None:
        """Words at the span of a record are the words of its pieces."""
        assert tied_right(bulletin, Page(cstoparse.to_html(bulletin))) == []

    def test_every_mark_has_a_label(self, bulletin: Bulletin) -> None:
        """At each span stands a label that leads to a line of the same span; a name may share the label of its participant."""
        page = Page(cstoparse.to_html(bulletin))
        by_number = {entry.number: entry for entry in entries(bulletin)}
        labels: dict[Span, list[str]] = {}
        for label in page.all("a", "l", page.source):
            entry = by_number[int(label.get("href", "").removeprefix("#r"))]
            labels.setdefault(entry.span, []).append("".join(label.itertext()))
        for entry in by_number.values():
            shared = entry.kind in {"person", "role", "title-of"}
            assert any(entry.label in label or shared for label in labels[entry.span]), (entry.label, entry.span)

    def test_every_span_of_the_bulletin_is_an_entry(self, bulletin: Bulletin) -> None:
        """Nothing that the library found is left out of the view, but paragraphs."""
        listed = {entry.span for entry in entries(bulletin)} | {bulletin.span}
        paragraphs = {words.span for release in bulletin.releases for words in release.paragraphs}
        walked = {span for _, span in spans(bulletin)}
        assert walked - listed - paragraphs == set()
        assert listed <= walked

    @given(texts)
    def test_law_the_source_is_whole(self, text: str) -> None:
        """Law: of any text the pane shows every character, and the page has no parse error."""
        bulletin = cstoparse.parse(text)
        page = Page(cstoparse.to_html(bulletin))
        assert written(page.source) == shown(text)
        assert tied_right(bulletin, page) == []

    @given(st.lists(st.tuples(st.integers(-3, 40), st.integers(-3, 40)).map(lambda ends: (min(ends), max(ends))), max_size=8))
    def test_law_marks_may_overlap_in_any_way(self, spans: list[tuple[int, int]]) -> None:
        """Law: nested, crossing, equal, empty and impossible spans are drawn, each with just its own words."""
        text = "One <two> & three\r\nfour “five”\u200f six 👩 sev"
        bulletin = with_meetings(text, spans)
        page = Page(cstoparse.to_html(bulletin))
        assert written(page.source) == shown(text)
        for row, (start, end) in zip((row for row in page.all("li", "k-meeting")), spans, strict=True):
            words = shown(text[max(start, 0) : max(end, 0)])
            cut = text[max(end, 0) - 1 : max(end, 0) + 1] == "\r\n"  # the one line end belongs to what follows the cut
            assert (page.words(row) or "") == (words.removesuffix("\n") if cut and max(start, 0) < end else words)

    def test_crossing_marks_carry_both_kinds_where_they_cross(self) -> None:
        """A piece under two marks is drawn as both."""
        base = with_meetings("abcdefgh", [(0, 5)])
        crossed = evolve(base, diagnostics=(make(Code.DATE_UNREAD, 3, 8, "defgh"),))
        pieces = Page(cstoparse.to_html(crossed)).pieces
        assert [(written(piece), piece.get("class")) for piece in pieces] == [
            ("abc", "s k-meeting"), ("de", "s k-meeting k-note"), ("fgh", "s k-note"),
        ]

    def test_a_mark_goes_on_after_one_of_its_kind_in_it(self) -> None:
        """The end of an inner meeting is not the end of the outer one."""
        pieces = Page(cstoparse.to_html(with_meetings("abcdefgh", [(0, 8), (2, 4), (3, 6)]))).pieces
        assert [(written(piece), piece.get("class")) for piece in pieces] == [(w, "s k-meeting") for w in ("ab", "c", "d", "ef", "gh")]

    def test_shared_words_have_one_label_with_both_numbers(self) -> None:
        """A day that two meetings share is labelled once, for both."""
        bulletin = evolve(BULLETIN, releases=(evolve(ARTICLE, meetings=(MEETING, MEETING)),))
        labels = ["".join(label.itertext()) for label in Page(cstoparse.to_html(bulletin)).all("a", "l")]
        assert labels.count("when M1 M2") == 1

    def test_what_stands_outside_of_releases_is_there(self) -> None:
        """Text between releases is shown as well; where it is blank it takes no room."""
        page = Page(cstoparse.to_html(BULLETIN))
        outside = [(written(part), part.get("class")) for part in page.source if part.tag == "div"]
        assert outside == [("\n\n", "outside blank"), ("\n", "outside blank")]
        assert [part.get("class") for part in page.source if part.tag == "section"] == ["release teaser", "release article"]


class TestHostile:
    def test_only_the_views_own_elements(self) -> None:
        """Markup in the text stays text: no element, attribute or script comes from it."""
        page = Page(cstoparse.to_html(cstoparse.parse(HOSTILE)))
        own = Page(cstoparse.to_html(BULLETIN))
        assert {e.tag for e in page.all()} <= {e.tag for e in own.all()} | {"span"}
        assert {name for e in page.all() for name in e.attrib} <= {name for e in own.all() for name in e.attrib}
        assert len(page.all("script")) == len(page.all("style")) == 1

    @pytest.mark.parametrize("char", HIDDEN, ids=lambda char: f"U+{ord(char):04X}")
    def test_hidden_characters_are_shown_wherever_words_are(self, char: str) -> None:
        """Neither in the text, nor in the title, a line of the column or a message does one reach the page as itself."""
        text = f"On 13 July 2023, Mi{char}nsk\n14.07.2023\nOn 13 July 2023, Minsk{char} hosted a seminar. Call +7 999 {char}1."
        html = cstoparse.to_html(evolve(
            cstoparse.parse(text), diagnostics=(Diagnostic(Code.DATE_UNREAD, cstoparse.Severity.INFO, f"a{char}b", Span(0, 3)),),
        ))
        assert char not in html
        assert written(Page(html).source).count(f"U+{ord(char):04X}") == 3

    def test_spaces_tabs_and_letters_are_left_alone(self) -> None:
        """What shows itself has no box: no-break spaces, Cyrillic, Hebrew, emoji, combining marks."""
        text = "a\u00a0b\tc\u2003d ё שלום 👩 e\u0301"
        page = Page(cstoparse.to_html(cstoparse.parse(text)))
        assert page.all("span", "z") == []
        assert written(page.source) == text

    def test_line_ends_are_one_kind(self) -> None:
        """CRLF and CR are shown as line ends, also where a mark ends between the two characters."""
        page = Page(cstoparse.to_html(with_meetings("ab\r\ncd\ref", [(0, 3), (3, 6)])))
        assert written(page.source) == "ab\ncd\nef"

    def test_title(self) -> None:
        """The page is called by the headline, on one line and escaped."""
        headline = cstoparse.Text('</title> a\u200f\n"b"', Span(0, 5))
        page = Page(cstoparse.to_html(evolve(BULLETIN, releases=(evolve(ARTICLE, headline=headline),))))
        assert [e.text for e in page.all("title")] == ['</title> a[U+200F] "b"']


class TestPage:
    def test_links_lead_somewhere_inside(self, bulletin: Bulletin) -> None:
        """No address outside the page; every id once, every link to one of them."""
        page = Page(cstoparse.to_html(bulletin))
        ids = [e.get("id") for e in page.all() if e.get("id")]
        links = [e.get(name, "") for e in page.all() for name in ("href", "src", "action") if e.get(name) is not None]
        assert len(ids) == len(set(ids))
        assert [link for link in links if link[1:] not in ids and link != "data:,"] == []
        assert re.findall(r"url\(|@import|//\w", page.all("style")[0].text or "") == []

    def test_policy_allows_the_pages_own_script_and_nothing_else(self) -> None:
        """Even a script that got into the page would not run: the policy names the one script by its digest."""
        page = Page(cstoparse.to_html(BULLETIN))
        (policy,) = [e.get("content", "") for e in page.all("meta") if e.get("http-equiv")]
        digest = b64encode(sha256((page.all("script")[0].text or "").encode()).digest()).decode()
        assert "default-src 'none'" in policy
        assert policy.endswith(f"script-src 'sha256-{digest}'")

    def test_same_bulletin_same_page(self, bulletin: Bulletin) -> None:
        assert cstoparse.to_html(bulletin) == cstoparse.to_html(cstoparse.from_json(cstoparse.to_json(bulletin)))

    def test_size(self, root: Path) -> None:
        """A page of three thousand characters is well below a hundred thousand bytes."""
        text = (root / "tests/conformance/c1-csc-session-yerevan.txt").read_text("utf-8")
        assert 3000 < len(text) < 4000
        assert len(cstoparse.to_html(cstoparse.parse(text)).encode()) < 60_000

    def test_size_grows_with_the_records_also_where_all_lie_on_each_other(self) -> None:
        """A meeting more costs the same whether it is the tenth or the thousandth over the same words."""
        def size(count: int) -> int:
            return len(cstoparse.to_html(with_meetings("x" * 4000, [(i, 4000 - i) for i in range(count)])))

        assert size(1600) - size(800) < 2.2 * (size(800) - size(400))

    def test_wants_a_bulletin(self) -> None:
        with pytest.raises(TypeError, match=r"cstoparse\.parse\(text\)"):
            cstoparse.to_html("On 13 July 2023")  # type: ignore[arg-type]

    def test_long_words_are_cut_in_the_column_only(self) -> None:
        """The source has them whole."""
        words = "draft Decision of the CSTO " + "very " * 100 + "long"
        bulletin = evolve(BULLETIN, text=words, releases=(
            evolve(ARTICLE, headline=cstoparse.Text(words, Span(0, len(words))), published=None, meetings=(), documents=(), contact=None,
                   span=Span(0, len(words))),), diagnostics=())
        page = Page(cstoparse.to_html(bulletin))
        assert page.words(page.rows[1]) == words
        assert [len(e.text or "") for e in page.all("bdi", "v")] == [240]


class TestColumn:
    def test_tells_every_field(self) -> None:
        """What the hand-built bulletin holds in any field can be read in the column."""
        page = Page(cstoparse.to_html(BULLETIN))
        told = " ".join("".join(e.itertext()) for e in page.all("aside"))
        for words in (
            "XXXX-07-13, year unknown", "2023-07-13, year stated", "held, in-person, no. 2", "csto.pc", "no id", "chair", "host",
            "person, BY", "Colonel", "person, csto.secretariat", "draft, agreed, to csto.cfm, csto.csc",
            "+74957952710, tel, fax", "press@example.org",
            "www.example.org", "2 paragraphs", "date.year-unknown", "U+2028", "Red Hall", "Shield-2023",
        ):
            assert words in told, words

    def test_severity_is_a_word(self) -> None:
        """A diagnostic says what it is in words, in the list and in the text."""
        codes = (Code.DATE_UNREAD, Code.DATE_BROKEN, Code.INTERNAL)
        bulletin = evolve(BULLETIN, diagnostics=tuple(make(code, i, i + 5, "x") for i, code in enumerate(codes)))
        page = Page(cstoparse.to_html(bulletin))
        for found in (page.all("a", "l", page.source), page.all("a", "t")):
            words = ["".join(e.itertext()) for e in found]
            assert [w for w in words if w.startswith(("note", "warn", "err"))] == ["note 1", "warning 2", "error 3"]

    def test_empty_text_names_its_diagnostic(self) -> None:
        """A diagnostic without words has a label and a line, and lights up nothing."""
        page = Page(cstoparse.to_html(cstoparse.parse("")))
        assert ["".join(e.itertext()) for e in page.all("a", "l")] == ["note 1"]
        assert page.words(page.rows[0]) is None


class TestNotebook:
    def test_bulletins_of_one_notebook_do_not_share_ids(self, example: Bulletin) -> None:
        """Two fragments in one document keep their links apart, and bring their style along."""
        both = Page(example._repr_html_() + BULLETIN._repr_html_())
        ids = [e.get("id") for e in both.all() if e.get("id")]
        assert len(ids) == len(set(ids)) > 50
        assert {link[1:] for e in both.all("a") if (link := e.get("href"))} <= set(ids)
        assert written(both.all("div", "source")[0]) == example.text

    def test_release_and_meeting_are_cards(self) -> None:
        """They hold no text: they are shown by their fields, without links that lead nowhere."""
        for record, words in ((ARTICLE, "Experts met in Minsk"), (MEETING, "Ivan A. Petrenko")):
            page = Page(record._repr_html_())
            assert page.all("a") == page.all("script") == page.all("div", "source") == []
            assert words in "".join(page.all("ul", "records")[0].itertext())

    def test_style_touches_nothing_else(self) -> None:
        """Every rule of the style sheet begins with the view's own class."""
        style = Page(MEETING._repr_html_()).all("style")[0].text or ""
        outer = outer_rules(style)
        assert len(outer) >= 6
        assert {rule for rule in outer if not rule.startswith((".cstoparse", "body:has(> .cstoparse)"))} == set()

    def test_a_notebook_loads_the_view_only_when_it_shows_something(self) -> None:
        """Neither the import nor a parse loads it."""
        code = (
            "import sys, cstoparse; b = cstoparse.parse('On 13 July 2023, Minsk hosted a seminar.')\n"
            "assert 'cstoparse.export' not in sys.modules; b.meetings[0]._repr_html_(); assert 'cstoparse.export.html' in sys.modules\n"
            "assert not {'cattrs', 'click', 'rich'} & set(sys.modules)"
        )
        subprocess.run([sys.executable, "-c", code], check=True)


def outer_rules(style: str) -> list[str]:
    """Selectors of the rules that stand in no other rule, those inside of @media too."""
    style = re.sub(r"/\*.*?\*/", "", style, flags=re.DOTALL)
    found, open_rules = [], []
    for head, brace in re.findall(r"([^{};]*)([{};])", style):
        if brace == "{":
            open_rules.append(head.strip())
            if not [rule for rule in open_rules[:-1] if not rule.startswith("@")] and not head.strip().startswith("@"):
                found.append(head.strip())
        elif brace == "}":
            open_rules.pop()
    return found


def _luminance(colour: str) -> float:
    colour = colour if len(colour) == 7 else "#" + "".join(2 * c for c in colour[1:])
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    r, g, b = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * r + 0.7152 * g + 0.0722 * b


class TestContrast:
    def test_words_and_labels_can_be_read(self, root: Path) -> None:
        """WCAG 2 AA, 4.5 to 1, in light and in dark: words and labels on every ground they can stand on."""
        style = (root / "src/cstoparse/export/html/page.css").read_text("utf-8")
        parts = style.split("@media screen and (prefers-color-scheme: dark)")
        light, dark = (dict(re.findall(r"--([\w-]+): (#\w+)", part)) for part in parts)
        assert light.keys() == dark.keys()
        for theme in (light, dark):
            grounds = ["paper", "panel", "hit", "wash", *(name for name in theme if name.endswith("-bg"))]
            inks = {"ink": grounds, "soft": ["paper", "panel", "hit", "wash"], "note": grounds, "meeting": ["panel"]}
            inks |= {name.removesuffix("-bg"): ["paper", "panel", "hit", "wash", name] for name in theme if name.endswith("-bg")}
            for ink, on in inks.items():
                for ground in on:
                    low, high = sorted(_luminance(theme[name]) + 0.05 for name in (ink, ground))
                    assert high / low >= 4.5, f"{ink} on {ground}: {high / low:.2f}"


class TestCommand:
    def test_writes_the_page(self, tmp_path: Path, example_text: str, example: Bulletin) -> None:
        page, out = tmp_path / "page.txt", tmp_path / "page.html"
        page.write_bytes(example_text.encode())
        result = CliRunner().invoke(cli, ["view", str(page), "-o", str(out)])
        assert (result.exit_code, result.output) == (0, "")
        assert out.read_bytes() == cstoparse.to_html(example).encode()

    def test_standard_streams(self) -> None:
        result = CliRunner().invoke(cli, ["view"], input=TEXT.encode("utf-8", "replace"))
        assert result.exit_code == 0
        assert result.stdout.startswith("<!doctype html>")

    def test_no_page_of_a_file_that_cannot_be_read(self, tmp_path: Path) -> None:
        """The reason is told, and what stood in the place of the page stays."""
        result = CliRunner().invoke(cli, ["view", str(tmp_path / "missing"), "-o", str(tmp_path / "page.html")])
        assert (result.exit_code, list(tmp_path.iterdir())) == (1, [])
        assert "No such file" in result.stderr

    def test_does_not_write_over_its_input(self, tmp_path: Path) -> None:
        page = tmp_path / "page.txt"
        page.write_text("On 13 July 2023")
        assert CliRunner().invoke(cli, ["view", str(page), "-o", str(page)]).exit_code == 2
        assert page.read_text() == "On 13 July 2023"


def test_pieces_do_not_hold_each_other() -> None:
    """Pieces are flat and follow each other, so that an overlap can never break the nesting of elements."""
    page = Page(cstoparse.to_html(BULLETIN))
    for piece in page.pieces:
        assert page.all("span", "s", piece) == [piece]
    assert all(a is not b for a, b in pairwise(page.pieces))
