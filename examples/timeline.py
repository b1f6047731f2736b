"""Chart the meetings of an archive on a time line, one row for each organ.

You learn: an organ's id is the same however a bulletin writes its name; `when.start` and `when.end` are null where the year is
unknown, and such meetings are told, not placed; a year that was inferred is drawn hollow.

Run it as `python examples/timeline.py [FOLDER]`; it writes `timeline.svg`.  `make examples` installs what it needs.
"""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

import matplotlib.pyplot as plt

import cstoparse

NO_ORGAN = "other meetings"


def main(folder: Path, picture: Path) -> None:
    rows: dict[str, list[tuple[date, date, bool]]] = {}
    unplaced = 0
    for bulletin in cstoparse.parse_many(path.read_text("utf-8") for path in sorted(folder.glob("*.txt"))):
        for meeting in bulletin.meetings:
            when = meeting.when
            if when is None or when.start is None or when.end is None:
                unplaced += 1
                continue
            sure = when.basis != cstoparse.Basis.CONTEXT
            for organ in [body.id or str(body.name) for body in meeting.bodies] or [NO_ORGAN]:
                rows.setdefault(organ, []).append((date.fromisoformat(when.start), date.fromisoformat(when.end), sure))

    _, axes = plt.subplots(figsize=(9, 0.5 * len(rows) + 1.2), layout="constrained")
    names = sorted(rows, key=lambda organ: (organ != NO_ORGAN, organ), reverse=True)
    for y, organ in enumerate(names):
        for start, end, sure in rows[organ]:
            axes.plot([start, end], [y, y], color="#1f6f8b", linewidth=4, solid_capstyle="round")
            axes.plot([start], [y], "o", color="#1f6f8b", markerfacecolor="#1f6f8b" if sure else "white", markersize=8)
    axes.set_yticks(range(len(names)), names)
    axes.set_ylim(-0.6, len(names) - 0.4)
    axes.grid(axis="x", color="#d9dee2")
    axes.set_axisbelow(True)
    axes.spines[["top", "right", "left"]].set_visible(False)
    axes.set_title("Meetings by organ (hollow: the year was inferred)", loc="left", fontsize=10)
    plt.savefig(picture)
    print(f"{sum(map(len, rows.values()))} meetings of {len(rows)} rows, {unplaced} without a known year: {picture.name}")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent / "archive", Path("timeline.svg"))
