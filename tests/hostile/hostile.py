"""What must hold of a bulletin of any text, however hostile; the texts themselves are those of `benchmarks.hard`."""

from __future__ import annotations

import json

import cstoparse
from cstoparse.explain import explanation
from tests import laws

PAGE = """On 5 May, Oleg Zubrik met with experts in Osh.

Experts of the CSTO met in Minsk

03.05.2021
On 3 May 2021, Minsk hosted the 5th meeting of the Permanent Council, attended by Anton Zubrik, Minister of Defense.
The Council approved:
- draft Decision “On Bread”;
- Plan (2022-2025).
____
CSTO Press Secretary Galina Verbovaya
+7495-555-02-17, press@odkb.example
Back to the section
"""
BEFORE, AFTER = "On 3 May 2021, Min", "sk hosted a meeting of the Permanent Council, attended by Anton Zubrik.\n\n03.05.2021\n"


def faults(text: str) -> list[str]:
    """Every promise that is broken on a text, one sentence each."""
    bulletin = cstoparse.parse(text)
    found = [f"{d.code}: {d.message}" for d in bulletin.diagnostics if d.code is cstoparse.Code.INTERNAL]
    found += laws.broken(bulletin)
    found += unreadable(bulletin)
    if bulletin.text != text:
        found.append("the text is not kept as it was")
    if cstoparse.parse(text) != bulletin:
        found.append("a second parse gives another answer")
    shown = [cstoparse.outline(bulletin), *(f"{line.head}{line.value}\n" for line in explanation(text))]
    if not all(line.isprintable() for line in "".join(shown).split("\n")):
        found.append("the outline or the explanation holds what steers a terminal")
    return found


def unreadable(bulletin: cstoparse.Bulletin) -> list[str]:
    """What is wrong with the JSON: it must be one line of strict UTF-8 to every reader, and say what the dict says."""
    found = []
    for spans in (True, False):
        line = cstoparse.to_json(bulletin, spans=spans)
        try:
            data = line.encode("utf-8")
            read = json.loads(data, parse_constant=lambda name: found.append(f"{name} is not JSON"))
        except ValueError as error:
            found.append(f"no JSON in UTF-8: {error}")
            continue
        if len(line.splitlines()) != 1:
            found.append("the JSON is not one line")
        if read != json.loads(json.dumps(cstoparse.to_dict(bulletin, spans=spans))):
            found.append("the JSON does not say what the dict says")
    return found
