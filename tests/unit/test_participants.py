"""Ways of saying who takes part, and in what capacity: one sentence each behind a lead that opens the meeting."""

from __future__ import annotations

import pytest

import cstoparse
from cstoparse import Participant, PersonName

LEAD = "On 13 July 2023, the Permanent Council of the CSTO held a meeting in Minsk. "
ZUBRIK = "Minister of Defense of the Republic of Belarus Anton Zubrik"
OSMON = "CSTO Secretary General Bakyt Osmonaliev"


def who(text: str) -> list[tuple[str, str]]:
    """Name and capacity of those in the first meeting."""
    return [(name(p), str(p.capacity)) for p in cstoparse.parse(text).meetings[0].participants]


def name(participant: Participant) -> str:
    told = participant.name or participant.role
    return told.full if isinstance(told, PersonName) else str(told)


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        # who leads
        (f"{ZUBRIK} will lead the meeting.", [("Anton Zubrik", "chair")]),
        (f"It was chaired by {ZUBRIK}.", [("Anton Zubrik", "chair")]),
        (f"The chair was taken by {ZUBRIK}.", [("Anton Zubrik", "chair")]),
        (f"In the chair was {ZUBRIK}.", [("Anton Zubrik", "chair")]),
        (f"{ZUBRIK} presided over the meeting.", [("Anton Zubrik", "chair")]),
        (f"The duties of the chairman were performed by {ZUBRIK}.", [("Anton Zubrik", "chair")]),
        (f"The overall leadership of the meeting was exercised by {ZUBRIK}.", [("Anton Zubrik", "chair")]),
        (f"The leadership of the meeting was entrusted to {ZUBRIK}.", [("Anton Zubrik", "chair")]),
        ("It was chaired by the Belarusian side.", [("Belarusian side", "chair")]),
        # heads of delegations
        (
            f"The delegation of the Republic of Belarus was headed by {ZUBRIK}.",
            [("delegation of the Republic of Belarus", "attendee"), ("Anton Zubrik", "head")],
        ),
        (
            f"A delegation of the Republic of Belarus with {ZUBRIK} at its head took part in the meeting.",
            [("delegation of the Republic of Belarus", "attendee"), ("Anton Zubrik", "head")],
        ),
        (
            f"The delegations of Belarus and Kyrgyzstan were headed, respectively, by {ZUBRIK} and Minister of Defense Azamat Tulegenov.",
            [("delegations of Belarus and Kyrgyzstan", "attendee"), ("Anton Zubrik", "head"), ("Azamat Tulegenov", "head")],
        ),
        # who leads a team
        (f"{ZUBRIK} takes part in the meeting at the head of the operational group of the CSTO Secretariat.",
         [("Anton Zubrik", "head"), ("operational group of the CSTO Secretariat", "attendee")]),
        ("The delegation of the Joint Staff included officers of the Operational Department and Colonel Bakyt Osmonaliev, Aide.",
         [("officers of the Operational Department", "attendee"), ("Bakyt Osmonaliev", "attendee")]),
        ("Its chairman was Minister of Defense Anton Zubrik.", [("Anton Zubrik", "chair")]),
        # who attends
        ("Experts of the UNODC worked in the headquarters as observers.", [("Experts of the UNODC", "attendee")]),
        ("Representatives of the ministries of Uzbekistan and Mongolia have been invited as observers.",
         [("Representatives of the ministries of Uzbekistan and Mongolia", "attendee")]),
        ("It was attended by: A. Zubrik, Colonel, Head of the Department; B. Osmonaliev, Major General, Chief of the Staff.",
         [("A. Zubrik", "attendee"), ("B. Osmonaliev", "attendee")]),
        ("The Chiefs of Staff of Armenia (Anton Zubrik, Colonel) and of Belarus (Bakyt Osmonaliev, Major General) took part in it.",
         [("Anton Zubrik", "attendee"), ("Bakyt Osmonaliev", "attendee")]),
        ("Nurlan Abdykadyr uulu, Minister of Defense, took part in the meeting.", [("Nurlan Abdykadyr uulu", "attendee")]),
        ("There were present Anton Zubrik, Head of the Engineer Troops, and representatives of the UNODC.",
         [("Anton Zubrik", "attendee"), ("representatives of the UNODC", "attendee")]),
        (f"{ZUBRIK}, who is in Minsk on an official visit, attended the meeting as a guest.", [("Anton Zubrik", "attendee")]),
        (f"The following have confirmed their participation in the meeting: from Belarus (Minister of Defense Anton Zubrik); {OSMON}.",
         [("Anton Zubrik", "attendee"), ("Bakyt Osmonaliev", "attendee")]),
        ("The political affairs officer of the Center Anton Zubrik took part in the meeting.", [("Anton Zubrik", "attendee")]),
        (f"The members heard the information of {ZUBRIK}, and that of {OSMON}.",
         [("Anton Zubrik", "attendee"), ("Bakyt Osmonaliev", "attendee")]),
        (f"On the side of the CSTO, it was attended by {OSMON}, on the side of the Centre - by {ZUBRIK}.",
         [("Bakyt Osmonaliev", "attendee"), ("Anton Zubrik", "attendee")]),
        ("It brought together about 120 participants: heads of agencies of the member states, scientists and writers from 14 countries.",
         [("heads of agencies of the member states", "attendee"), ("scientists and writers from 14 countries", "attendee")]),
        ("Over 250 rescuers from five states took part in the meeting.", [("Over 250 rescuers from five states", "attendee")]),
        ("Officers of the Joint Staff and military attaches accredited in Minsk are present as observers.",
         [("Officers of the Joint Staff", "attendee"), ("military attaches accredited in Minsk", "attendee")]),
        ("Heads of the emergency departments of the member states considered the results of the training.",
         [("Heads of the emergency departments of the member states", "attendee")]),
        ("The Consul General of the Islamic Republic of Iran in Osh Anton Zubrik attended it.", [("Anton Zubrik", "attendee")]),
        ("The Chairman of the Kubodiyon district Anton Zubrik took part in the meeting.", [("Anton Zubrik", "attendee")]),
        ("Adviser to the Director of the Belarusian Center, reserve Colonel Anton Zubrik took part in it.",
         [("Anton Zubrik", "attendee")]),
        ("A senior officer of the Border Troops of the Republic of Belarus told about the attack.",
         [("senior officer of the Border Troops of the Republic of Belarus", "attendee")]),
        (f"{OSMON}, representatives of the UNODC, experts of the SCO RATS took part in the meeting.",
         [("Bakyt Osmonaliev", "attendee"), ("representatives of the UNODC", "attendee"), ("experts of the SCO RATS", "attendee")]),
        (f"The observers had worked at the elections in Kazakhstan and Kyrgyzstan, and {ZUBRIK} shared the experience of his country.",
         [("Anton Zubrik", "attendee")]),
        ("Hydrologists from Almaty and Osh, as well as experts of the UNODC, are invited to take part in the meeting.",
         [("Hydrologists from Almaty and Osh", "attendee"), ("experts of the UNODC", "attendee")]),
        ("Representatives of the Eurasian Group on Combating Money Laundering and the UN Office on Drugs and Crime attended it.",
         [("Representatives of the Eurasian Group on Combating Money Laundering and the UN Office on Drugs and Crime", "attendee")]),
        (f"At the head of the delegation of Belarus was {ZUBRIK}.", [("Anton Zubrik", "head")]),
        ("Head of the Regional Center (RC) Anton Zubrik took part in it.", [("Anton Zubrik", "attendee")]),
        (f"{ZUBRIK} was among its participants.", [("Anton Zubrik", "attendee")]),
        ("Anton Zubrik, Minister of Defense of the Republic of Belarus, Colonel, made a report.", [("Anton Zubrik", "attendee")]),
        (f"{ZUBRIK} also answered questions.", [("Anton Zubrik", "attendee")]),
        ("CSTO Deputy Secretaries General Bakyt Osmonaliev and Anton Zubrik took part in the meeting.",
         [("Bakyt Osmonaliev", "attendee"), ("Anton Zubrik", "attendee")]),
        ("The Charge d'Affaires of Japan in the Republic of Belarus Bakyt Osmonaliev took part in the meeting.",
         [("Bakyt Osmonaliev", "attendee")]),
        ("Experts of the UNODC were invited, too, and spoke at the meeting.", [("Experts of the UNODC", "attendee")]),
        ("Editors-in-chief from Minsk, Astana and Bishkek took part in the meeting.",
         [("Editors-in-chief from Minsk, Astana and Bishkek", "attendee")]),
        ("Representatives of IT companies took part in the meeting.", [("Representatives of IT companies", "attendee")]),
        ("The troops took part in the meeting.", []),
        (f"{OSMON} took part in the meeting.", [("Bakyt Osmonaliev", "attendee")]),
        (f"It was attended by {OSMON} and {ZUBRIK}.", [("Bakyt Osmonaliev", "attendee"), ("Anton Zubrik", "attendee")]),
        (f"Taking part in it was {OSMON}.", [("Bakyt Osmonaliev", "attendee")]),
        (f"Among the guests was {OSMON}.", [("Bakyt Osmonaliev", "attendee")]),
        (f"Among the participants, besides {ZUBRIK}, was {OSMON}.", [("Anton Zubrik", "attendee"), ("Bakyt Osmonaliev", "attendee")]),
        (f"The meeting was attended by: {OSMON}; {ZUBRIK}.", [("Bakyt Osmonaliev", "attendee"), ("Anton Zubrik", "attendee")]),
        ("Representatives of the UNODC and experts of the SCO RATS were invited and took part in the meeting.",
         [("Representatives of the UNODC", "attendee"), ("experts of the SCO RATS", "attendee")]),
        ("Scientists, teachers and public figures from five states took part in it.",
         [("Scientists, teachers and public figures from five states", "attendee")]),
        # who speaks
        (f"{OSMON} made a detailed report.", [("Bakyt Osmonaliev", "attendee")]),
        (f"Reports were made by {OSMON} and {ZUBRIK}.", [("Bakyt Osmonaliev", "attendee"), ("Anton Zubrik", "attendee")]),
        (f"The members of the Council heard the report of {OSMON}.", [("Bakyt Osmonaliev", "attendee")]),
        (f"The members of the Council heard {OSMON}.", [("Bakyt Osmonaliev", "attendee")]),
        (f"The first to take the floor was {OSMON}.", [("Bakyt Osmonaliev", "attendee")]),
        # countries behind names, shared offices
        (
            "Permanent Representatives Anton Zubrik (Belarus) and Azamat Tulegenov (the Kyrgyz Republic) took part in the meeting.",
            [("Anton Zubrik", "attendee"), ("Azamat Tulegenov", "attendee")],
        ),
        (
            "The Ministers of Defense of Belarus (Anton Zubrik) and of the Kyrgyz Republic (Azamat Tulegenov) took part in the meeting.",
            [("Anton Zubrik", "attendee"), ("Azamat Tulegenov", "attendee")],
        ),
        # who does not
        (f"In his greeting, read out at the opening, {ZUBRIK} wished the participants success.", []),
        (f"{ZUBRIK} had informed his colleagues that he would not be able to come.", []),
        (f"{ZUBRIK}, who could not come because of illness, addressed a message to the participants.", []),
        ("According to a poll conducted by her students, few citizens know it.", []),
        (f"{OSMON} had taken part in 38 earlier exercises.", []),
        ("The members of the Permanent Council took part in the meeting.", []),
        ("A number of delegations spoke about the situation.", []),
        ("Last year, the meeting was chaired by Azamat Tulegenov.", []),
        ("The next meeting will be held in Osh under the chairmanship of the Kyrgyz Republic.", []),
        ("Among those detained there are students.", []),
    ],
)  # fmt: skip
def test_who_takes_part(sentence: str, expected: list[tuple[str, str]]) -> None:
    assert who(LEAD + sentence) == expected


