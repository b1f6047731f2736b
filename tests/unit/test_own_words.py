"""Words of a user's own: what they change in a parse, and what is said of wrong ones."""

from __future__ import annotations

import pickle
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

import cstoparse
from cstoparse import Lexicon, LexiconError, load_lexicon
from cstoparse.cli import cli
from cstoparse.explain import explanation
from cstoparse.lexicon import load

TOML = """
[[organ]]
id = "alpine"
forms = ["Alpine Union"]

[[organ]]
id = "alpine.council"
forms = ["Council of Elders", "Alpine Council"]
collegial = true

[[organ]]
id = "alpine.bureau"
forms = ["Alpine Bureau"]

[[organ]]
id = "csto.cces"
forms = ["Council of Rescuers"]

[[country]]
code = "XK"
names = ["Kosovo", "Land of Poppies"]
adjectives = ["Kosovar"]

[roles]
offices = ["chief rescuer", "Ombudsperson"]
modifiers = ["alternate"]
titles = ["hon"]

[places]
towns = ["Victory", "Independence Hill"]
town_kinds = ["aul"]
district_kinds = ["uyezd"]
venue_kinds = ["rotunda"]

[persons]
given = ["Summer"]
"""


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("lexicon") / "alpine.toml"
    path.write_text(TOML, "utf-8")
    return path


@pytest.fixture(scope="module")
def own(file: Path) -> Lexicon:
    return load_lexicon(file)


def only(text: str, lexicon: Lexicon | None) -> cstoparse.Meeting:
    (meeting,) = cstoparse.parse(text, lexicon=lexicon).meetings
    return meeting


@pytest.mark.parametrize(("words", "id"), [
    ("Alpine Council", "alpine.council"), ("Council of Elders", "alpine.council"),
    ("Council of Elders of the Alpine Union", "alpine.council"),
    ("Alpine Union Council of Elders", "alpine.council"), ("Council of Rescuers", "csto.cces"), ("Permanent Council", "csto.pc"),
    ("Council of Ministers of Foreign Affairs of the Alpine Union", "alpine"),
])  # fmt: skip
def test_a_collegial_organ_is_the_meetings_own(words: str, id: str, own: Lexicon) -> None:  # noqa: A002  as the records name it
    """A user's organ gets its id; the package's keep theirs, but not where the user's organisation owns them."""
    meeting = only(f"On 13 July 2023, a meeting of the {words} was held in Minsk.", own)
    assert [body.id for body in meeting.bodies] == [id]


def test_a_collegial_organ_holds_its_meeting(own: Lexicon) -> None:
    """Before the verb only an organ that meets is the meeting's; the same organ is none without the lexicon."""
    for words, ids in (("Alpine Council", ["alpine.council"]), ("Alpine Bureau", [])):
        text = f"On 13 July 2023, the {words} held a second meeting in Minsk."
        assert [body.id for body in only(text, own).bodies] == ids
        assert "alpine.council" not in [body.id for body in only(text, None).bodies]


def test_members_of_a_collegial_organ_are_no_group(own: Lexicon) -> None:
    """Members of an organ that meets are no participants beside it; those of another one are."""
    text = "On 13 July 2023, a meeting was held in Minsk. Members of the Alpine {} took part in it."
    assert only(text.format("Council"), own).participants == ()
    assert [str(p.name) for p in only(text.format("Bureau"), own).participants] == ["Members of the Alpine Bureau"]


def test_country_role_and_given_name(own: Lexicon) -> None:
    """A country's name and adjective tell the code; an office and a given name make a person."""
    text = "On 13 July 2023, a meeting was held in Minsk, chaired by the {} Summer Alimova."
    for role in ("Alternate Chief Rescuer of Kosovo", "Kosovar Chief Rescuer", "Ombudsperson of the Land of Poppies"):
        (person,) = only(text.format(role), own).participants
        assert (person.role, person.country, str(person.name and getattr(person.name, "full", None))) == (role, "XK", "Summer Alimova")


@pytest.mark.parametrize(("words", "place", "venue"), [
    ("in Victory", "Victory", None), ("in Independence Hill", "Independence Hill", None), ("in the aul of Tash", "Tash", None),
    ("in the Tash uyezd", "Tash uyezd", None), ("in the Tash rotunda", None, "Tash rotunda"),
])  # fmt: skip
def test_places(words: str, place: str | None, venue: str | None, own: Lexicon) -> None:
    """Towns that are common words, and kinds of towns, districts and venues; the package alone reads them otherwise."""
    text = f"On 13 July 2023, a seminar was held {words}."
    meeting, bare = only(text, own), only(text, None)
    assert (meeting.place, meeting.venue) == (place, venue)
    assert (bare.place, bare.venue) != (place, venue)


