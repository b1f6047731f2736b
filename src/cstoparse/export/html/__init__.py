"""The highlight view: one page that shows the source text, the records beside it, and which words each came from.

The page holds all that it needs and asks for nothing.  It reads without script; the script lights up the words of the
record that is pointed at or has the focus, and the records of the words.
"""

from __future__ import annotations

from base64 import b64encode
from collections import Counter
from hashlib import sha256
from pkgutil import get_data
from zlib import crc32

from cstoparse.export.html.entries import Entry, of_bulletin, of_meeting, of_release
from cstoparse.export.html.records import Column
from cstoparse.export.html.source import draw
from cstoparse.export.html.timeline import timeline
from cstoparse.export.html.visible import Script, plain
from cstoparse.model import Bulletin, Meeting, Release

_PAGE = """\
<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="generator" content="cstoparse">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; base-uri 'none'; form-action 'none'; img-src data:; \
style-src 'unsafe-inline'; script-src 'sha256-{digest}'">
<link rel="icon" href="data:,">
<title>{title}</title>
<style>{style}</style>
</head>
<body>
{body}
<script>{script}</script>
</body>
</html>
"""
_LEGEND = {
    "meeting": "meeting", "when": "date", "place": "place, venue", "body": "organ", "name": "name of an event",
    "participant": "participant", "role": "role", "document": "document", "title": "its title", "contact": "contact", "note": "diagnostic",
}


def to_html(bulletin: Bulletin) -> str:
    r"""Give the bulletin as one HTML page: the text with coloured and labelled marks, the records and diagnostics beside it.

    The page stands alone: it names no address outside itself and is read without script, in light and dark, on paper.
    Every word is escaped.  Characters that show nothing or steer others (bidirectional controls, zero-width, control
    characters, lone surrogates) stand as boxes with their code, so that the page can always be written in UTF-8 and
    shows what the text holds.  The same bulletin gives the same page; its size grows with the text and its records.

    Raises:
        TypeError: `bulletin` is no Bulletin.

    >>> import cstoparse
    >>> page = cstoparse.to_html(cstoparse.parse("On 13 July 2023, Minsk hosted a seminar on border security."))
    >>> page[:15], 'Minsk<a class="l k-place"' in page
    ('<!doctype html>', True)
    """
    if not isinstance(bulletin, Bulletin):
        message = f"to_html() takes a Bulletin, as cstoparse.parse(text) gives it, not {type(bulletin).__name__}"
        raise TypeError(message)
    script = _file("page.js")
    article = bulletin.article
    title = article.headline if article is not None and article.headline else "Bulletin"
    return _PAGE.format(
        digest=b64encode(sha256(script.encode()).digest()).decode(), title=plain(title), style=_file("page.css"),
        body=_view(bulletin, "", title), script=script,
    )


def fragment(record: Bulletin | Release | Meeting) -> str:
    """Give what a notebook shows of a record: a bulletin as on its page, a release or a meeting as its card."""
    style = f"<style>{_file('page.css')}</style>"
    if isinstance(record, Bulletin):
        # Told by the text, so that it is the same every time; the script looks inside its own fragment only.
        prefix = f"c{crc32(record.text.encode('utf-8', 'surrogatepass')):08x}-"
        return f"{style}{_view(record, prefix, '')}<script>{_file('page.js')}</script>"
    entry = of_release(record) if isinstance(record, Release) else of_meeting(record)
    return f'{style}<div class="cstoparse alone"><ul class="records">{Column(Script(), "", {}).html([entry])}</ul></div>'


def _view(bulletin: Bulletin, prefix: str, title: str) -> str:
    """Write what stands in the page's body and in a notebook's cell."""
    script = Script()
    releases, notes = of_bulletin(bulletin)
    drawing = draw(bulletin.text, [*releases, *notes], script, prefix)
    column = Column(script, prefix, drawing.places)
    walked = [entry for top in (*releases, *notes) for entry in top.walk()]
    meetings = [entry for entry in walked if entry.kind == "meeting"]
    whens = [meeting.when for meeting in bulletin.meetings]
    head = f"<h1><bdi>{script.html(title)}</bdi></h1>" if title else ""
    listed = f'<h2>Diagnostics</h2><ul class="records">{column.html(notes)}</ul>' if notes else ""
    language = "" if bulletin.language == "und" else f' lang="{bulletin.language.value}"'
    return (
        f'<div class="cstoparse"><header>{head}<p class="counts">{_counts(bulletin)}</p>'
        f"{timeline(list(zip(meetings, whens, strict=True)), prefix)}{_legend(walked)}</header>"
        f'<div class="columns"><main aria-label="source text"><a class="skip" href="#{prefix}records">to the records</a>'
        f'<div class="source" dir="ltr"{language}>{drawing.html}</div></main>'
        f'<aside id="{prefix}records" aria-label="records"><h2>Records</h2><ul class="records">{column.html(releases)}</ul>{listed}</aside>'
        "</div></div>"
    )


def _counts(bulletin: Bulletin) -> str:
    counted = {
        "release": len(bulletin.releases), "meeting": len(bulletin.meetings), "participant": len(bulletin.participants),
        "document": len(bulletin.documents), "diagnostic": len(bulletin.diagnostics), "character": len(bulletin.text),
    }
    language = {"en": "English", "ru": "Russian", "und": "Language unknown"}[bulletin.language]
    return " · ".join([language, *(f"{count:,} {name}{'s' * (count != 1)}" for name, count in counted.items())])


def _legend(entries: list[Entry]) -> str:
    """Name the marks that the page has, each drawn as in the text, and offer to hide the labels."""
    present = Counter({"place" if entry.kind == "venue" else entry.kind for entry in entries})
    items = "".join(f'<li><span class="s k-{kind}">{name}</span></li>' for kind, name in _LEGEND.items() if present[kind])
    toggle = '<li><label><input type="checkbox" class="toggle" checked> labels</label></li>'
    return f'<ul class="legend" aria-label="legend">{items}{toggle}</ul>' if items else ""


def _file(name: str) -> str:
    data = get_data(__name__, name)
    if data is None:  # pragma: no cover  only a loader that cannot read data gives None
        raise FileNotFoundError(name)
    return data.decode("utf-8").strip()