def test_one_item_for_each_participant() -> None:
    text = LEAD + (
        "The following took part in it:\n"
        "- from the Republic of Belarus - Minister of Defense Anton Zubrik;\n"
        "- from the Kyrgyz Republic - Azamat Tulegenov, Minister of Defense;\n"
        "- representatives of the UNODC.\n"
    )
    found = cstoparse.parse(text).meetings[0].participants
    assert [(name(p), p.country) for p in found] == [
        ("Anton Zubrik", "BY"), ("Azamat Tulegenov", "KG"), ("representatives of the UNODC", None),
    ]  # fmt: skip


def test_countries_of_a_shared_office() -> None:
    text = LEAD + "The Ministers of Defense of Belarus (Anton Zubrik) and of the Kyrgyz Republic (Azamat Tulegenov) took part in it."
    found = cstoparse.parse(text).meetings[0].participants
    assert [(p.role, p.country) for p in found] == [("Ministers of Defense", "BY"), ("Ministers of Defense", "KG")]


def test_the_full_name_and_the_role_hold_for_a_later_meeting() -> None:
    text = (
        "On 12 July 2023, CSTO Secretary General Bakyt Osmonaliev visited Minsk.\n\n"
        "On 13 July, B. Osmonaliev met with Minister of Defense of the Republic of Belarus Anton Zubrik."
    )
    second = cstoparse.parse(text).meetings[1].participants
    assert [(name(p), p.role) for p in second] == [
        ("Bakyt Osmonaliev", "CSTO Secretary General"), ("Anton Zubrik", "Minister of Defense of the Republic of Belarus"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "rank",
    ["General", "Marshal", "Army General", "Colonel General", "1st Lieutenant", "2nd Rank Captain", "2nd Class State Adviser of Justice"],
)
def test_rank_before_a_name(rank: str) -> None:
    """Also one that is a word of offices too, or that begins with a figure."""
    (chair,) = cstoparse.parse(f"{LEAD}It was chaired by {rank} Anton Zubrik.").participants
    assert isinstance(chair.name, PersonName)
    assert (chair.name.full, chair.name.rank, chair.role) == ("Anton Zubrik", rank, None)


def test_a_group_ends_before_its_days() -> None:
    """`from` behind a group may begin a range of days and no place."""
    text = "The Joint Staff of the Organization hosted training courses for interpreters from 3 to 7 March 2025."
    assert ("interpreters", "attendee") in who(text)