def test_titles(own: Lexicon) -> None:
    """The stop behind a title ends no sentence."""
    text = "On 13 July 2023, a meeting was held in Minsk, attended by Hon. Timur Alimov."
    assert [p.name and getattr(p.name, "full", None) for p in only(text, own).participants] == ["Timur Alimov"]


def test_everything_takes_it(own: Lexicon, file: Path) -> None:
    """`parse_many`, the explanation and both commands read with the lexicon."""
    text = "On 13 July 2023, the Alpine Council held a second meeting in Minsk."
    (bulletin,) = cstoparse.parse_many([text], lexicon=own)
    assert bulletin == cstoparse.parse(text, lexicon=own) != cstoparse.parse(text)
    assert any("Alpine Council" in line.value for line in explanation(text, lexicon=own) if line.label == "body")
    for command, words in (("parse", "alpine.council"), ("explain", "body")):
        run = CliRunner().invoke(cli, [command, "--lexicon", str(file)], input=text)
        assert (run.exit_code, words in run.output) == (0, True)
        assert words not in CliRunner().invoke(cli, [command], input=text).output


def test_the_signature_is_read_with_it() -> None:
    """A given name that is a common word makes the signer of a contact block."""
    text = "Talks in Minsk\n\nOn 13 July 2023, Minsk hosted a seminar.\n\nPress Secretary\nSummer Alimova\nTel.: +7495-555-02-17"
    lexicon = load_lexicon({"persons": {"given": ["Summer"]}})
    contacts = [cstoparse.parse(text, lexicon=words).releases[0].contact for words in (lexicon, None)]
    assert [c and c.name and c.name.full for c in contacts] == ["Summer Alimova", None]


def test_it_is_built_once_and_the_packages_stays(own: Lexicon) -> None:
    """No state: what is built does not change what is loaded; a copy in another process reads alike."""
    assert load("en") is load("en")
    assert "alpine.council" not in load("en").collegial
    assert repr(own).startswith("<Lexicon en + ")
    assert repr(own).endswith("alpine.toml>")
    text = "On 13 July 2023, the Alpine Council held a second meeting in Minsk."
    assert cstoparse.parse(text, lexicon=pickle.loads(pickle.dumps(own))) == cstoparse.parse(text, lexicon=own)  # noqa: S301  made here


def test_an_empty_one_changes_nothing(example_text: str) -> None:
    """The package's words alone."""
    assert cstoparse.parse(example_text, lexicon=load_lexicon({})) == cstoparse.parse(example_text)


def test_json_and_schema_hold_its_ids(own: Lexicon) -> None:
    """A bulletin with a user's organ goes to JSON and comes back."""
    bulletin = cstoparse.parse("On 13 July 2023, the Alpine Council held a meeting in Minsk.", lexicon=own)
    assert cstoparse.from_json(cstoparse.to_json(bulletin)) == bulletin


