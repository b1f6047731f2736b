"""Parse every .txt file of a folder and print its meetings as CSV, one a row.

Run it as `python examples/folder_to_csv.py [FOLDER]`.
"""

from __future__ import annotations

import csv
import sys
from pathlib import Path

import cstoparse


def main(folder: Path) -> None:
    paths = sorted(folder.glob("*.txt"))
    table = csv.writer(sys.stdout)
    table.writerow(["file", "kind", "bodies", "start", "end", "basis", "place", "status", "participants"])
    for path, bulletin in zip(paths, cstoparse.parse_many(p.read_text("utf-8") for p in paths), strict=True):
        for meeting in bulletin.meetings:
            when = meeting.when
            table.writerow([
                path.name,
                meeting.kind,
                " ".join(body.id for body in meeting.bodies if body.id),
                when and when.start,
                when and when.end,
                when and when.basis,
                meeting.place,
                meeting.status,
                len(meeting.participants),
            ])


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent)
