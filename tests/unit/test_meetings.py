"""Ways of telling of a meeting: what it is, whose, when, where, how, and whether it was."""

from __future__ import annotations

import pytest

import cstoparse


def told(text: str) -> list[dict[str, object]]:
    """The meetings in plain form, what is not told left out."""
    plain = cstoparse.to_dict(cstoparse.parse(text), spans=False)
    meetings = [m for release in plain["releases"] for m in release["meetings"]]
    return [
        {
            key: [b["id"] for b in value] if key == "bodies" else value["edtf"] if key == "when" else value
            for key, value in meeting.items() if value and key not in {"participants", "venue"}
        }
        for meeting in meetings
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "On 13 July 2023, the Permanent Council of the CSTO held a meeting in Minsk.",
            {"kind": "meeting", "bodies": ["csto.pc"], "when": "2023-07-13", "place": "Minsk", "status": "held"},
        ),
        (
            "On 13 July 2023, Minsk hosted the fifth meeting of the Coordination Council on Biological Security.",
            {"kind": "meeting", "bodies": ["csto.bio"], "ordinal": 5, "when": "2023-07-13", "place": "Minsk", "status": "held"},
        ),
        (
            "On 13 July 2023 the Council of Foreign Ministers and the Council of Defense Ministers held joint talks via videoconference.",
            {"kind": "meeting", "bodies": ["csto.cfm", "csto.cmd"], "when": "2023-07-13", "format": "videoconference", "status": "held"},
        ),
        (
            "From 3 to 7 October 2022, the joint training “Rubezh-2022” was held at the “Lyaur” training ground in the Rudaki district.",
            {"kind": "exercise", "name": "Rubezh-2022", "when": "2022-10-03/2022-10-07", "place": "Rudaki district", "status": "held"},
        ),
        (
            "On 13 July 2023, the joint training “Rubezh-2023” began in Tokmok and will last until 20 July.",
            {"kind": "exercise", "name": "Rubezh-2023", "when": "2023-07-13/2023-07-20", "place": "Tokmok", "status": "ongoing"},
        ),
        (
            "The operation “Channel-2019” has entered its final stage. It is held from 25 to 29 November 2019.",
            {"kind": "operation", "name": "Channel-2019", "when": "2019-11-25/2019-11-29", "status": "ongoing"},
        ),
        (
            "On 13 July 2023, Minsk brought together experts from six states.",
            {"kind": "meeting", "when": "2023-07-13", "place": "Minsk", "status": "held"},
        ),
        (
            "The conference on border security, scheduled for 13 July 2023 in Minsk, has been postponed.",
            {"kind": "conference", "when": "2023-07-13", "place": "Minsk", "status": "postponed"},
        ),
        (
            "The round table, scheduled for 13 July 2023 in Minsk, did not take place.",
            {"kind": "round-table", "when": "2023-07-13", "place": "Minsk", "status": "cancelled"},
        ),
        (
            "On 13 July 2023, CSTO Secretary General Bakyt Osmonaliev was received by President of Belarus Anton Zubrik in Minsk.",
            {"kind": "meeting", "when": "2023-07-13", "place": "Minsk", "status": "held"},
        ),
        (
            "From 13 to 15 July 2023, CSTO Secretary General Bakyt Osmonaliev was in the Kyrgyz Republic on a working visit.",
            {"kind": "visit", "when": "2023-07-13/2023-07-15", "place": "Kyrgyz Republic", "status": "held"},
        ),
        (
            "On 13 July 2023, flowers were laid at the monument in Minsk by CSTO Secretary General Bakyt Osmonaliev.",
            {"kind": "ceremony", "when": "2023-07-13", "place": "Minsk", "status": "held"},
        ),
        (
            "On 13 July 2023, the Joint Staff hosted videoconference consultations on training.",
            {"kind": "consultations", "when": "2023-07-13", "format": "videoconference", "status": "held"},
        ),
        (
            "On 13 July 2023, a meeting on the preparation of the training “Rubezh” took place in Minsk.",
            {"kind": "meeting", "when": "2023-07-13", "place": "Minsk", "status": "held"},
        ),
        (
            "On 13 July 2023, the chairman of the CSTO Military Committee Anton Zubrik chaired a meeting of the Committee in Minsk.",
            {"kind": "meeting", "bodies": ["csto.military-committee"], "when": "2023-07-13", "place": "Minsk", "status": "held"},
        ),
        (
            "From 3 to 7 July 2023, the special training “Cobalt” of the formations of special forces of the CSTO CRRF was held in Osh.",
            {"kind": "exercise", "name": "Cobalt", "bodies": ["csto.crrf"], "when": "2023-07-03/2023-07-07", "place": "Osh",
             "status": "held"},
        ),
        (
            ("From 3 to 7 July 2023, a training gathering took place in the town of Osh, Osh region. The gathering was held in a "
             "hybrid format."),
            {"kind": "training", "when": "2023-07-03/2023-07-07", "place": "Osh", "format": "hybrid", "status": "held"},
        ),
        (
            "On 13 July 2023, CSTO Secretary General Bakyt Osmonaliev spoke at a plenary meeting of the conference “Peace” in Minsk.",
            {"kind": "conference", "when": "2023-07-13", "place": "Minsk", "status": "held"},
        ),
        (
            "On 13 July 2023, CSTO Secretary General Bakyt Osmonaliev left for Osh, where he will take part in the conference “Peace”.",
            {"kind": "conference", "when": "2023-07-13", "place": "Osh", "status": "planned"},
        ),
        (
            "The observer mission of the CSTO Parliamentary Assembly worked at the elections in the Republic of Armenia on 13 July 2023.",
            {"kind": "visit", "when": "2023-07-13", "place": "Republic of Armenia", "status": "held"},
        ),
        (
            "On 13 July 2023, a meeting of the Committee on Bees and Honey took place in Minsk.",
            {"kind": "meeting", "bodies": [None], "when": "2023-07-13", "place": "Minsk", "status": "held"},
        ),
    ],
)  # fmt: skip
def test_one_meeting(text: str, expected: dict[str, object]) -> None:
    assert told(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "The registration of participants in the competition of student works has been opened.",
        "The Secretariat congratulates veterans on the holiday.",
        "“We have learned to work together”: Anton Zubrik in an interview with the newspaper.",
        "Dear colleagues! On 13 July 2023 we held a meeting in Minsk.",
        "The website of the Organization was visited by 100,000 people in July 2023.",
        "A book about the history of the Collective Forces was published in Minsk on 13 July 2023.",
    ],
)
def test_no_meeting(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    "history",
    [
        "The Council was established in 2022; its first meeting was held in Yerevan.",
        "The first operation of this kind was held in 2008.",
        "Such meetings are convened twice a year in Astana.",
        "Last year, the meeting was held in Osh.",
        "In the previous year, the Council met on April 2 in Osh.",
        "Anton Zubrik told about the December session of the Collective Security Council, held via videoconferencing.",
        "The papers were prepared by the Committee at its meetings of 8 May 2023 and 6 June 2023.",
        "Anton Zubrik shared his impressions of a trip to Termez, where he had met with rescuers on 9 July 2023.",
        "The Council last discussed this question in June in Yerevan, at its 16th meeting.",
    ],
)
def test_history_changes_nothing(history: str) -> None:
    lead = "On 13 July 2023, the Permanent Council of the CSTO will hold a meeting in Minsk. "
    assert told(lead + history) == told(lead)


