"""The layout: teasers told from the article, and the article from what the page adds to it."""

from __future__ import annotations

import textwrap
from itertools import pairwise

import pytest

from cstoparse.layout import Block, BlockKind, Section, read
from cstoparse.layout.blocks import kept
from cstoparse.text import Source
from cstoparse.values import ReleaseKind

T1 = "On 3 March, the town of Ozerny hosted a seminar of military meteorologists of the member states."
T2 = (
    "The Deputy Secretary General of the Organization Pyotr Lugovoy received a delegation of the Union of Cartographers. "
    "The guests presented an atlas of mountain rivers."
)
T3 = "A round table on the protection of reservoirs will take place on 15 March by videoconferencing."
TITLE = "Signallers of six armies agreed on a common handbook of radio codes"
LEAD = "The signallers of six armies completed the work on a handbook of radio codes in Ozerny on 12 May 2019."
BODY = "The handbook lists four hundred codes. It was drawn up over two winters by a group of Colonel Askar Temirov."
LAST = "The group will gather again in autumn."
SIGN = "The CSTO Press Secretary Anton Berezin"
ARTICLE, TEASER = ReleaseKind.ARTICLE, ReleaseKind.TEASER


def sections(text: str) -> tuple[Section, ...]:
    """Read a text and check what holds for every page."""
    found = read(Source(text))
    for section in found:
        assert 0 <= section.start < section.end <= len(text)
        assert text[section.start : section.end].strip() == text[section.start : section.end]
        for block in section.blocks:
            assert section.start <= block.start < block.end <= section.end
        for first, second in pairwise(section.blocks):
            assert first.end <= second.start
    for before, after in pairwise(found):
        assert before.end <= after.start
    return found


def flat(text: str, start: int, end: int) -> str:
    """The words at a place, wrapped lines joined."""
    return " ".join(text[start:end].split())


def outline(text: str) -> list[tuple[ReleaseKind, str | None, str | None, list[str]]]:
    """Kind, headline, date line and blocks of each section."""
    return [
        (
            s.kind,
            flat(text, *s.headline) if s.headline else None,
            text[s.dateline.start : s.dateline.end] if s.dateline else None,
            [flat(text, b.start, b.end) for b in s.blocks],
        )
        for s in sections(text)
    ]


def teaser(*paragraphs: str, date: str | None = None) -> tuple[ReleaseKind, str | None, str | None, list[str]]:
    """The outline of a teaser."""
    return TEASER, None, date, list(paragraphs)


def article(
    *blocks: str, title: str | None = TITLE, date: str | None = "14.05.2019"
) -> tuple[ReleaseKind, str | None, str | None, list[str]]:
    """The outline of an article."""
    return ARTICLE, title, date, list(blocks)


SIDEBAR_A = f"{T1}\n{T2}\n{T3}\n"
SIDEBAR_B = f"{T1}\n\n\n{T2}\n\n\n{T3}\n\n"
SIDEBAR_C = f"07.03.2024\n\n{T1}\n\n\n05.03.2024\n{T2}\n\n\n01.03.2024\n\n{T3}\n\n\n"
UNDATED = [teaser(T1), teaser(T2), teaser(T3)]
DATED = [teaser(T1, date="07.03.2024"), teaser(T2, date="05.03.2024"), teaser(T3, date="01.03.2024")]
FULL = article(LEAD, BODY, LAST)
NO_DATE = article(LEAD, BODY, LAST, date=None)
BODY_0 = f"{LEAD}\n{BODY}\n{LAST}"
BODY_1 = f"{LEAD}\n\n{BODY}\n\n{LAST}"

