"""Follow documents through their stages: considered, finalized, approved, signed, bulletin by bulletin.

You learn: a document's status is the furthest step that one bulletin reports; titles join the same document across bulletins; the
day is that of the meeting that the same release reports, else the release's own.

Run it as `python examples/document_stages.py [FOLDER]`.
"""

from __future__ import annotations

import sys
from pathlib import Path

import cstoparse


def day(release: cstoparse.Release) -> str:
    """The first known day of the release's meetings, or its date line, or a question mark."""
    whens = [*(meeting.when for meeting in release.meetings), release.published]
    return next((when.start for when in whens if when is not None and when.start), "?")


def main(folder: Path) -> None:
    steps: dict[str, list[tuple[str, str, str]]] = {}
    for path in sorted(folder.glob("*.txt")):
        bulletin = cstoparse.parse(path.read_text("utf-8"))
        for release in bulletin.releases:
            organs = ", ".join(body.id or body.name for meeting in release.meetings for body in meeting.bodies)
            for document in release.documents:
                key = f"{document.kind}: {document.title or document.name!s}"
                steps.setdefault(key, []).append((day(release), document.status, organs))
    for name, history in sorted(steps.items()):
        print(name)
        for when, status, organs in sorted(history):
            print(f"  {when}  {status:12} {organs or '-'}")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent / "archive")
