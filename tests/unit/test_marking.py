from __future__ import annotations

import re
from collections.abc import Sequence

import attrs
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

import cstoparse
from cstoparse.marking import Hue, Piece, _Mark, _nested, marked
from cstoparse.outline import escaped
from cstoparse.text import Span
from tests.hand_built import ARTICLE, BULLETIN, EMPTY, MEETING

LETTERS = "abcdefghijklmnopqrstuvwxyz"
SPANS = st.tuples(st.integers(0, 25), st.integers(1, 26)).filter(lambda span: span[0] < span[1])


def joined(pieces: Sequence[Piece]) -> str:
    return "".join(piece.text for piece in pieces)


def covered(pieces: Sequence[Piece]) -> list[tuple[str, set[str]]]:
    """Each letter with the labels of the marks that are open around it."""
    found: list[tuple[str, set[str]]] = []
    labels: list[str] = []
    for piece in pieces:
        if piece.text.startswith("["):
            labels.append(piece.text[1:-2].removeprefix("…"))
        elif piece.text == "]":
            labels.pop()
        else:
            found += [(letter, set(labels)) for letter in piece.text]
    assert labels == []
    return found


class TestLaws:
    @given(st.lists(SPANS, unique=True, max_size=8))
    @example([(0, 9), (3, 12), (6, 15)])
    @example([(0, 26), (0, 25), (1, 26)])
    def test_each_letter_stands_in_the_marks_that_hold_it(self, spans: list[tuple[int, int]]) -> None:
        """No letter is lost or shown twice, and marks that cross are both shown around all their letters."""
        marks = [_Mark(start, -end, f"{start}-{end}", Hue.DATE) for start, end in spans]
        expected = [(letter, {f"{start}-{end}" for start, end in spans if start <= i < end}) for i, letter in enumerate(LETTERS)]
        assert covered(list(_nested(LETTERS, Span(0, 26), marks))) == expected

    @given(st.text() | st.text("\r\n\t\x1b\x9b\u202e\u2028\ud800 a[]"))
    def test_nothing_steers_a_terminal(self, text: str) -> None:
        """Whatever the text, line ends are the only characters shown that do not print."""
        shown = joined(list(marked(cstoparse.parse(text))))
        assert shown.replace("\n", "").isprintable()

    @given(st.text("ab \n"))
    def test_a_text_without_records_is_shown_as_it_is(self, text: str) -> None:
        """Only an end of the last line may be added."""
        shown = joined(list(marked(EMPTY.__class__(EMPTY.schema, text, EMPTY.language, (), (), Span(0, len(text))))))
        assert shown in {text, text + "\n"}


class TestMarked:
    def test_every_record_is_marked(self) -> None:
        """The hand-built bulletin has something in every field."""
        shown = joined(list(marked(BULLETIN)))
        for words in (
            "=== teaser ===\n", "=== article ===\n", "[XXXX-07-13: 13 July]", "[headline: Experts met in Minsk — “Границы”]",
            "[2023-07-14: 14.07.2023]", "[body csto.pc: CSTO Permanent Council]", "[name: Shield-2023]", "[venue: Red Hall]",
            "[place: Minsk]", "[name: Ivan A. Petrenko]",
            "[chair BY: Colonel ", "[attendee BY: Experts from Belarus]", "[statement, draft, agreed: draft [name: Statement ",
            "[contact: [host csto.secretariat + role: Press Secretary]]][…contact: ", "[phone +74957952710: +7 495 795-27-10]",
            "[email: press@example.org]", "[url: www.example.org]", "info date.year-unknown at 3-10: ",
        ):
            assert words in shown, words

    def test_without_its_marks_it_is_the_text(self) -> None:
        """Every word of the bulletin is there once, in its order."""
        pieces = list(marked(BULLETIN))
        words = [p.text for p in pieces if p.hue not in {Hue.HEAD, Hue.INFO} and p.text != "]" and not re.fullmatch(r"\[[^\[]*: ", p.text)]
        lines = BULLETIN.text.split("\n")
        assert "".join(words).split("\n") == [escaped(line.replace("\u2028", " ")) for line in lines]

    def test_a_name_that_is_all_of_its_participant_has_no_mark(self) -> None:
        """`[attendee: [name: X]]` would say nothing more."""
        shown = joined(list(marked(BULLETIN)))
        assert "[attendee BY: Experts from Belarus]" in shown

    @pytest.mark.parametrize(("text", "shown"), [
        ("one\r\ntwo\rthree", "one\ntwo\nthree\n"), ("a\tb\xa0c\u2028d", "a b c d\n"), ("", ""),
        ("\x1b[31m\u202e\u200b\x00", "\\x1b[31m\\u202e\\u200b\\x00\n"),
    ])
    def test_characters(self, text: str, shown: str) -> None:
        """Line ends are one kind, spaces are spaces, what does not print is an escape."""
        bulletin = cstoparse.Bulletin(EMPTY.schema, text, EMPTY.language, (), (), Span(0, len(text)))
        assert joined(list(marked(bulletin))) == shown

    def test_the_words_of_two_records_are_marked_once(self) -> None:
        """A date that two meetings share is shown with one mark."""
        meeting = attrs.evolve(MEETING, kind=cstoparse.MeetingKind.SEMINAR, place=None)
        bulletin = attrs.evolve(BULLETIN, releases=(attrs.evolve(ARTICLE, meetings=(MEETING, meeting)),))
        shown = joined(list(marked(bulletin)))
        assert shown.count("[2023-07-13: July 13, 2023]") == shown.count("[place: Minsk]") == 1
        assert "[meeting, held + seminar, held: " in shown