PAGES = {
    "A1": (f"{SIDEBAR_A}{TITLE}\n14.05.2019\n{BODY_0}", [*UNDATED, FULL]),
    "A1 title with a full stop": (f"{SIDEBAR_A}{TITLE}.\n14.05.2019\n{BODY_0}", [*UNDATED, article(LEAD, BODY, LAST, title=f"{TITLE}.")]),
    "A1 teaser without a full stop": (f"{T1[:-1]}\n{T2}\n{TITLE}\n14.05.2019\n{BODY_0}", [teaser(T1[:-1]), teaser(T2), FULL]),
    "A2": (f"{SIDEBAR_A}{TITLE}\n14.05.2019{BODY_0}", [*UNDATED, FULL]),
    "A2 image": (f"{SIDEBAR_A}{TITLE}\n14.05.2019 radio_codes-2.jpg{BODY_0}", [*UNDATED, FULL]),
    "A3": (f"{SIDEBAR_A}{TITLE}\n{BODY_0}", [*UNDATED, NO_DATE]),
    "A3 teaser without a full stop": (f"{T1}\n{T2[:-1]}\n{T3}\n{TITLE}\n{BODY_0}", [teaser(T1), teaser(T2[:-1]), teaser(T3), NO_DATE]),
    "A3 quoted title": (
        (
            f"{SIDEBAR_A}Colonel Askar Temirov: “A code is a promise”\n1. Comrade Colonel, what is a code?\n"
            "A code is a promise, I tell the cadets."
        ),
        [
            *UNDATED,
            article(
                "Comrade Colonel, what is a code?",
                "A code is a promise, I tell the cadets.",
                title="Colonel Askar Temirov: “A code is a promise”",
                date=None,
            ),
        ],
    ),
    "A4": (f"{SIDEBAR_A}{LEAD}\n{LEAD}\n{BODY}\n{LAST}", [*UNDATED, teaser(LEAD), article(LEAD, BODY, LAST, title=None, date=None)]),
    "A4 lead among the teasers": (
        f"{T1}\n{LEAD}\n{T3}\n{LEAD}\n{BODY}",
        [teaser(T1), teaser(LEAD), teaser(T3), article(LEAD, BODY, title=None, date=None)],
    ),
    "A4 with title": (
        f"{T1}\n{LEAD}\n{T3}\n{TITLE}\n{LEAD}\n{BODY}",
        [teaser(T1), teaser(LEAD), teaser(T3), article(LEAD, BODY, date=None)],
    ),
    "B1": (f"{SIDEBAR_B}{TITLE}\n\n{TITLE} 14.05.2019\n\n{BODY_1}", [*UNDATED, FULL]),
    "B1 teaser of two paragraphs": (
        f"{T1}\n\n{LAST}\n\n\n{T3}\n\n{TITLE}\n\n{TITLE} 14.05.2019\n\n{BODY_1}",
        [teaser(T1, LAST), teaser(T3), FULL],
    ),
    "B1 first copy cut": (
        f"{SIDEBAR_B}{TITLE[:50]}\n\n{TITLE} 14.05.2019\n\n{BODY_1}",
        [*UNDATED, article(LEAD, BODY, LAST, title=TITLE[:50])],
    ),
    "B1 glued date": (f"{SIDEBAR_B}{TITLE}\n\n{TITLE}14.05.2019\n\n{BODY_1}", [*UNDATED, FULL]),
    "B2": (f"{SIDEBAR_B}{TITLE}\n\n\n{BODY_1}", [*UNDATED, NO_DATE]),
    "B2 one teaser of two paragraphs": (f"{T1}\n\n{LAST}\n\n{TITLE}\n\n\n{BODY_1}", [teaser(T1, LAST), NO_DATE]),
    "B2 title with a full stop": (
        f"{SIDEBAR_B}{TITLE}.\n\n\n{BODY_1}",
        [*UNDATED, article(LEAD, BODY, LAST, title=f"{TITLE}.", date=None)],
    ),
    "B3": (f"{SIDEBAR_B}{TITLE}\n\n\n14.05.2019 radio.codes_2.jpg\n{BODY_1}", [*UNDATED, FULL]),
    "B3 download": (f"{SIDEBAR_B}{TITLE}\n\n14.05.2019 Download document\nhandbook_codes.docx\n\n\n{BODY_1}", [*UNDATED, FULL]),
    "B4": (f"{T1}\n\n\n{T2}\n\n\n{BODY_1}", [teaser(T1), teaser(T2), article(LEAD, BODY, LAST, title=None, date=None)]),
    "C1": (f"{SIDEBAR_C}{TITLE}\n\n{TITLE} 14.05.2019\n\n{BODY_1}", [*DATED, FULL]),
    "C2": (f"{SIDEBAR_C}{TITLE}\n\n14.05.2019\n\n{BODY_1}", [*DATED, FULL]),
    "C2 title with a full stop": (f"{SIDEBAR_C}{TITLE}.\n\n14.05.2019\n\n{BODY_1}", [*DATED, article(LEAD, BODY, LAST, title=f"{TITLE}.")]),
    "C2 one teaser": (f"07.03.2024\n\n{T1}\n\n\n{TITLE}\n\n14.05.2019\n\n{BODY_1}", [teaser(T1, date="07.03.2024"), FULL]),
    "C3": (f"{SIDEBAR_C}{TITLE}\n\n{BODY_1}", [*DATED, NO_DATE]),
    "D1": (f"{TITLE}\n\n{TITLE} 14.05.2019\n\n{BODY_1}", [FULL]),
    "D1 gallery mark": (f"{TITLE}\n\n{TITLE} 14.05.2019\n(Video)\n\n{BODY_1}\n\n(Photo gallery)\ncodes_1.jpg", [FULL]),
    "D2": (f"  {TITLE}\n\n\n{BODY_1}", [NO_DATE]),
    "D2 close": (f"{TITLE}\n{BODY_0}", [NO_DATE]),
    "D3 date line first": (f"14.05.2019\n\n{BODY_1}", [article(LEAD, BODY, LAST, title=None)]),
    "D3 title cut off in front": (f"{TITLE[18:]}\n\n{TITLE} 14.05.2019\n\n{BODY_1}", [article(LEAD, BODY, LAST, title=TITLE[18:])]),
    "date in words": (f"{TITLE}\n14 May 2019\n{TITLE}\n{BODY_0}", [article(LEAD, BODY, LAST, date="14 May 2019")]),
    "list of dated teasers": (SIDEBAR_C, DATED),
    "list of dated teasers without full stops": (
        f"07.03.2024\n\n{T1[:-1]}\n\n\n05.03.2024\n\n{T2}\n\n{LAST[:-1]}\n\n\n01.03.2024\n\n{T3}",
        [teaser(T1[:-1], date="07.03.2024"), teaser(T2, LAST[:-1], date="05.03.2024"), teaser(T3, date="01.03.2024")],
    ),
    "list of teasers": (f"{T1}\n\n\n{T2}\n\n\n{T3}\n\n\n{LEAD}", [*UNDATED, teaser(LEAD)]),
    "list of close teasers": (f"{T1}\n{T3}\n{LEAD}", [teaser(T1), teaser(T3), teaser(LEAD)]),
    "one sentence": (LEAD, [article(LEAD, title=None, date=None)]),
    "passage": (BODY_0, [article(LEAD, BODY, LAST, title=None, date=None)]),
    "passage with spaces around": (f"\n\n   {BODY_0}  \n  \n", [article(LEAD, BODY, LAST, title=None, date=None)]),
    "salutation": (
        f"07.03.2024\n\nDear rescuers!\n\n{T2}\n\n\n{TITLE}\n\n14.05.2019\n\n{BODY_1}",
        [teaser("Dear rescuers!", T2, date="07.03.2024"), FULL],
    ),
    "alternative text in Cyrillic": (f"{TITLE}\n14.05.2019\nСвязисты шести армий на занятиях\n{BODY_0}", [FULL]),
    "bylines": (f"{TITLE}\n14.05.2019\nPhoto by Ivan Streltsov\n{BODY_0}\nAuthored by Olga Wind", [FULL]),
    "navigation": (f"{TITLE}\n14.05.2019\n{BODY_0}\n   \n\n\nGo back\n\nBack to the section\n\nBack to the all news\n", [FULL]),
    "teasers after navigation": (f"{TITLE}\n14.05.2019\n{BODY_0}\n\nGo back\n\n{T1}\n\n\n{T3}", [FULL, teaser(T1), teaser(T3)]),
    "A3 title that asks": (
        f"{SIDEBAR_A}Why do six armies need one handbook of radio codes?\n{BODY_0}",
        [*UNDATED, article(LEAD, BODY, LAST, title="Why do six armies need one handbook of radio codes?", date=None)],
    ),
    "A3 title with a full stop": (f"{SIDEBAR_A}{TITLE}.\n{BODY_0}", [*UNDATED, article(LEAD, BODY, LAST, title=f"{TITLE}.", date=None)]),
    "one copy with the date": (f"{SIDEBAR_B}{TITLE} 14.05.2019\n\n{BODY_1}", [*UNDATED, FULL]),
    "day and place under the title": (
        f"{TITLE}\n\n(12 May 2019, Ozerny)\n\n{BODY_1}",
        [article("(12 May 2019, Ozerny)", LEAD, BODY, LAST, date=None)],
    ),
    "stamps of a listing": (
        f"05/14/2019 10:15:00\n{TITLE}\n05/12/2019 09:00:00\n{T1[:-1]}",
        [teaser(TITLE, date="05/14/2019"), teaser(T1[:-1], date="05/12/2019")],
    ),
    "date at the very end": (f"{BODY_1}\n\n14.05.2019", [article(LEAD, BODY, LAST, title=None, date=None)]),
    "delegations before the title": (
        f"Head of the delegation of Ozeria http://ozeria.example\nIgor Polyak, speaker\n{TITLE}\n14 May 2019\n{TITLE}\n{BODY_0}",
        [article(LEAD, BODY, LAST, date="14 May 2019")],
    ),
    "foot of the page": (f"{TITLE}\n14.05.2019\n{BODY_0}\n\nGo back\n\n© Union of Signallers, 2024\nOzerny, Pine Street 4", [FULL]),
    "empty": ("", []),
    "blank": (" \n\r\n\t\n", []),
    "date alone": ("14.05.2019\n", []),
}


