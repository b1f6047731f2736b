"""Words as HTML in which nothing is hidden: what has no shape of its own is shown by its code."""

from __future__ import annotations

import unicodedata

_ESCAPES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;", "\n": "\n", "\t": "\t", "\r": "\n"}
# Control, format (bidi controls, zero-width), surrogate, private use, unassigned, line and paragraph separator.
_SHAPELESS = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
# What Unicode calls default-ignorable in other categories (joiner, fillers, variation selectors), and the empty Braille cell.
_IGNORED = (
    (0x034F, 0x034F), (0x115F, 0x1160), (0x17B4, 0x17B5), (0x180B, 0x180F), (0x2800, 0x2800), (0x3164, 0x3164),
    (0xFE00, 0xFE0F), (0xFFA0, 0xFFA0), (0xE0000, 0xE0FFF),
)


def hidden(char: str) -> bool:
    r"""Whether a character shows nothing, or steers how others are shown; line ends, tabs and spaces are not hidden.

    >>> [hidden(char) for char in "a\n\u200f\u00ad\x00"]
    [False, False, True, True, True]
    """
    if char in _ESCAPES:
        return False
    code = ord(char)
    return unicodedata.category(char) in _SHAPELESS or any(first <= code <= last for first, last in _IGNORED)


class _Shown(dict[int, str]):
    """What stands for a character, found out when it is first met."""

    def __missing__(self, code: int) -> str:
        """Find it out."""
        char = chr(code)
        shown = _ESCAPES.get(char, char)
        if hidden(char):
            name = unicodedata.name(char, "no name")
            shown = f'<span class="z" title="{name}">U+{code:04X}</span>'
        self[code] = shown
        return shown


class Script:
    """Writes words as HTML; one for a page, so that each kind of character is looked at once."""

    def __init__(self) -> None:
        """Begin with no character known."""
        self._table = _Shown()

    def html(self, words: str) -> str:
        r"""Escape the words; every line end becomes `\n`, what is hidden a box with its code.

        >>> Script().html("<b>\u200f\r\n")
        '&lt;b&gt;<span class="z" title="RIGHT-TO-LEFT MARK">U+200F</span>\n'
        """
        return words.replace("\r\n", "\n").translate(self._table)

    def piece(self, text: str, start: int, end: int) -> str:
        r"""Give `text[start:end]` as `html` does; a cut between `\r` and `\n` makes no second line end."""
        if text[end - 1 : end + 1] == "\r\n" and end > start:
            end -= 1
        return self.html(text[start:end])


def plain(words: str) -> str:
    r"""Escape words for an attribute or the title: one line, what is hidden as its code in brackets.

    >>> plain('a "b"\n\u200f')
    'a &quot;b&quot; [U+200F]'
    """
    flat = " ".join(words.split())
    return "".join(f"[U+{ord(char):04X}]" if hidden(char) else _ESCAPES.get(char, char) for char in flat)
