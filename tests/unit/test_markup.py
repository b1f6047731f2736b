"""HTML as its reader sees it: blocks, lists, cells, what is not shown, encodings, pages made to break a parser."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

import cstoparse
from cstoparse import Code, parse_html
from cstoparse.cli import cli
from cstoparse.markup import html_text
from tests.laws import broken

PAGE = """\
04.10.2022 From 2 to 4 October, Brest hosted a workshop of duty\N{NO-BREAK SPACE}officers of the rescue services.

26.09.2022 On 26 September, Bishkek hosted the 7th meeting of the Coordinating Council for Emergency Situations.

The Permanent Council spoke of mountain rescuers

19.11.2020

On November 19, 2020, the Permanent Council of the CSTO held a meeting via videoconferencing, chaired by \
the Permanent and Plenipotentiary Representative of the Republic of Armenia, Narek\N{NO-BREAK SPACE}Avetumian.

The Council finalized the drafts:

- Declaration «On Mutual Assistance in the Event of Avalanches»;
- Action Plan on Equipping the Rescue Services.

Member state | Rescuers

Armenia | 12

CSTO Press Secretary Galina Verbovaya
Tel.: +7495-555-02-17"""


@pytest.fixture
def page(root: Path) -> bytes:
    return (root / "tests/html/page.html").read_bytes()


def test_page(page: bytes) -> None:
    """A whole page: its menus, search, foot and what is hidden are left out, its blocks are lines."""
    assert html_text(page) == PAGE


def test_page_as_records(page: bytes) -> None:
    """Sidebar, article, list and signature are read as those of a page that was scraped well."""
    bulletin = parse_html(page)
    assert bulletin.text == PAGE
    assert broken(bulletin) == []
    assert [str(release.kind) for release in bulletin.releases] == ["teaser", "teaser", "article"]
    assert [str(meeting.place or meeting.format) for meeting in bulletin.meetings] == ["Brest", "Bishkek", "videoconference"]
    article = bulletin.releases[-1]
    assert article.headline == "The Permanent Council spoke of mountain rescuers"
    assert [str(document.kind) for document in article.documents] == ["declaration", "plan"]
    assert article.contact is not None
    assert article.contact.name is not None
    assert Code.INPUT_HTML not in {diagnostic.code for diagnostic in bulletin.diagnostics}


@pytest.mark.parametrize(("html", "text"), [
    ("<p>a<p>b", "a\n\nb"),
    ("<h1>a</h1>b<div>c<div>d</div>e</div>", "a\n\nb\n\nc\n\nd\n\ne"),
    ("a<br>b<br/>c", "a\nb\nc"),
    ("<p>a\n  b\tc&nbsp; d</p>", "a b c\xa0 d"),
    ("M<b>in</b>sk", "Minsk"),
    ("inter&shy;state", "interstate"),
    ("&laquo;a&raquo; &mdash; &#1086; &amp; &lt;p&gt; &bogus; &", "«a» — о & <p> &bogus; &"),
    ("<ul><li>a<li>b</ul>c", "- a\n- b\n\nc"),
    ("<ol><li><p>a</p><p>b</p></li><li>c</li></ol>", "- a\n\nb\n\n- c"),
    ("<ul><li>a<ul><li>b</ul></ul>", "- a\n- b"),
    ("<ul><li><a href=x>News of a day</a><li>7 July: talks</ul>", "News of a day\n\n7 July: talks"),
    ("<ul><li>See <a href=x>news</a></ul>", "- See news"),
    ("<table><tr><td>a<td>b<tr><td><td>c</table>", "a | b\n\nc"),
    ("<table><tr><td><p>a</p></td><td><p>b</p></td></tr></table>", "a\n\nb"),
    ("<pre>a\n  b\r\nc</pre>", "a\nb\nc"),
    ("<script>a</script><style>b</style><template>c</template><noscript>d</noscript><nav>e</nav><svg><text>f</text></svg>g", "g"),
    ("<p hidden>a</p><p style='color:red; Display : none'>b</p><p aria-hidden=true>c</p><p role=menu>d</p><p style='color:red'>e</p>", "e"),
    ("<div hidden><p>a<br>b</p><div>c</div></div>d", "d"),
    ("<header>a<p>b</header><main><header>c</header>d<footer>e</footer></main><footer>f</footer>g", "c\n\nd\n\ne\n\ng"),
    ("<header><h1>a</h1></header>b", "a\n\nb"),
    ("<!-- <p>a</p> -->b<!-- c", "b"),
    ("<![CDATA[a]]><?php b ?><!doctype html>c", "c"),
    ("<p>a</b></i></span></p>b<p", "a\n\nb"),
    ("a < b > c", "a < b > c"),
    ("plain words", "plain words"),
    ("<p>\ud800\x00a</p>", "\ufffd\ufffda"),
    ("", ""), ("<p>", ""), ("<", "<"), ("\ufeffa", "a"),
])  # fmt: skip
def test_elements(html: str, text: str) -> None:
    """Each kind of element alone."""
    assert html_text(html) == text


WORDS = "<p>Заседание «Совета» — talks</p>"


@pytest.mark.parametrize(("data", "text"), [
    (WORDS.encode(), WORDS), (WORDS.encode("utf-8-sig"), WORDS), (WORDS.encode("utf-16"), WORDS),
    (b'<meta charset="windows-1251">' + WORDS.encode("cp1251"), WORDS),
    (b"<meta http-equiv=Content-Type content='text/html; charset=koi8-r'>" + "<p>Заседание</p>".encode("koi8-r"), "<p>Заседание</p>"),
    (b"<meta charset=iso-8859-1>" + "<p>“a” – b</p>".encode("cp1252"), "<p>“a” – b</p>"),
    (b"<meta charset=utf-16>" + WORDS.encode(), WORDS), (b"<meta charset=utf-16 >" + WORDS.encode(), WORDS),
    (b"<meta charset=nonsense>" + WORDS.encode(), WORDS),
    (b"<meta charset=utf-8>" + "<p>Заседание Постоянного Совета</p>".encode("cp1251"), "<p>Заседание Постоянного Совета</p>"),
    (b"<p>a\xff\xfe\xfdb\x00</p>", "<p>a\ufffd\ufffd\ufffdb\ufffd</p>"),
])  # fmt: skip
def test_encodings(data: bytes, text: str) -> None:
    """Byte order mark, declaration, look; a wrong declaration does not keep the words from being read."""
    assert html_text(data) == text[3:-4]


def test_a_declaration_in_a_str_tells_nothing() -> None:
    """A `str` is decoded already."""
    assert html_text("<meta charset=windows-1251><p>Заседание</p>") == "Заседание"


N = 100_000
HOSTILE = {
    "deep": "<div>" * N, "deep inline": "<b><i>" * N, "deep tables": "<table><tr><td>" * N, "deep lists": "<ul><li>" * N,
    "ends without starts": "<div>" * N + "</p>" * N, "unknown ends": "<div>" * N + "</x>" * N, "headers": "<header>" * N + "</header>" * N,
    "attributes": "<p " + " ".join(f"a{n}=1" for n in range(N)) + ">", "long attribute": "<p title='" + "x " * N + "'>",
    "open attribute": "<p title='" + "<p>" * N, "comments": "<!--" * N, "open comment": "<!-- " + "x> " * N, "tags cut": "<p <p" * N,
    "entities": "&amp" * N + "&#" * N, "nothing but marks": "<" * N, "declarations": "<!" * N, "breaks": "<br>" * N, "noughts": "\0" * N,
}  # fmt: skip


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile(name: str) -> None:
    """Pages made to break a parser give a text, and what follows them is still read where HTML itself allows it."""
    text = html_text(HOSTILE[name] + "<p>LAST</p>")
    swallowed = name in {"open attribute", "comments", "open comment"}
    assert text.endswith("LAST") is not swallowed


def test_hidden_stays_hidden_however_deep() -> None:
    """What is hidden ends where its element ends."""
    assert html_text("<div hidden>" + "<p><b>" * 100 + "a" + "</b></p>" * 100 + "</div>b") == "b"


@given(st.lists(st.sampled_from([
    "<p>", "</p>", "<div hidden>", "</div>", "<ul>", "<li>", "</ul>", "<td>", "<table>", "</table>", "<a>", "</a>", "<pre>", "<header>",
    "</header>", "<footer>", "<main>", "</main>", "<h1>", "<br>", "<script>", "</script>", "<!--", "-->",
    "&nbsp;", "<", ">", "'", "\n", "Minsk ",
    "7 July 2021", "\x00", "\ud83d", "<svg>", "</svg>", "<select>", "</body>", "</html>", "<html>", "<head>", "<form>", "<nav>", "</nav>",
])).map("".join) | st.text())  # fmt: skip
def test_any_page_parses(html: str) -> None:
    """Law: `parse_html` is total, its records stand in its text, and bytes say what the `str` says."""
    bulletin = parse_html(html)
    assert broken(bulletin) == []
    assert not {"\t", "\r", "\xad"} & set(bulletin.text)
    if "\ud83d" not in html and html.isascii() and "charset" not in html:
        assert parse_html(html.encode()) == bulletin


@given(st.binary())
def test_any_bytes_parse(data: bytes) -> None:
    """Law: no bytes make an exception."""
    assert isinstance(parse_html(data).text, str)


def test_options() -> None:
    """The options of `parse` are passed on; the limit counts the page with its tags."""
    assert parse_html("<p>Минск", language="en").language == "en"
    with pytest.raises(cstoparse.BulletinTooLarge, match="has 10 characters"):
        parse_html("<b>a</b>bb", max_chars=9)
    assert parse_html("<b>a</b>bb", max_chars=10).text == "abb"
    lexicon = cstoparse.load_lexicon({"organ": [{"id": "elders", "forms": ["Elders"], "collegial": True}]})
    (meeting,) = parse_html("<p>On 13 July 2023, the Elders held a meeting.", lexicon=lexicon).meetings
    assert meeting.bodies[0].id == "elders"


@pytest.mark.parametrize(("name", "options"), [("page.html", []), ("PAGE.HTM", []), ("page.txt", ["--html"])])
def test_command(name: str, options: list[str], page: bytes, tmp_path: Path) -> None:
    """HTML is told by the name of the file or by the option."""
    (tmp_path / name).write_bytes(page)
    run = CliRunner().invoke(cli, ["parse", "--format", "json", *options, str(tmp_path / name)])
    assert cstoparse.from_json(run.output) == parse_html(page)


def test_command_without_the_extra(page: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A page that cannot be read is told, and the others are read."""
    monkeypatch.setitem(sys.modules, "lxml.etree", None)
    (tmp_path / "page.html").write_bytes(page)
    (tmp_path / "page.txt").write_text("Talks", "utf-8")
    run = CliRunner().invoke(cli, ["parse", "--format", "jsonl", str(tmp_path / "page.html"), str(tmp_path / "page.txt")])
    assert run.exit_code == 1
    assert "page.html: reading HTML needs an extra: install it with pip install 'cstoparse[html]'" in run.stderr
    assert '"text":"Talks"' in run.stdout
    assert CliRunner().invoke(cli, ["parse", "--max-chars", "3", "--html", "-"], input="<p>words").exit_code == 1