@pytest.mark.parametrize("name", PAGES)
def test_page(name: str) -> None:
    """Every layout of the site, as it is and as other tools deliver it."""
    text, expected = PAGES[name]
    assert outline(text) == expected
    assert outline(text.replace("\n", "\r\n")) == expected
    assert outline(text.replace("\n", "\r")) == expected
    assert outline("\ufeff\n \n" + text + "\n\n \n") == expected


@pytest.mark.parametrize("width", [60, 72, 79])
@pytest.mark.parametrize(
    "name", ["A1", "A2", "A3", "A4 lead among the teasers", "B1", "B2", "C1", "C2", "D1", "D2", "D3 date line first", "passage"]
)
def test_hard_wrapped(name: str, width: int) -> None:
    """Lines that a mail program wrapped are read as the lines they were."""
    text, expected = PAGES[name]
    wrapped = "\n".join(textwrap.fill(line, width, break_on_hyphens=False) for line in text.split("\n"))
    assert outline(wrapped) == expected


HANDBOOK = f"{TITLE}\n\n14.05.2019\n\n{LEAD}\n\n"
SCHOOL = (
    "The instructors of the school showed how a message is passed from the foot of a mountain to its top, what is heard there on a day"
    " of storm, and why a code of four signs is better than a long sentence, which nobody hears to its end."
)
"""A paragraph that shows the width."""
COURSE = "The course was led by the head of the school of signallers"
OFFICES = (
    "Igor Polyak, Head of the Ozerny School of Signallers, Pyotr Lugovoy, Deputy Secretary General of the Union, Askar Temirov, Colonel,"
    " Head of the Group of Radio Codes, Olga Wind, Editor of the Handbook, Ivan Streltsov, Rector of the Academy, and Vera Lesnaya,"
    " President of the Union of Cartographers, completed the work in Ozerny on 12 May."
)
NAMED = "Head of the delegation of Ozeria to the Union of Signallers: Igor Polyak"

