"""Make a data set of an archive and ask it questions in SQL, with DuckDB.

You learn: two flat tables, meetings and participants, are enough for most questions; unknown values are NULL and stay out of
counts; a range has a first and a last day, so that "in 2022" is a comparison, not a search in words.

Run it as `python examples/dataset_duckdb.py [FOLDER]`.  `make examples` installs DuckDB.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import duckdb

import cstoparse

TABLES = """
CREATE TABLE meetings (id INTEGER, file TEXT, kind TEXT, organ TEXT, first DATE, last DATE, basis TEXT, place TEXT, status TEXT);
CREATE TABLE participants (meeting INTEGER, kind TEXT, name TEXT, role TEXT, country TEXT, capacity TEXT);
"""
QUESTIONS = {
    "meetings by year": "SELECT year(first) AS year, count(*) AS meetings FROM meetings GROUP BY year ORDER BY year NULLS LAST",
    "who took part most often": "SELECT name, count(*) AS meetings FROM participants WHERE kind = 'person' "
    "GROUP BY name ORDER BY meetings DESC, name LIMIT 3",
    "chairs by country": "SELECT country, count(*) AS times FROM participants WHERE capacity = 'chair' GROUP BY country ORDER BY country",
}


def meetings(folder: Path) -> Iterator[tuple[str, cstoparse.Meeting]]:
    for path in sorted(folder.glob("*.txt")):
        yield from ((path.name, meeting) for meeting in cstoparse.parse(path.read_text("utf-8")).meetings)


def main(folder: Path) -> None:
    base = duckdb.connect()
    base.execute(TABLES)
    for i, (file, m) in enumerate(meetings(folder)):
        when = m.when
        organ = next((body.id for body in m.bodies), None)
        days = (when.start, when.end, str(when.basis)) if when else (None, None, None)
        row = [i, file, str(m.kind), organ, *days, m.place and str(m.place), str(m.status)]
        base.execute("INSERT INTO meetings VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", row)
        for p in m.participants:
            name, role = getattr(p.name, "full", p.name), p.role
            row = [i, str(p.kind), name and str(name), role and str(role), p.country, str(p.capacity)]
            base.execute("INSERT INTO participants VALUES (?, ?, ?, ?, ?, ?)", row)
    for question, query in QUESTIONS.items():
        print(question)
        for found in base.execute(query).fetchall():
            print("  ", *("unknown" if value is None else value for value in found))


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent / "archive")
