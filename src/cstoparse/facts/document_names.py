"""A document's noun phrase: where it begins, where it ends, its title in quotes."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from cstoparse.facts.drafts import DocumentDraft
from cstoparse.model import DocumentKind

if TYPE_CHECKING:
    from cstoparse.facts.reading import Reading

_ALWAYS = frozenset({"minutes", "memorandum", "protocol", "declaration", "resolution", "agenda", "regulation", "agenda", "statement"})
_PLURAL = frozenset({"statements", "declarations", "decisions", "plans", "agreements", "protocols", "programs", "lists", "regulations", "memoranda", "reports", "agendas", "resolutions", "guidelines", "recommendations"})
_MODIFIERS_STOP = frozenset({"the", "a", "an", "this", "draft", "drafts", "and", "of"})


class Noun(NamedTuple):
    """The noun that names a document; `i` is the first word of the phrase, `k` the noun."""

    i: int
    k: int
    j: int
    kind: DocumentKind
    draft: bool


def document_nouns(r: Reading, a: int, b: int) -> list[Noun]:
    """Find the nouns that name documents in the sentence `[a, b)`, legal bases left out."""
    found: list[Noun] = []
    for hit in r.hits.get("document", ()):
        if not a <= hit.i < b or r.quoted(hit.i) or any(m.office and m.office[0] <= hit.i < m.office[1] for m in r.people):
            continue
        noun = _noun(r, hit.i, hit.j, DocumentKind(hit.value), a)
        if noun is not None and not _cited(r, noun, a):
            found.append(noun)
    return found


def _noun(r: Reading, k: int, j: int, kind: DocumentKind, a: int) -> Noun | None:
    i = k
    while i > a and _modifier(r, i - 1):
        i -= 1
    if kind is DocumentKind.STATEMENT and i < k and "joint" in r.lows[i:k]:
        kind = DocumentKind.JOINT_STATEMENT
    before = r.lows[i - 1] if i > a else ""
    drafted = before in {"draft", "drafts"}
    lower = r.words[k][0].islower()
    quoted = j < r.n and r.words[j] == '"'
    if r.lows[j - 1] in _PLURAL and not (j < r.n and r.lows[j] in {"of", "on", "for"} and not lower):
        return None
    if lower and not (drafted or quoted or (r.lows[k] in _ALWAYS and before in {"the", "a", "an", "and", ""} and j < r.n and r.lows[j] in {"of", "on", "amending"})):
        return None
    if not lower and i == k and before == "of" and not drafted:
        return None
    if kind is DocumentKind.OTHER and not (drafted or (quoted and not lower)):
        return None
    if j >= r.n or (r.words[j] in {",", ".", ";", ":"} and not drafted) or (r.lows[j] in r.lexicon.classes["auxiliaries"] and not drafted and i == k):
        return None
    if drafted and not quoted and (j >= r.n or r.words[j] in {",", ".", ";"} or r.lows[j] in {"and", "or", *r.lexicon.classes["auxiliaries"]}) and i == k:
        return None
    return Noun(i, k, j, kind, drafted)


def _modifier(r: Reading, k: int) -> bool:
    """A capitalised word that belongs to the kind: `Action Plan`, `Anti-Drug Strategy`."""
    word, low = r.words[k], r.lows[k]
    if not word[0].isupper() or low in _MODIFIERS_STOP or low in r.lexicon.stops or word.isupper():
        return False
    first = r.cover.get(k)
    if first is None:
        return True
    kinds = {c for c, _ in r.at[first]}
    return not kinds & {"body", "generic", "country", "adjective", "role", "rank", "verb", "phrase"}


def _cited(r: Reading, noun: Noun, a: int) -> bool:
    """Whether the document is only the ground of something: `in accordance with the Plan …`, `by decision of …`."""
    k = r.back(noun.i - 1, ("the", "a", "an", "this", "draft", "drafts"))
    for _ in range(2):
        if k >= a and (hit := r.ends_at(k, "step")) is not None and hit.value == "decoy":
            return True
        if k >= a and r.ends_at(k, "adjective") is None and r.ends_at(k, "body") is None:
            break
        k -= 1
    return False


def document_at(r: Reading, noun: Noun, b: int) -> DocumentDraft:
    """Read the noun phrase of a document in running text."""
    end, title, closed = _extent(r, noun, b)
    start = r.starts[noun.i]
    return DocumentDraft(noun.kind, start, r.ends[end - 1], noun.draft, title=title, closed=closed, noun=r.lows[noun.k], rule="sentence")


def _extent(r: Reading, noun: Noun, b: int) -> tuple[int, tuple[int, int] | None, bool]:
    k, end = noun.j, noun.j
    while k < b:
        quote = next((q for q in r.quotes if q.i - 1 == k), None)
        if quote is not None:
            own = _own_title(r, noun, quote.i, k)
            end = quote.j + 1 if quote.closed else quote.j
            if own:
                inner = quote.j
                while inner > quote.i and r.words[inner - 1] in ",.;":
                    inner -= 1
                return min(end, b), (r.starts[quote.i], r.ends[inner - 1]), quote.closed
            k = end
            continue
        if _ends(r, k, b):
            break
        k = end = k + 1
    while end > noun.j and (r.words[end - 1] in ",.;:-(" or r.lows[end - 1] in {"and", "the", "of", "a"}):
        end -= 1
    return end, None, True


def _own_title(r: Reading, noun: Noun, i: int, mark: int) -> bool:
    """Whether the quote is the document's title and not a name inside it: an operation's, an exercise's."""
    before = r.back(mark - 1)
    if r.ends_at(before, "event") is not None:
        return False
    return r.lows[mark - 1] not in {"operation", "exercise", "training", "project", "so-called", "award", "newspaper"}