def test_a_day_to_come_lies_behind_the_date_line() -> None:
    text = "Training planned\n\n31.01.2019\nThe special training “Echelon” will take place from 9 to 14 September in Yelabuga.\n"
    assert told(text)[0]["when"] == "2019-09-09/2019-09-14"


def test_a_training_that_was_put_off() -> None:
    text = (
        "The special training “Search-2023” will be held from 8 to 11 October 2023 in Osh. As to the special training “Echelon-2023”, "
        "which was to be held in Minsk from 21 to 25 October 2023, it has been postponed until spring."
    )
    assert [(m["name"], m["status"], m["place"]) for m in told(text)] == [
        ("Search-2023", "planned", "Osh"), ("Echelon-2023", "postponed", "Minsk"),
    ]  # fmt: skip


def test_a_later_sentence_gives_all_the_days() -> None:
    text = (
        "On 13 July 2023, the training “Search-2023” and the training on logistics “Echelon-2023” have been completed in Osh. They were "
        "held from 9 to 13 July 2023."
    )
    assert [(m["name"], m["when"]) for m in told(text)] == [
        ("Search-2023", "2023-07-09/2023-07-13"), ("Echelon-2023", "2023-07-09/2023-07-13"),
    ]  # fmt: skip


def test_days_of_what_is_spoken_of_are_not_those_of_the_meeting() -> None:
    lead = "On 13 July 2023, the Permanent Council of the CSTO held a meeting in Minsk. "
    assert told(lead + "It was devoted to the seminars planned from 3 to 7 October 2023.")[0] == told(lead)[0]


def test_the_name_of_an_operation_told_before() -> None:
    text = (
        "On 20 July 2023, a meeting of the heads of the headquarters of the operation “Channel-Alatau” was held in Osh. The operation was "
        "conducted from 13 to 17 July 2023."
    )
    assert [m.get("name") for m in told(text)] == [None, "Channel-Alatau"]


def test_one_who_joins_by_video_makes_no_videoconference() -> None:
    lead = "On 13 July 2023, the Permanent Council of the CSTO held a meeting in Minsk. "
    assert told(lead + "Adviser of the Secretariat Anton Zubrik took part in the meeting via videoconference.") == told(lead)


def test_the_place_of_the_same_venue() -> None:
    text = (
        "From 9 to 13 July 2023, the training “Rock” was held in Osh at the training ground of the Ministry. On 12 July 2023, a briefing "
        "for journalists was held at the training ground."
    )
    assert [m["place"] for m in told(text)] == ["Osh", "Osh"]


def test_an_operation_and_the_meeting_that_sums_it_up() -> None:
    text = (
        "On 20 July 2023, the Council summed up in Minsk the results of the operation “Channel”, which was carried out from 3 to 7 July "
        "2023 in the Kyrgyz Republic, at a meeting chaired by Anton Zubrik."
    )
    assert {(m["kind"], m["when"]) for m in told(text)} == {("operation", "2023-07-03/2023-07-07"), ("meeting", "2023-07-20")}