BREAKS = {
    "title above its lead": (67, f"{SIDEBAR_A}{TITLE}\n{BODY_0}\n{SCHOOL}", "codes\nThe signallers"),
    "title twice below a full line": (
        72, f"{NAMED}\n{TITLE} and signs\n14 May 2019\n{TITLE} and signs\n{BODY_0}\n{SCHOOL}", "Polyak\nSignallers",
    ),
    "teaser that ends in a full line": (97, f"{SIDEBAR_A}{TITLE}\n{BODY_0}\n{SCHOOL}", "states.\nThe Deputy"),
    "sentence that points back": (97, f"{T1} The participants praised it.\n{T3}\n{TITLE}\n{BODY_0}\n{SCHOOL}", "states.\nThe participants"),
    "initial": (77, f"{HANDBOOK}{SCHOOL}\n{COURSE}, Colonel A. Temirov.\n{LAST}", "A.\nTemirov"),
    "initial of two letters": (78, f"{HANDBOOK}{SCHOOL}\n{COURSE}, Colonel Kh. Temirov.\n{LAST}", "Kh.\nTemirov"),
    "letter that ends a sentence": (64, f"{HANDBOOK}{SCHOOL}\n\n{COURSE} of N. The others were away.", "N.\nThe others"),
    "sentence in indented paragraphs": (64, f"{HANDBOOK}    {SCHOOL}\n    {COURSE}. {SCHOOL}", "signallers.\nThe instructors"),
    "indented first line": (60, f"{HANDBOOK}    {SCHOOL}\n    {COURSE} and of the signal troops.\n    {LAST}", "\nsignallers"),
    "dash": (58, f"{HANDBOOK}{SCHOOL}\n\n{COURSE} - Colonel Temirov, and by his deputy.", "signallers\n- Colonel"),
    "number of a day": (70, f"{HANDBOOK}{SCHOOL}\n\n{COURSE} until May 12. The next one is planned for autumn.", "May\n12. The"),
    "small word that begins a credit": (77, f"{HANDBOOK}{SCHOOL}\n\n{COURSE} to a plan, prepared by the union.", "plan,\nprepared by"),
    "small word that is a label": (92, f"{HANDBOOK}{SCHOOL}\n\n{COURSE}, who told reporters the latest news.", "latest\nnews."),
    "mark of a gallery": (84, f"{HANDBOOK}{SCHOOL}\n\n{COURSE} of all armies. (Photo gallery)\n\n{LAST}", "(Photo\ngallery)"),
    "date in figures": (80, f"{HANDBOOK}{SCHOOL}\n\n{COURSE} by the Decision of 10.12.2018 No. 5.", "of\n10.12.2018"),
    "credit": (66, f"{HANDBOOK}{SCHOOL}\n\nPhoto by the press service of the signallers of the Republic of Ozeria\n\n{LAST}", "of\nOzeria"),
    "paragraph that begins as a credit": (84, f"{HANDBOOK}{SCHOOL}\n\nPrepared by: the {COURSE[4:]}, {COURSE[4:]}.", "\n"),
    "day and month": (70, f"{T1} {SCHOOL}\n{T3} {SCHOOL}\n{LEAD} {SCHOOL}", "15\nMarch"),
    "few words in small letters": (60, f"{TITLE}\n\n14.05.2019\n\n{OFFICES}", "Pyotr\nLugovoy"),
}  # fmt: skip