def _ends(r: Reading, k: int, b: int) -> bool:
    """Whether the phrase ends before word `k`: a finite verb, a clause, the next document."""
    low, word = r.lows[k], r.words[k]
    if word in {";", ":", ".", "(", ")"}:
        return not (word == "." and k + 1 < b and r.words[k + 1][0].islower()) and not (word == "(" and _short_bracket(r, k, b))
    if low in _FINITE:
        return True
    if low in {"which", "who", "whose", "while", "where", "whereas", "but"}:
        return True
    if low == "as" and k + 1 < b and r.lows[k + 1] in {"well", "a", "the"}:
        return True
    if word == ",":
        return _comma(r, k, b)
    if low in {"and", "or"}:
        return _and(r, k, b)
    if low == "to" and k + 1 < b and r.lows[k + 1] in {"be", "the"}:
        return r.lows[k + 1] == "be"
    if low in {"prepared", "submitted", "proposed", "developed", "drawn", "put", "initiated", "presented"}:
        return True
    return r.has(k, "handling") is not None and (r.lows[k].endswith("ed") or r.lows[k] == "heard")


_FINITE = frozenset({"was", "were", "is", "are", "has", "have", "had", "will", "would", "should", "shall"})


def _short_bracket(r: Reading, k: int, b: int) -> bool:
    close = next((m for m in range(k + 1, min(k + 8, b)) if r.words[m] == ")"), None)
    return close is not None and close + 1 < b and r.lows[close + 1] in {"of", "on", "for", "in"}


def _comma(r: Reading, k: int, b: int) -> bool:
    after = k + 1
    if after >= b:
        return True
    if r.words[after][0].isdigit():
        return False
    low = r.lows[after]
    if low == "and":
        after += 1
        if after >= b:
            return True
        low = r.lows[after]
    if not r.words[after][0].isupper():
        return not _lower_list(r, k + 1, b)
    return _document_starts(r, after, b) or r.has(after, "role") is not None


def _lower_list(r: Reading, k: int, b: int) -> bool:
    """Whether a list of plain nouns goes on: `weapons, ammunition and explosives`."""
    for m in range(k, min(k + 5, b)):
        if r.lows[m] == "and":
            return m > k
        if r.words[m] == "," and m > k:
            continue
        if r.lows[m] in r.lexicon.stops - {"of"} or r.has(m, "verb") or r.has(m, "handling") or r.has(m, "document") or r.lows[m].endswith(("ed", "ing")):
            return False
    return False


def _document_starts(r: Reading, k: int, b: int) -> bool:
    m = k
    while m < b and r.lows[m] in {"the", "a", "an", "its", "their"}:
        m += 1
    if m < b and r.lows[m] in {"draft", "drafts"}:
        return True
    for step in range(6):
        if m >= b:
            return False
        hit = r.has(m, "document")
        if hit is not None:
            return r.words[m][0].isupper() or (hit.j < b and r.words[hit.j] == '"')
        if not (r.words[m][0].isupper() or (step < 3 and r.has(m, "body"))):  # noqa: PLR2004  "CSTO CSC draft"
            return False
        m = r.stop(m) if m in r.at else m + 1
        if m < b and r.lows[m] == "draft":
            return True
    return False