ORGAN = {"id": "alpine", "forms": ["Alpine Union"]}
WRONG: list[tuple[dict[str, Any], str]] = [
    ({"organs": []}, "organs: is no key of this file; did you mean organ?"),
    ({"x": []}, "x: is no key of this file; use organ, country, roles, places, persons"),
    ({"organ": ORGAN}, "organ: is a table; write each of them as a table of its own: [[organ]]"),
    ({"organ": ["Alpine"]}, "organ[0]: is a string; write it as a table: [[organ]]"),
    ({"roles": ["judge"]}, "roles: is a list; write it as a table: [roles]"),
    ({"organ": [{"id": "alpine"}]}, "organ[0].forms: is missing; add it"),
    ({"organ": [{"forms": ["Alpine"]}]}, "organ[0].id: is missing; add it"),
    ({"organ": [{**ORGAN, "id": "Alpine Union"}]},
     "organ[0].id: 'Alpine Union' is no id; write small letters, with one dot at most, as in 'acme.council'"),
    ({"organ": [{**ORGAN, "id": 3}]}, "organ[0].id: 3 is no id; write small letters, with one dot at most, as in 'acme.council'"),
    ({"organ": [{**ORGAN, "id": "csto.elders"}]},
     "organ[0].id: 'csto.elders' is no organ of the CSTO that the library knows; begin your own ids with another word"),
    ({"organ": [{**ORGAN, "collegial": "yes"}]}, "organ[0].collegial: 'yes' is neither true nor false"),
    ({"organ": [{**ORGAN, "id": "csto.pc", "collegial": False}]},
     "organ[0].collegial: the library knows already whether 'csto.pc' meets; leave this key out"),
    ({"organ": [{**ORGAN, "forms": "Alpine"}]}, "organ[0].forms: is a string; write a list of strings, as in ['Alpine']"),
    ({"organ": [{**ORGAN, "forms": [1]}]}, "organ[0].forms[0]: 1 is a number; write a string in quotes"),
    ({"organ": [{**ORGAN, "forms": [" "]}]}, "organ[0].forms[0]: is empty; write the words or leave it out"),
    ({"organ": [{**ORGAN, "forms": [" Alpine"]}]}, "organ[0].forms[0]: ' Alpine' has spaces around it; leave them out"),
    ({"organ": [{**ORGAN, "forms": ["the Alpine"]}]}, "organ[0].forms[0]: 'the Alpine' begins with an article; leave it out"),
    ({"organ": [{**ORGAN, "forms": ["alpine"]}]},
     "organ[0].forms[0]: 'alpine' begins with a small letter; write it with a capital, as texts do"),
    ({"organ": [{**ORGAN, "forms": ["Of"]}]},
     "organ[0].forms[0]: 'Of' is a word that holds sentences or dates together; give a longer form"),
    ({"persons": {"given": ["May"]}}, "persons.given[0]: 'May' is a word that holds sentences or dates together; give a longer form"),
    ({"roles": {"offices": ["third"]}}, "roles.offices[0]: 'third' is a word that holds sentences or dates together; give a longer form"),
    ({"organ": [{**ORGAN, "forms": ['Alpine "Union" Council']}]},
     "organ[0].forms[0]: 'Alpine \"Union\" Council' cannot be read as one name; write it in words, without quotes, stops and other signs"),
    ({"organ": [ORGAN, {"id": "alpine.union", "forms": ["Alpine Union"]}]},
     "organ[1].forms[0]: 'Alpine Union' already stands for 'alpine' in this file; keep one of them"),
    ({"country": [{"code": "KAZ", "names": ["Steppe"]}]},
     "country[0].code: 'KAZ' is no code; write the two capital letters of ISO 3166-1 alpha-2, as in 'KZ'"),
    ({"places": {"town": ["Osh"]}}, "places.town: is no key of this table; did you mean towns?"),
]  # fmt: skip


@pytest.mark.parametrize(("tables", "problem"), WRONG, ids=[problem.split(";")[0] for _, problem in WRONG])
def test_wrong_words(tables: dict[str, Any], problem: str) -> None:
    """Each fault is told with its key and what to do."""
    with pytest.raises(LexiconError) as caught:
        load_lexicon(tables)
    assert caught.value.problems == (f"<mapping>: {problem}",)
    assert str(caught.value) == caught.value.problems[0]


def test_all_faults_are_told_at_once() -> None:
    """Whoever corrects a file sees every fault, one a line."""
    with pytest.raises(LexiconError) as caught:
        load_lexicon({"organ": [{"id": "A", "forms": ["a", "The B"]}], "roles": 1})
    assert len(caught.value.problems) == 4
    assert str(caught.value).splitlines() == ["the lexicon cannot be used:", *(f"  {problem}" for problem in caught.value.problems)]


@pytest.mark.parametrize(("data", "problem"), [
    (b"[[organ]\n", "is not TOML: "), (b"a = '\xff'", "is not UTF-8 at byte 5; save the file as UTF-8"),
    (b"a = " + b"[" * 100_000, "is not TOML: "),
])  # fmt: skip
def test_no_toml(data: bytes, problem: str, tmp_path: Path) -> None:
    """A file that is no TOML is told by its name."""
    path = tmp_path / "own.toml"
    path.write_bytes(data)
    with pytest.raises(LexiconError, match=f"own.toml: {problem}"):
        load_lexicon(path)


@pytest.mark.parametrize("name", ["missing.toml", "a\0b", "x" * 5000, ""])
def test_no_file(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What cannot be opened is told as any other fault is."""
    monkeypatch.chdir(tmp_path)
    with pytest.raises(LexiconError):
        load_lexicon(name)


def test_capitals_are_names() -> None:
    """An abbreviation in capitals may be a small word in small letters."""
    lexicon = load_lexicon({"organ": [{"id": "who", "forms": ["WHO"]}]})
    meeting = only("On 13 July 2023, a meeting of the WHO was held in Minsk, which those who came praised.", lexicon)
    assert [body.id for body in meeting.bodies] == ["who"]


def test_the_command_tells_every_fault(tmp_path: Path) -> None:
    """A wrong lexicon is wrong usage."""
    path = tmp_path / "own.toml"
    path.write_text('x = 1\n[roles]\noffice = ["judge"]\n', "utf-8")
    run = CliRunner().invoke(cli, ["parse", "--lexicon", str(path)], input="")
    assert run.exit_code == 2
    assert f"{path}: x: is no key" in run.output
    assert f"{path}: roles.office: is no key of this table; did you mean offices?" in run.output
