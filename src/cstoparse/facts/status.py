"""Where an event stands, by its verb: held, ongoing, planned, cancelled or postponed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cstoparse.values import MeetingStatus

if TYPE_CHECKING:
    from cstoparse.facts.events import Event
    from cstoparse.facts.reading import Reading
    from cstoparse.mentions.verbs import VerbMention

UNDONE = {"cancel": MeetingStatus.CANCELLED, "postpone": MeetingStatus.POSTPONED}
"""What becomes of an event by verbs of a kind."""
_PRESENT = frozenset({"is", "are"})
_RUNNING = frozenset({
    "under way", "underway", "in progress", "continues", "running", "takes place", "goes on", "going on", "ongoing", "runs",
    "lasts", "is working", "are working",
})  # fmt: skip


def status_of(r: Reading, event: Event, undone: list[VerbMention]) -> MeetingStatus:
    """Tell from the verb and its auxiliaries where the event stands; `undone` are the sentence's verbs of cancelling and postponing."""
    for v in undone:
        if v is event.verb or (
            event.mention is not None and v.i >= event.j and (event.verb is None or event.verb.relative or event.verb.negated)
        ):
            return UNDONE[v.kind]
    return MeetingStatus.HELD if event.verb is None else _verb_status(r, event, event.verb)


def _verb_status(r: Reading, event: Event, v: VerbMention) -> MeetingStatus:
    low = r.low(v.head)
    if v.negated and v.kind in {"hold", "occur"}:
        return MeetingStatus.CANCELLED  # "did not take place"
    if v.time == "planned" and not v.negated:
        return MeetingStatus.PLANNED
    if v.kind == "begin" and v.j <= event.i and not v.passive and low.startswith("open"):
        return MeetingStatus.HELD  # somebody opened it
    if v.time == "ongoing" or v.kind == "begin" or low in _RUNNING or (v.kind == "host" and v.form == "present" and not v.passive):
        return MeetingStatus.ONGOING
    aux = [r.low(k) for k in range(v.i, v.head)]
    if v.kind == "hold" and v.passive and _PRESENT & set(aux) and "been" not in aux:
        return MeetingStatus.ONGOING
    return MeetingStatus.HELD
