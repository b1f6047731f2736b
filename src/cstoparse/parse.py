"""The one loop: layout, mentions, facts, resolution.  The only place that catches what a rule lets fall."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from typing import TypeVar, cast, overload

from attrs import define, field

from cstoparse import assemble, layout
from cstoparse.diagnostics import Code, Diagnostic, in_order, make
from cstoparse.facts import contacts
from cstoparse.facts.documents import DocumentReader
from cstoparse.facts.drafts import DocumentDraft, MeetingDraft
from cstoparse.facts.meetings import begin, read_meetings
from cstoparse.facts.reading import Reading, quotation, readings
from cstoparse.facts.recalled import year_of
from cstoparse.inputs import known_language, known_lexicon, language_of, remarks
from cstoparse.layout.blocks import Section
from cstoparse.lexicon import Lexicon, load
from cstoparse.limits import Failure, refusal, refusal_of_one
from cstoparse.model import SCHEMA, Bulletin
from cstoparse.parts import ContactBlock, When
from cstoparse.resolve.leftovers import Leftovers
from cstoparse.resolve.persons import settle
from cstoparse.resolve.years import SectionDates, published, resolve_years
from cstoparse.text import Source, Span
from cstoparse.values import Language, MeetingStatus

CAUGHT: tuple[type[Exception], ...] = (Exception,)
"""What a rule may let fall without stopping the parse; the test suite empties it, so that faults are seen."""

T = TypeVar("T")


@define
class ReleaseDraft:
    """What was read of one release, before its years are known."""

    section: Section
    published: When | None
    meetings: list[MeetingDraft]
    documents: list[DocumentDraft]
    contact: ContactBlock | None


@define
class PageDraft:
    """What was read of a page, and what is to be said about it."""

    source: Source
    language: Language
    lexicon: Lexicon | None = None
    releases: list[ReleaseDraft] = field(factory=list)
    whens: list[list[When | None]] = field(factory=list)
    diagnostics: list[Diagnostic] = field(factory=list)

    def shielded(self, rule: str, place: tuple[int, int], default: T, call: Callable[[], T]) -> T:
        """Call a rule; if it fails, note that and give the default."""
        try:
            return call()
        except CAUGHT as error:
            self.diagnostics.append(make(Code.INTERNAL, *place, f"{rule} ({type(error).__name__})"))
            return default


@define
class Rule:
    """A rule that takes the readings of a release, some at a time, until it fails."""

    page: PageDraft
    place: tuple[int, int]
    name: str
    call: Callable[[Reading], None]
    failed: bool = False

    def take(self, some: list[Reading]) -> None:
        """Hand readings to the rule."""
        if not self.failed:
            self.failed = not self.page.shielded(self.name, self.place, False, lambda: self._taken(some))  # noqa: FBT003  a default

    def _taken(self, some: list[Reading]) -> bool:
        for reading in some:
            self.call(reading)
        return True


def parse(
    text: str, *, language: Language | str | None = None, url: str | None = None, max_chars: int | None = None,
    lexicon: Lexicon | None = None,
) -> Bulletin:
    """Parse the text of one page or passage.

    Args:
        text: the page as scraped or pasted; any `str` parses, also an empty or broken one.
        language: `"en"`, `"ru"` or `"und"` where it is known; told by the letters where it is None.  Only English is
            read beyond its layout.
        url: the address of the page, where it is known.  It is only a hint: an English site's address (`en.…`, `…/en/…`)
            tells the language of a page on which Cyrillic letters prevail.
        max_chars: the greatest length, in code points, that is parsed; a longer text is refused, never cut.  Without it,
            a text of any length is parsed, in a time that grows with its length.
        lexicon: what `load_lexicon` made of words of your own; without it the package's words alone.

    Returns:
        The bulletin.  What was seen and not understood, or inferred, stands in its diagnostics.

    Raises:
        TypeError: `text` is no `str`, or `lexicon` no `Lexicon`.
        BulletinTooLarge: `text` is longer than `max_chars`; it is a `ValueError`.
        ValueError: `language` is none of those.

    >>> parse("On 13 July 2023, Minsk hosted a seminar on border security.").meetings[0].when.edtf
    '2023-07-13'
    """
    page = draft_page(text, language=language, url=url, max_chars=max_chars, lexicon=lexicon)
    page.source.close()
    releases = []
    for draft, whens in zip(assemble.drained(page.releases), assemble.drained(page.whens), strict=True):
        made = page.shielded("assemble", (draft.section.start, draft.section.end), None, lambda d=draft, w=whens: assemble.release(  # type: ignore[misc]
            page.source, d.section, d.published, zip(assemble.drained(d.meetings), w, strict=True),
            assemble.drained(d.documents), d.contact,
        ))
        if made is not None:
            releases.append(made)
    return Bulletin(
        schema=SCHEMA, text=text, language=page.language, releases=tuple(releases), diagnostics=in_order(page.diagnostics),
        span=Span(0, len(text)),
    )


@overload
def parse_many(texts: Iterable[str], *, language: Language | str | None = None, lexicon: Lexicon | None = None) -> Iterator[Bulletin]: ...
@overload
def parse_many(
    texts: Iterable[object], *, language: Language | str | None = None, max_chars: int | None = None, lexicon: Lexicon | None = None,
) -> Iterator[Bulletin | Failure]: ...
def parse_many(
    texts: Iterable[object], *, language: Language | str | None = None, max_chars: int | None = None, lexicon: Lexicon | None = None,
) -> Iterator[Bulletin | Failure]:
    """Parse texts one after the other, each when it is asked for; yields one result for each, in their order.

    Any `str` parses, so texts without a limit give bulletins and nothing else.  Where `max_chars` is set, or an item is no
    `str`, a `Failure` stands in the place of what could not be parsed, and the others are parsed.

    Args:
        texts: the texts, each as for `parse`.
        language: as for `parse`, of all texts.
        max_chars: as for `parse`, of each text.
        lexicon: as for `parse`, of all texts.

    Raises:
        TypeError: `texts` is one text, not several.
        ValueError: `language` is none of those that `parse` takes.

    >>> [len(b.meetings) for b in parse_many(["", "On 13 July 2023, Minsk hosted a seminar."])]
    [0, 1]
    >>> for result in parse_many(["Experts met in Osh.", "Experts met in Minsk."], max_chars=20):
    ...     match result:
    ...         case Failure(index, error):
    ...             print(index, error)
    ...         case bulletin:
    ...             print(bulletin.text)
    Experts met in Osh.
    1 the text has 21 characters, more than max_chars=20 allows
    """
    if (single := refusal_of_one(texts)) is not None:
        raise single
    known, words = known_language(language), known_lexicon(lexicon)  # wrong ones are told at the call, not for each text

    def result(index: int, text: object) -> Bulletin | Failure:
        refused = refusal(text, max_chars)
        return parse(cast("str", text), language=known, lexicon=words) if refused is None else Failure(index, refused)

    return (result(index, text) for index, text in enumerate(texts))


def draft_page(
    text: str, *, language: Language | str | None = None, url: str | None = None, max_chars: int | None = None,
    lexicon: Lexicon | None = None,
) -> PageDraft:
    """Read a page into drafts; `parse` makes its records of them, `explain` its explanations."""
    if (refused := refusal(text, max_chars)) is not None:
        raise refused
    source = Source(text)
    page = PageDraft(source, known_language(language) or language_of(source, url or ""), known_lexicon(lexicon))
    page.diagnostics += remarks(source, page.language)
    whole = (0, len(text))
    for section in page.shielded("layout", whole, tuple[Section, ...](), lambda: layout.read(source)):
        page.releases.append(_release(page, section))
    unread: tuple[list[list[When | None]], list[Diagnostic]] = [[None] * len(d.meetings) for d in page.releases], []
    page.whens, found = page.shielded("years", whole, unread, lambda: resolve_years(
        source, [_dates(draft) for draft in page.releases],
    ))
    page.diagnostics += found
    return page


def _release(page: PageDraft, section: Section) -> ReleaseDraft:
    source, place = page.source, (section.start, section.end)
    line = page.shielded("published", place, None, lambda: published(source, section.dateline))
    draft = ReleaseDraft(section, line, [], [], None)
    no_contact: tuple[ContactBlock | None, list[Diagnostic]] = None, []
    draft.contact, found = page.shielded("contacts", place, no_contact, lambda: contacts.read(source, section, page.lexicon))
    page.diagnostics += found
    if page.language is not Language.EN:
        return draft
    lexicon = page.lexicon or load("en")
    state = begin(quotation(source, section.headline, lexicon), _day(line))
    documents, rest = DocumentReader(news=False, year=year_of([], line), meetings=state.meetings), Leftovers(source)
    rules = [
        Rule(page, place, "meetings", lambda r: read_meetings(r, state)),
        Rule(page, place, "documents", documents.take),
        Rule(page, place, "leftovers", rest.take),
    ]
    _take(page, section, lexicon, rules)
    meetings = draft.meetings = [] if rules[0].failed else state.meetings
    page.diagnostics += page.shielded("persons", place, [], lambda: settle(meetings, rest.people, source.flat))
    if not rules[1].failed:
        again = readings(source, section, lexicon)
        draft.documents = page.shielded("documents", place, [], lambda: documents.told(
            source.flat, again, news=bool(meetings), year=year_of(meetings, line),
        ))
    if not rules[2].failed:
        page.diagnostics += page.shielded("leftovers", place, [], lambda: rest.told(meetings, draft.documents))
    return draft


def _take(page: PageDraft, section: Section, lexicon: Lexicon, rules: Sequence[Rule]) -> None:
    """Hand the readings of a release to the rules and let them go, so that a long release takes no more memory than a short one."""
    place, stream = (section.start, section.end), readings(page.source, section, lexicon)
    while (some := page.shielded("tokens", place, None, lambda: next(stream, None))) is not None:
        for rule in rules:
            rule.take(some)
        while some:
            some.pop().close()


def _dates(draft: ReleaseDraft) -> SectionDates:
    planned = [m.status is MeetingStatus.PLANNED for m in draft.meetings]
    others = [day for m in draft.meetings for day in m.earlier]
    return SectionDates(draft.section.kind, draft.published, [m.when for m in draft.meetings], others, planned)


def _day(line: When | None) -> date | None:
    """The day of a date line."""
    return date.fromisoformat(line.start) if line is not None and line.start is not None else None
