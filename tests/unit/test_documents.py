"""Ways of telling what became of a document, and where it goes next."""

from __future__ import annotations

import pytest

import cstoparse

LEAD = "On 13 July 2023, the Permanent Council of the CSTO held a meeting in Minsk. "


def handled(text: str) -> list[tuple[str, str, tuple[str, ...]]]:
    """Kind, status and next organs of each document."""
    documents = [d for release in cstoparse.parse(text).releases for d in release.documents]
    return [(str(d.kind), str(d.status), tuple(d.submitted_to)) for d in documents]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The Council approved the Plan of Joint Measures.", [("plan", "approved", ())]),
        ("A draft Plan of Joint Measures was considered and agreed.", [("plan", "agreed", ())]),
        ("The draft Plan of Joint Measures received the full support of the ministers.", [("plan", "approved", ())]),
        ("The ministers put their signatures to the Protocol on Cooperation.", [("protocol", "signed", ())]),
        ("The draft Plan of Joint Measures caused a long discussion.", [("plan", "considered", ())]),
        ("The Council continued to consider a draft Statement on the Arms Race.", [("statement", "considered", ())]),
        ("The ministers signed a Protocol “On Aid”, a decision on the establishment of the Crisis Response Center and a Plan of Work.",
         [("protocol", "signed", ()), ("decision", "signed", ()), ("plan", "signed", ())]),
        ("Consultations on the draft Plan of Joint Measures were held. The draft Plan was finalized and agreed upon.",
         [("plan", "agreed", ())]),
        ("Agreement was reached on the draft Decision of the Council on Medals.", [("decision", "agreed", ())]),
        ("The main subject was the draft Program of Training.", [("program", "considered", ())]),
        ("As for the draft Program of Training, it was discussed for the first time.", [("program", "considered", ())]),
        ("As for the draft Program of Training, the ministers will consider it in spring.", [("program", "planned", ())]),
        ("The Council has finalized the draft Program of Training only partially.", [("program", "partially-finalized", ())]),
        (
            "The Council approved the Plan of Work, whereas a draft List of Topics is to be approved by correspondence.",
            [("plan", "approved", ()), ("list", "planned", ())],
        ),
        (
            "A draft Plan and a draft List of Topics were discussed. The first of these documents was agreed, the second was finalized.",
            [("plan", "agreed", ()), ("list", "finalized", ())],
        ),
        (
            "A draft Plan of Work was discussed; a draft List of Topics was discussed, too. The List was agreed upon.",
            [("plan", "considered", ()), ("list", "agreed", ())],
        ),
        (
            "A draft Plan of Work was agreed. It was decided to submit it to the Council of Foreign Ministers.",
            [("plan", "agreed", ("csto.cfm",))],
        ),
        (
            "The Council approved a Plan of Work and a draft Decision, which it was decided to submit to the Council of Foreign Ministers.",
            [("plan", "approved", ()), ("decision", "approved", ("csto.cfm",))],
        ),
        (
            ("A draft Plan and a draft List were agreed. They decided to submit the Plan to the Council of Foreign Ministers, and the List "
            "to the Council of Defense Ministers."),
            [("plan", "agreed", ("csto.cfm",)), ("list", "agreed", ("csto.cmd",))],
        ),
        ("The Council approved the Plan of Work and considered the draft model law “On Peace”. The draft Program of Work was supported.",
         [("plan", "approved", ()), ("other", "considered", ()), ("program", "approved", ())]),
        ("The Agreement on Aid was signed, as well as the Decision “On the Command” and the Protocol on Facilities.",
         [("agreement", "signed", ()), ("decision", "signed", ()), ("protocol", "signed", ())]),
        ("A decision on the holding of the training in Osh was adopted.", [("decision", "adopted", ())]),
        ("The representatives spoke on the draft Regulation on the Prize.", [("regulation", "considered", ())]),
        ("A draft Regulation on the Prize was returned for revision.", [("regulation", "considered", ())]),
        ("Proposals for the trainings of the year were also considered.", []),
        # grounds and mentions are not handled
        ("In accordance with the Plan of Joint Measures, the ministers exchanged views.", []),
        ("The Secretary General made a report on the implementation of the Plan.", []),
        ("This subject is passed over in silence in the Ottawa Convention of 1997.", []),
        ("It was decided that the work would go on.", []),
    ],
)  # fmt: skip
def test_handled(sentence: str, expected: list[tuple[str, str, tuple[str, ...]]]) -> None:
    assert handled(LEAD + sentence) == expected


