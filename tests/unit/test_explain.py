"""The explanation names, for each record, the words and the rule; for what is left over, why."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

import cstoparse
from cstoparse.cli import cli
from cstoparse.explain import explanation

TEXT = (
    "On 13 July 2023, the Permanent Council of the CSTO held a meeting in Minsk, chaired by "
    "the Minister of Defense of the Republic of Belarus "
    "Vadzim Zhurba. A draft Plan of Joint Measures was agreed, and it was decided to submit it to the Council of Foreign Ministers.\n\n"
    "A book by Sanzhar Beknazarov has been published.\n"
)


def told(text: str, label: str) -> list[str]:
    return [line.value for line in explanation(text) if line.label == label]


def test_each_record_tells_its_rule_and_its_words() -> None:
    assert told(TEXT, "meeting") == ["meeting, held, by the rule hold-event"]
    assert told(TEXT, "chair") == ['"Vadzim Zhurba" at 138-151 (person, by the rule chair-phrase, office-name)']
    assert told(TEXT, "document") == ["plan, draft, agreed, by the rule passive"]
    assert told(TEXT, "submitted to") == ["csto.cfm"]
    assert told(TEXT, "place") == ['"Minsk" at 69-74']


def test_words_stand_where_they_are_said_to() -> None:
    for line in explanation(TEXT):
        if line.value.startswith('"') and " … " not in line.value:
            words, _, rest = line.value[1:].partition('" at ')
            start, end = map(int, rest.split()[0].split("-"))
            assert TEXT[start:end] == words


def test_what_is_left_over_says_why() -> None:
    (line,) = [line for line in explanation(TEXT) if "Beknazarov" in line.value]
    assert "person.unread" in line.value
    assert "belongs to no record" in line.value


def test_a_release_without_records_says_why() -> None:
    assert told("The Secretariat congratulates veterans on the holiday.", "no record")


@pytest.mark.parametrize("text", ["", "\n", "Минск"])
def test_anything_can_be_explained(text: str) -> None:
    assert list(explanation(text))


def test_the_command(tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    page.write_text(TEXT, "utf-8")
    result = CliRunner().invoke(cli, ["explain", str(page), str(tmp_path / "none.txt")])
    assert result.exit_code == 1
    assert f"==> {page} <==" in result.stdout
    assert "by the rule hold-event" in result.stdout
    assert "none.txt: No such file or directory" in result.stderr


def test_records_are_those_of_parse(example_text: str) -> None:
    bulletin = cstoparse.parse(example_text)
    labels = [line.label for line in explanation(example_text)]
    assert labels.count("meeting") == len(bulletin.meetings)
    assert labels.count("document") == len(bulletin.documents)