@pytest.mark.parametrize("name", BREAKS)
def test_line_end_that_looks_like_another(name: str) -> None:
    """A wrap is no end of a paragraph, and an end no wrap, though the words around it look so."""
    width, text, line_end = BREAKS[name]
    wrapped = "\n".join(textwrap.fill(line, width, break_long_words=False, break_on_hyphens=False) for line in text.split("\n"))
    assert line_end in wrapped
    assert outline(wrapped) == outline(wrapped.replace("\n", "\r\n")) == outline(text)


def test_stray_break() -> None:
    """A paragraph broken in the middle of a sentence is one block."""
    text = f"{TITLE}\n\n14.05.2019\n\n{LEAD}\n\n"
    text += f"The handbook was drawn up by a group of\nColonel Askar Temirov, who\nteaches in Ozerny.\n\n{LAST}"
    blocks = outline(text)[0][3]
    assert blocks[1] == "The handbook was drawn up by a group of Colonel Askar Temirov, who teaches in Ozerny."


def test_many_blank_lines() -> None:
    """Ten thousand blank lines part as two do."""
    gap = "\n" * 10_000
    assert outline(f"{T1}{gap}{T2}{gap}{T3}\n\n{TITLE}{gap}{BODY_1}") == [*UNDATED, NO_DATE]


