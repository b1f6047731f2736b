"""Telephone and fax numbers of a signature, with the labels that stand before or after them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from attrs import define

from cstoparse import patterns
from cstoparse.layout import words as vocabulary
from cstoparse.values import PhoneKind

if TYPE_CHECKING:
    from cstoparse.layout.words import Words

_FEWEST = 8
"""Figures that a number has at least, its country's among them."""
_REGION = "RU"
"""Where a number without a country code belongs."""
_PARTS = ",;/|\r\n"
_LOOK = 40


class Label(NamedTuple):
    """One or more joined label words: `tel./fax`."""

    start: int
    """Offset of the first word."""
    end: int
    """Offset past the last word."""
    kinds: tuple[PhoneKind, ...]
    """What they say; empty for labels of other things."""


@define
class PhoneMention:
    """A number met in the text."""

    start: int
    """Offset of its first sign."""
    end: int
    """Offset past its last figure."""
    e164: str | None
    """International form; None where it cannot be a number."""
    kinds: tuple[PhoneKind, ...]
    """By its label; telephone where it has none."""


def phones(folded: str, start: int, end: int) -> list[PhoneMention]:
    """Find the numbers in `folded[start:end]`, in text order."""
    spans = [_trimmed(folded, *m.span()) for m in patterns.PHONE().finditer(folded, start, end) if _alone(folded, *m.span())]
    if not spans:
        return []
    found: list[PhoneMention] = []
    governing: tuple[PhoneKind, ...] = ()
    edges = [start, *(b for _, b in spans)]
    for label in labels(folded, start, spans[0][0]):
        governing = label.kinds
    leads = bool(governing)
    before: str | None = None
    for k, (a, b) in enumerate(spans):
        following = spans[k + 1][0] if k + 1 < len(spans) else min(end, b + _LOOK)
        own, governed = governing, governing
        for label in labels(folded, edges[k + 1], following):
            if _trails(folded[b : label.start], folded[label.end : following], last=k + 1 == len(spans), leads=leads):
                own = label.kinds or own
            else:
                governed = label.kinds
        before = normalise(folded[a:b], before)
        found.append(PhoneMention(a, b, before, own or (PhoneKind.TEL,)))
        governing = governed
    return found


def labels(folded: str, start: int, end: int) -> list[Label]:
    """Find the label words in `folded[start:end]`; those joined by a slash or comma are one label."""
    words = vocabulary.load()
    found: list[Label] = []
    for match in patterns.LABEL_WORD().finditer(folded, start, end):
        kinds = _kinds(match[0].lower(), words)
        if kinds is None or (len(match[0]) == 1 and folded[match.end() : match.end() + 1] not in (".", ":")):
            continue
        if found and kinds and found[-1].kinds and not folded[found[-1].end : match.start()].strip(" ./,&-"):
            joined = dict.fromkeys((*found[-1].kinds, *kinds))
            found[-1] = Label(found[-1].start, match.end(), tuple(sorted(joined, reverse=True)))
        else:
            found.append(Label(*match.span(), kinds))
    return found


def _kinds(word: str, words: Words) -> tuple[PhoneKind, ...] | None:
    """What a word labels; empty for an address, None for no label."""
    if word in words.tel:
        return (PhoneKind.TEL,)
    if word in words.fax:
        return (PhoneKind.FAX,)
    if word in words.email:
        return ()
    parts = word.split("-")
    if len(parts) > 1 and all(part in words.tel or part in words.fax for part in parts):
        return (PhoneKind.TEL, PhoneKind.FAX)
    return None


def _trails(gap: str, after: str, *, last: bool, leads: bool) -> bool:
    """Whether a label belongs to the number before it: `gap` parts it from that one, `after` from the next."""
    if any(c in _PARTS for c in gap) or after.lstrip(" .)").startswith(":"):
        return False
    if last or gap.strip():
        return True
    return any(c in _PARTS for c in after) or not leads


def _alone(folded: str, start: int, end: int) -> bool:
    """Whether the figures are no part of a word and no date."""
    glued = start > 0 and (folded[start - 1].isalnum() or folded[start - 1] in "@_")
    return not glued and patterns.DATE_OR_YEARS().match(folded, start, end) is None


def _trimmed(folded: str, start: int, end: int) -> tuple[int, int]:
    """Leave out an opening bracket that the number does not close."""
    while folded[start] == "(" and folded.count("(", start, end) > folded.count(")", start, end):
        start += 1
    return start, end


def normalise(raw: str, before: str | None = None) -> str | None:
    """Give the E.164 form of a number as written, or None where it cannot be one.

    A local number without its area code takes that of the number `before` it.

    >>> normalise("+7 (495) 555-01-02"), normalise("555-01-03", "+74955550102"), normalise("12 34 56 7")
    ('+74955550102', '+74955550103', None)
    """
    import phonenumbers  # noqa: PLC0415  slow to load; needed only where a number is met

    try:
        number = phonenumbers.parse(raw.replace("(+", "+("), _REGION)
    except phonenumbers.NumberParseException:
        return None
    reason = phonenumbers.is_possible_number_with_reason(number)
    if reason == phonenumbers.ValidationResult.IS_POSSIBLE:
        whole: str = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
        return whole if len(whole) > _FEWEST else None  # some countries know special numbers of fewer figures
    digits = "".join(filter(str.isdigit, raw))
    if (
        before is not None
        and not raw.startswith("+")
        and reason in (phonenumbers.ValidationResult.IS_POSSIBLE_LOCAL_ONLY, phonenumbers.ValidationResult.TOO_SHORT)
    ):
        return before[: -len(digits)] + digits
    return None
