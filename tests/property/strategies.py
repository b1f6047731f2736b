"""Texts to parse: any characters at all, and pages put together from the pieces that real ones are made of."""

from __future__ import annotations

from hypothesis import strategies as st

from tests.property.layouts import composed

# Every code point, lone surrogates too; and the few that line splitting, folding and the finders look at.
ANY = st.text(st.characters(), max_size=200)
SIGNS = st.text(st.sampled_from("\n\r\t\v\f\x00\x85\xa0\u2028\ufeff\ud800 \"“”«»'’-–—_.,;:()/+0123456789aIXХСéё"), max_size=120)

MONTHS = ("January", "February", "May", "September", "Dec.", "Smarch")
PLACES = ("Minsk", "the city of Osh", "Yerevan (the Republic of Armenia)", "Astana", "New York", "g. Bishkek", "Nowhere")
COUNTRIES = (
    "the Republic of Belarus",
    "the Kyrgyz Republic",
    "Kazakhstan",
    "the Russian Federation",
    "the Republics of Armenia and Tajikistan",
)
BODIES = (
    "the Permanent Council of the CSTO",
    "the Collective Security Council",
    "the CFM",
    "the CSTO Joint Staff",
    "the Working Group on Afghanistan",
    "the Council of Bakers",
    "the Interstate Commission for Military-Economic Cooperation (ICMEC)",
    "the СRRF",
    "the SCO RATS",
)
NAMES = (
    "Aidar Mukanbetov",
    "V. Drozdik",
    "I.N. Terlanian",
    "PETROSOV",
    "Rahmon Yusuf Karimzoda",
    "Lieutenant General Anton Zubrik",
    "Mr. José Núñez",
)
ROLES = (
    "Secretary General",
    "Acting Minister of Defense of the Republic of Belarus",
    "Permanent and Plenipotentiary Representative of Kazakhstan to the CSTO",
    "Chief of the General Staff - First Deputy Minister",
    "the representatives of all member states",
    "ministers",
)
EVENTS = (
    "a meeting",
    "the 3rd regular meeting",
    "the XIХ session",
    "a joint seminar",
    'the training "Echelon-2031"',
    "an operation “Channel - Ridge",
    "consultations",
)
VERBS = (
    "was held",
    "will be held",
    "took place",
    "hosted",
    "has been postponed",
    "met with",
    "chaired",
    "discussed and partially finalized",
    "signed",
)
KINDS = ("Statement", "draft Decision", "Action Plan", "joint statement", "Agenda of the meeting", "Protocol", "list")
TITLES = ('"On Bread"', "“On the Budget for 2031”", '"On Milk', "«On Cheese»", 'on "Tea" and', "")

day = st.builds(
    lambda d, m, y, form: form.format(d=d, e=d + 2, m=m, y=y),
    st.integers(0, 33),
    st.sampled_from(MONTHS),
    st.integers(1990, 2033),
    st.sampled_from(
        (
            "On {m} {d}, {y}",
            "On {d} {m}",
            "from {d} to {e} {m} {y}",
            "{m} {d}-{e} this year",
            "in {m} {y}",
            "today",
            "{d:02}.11.{y}",
            "{m} {d}th of this year",
            "from {d} {m} to {e} May",
            "in {m}",
        )
    ),
)
word = st.one_of(*(st.sampled_from(words) for words in (PLACES, COUNTRIES, BODIES, NAMES, ROLES, EVENTS, VERBS, KINDS, TITLES)), day)
glue = st.sampled_from(
    (" ", " ", " ", ", ", " of ", " and ", " in ", " by ", " (", ") ", ": ", "; ", " - ", ". ", "\n", "  ", " with the participation of ")
)
sentence = st.builds(
    lambda parts, end: "".join(a + b for a, b in parts).strip(" ") + end,
    st.lists(st.tuples(word, glue), min_size=1, max_size=8),
    st.sampled_from((".", ".", ".", "", ";", ":", "...")),
)
plain = st.builds(
    "{}, {}, {} {} {} {}.".format,
    day,
    st.sampled_from(PLACES),
    st.sampled_from(EVENTS),
    st.sampled_from(VERBS),
    st.sampled_from(BODIES),
    st.sampled_from(NAMES),
)
item = st.builds(
    "{}{} {} {}{}".format,
    st.sampled_from(("- ", "– ", "1. ", "• ", "")),
    st.sampled_from(KINDS),
    word,
    st.sampled_from(TITLES),
    st.sampled_from(";.,"),
)
dateline = st.builds("{:02}.{:02}.{}".format, st.integers(0, 32), st.integers(0, 13), st.integers(1999, 2032))
tail = st.sampled_from(
    (
        "_______________",
        "CSTO Press Secretary Galina Verbovaya",
        "+7495-555-02-17,",
        "tel/fax: +7 (495) 555-02-18",
        "press@odkb.example",
        "www.odkb.example",
        "Back to the section",
        "Download document plan.pdf",
        "photo_1.jpg",
        "Photo by A. Nobody",
        "<p>Hello</p>",
        "Совет собрался в Минске 3 мая.",
    )
)
piece = st.one_of(sentence, plain, item, dateline, tail, SIGNS)
pages = st.builds(
    lambda parts: "".join(a + b for a, b in parts),
    st.lists(st.tuples(piece, st.sampled_from(("\n", "\n", "\n\n", "\n\n\n", " ", "\r\n", ""))), max_size=12),
)
"""Pages with the pieces of real ones, in any order."""

texts = st.one_of(ANY, SIGNS, pages, pages, composed)
"""Any text at all, pages more often than not."""