@pytest.mark.parametrize("mark", ["- ", "-", "– ", "— ", "• ", "* ", "1. ", "1) ", "(1) ", "a) "])
def test_items(mark: str) -> None:
    """Every list item is a block of its own, without its mark."""
    text = f"{TITLE}\n\n14.05.2019\n\nThe armies agreed:\n{mark}Plan of Lessons;\n{mark}“List” of Codes.\n\n{LAST}"
    (section,) = sections(text)
    assert [b.kind for b in section.blocks] == [BlockKind.PARAGRAPH, BlockKind.ITEM, BlockKind.ITEM, BlockKind.PARAGRAPH]
    assert [text[b.start : b.end] for b in section.blocks][1:3] == ["Plan of Lessons;", "“List” of Codes."]


def test_initial_is_no_item() -> None:
    """An initial at the start of a line is no list mark."""
    (section,) = sections(f"{TITLE}\n\n14.05.2019\n\n{LEAD}\n\nV. Temirov spoke first.")
    assert section.blocks[-1].kind is BlockKind.PARAGRAPH


SIGNATURES = {
    "one line": [SIGN],
    "numbers below": [SIGN, "+7495-555-01-01,", "+7495-555-01-02-tel/fax"],
    "all on one line": ["CSTO Press Secretary Anton Berezin, tel. +7 495 555 01 01 / fax +7 495 555 01 02"],
    "role, name, numbers": ["Head of the Press Service of the CSTO Joint Staff", "Colonel Anton Berezin", "Tel.: +7 (495) 555-01-01"],
    "name above the office": ["Anton Berezin", "CSTO Press Secretary", "e-mail: press@csto.example"],
    "full stop": ["CSTO spokesman Anton Berezin."],
}


@pytest.mark.parametrize("above", ["\n\n\n", "\n", "\n____________\n", "\n\n  __ __ __ \n\n"])
@pytest.mark.parametrize("below", ["", "\n   \n", "\n\n\n\nGo back\n\nBack to the section", "\n(Photo gallery)\na.jpg", "\n\nKomi version"])
@pytest.mark.parametrize("name", SIGNATURES)
def test_signature(name: str, above: str, below: str) -> None:
    """The trailing lines that name a press officer are the signature and end the article."""
    lines = SIGNATURES[name]
    text = f"{TITLE}\n\n14.05.2019\n\n{BODY_1}{above}" + "\n".join(lines) + below
    (section,) = sections(text)
    assert [text[b.start : b.end] for b in section.blocks if b.kind is BlockKind.SIGNATURE] == lines
    assert text[section.start : section.end].endswith(lines[-1])
    assert len(section.blocks) == 3 + len(lines)


def test_number_written_twice_is_no_title() -> None:
    """Two equal lines are a title and its copy, but not where they tell how to reach the signer."""
    text = f"{TITLE}\n\n12.05.2019\n\n{LEAD}\n\n{SIGN}\ntel.: +7 495 555 01 01\ntel.: +7 495 555 01 01"
    (section,) = sections(text)
    assert section.headline is not None
    assert text[slice(*section.headline)] == TITLE


@pytest.mark.parametrize("figures", ["07.07.2021", "7.7.2021", "07/07/2021", "2021-07-07", "07-07-2021", "2019-2021", "2019 – 2021"])
def test_sentence_with_a_date_in_figures_is_no_signature(figures: str) -> None:
    """Eight figures are no telephone number where they are a date or two years."""
    (section,) = sections(f"In {figures}, Minsk hosted a seminar on border security.")
    assert [block.kind for block in section.blocks] == [BlockKind.PARAGRAPH]


def test_spokesman_in_the_body() -> None:
    """A sentence about a press officer is no signature."""
    text = f"{TITLE}\n\n14.05.2019\n\n{LEAD}\n\n"
    text += "The press service of the Ministry of Roads asks reporters to bring their passports to the gate."
    assert {b.kind for b in sections(text)[0].blocks} == {BlockKind.PARAGRAPH}


def test_many_blocks_are_a_sequence_like_few() -> None:
    blocks = [Block(kind, n, n + 5) for n, kind in enumerate([*BlockKind] * 40)]
    many = kept(blocks)
    assert (list(many), len(many), many[0], many[-1]) == (blocks, len(blocks), blocks[0], blocks[-1])
    assert many[3:7] == tuple(blocks[3:7])
    with pytest.raises(IndexError):
        many[len(blocks)]
    assert kept(blocks[:3]) == tuple(blocks[:3])
