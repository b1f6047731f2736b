"""Parse one bulletin and print what it reports: who met, when and how, what was handled, whom to call.

Run it as `python examples/parse_one.py [FILE]`.
"""

from __future__ import annotations

import sys
from pathlib import Path

import cstoparse


def main(path: Path) -> None:
    bulletin = cstoparse.parse(path.read_text("utf-8"))
    for release in bulletin.releases:
        print(f"{release.kind}: {release.headline or release.paragraphs[0]}")
        for meeting in release.meetings:
            bodies = ", ".join(body.id or body.name for body in meeting.bodies)
            day = meeting.when.edtf if meeting.when else "no date"
            print(f"  {meeting.kind} {bodies or '-'}: {day}, {meeting.place or meeting.format or '-'}, {meeting.status}")
            for participant in meeting.participants:
                name = getattr(participant.name, "full", participant.name)
                print(f"    {participant.capacity}: {name} ({participant.role or participant.kind})")
        for document in release.documents:
            print(f"  {document.status}: {document.kind} {document.title or document.name!s}")
    if bulletin.contact:
        print("contact:", *(phone.e164 for phone in bulletin.contact.phones))


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).with_name("bulletin.txt"))