def _and(r: Reading, k: int, b: int) -> bool:
    after = k + 1
    if after >= b:
        return True
    if r.lows[after] in {"also", "then", "it", "decided", "a", "an", "agreed", "to"} or r.has(after, "handling") or r.has(after, "step"):
        return True
    if r.has(after, "verb") and r.words[after][0].islower() and r.lows[after].endswith("ed"):
        return True
    if _document_starts(r, after, b):
        return True
    for m in range(after, min(after + 5, b)):
        if r.lows[m] in _FINITE and m > after and r.lows[after] in {"the"}:
            return m - after <= 3 and not r.words[after + 1][0].isupper()  # noqa: PLR2004  "and the second was"
    return False


def item_documents(r: Reading) -> list[DocumentDraft]:
    """Read the documents of a list item: usually one, a second after "and (Draft) Decision of …"."""
    found: list[DocumentDraft] = []
    a, b = 0, r.n
    while b > a and r.words[b - 1] in {";", ".", ","}:
        b -= 1
    while a < b:
        noun = _first_noun(r, a, b)
        if noun is None:
            break
        cut = _second(r, noun, b)
        end = cut if cut is not None else b
        while end > noun.j and (r.words[end - 1] in {",", ";", "."} or r.lows[end - 1] in {"and", "a", "the", "draft", "as", "well"}):
            end -= 1
        title, closed = _item_title(r, noun, end)
        found.append(DocumentDraft(noun.kind, r.starts[noun.i], r.ends[end - 1], noun.draft, title=title, closed=closed, noun=r.lows[noun.k], rule="item"))
        if cut is None:
            break
        a = cut
    return found


def _first_noun(r: Reading, a: int, b: int) -> Noun | None:
    for hit in sorted(r.hits.get("document", ())):
        if not a <= hit.i < min(b, a + 14):
            continue
        i = hit.i
        while i > a and _modifier(r, i - 1):
            i -= 1
        kind = DocumentKind(hit.value)
        if kind is DocumentKind.STATEMENT and "joint" in r.lows[i:hit.i]:
            kind = DocumentKind.JOINT_STATEMENT
        before = [low for low in r.lows[a:i] if low not in {"a", "an", "the", "and", "as", "well", "also", "on"}]
        if all(low == "draft" or r.cover.get(a + n) is not None for n, low in enumerate(r.lows[a:i]) if low in before):
            return Noun(i, hit.i, hit.j, kind, "draft" in before)
        return None
    return None


def _second(r: Reading, noun: Noun, b: int) -> int | None:
    for k in range(noun.j, b - 1):
        if r.lows[k] == "and" or (r.words[k] == "," and r.lows[k + 1] in {"as", "draft", "a"}):
            quote = r.quoted(k)
            if quote is not None and quote.closed:
                continue
            m = k + 1
            while m < b and r.lows[m] in {"as", "well", "also", "a", "the", "an", "on"}:
                m += 1
            if m < b and (r.lows[m] == "draft" or (_document_starts(r, m, b) and not _inside_name(r, m))):
                return m
    return None


def _inside_name(r: Reading, k: int) -> bool:
    """A second kind noun that only continues the first one's subject: `… and Protocols to it`."""
    hit = r.has(k, "document")
    return hit is not None and (r.lows[k] in _PLURAL or hit.j >= r.n or r.lows[hit.j] not in {"of", "on", '"', "for", "to", "by", "amending"})


def _item_title(r: Reading, noun: Noun, end: int) -> tuple[tuple[int, int] | None, bool]:
    mark = next((k for k in range(noun.j, end) if r.words[k] == '"'), None)
    if mark is None or mark + 1 >= end or not _own_title(r, noun, mark + 1, mark):
        return None, True
    last = max(k for k in range(mark, end) if r.words[k] == '"')
    if last == mark:
        return (r.starts[mark + 1], r.ends[end - 1]), False
    nested = sum(1 for k in range(mark, end) if r.words[k] == '"')
    close = last if nested % 2 == 0 or last == end - 1 else end
    return (r.starts[mark + 1], r.ends[close - 1]), nested % 2 == 0