def test_a_list_governed_by_the_words_before_it() -> None:
    text = LEAD + (
        "The following drafts were agreed:\n"
        "- Plan of Joint Measures;\n"
        "- Joint Statement “On Solidarity” and Decision of the Council “On Medals;\n"
        "- Regulation on the Reserve.\n"
        "It was decided to submit all of them, except the Regulation, to the Council of Foreign Ministers."
    )
    assert handled(text) == [
        ("plan", "agreed", ("csto.cfm",)), ("joint-statement", "agreed", ("csto.cfm",)),
        ("decision", "agreed", ("csto.cfm",)), ("regulation", "agreed", ()),
    ]  # fmt: skip


def test_the_verb_that_governs_a_list_has_no_other_object() -> None:
    text = LEAD + "The representatives spoke in favor of continuing this work and agreed on the following drafts:\n- Plan of Measures;\n"
    assert handled(text) == [("plan", "agreed", ())]


def test_the_last_verb_governs_a_list() -> None:
    text = LEAD + "The Council approved the Plan of Work and also agreed on the following documents:\n- Regulation on the Reserve;\n"
    assert handled(text) == [("plan", "approved", ()), ("regulation", "agreed", ())]


def test_an_organ_named_in_an_earlier_sentence() -> None:
    text = LEAD + (
        "The chairman of the Council of Foreign Ministers spoke. A draft Plan of Work was agreed. It was decided to submit it to the "
        "Council, by decision of the Permanent Council."
    )
    assert handled(text) == [("plan", "agreed", ("csto.cfm",))]


def test_this_statement_is_the_one_before() -> None:
    text = LEAD + "A draft Statement “On Elections” was supported. The deputies adopted this Statement and elected Anton Zubrik."
    assert handled(text) == [("statement", "adopted", ())]


def test_two_documents_share_one_word_for_drafts() -> None:
    text = LEAD + "Drafts of the Statement on Yemen and of the Declaration “On Dialogue” were considered."
    drafts = [d for release in cstoparse.parse(text).releases for d in release.documents]
    assert [(str(d.kind), d.draft) for d in drafts] == [("statement", True), ("declaration", True)]


def test_items_with_verbs_of_their_own() -> None:
    text = LEAD + "The participants:\n- shared experience;\n- reviewed and agreed on a draft Plan of Work;\n- discussed a draft List.\n"
    assert handled(text) == [("plan", "agreed", ()), ("list", "considered", ())]


@pytest.mark.parametrize(
    ("news", "expected"),
    [
        ("", [("declaration", "approved", ())]),
        ("On 13 July, Minsk hosted a meeting.", [("declaration", "signed", ()), ("protocol", "signed", ())]),
        ("On 13 July 2023, Minsk hosted a meeting.", [("protocol", "signed", ())]),
    ],
)
def test_what_the_end_of_a_release_tells_of_its_documents(news: str, expected: list[tuple[str, str, tuple[str, ...]]]) -> None:
    """Without news its lead alone tells of documents, and the year of a meeting shows what an earlier year saw."""
    body = "The Declaration on Cooperation was approved on 18 March 2010.\n\nThe states spoke.\n\nThe Protocol on Salt was signed.\n\n"
    assert handled(f"{body}The Declaration on Cooperation was signed on 19 March 2010.\n\n{news}") == expected
