"""Single hostile texts: each was, or could be, the end of some parser."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

import cstoparse
from benchmarks import hard
from tests.hostile.hostile import AFTER, BEFORE, PAGE, faults, unreadable

MANY = 100_000
EVERY_CHARACTER = "".join(map(chr, range(0x3000)))

TEXTS = {
    "empty": "",
    "blank": " \n\r\n\t ",
    "byte order mark": "\ufeff" + BEFORE + AFTER,
    "byte order marks inside": BEFORE + "\ufeff" + AFTER.replace(" ", "\ufeff"),
    "every character of the first planes' beginning": EVERY_CHARACTER,
    "every one of them on a line": "\n".join(EVERY_CHARACTER),
    "last code points": "\uffff\ufffe\U0010ffff" * 20,
    "surrogates the wrong way round": "\udc00\ud800 " * 20,
    "surrogates that look like a pair": BEFORE + "\ud83d\ude00"[:1] + " " + "\ud83d\ude00"[1:] + AFTER,
    "lone surrogate as a letter": "On 3 May 2021, M\ud800nsk hosted a meeting, attended by Ant\udfffn Zubrik.",
    "lone surrogate in a mail address": "Press office\nTel.: +7 495 555 02 17\na\ud800b@c\udfff.org, https://www.c\ud800.org",
    "all line ends that Python knows": "On 3 May 2021,\x0bMinsk\x0chosted\x1ca\x1dmeeting\x1e\x85\u2028\u2029of experts.",
    "only next lines": (BEFORE + AFTER).replace("\n", "\x85"),
    "only line separators": (BEFORE + AFTER).replace("\n", "\u2028"),
    "right to left": "\u202e" + BEFORE + AFTER + "\u202c",
    "zero-width between letters": "\u200b".join(BEFORE + AFTER),
    "soft hyphens between letters": "\xad".join(BEFORE + AFTER),
    "NUL between letters": "\x00".join(BEFORE + AFTER),
    "spaces between letters": " ".join(BEFORE + AFTER),
    "marks on every letter": "\u0301".join(BEFORE + AFTER),
    "decomposed letters": "On 3 May 2021, Bogota\u0301 hosted a meeting attended by Jose\u0301 Nu\u0301n\u0303ez.",
    "Cyrillic for Latin letters that have a like": (BEFORE + AFTER).translate(str.maketrans("aceopxyABCEHKMOPTX", "асеорхуАВСЕНКМОРТХ")),
    "full-width": "".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else c for c in BEFORE + AFTER),
    "mathematical letters": "".join(chr(0x1D400 + ord(c) - 65) if "A" <= c <= "Z" else c for c in (BEFORE + AFTER).upper()),
    "letters that grow when small or capital": "İ ŉ ǰ ΐ ß ﬁ ﬄ ẞ ſ K Å " * 50 + "On 3 MAY 2021, İstanbul hosted a MEETİNG.",
    "figures of other scripts": "On ٣ May ٢٠٢١, Minsk hosted the ५th meeting. On ３ May ２０２１, Osh hosted it. On ³ May 202¹.",
    "day of eleven figures": "On 99999999999 May 2021, Minsk hosted a meeting.",
    "year of 401 figures": f"On 3 May 1{'0' * 400}, Minsk hosted a meeting.",
    "ordinal of 401 figures": f"On 3 May 2021, Minsk hosted the 1{'0' * 400}th meeting.",
    "date in figures of many figures": f"{'9' * 401}.{'9' * 401}.{'9' * 401}\n{'0' * 50}.05.2021\n",
    "phone of many figures": f"Press office\nTel.: +{'7' * 5000}\n+7 495 {'1 ' * 5000}\n",
    "figures past the limit of int()": "On 3 May 2021 it met. " + "9" * 5000 + "\n" + "9" * 5000 + ".5.2021\n" + "9" * 5000 + " May",
    "Roman numerals past any": "the MMMMMMMMMMMMMMCCCCXIX meeting was held; the IIIIIIIIIIIIIIII session; the IVIVIV session.",
    "impossible days": "On 0 May 2021, 32 May 2021, 31 June 2021, 29 February 2021, 00.00.0000 and May 0, 0000, Minsk hosted it.",
    "year nought": "On 3 May 0000, Minsk hosted one. On 3 May 0001, Osh did.\n01.01.0000\n31.12.9999\n31 December 9999",
    "ranges the wrong way round": "From 30 May to 2 May 2021, 9999 to 1, from 31.12.9999 to 01.01.0001, Minsk hosted a meeting.",
    "markup": "<html><body onload='alert(1)'><script>'</script>'</script><p>On 3 May 2021, Minsk hosted a meeting.</p></html>",
    "title that steers a terminal": 'On 3 May 2021, the Permanent Council met and approved the draft Decision "On \x1b[2JBread\x07".',
    "templates and formats": "On 3 May 2021, Minsk {hosted} {0.__class__} %s %(a)s ${jndi:a} meeting {{}} \\1 \\g<0> (?P<a>b) [a-z]+ \\.",
    "diagnostic with braces": "On 3 May, {words} hosted a meeting of the Council of {words!r:>99999}, attended by {} {0}.",
    "one word": "a" * MANY,
    "one line": "On 3 May 2021, Minsk hosted a meeting. " * (MANY // 39),
    "bullets": "•" * MANY,
    "bullets apart": "• " * (MANY // 2),
    "quotes": '"' * MANY,
    "curly quotes open": "“" * MANY,
    "brackets": "(" * MANY,
    "brackets around nothing": "()" * (MANY // 2),
    "brackets in brackets": "(" * (MANY // 2) + ")" * (MANY // 2),
    "commas": "," * MANY,
    "digits": "1" * MANY,
    "digits apart": "1 " * (MANY // 2),
    "month names": "May" * (MANY // 3),
    "month names apart": "May " * (MANY // 4),
    "initials": "A." * (MANY // 2),
    "initials apart": "A. " * (MANY // 3),
    "dashes": "-" * MANY,
    "long dashes": "—" * MANY,
    "line ends": "\n" * MANY,
    "a long page without a line end": (hard.PAGE.replace("\n", " ").replace("\r", " ") * 70)[:MANY],
}


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_text(text: str) -> None:
    """Every promise holds of every text of the list."""
    assert faults(text) == []


def test_surrogates_that_make_a_pair() -> None:
    """The JSON is as good as any, but a high surrogate next to a low one is read back as the character that they write."""
    text = BEFORE + "\ud83d\ude00" + AFTER
    bulletin = cstoparse.parse(text)
    assert unreadable(bulletin) == []
    assert bulletin.text == text
    assert cstoparse.from_dict(cstoparse.to_dict(bulletin)) == bulletin
    with pytest.raises(cstoparse.PayloadError):
        cstoparse.from_json(cstoparse.to_json(bulletin))


@given(st.integers(0, len(PAGE)), st.sampled_from(sorted(hard.CLASSES.values())), st.integers(1, 40))
def test_page_with_something_put_in(place: int, piece: str, times: int) -> None:
    """A page stays a bulletin wherever hostile characters get into it."""
    assert faults(PAGE[:place] + piece * times + PAGE[place:]) == []


@given(st.integers(0, len(PAGE)), st.integers(0, 60))
def test_page_with_something_cut_out(place: int, length: int) -> None:
    """Nothing is known to stand behind anything: a page may go on or end anywhere."""
    assert faults(PAGE[:place] + PAGE[place + length :]) == []


def test_page_that_ends_anywhere() -> None:
    """Every beginning of a page is a text too."""
    assert {end: found for end in range(0, len(PAGE), 3) if (found := faults(PAGE[:end]))} == {}
