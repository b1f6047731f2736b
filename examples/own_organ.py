"""Teach the parser an organ, an office and a town of your own, from a TOML file.

Run it as `python examples/own_organ.py [FILE]`; `own-words.toml` beside it shows every table such a file may hold.
"""

from __future__ import annotations

import sys
from pathlib import Path

import cstoparse

TEXT = "On 13 July 2023, the Council of Elders held its second meeting in Victory, chaired by the Chief Rescuer of Kosovo, Summer Alimova."


def told(bulletin: cstoparse.Bulletin) -> str:
    meeting = bulletin.meetings[0]
    bodies = ", ".join(body.id or f"no id: {body.name}" for body in meeting.bodies) or "nobody's"
    persons = ", ".join(f"{getattr(p.name, 'full', p.name)}, {p.role}" for p in meeting.participants) or "nobody"
    return f"{meeting.kind} of {bodies} in {meeting.place}: {persons}"


def main(path: Path) -> None:
    own = cstoparse.load_lexicon(path)  # build once, hand to each parse
    print("the package's words:", told(cstoparse.parse(TEXT)))
    print("with your own:      ", told(cstoparse.parse(TEXT, lexicon=own)))


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).with_name("own-words.toml"))
