"""Folders, patterns, --jobs, --errors and coverage, through the command."""

from __future__ import annotations

import csv
import io
import json
import os
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import cstoparse
from cstoparse.cli import cli
from cstoparse.files import Entry, entries

PAGES = {
    "a.txt": "On 13 July 2023, Minsk hosted a seminar.",
    "a/z.txt": "On 14 July 2023, Brest hosted a seminar.",
    "a/b/[1].txt": "On 15 July 2023, Osh hosted a seminar.",
    "B.TXT": "On 16 July 2023, Yerevan hosted a seminar.",
}
SORTED = ["B.TXT", "a/b/[1].txt", "a/z.txt", "a.txt"]
HIDDEN = [".hidden.txt", ".git/c.txt", "a/notes.md"]
REASON = "not text in UTF-8, UTF-16, windows-1251, windows-1252 or KOI8-R; save it as UTF-8"


def run(*args: object, **more: object) -> Result:
    return CliRunner().invoke(cli, [str(arg) for arg in args], **more)  # type: ignore[arg-type]  # what `invoke` takes


@pytest.fixture
def archive(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of pages, in which this process then is."""
    for name, text in {**PAGES, **dict.fromkeys(HIDDEN, "no page")}.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def broken(archive: Path) -> Path:
    """The archive with a file that is not text."""
    (archive / "a/broken.txt").write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\xff\xd8")
    return archive


def texts(result: Result) -> list[str]:
    items = [json.loads(line) for line in result.stdout.splitlines()]
    return [item.get("text", item.get("error")) for item in items]


class TestNames:
    """What a name stands for."""

    def test_a_folder_is_its_text_files_in_order(self, archive: Path) -> None:
        """Part by part: the folder `a` comes before the file `a.txt`; hidden files and other kinds are left out."""
        assert list(entries([str(archive)])) == [Entry(str(archive / name)) for name in SORTED]

    def test_the_order_does_not_hang_on_the_system(self, archive: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        """Systems list folders in an order of their own."""
        listed = list(os.walk("a"))
        monkeypatch.setattr(os, "walk", lambda *_, **__: [(place, dirs, names[::-1]) for place, dirs, names in listed[::-1]])
        assert [entry.name for entry in entries(["a"])] == ["a/b/[1].txt", "a/z.txt"]
        assert archive.is_dir()

    @pytest.mark.usefixtures("archive")
    @pytest.mark.parametrize(("pattern", "found"), [
        ("*.txt", ["a.txt"]), ("**/*.txt", ["a/b/[1].txt", "a/z.txt", "a.txt"]), ("a/*", ["a/b/[1].txt", "a/notes.md", "a/z.txt"]),
        ("[ab]/z.txt", ["a/z.txt"]), ("a/b/[1].txt", ["a/b/[1].txt"]), ("./a.txt", ["./a.txt"]), ("-", ["-"]),
    ])
    def test_patterns(self, pattern: str, found: list[str]) -> None:
        """A folder that a pattern matches is read as one; a file whose name looks like a pattern is that file."""
        assert list(entries([pattern])) == [Entry(name) for name in found]

    @pytest.mark.usefixtures("archive")
    def test_what_stands_for_nothing(self) -> None:
        """It is told, and not passed over."""
        Path("empty").mkdir()
        assert list(entries(["*.pdf", "empty"])) == [
            Entry("*.pdf", "no such file, and none that matches"), Entry("empty", "no .txt file in this folder"),
        ]

    def test_a_folder_that_is_gone_while_others_are_listed(self, archive: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        """What hinders the listing of a folder stands in the place of its files."""
        scan = os.scandir

        def scandir(path: str) -> object:
            if path.endswith("b"):
                raise PermissionError(13, "Permission denied", path)
            return scan(path)

        monkeypatch.setattr(os, "scandir", scandir)
        assert list(entries(["a"])) == [Entry("a/b", "Permission denied"), Entry("a/z.txt")]
        assert archive.is_dir()


class TestFolders:
    """Folders in the commands."""

    @pytest.mark.usefixtures("archive")
    def test_each_file_is_one_line(self) -> None:
        result = run("parse", "--format", "jsonl", ".")
        assert (result.exit_code, texts(result)) == (0, [PAGES[name] for name in SORTED])

    @pytest.mark.usefixtures("archive")
    @pytest.mark.parametrize("name", ["a/b", "*.txt"])
    def test_json_of_a_folder_or_pattern_is_an_array_also_of_one(self, name: str) -> None:
        """A program need not know how many there are."""
        assert len(json.loads(run("parse", "--format", "json", name).stdout)) == 1

    @pytest.mark.usefixtures("archive")
    def test_text_names_the_file_also_of_one(self) -> None:
        for command in ("show", "explain"):
            assert run(command, "a/b").stdout.startswith("==> a/b/[1].txt <==\n")

    @pytest.mark.usefixtures("archive")
    def test_output_into_the_folder_that_is_read(self) -> None:
        """The first time it is no input yet; the second time it would be."""
        assert run("parse", ".", "-o", "all.txt").exit_code == 0
        assert "all.txt is both input and output" in run("parse", ".", "-o", "all.txt").stderr


class TestJobs:
    """More processes write what one writes."""

    @pytest.mark.parametrize("args", [
        ["parse", "--format", "json"], ["parse", "--format", "jsonl", "--no-spans"], ["parse", "--format", "text"], ["show"], ["explain"],
        ["coverage", "--format", "json"],
    ], ids=" ".join)
    def test_same_bytes(self, broken: Path, args: list[str]) -> None:
        """Of files, of standard input, of a file that is not there and of one that is not text; on both streams."""
        names = [broken, "-", "missing", broken]
        one, two = (run(*args, *names, "--jobs", jobs, input="On 1 May 2024, Astana hosted a seminar.") for jobs in (1, 2))
        assert (one.exit_code, one.stdout_bytes, one.stderr_bytes) == (1, two.stdout_bytes, two.stderr_bytes)
        assert b"seminar" in one.stdout_bytes or args[0] == "coverage"

    def test_a_fault_of_the_parser_costs_one_file(self, archive: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        """It is told in the place of the file, and the others are read."""
        parse = cstoparse.parse

        def fail(text: str, *, lexicon: cstoparse.Lexicon | None = None) -> cstoparse.Bulletin:
            if "Brest" in text:
                raise RecursionError
            return parse(text, lexicon=lexicon)

        monkeypatch.setattr(cstoparse, "parse", fail)
        result = run("parse", "--format", "jsonl", archive)
        reason = "the parser failed: RecursionError; please report the text"
        assert (result.exit_code, texts(result)) == (1, [PAGES[name] if name != "a/z.txt" else reason for name in SORTED])


class TestErrors:
    """What could not be read, in a file."""

    def test_objects_one_a_line(self, broken: Path) -> None:
        """Standard error only says how many there are and where; the results stay as without the option."""
        result = run("parse", "--format", "jsonl", broken, "gone", "--errors", "errors.jsonl")
        assert result.exit_code == 1
        assert [json.loads(line) for line in (broken / "errors.jsonl").read_text("utf-8").splitlines()] == [
            {"file": str(broken / "a/broken.txt"), "error": REASON}, {"file": "gone", "error": "No such file or directory"},
        ]
        assert result.stderr == "cstoparse: errors.jsonl: tells of 2 that could not be read\n"
        assert result.stdout == run("parse", "--format", "jsonl", broken, "gone").stdout

    def test_none_is_an_empty_file(self, archive: Path) -> None:
        """A program finds the file in any case."""
        result = run("coverage", archive, "--errors", "errors.jsonl")
        assert (result.exit_code, result.stderr, (archive / "errors.jsonl").read_bytes()) == (0, "", b"")

    @pytest.mark.usefixtures("archive")
    @pytest.mark.parametrize("args", [["--errors", "a.txt"], ["--errors", "-"], ["--errors", "out", "-o", "./out"]])
    def test_it_wants_a_file_of_its_own(self, args: list[str]) -> None:
        """Nothing that is read or written otherwise is written over."""
        assert run("parse", "a.txt", *args).exit_code == 2
        assert Path("a.txt").read_text("utf-8") == PAGES["a.txt"]

    @pytest.mark.usefixtures("archive")
    def test_a_file_that_cannot_be_made(self) -> None:
        result = run("parse", "a.txt", "--errors", "no/errors.jsonl")
        assert (result.exit_code, result.stdout, result.stderr) == (1, "", "cstoparse: no/errors.jsonl: No such file or directory\n")

    @pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full")
    def test_a_full_disk_is_told_by_the_right_name(self) -> None:
        result = run("parse", "gone", "--errors", "/dev/full")
        assert (result.exit_code, result.stderr) == (1, "cstoparse: /dev/full: No space left on device\n")


class TestCoverage:
    """The table of how often each field is filled."""

    @pytest.mark.usefixtures("broken")
    def test_text(self) -> None:
        result = run("coverage", ".")
        lines = result.stdout.splitlines()
        assert (result.exit_code, lines[:2]) == (1, ["4 read, 1 not", ""])
        assert [line.split() for line in lines if line.startswith(("meeting.place", "meeting.venue", "contact.name"))] == [
            ["meeting.place", "4", "4", "0", "100.0%"],
            ["meeting.venue", "4", "0", "4", "0.0%"],
            ["contact.name", "0", "0", "0", "-"],
        ]
        assert len({len(line) for line in lines[2:]}) == 1, "the columns stand under each other"

    @pytest.mark.usefixtures("broken")
    def test_json(self) -> None:
        told = json.loads(run("coverage", ".", "--format", "json").stdout)
        assert (told["read"], told["unread"]) == (4, 1)
        assert {"record": "meeting", "field": "when", "records": 4, "present": 4, "absent": 0, "share": 1.0} in told["fields"]
        assert {"record": "contact", "field": "role", "records": 0, "present": 0, "absent": 0, "share": None} in told["fields"]

    @pytest.mark.usefixtures("archive")
    def test_csv(self) -> None:
        rows = list(csv.DictReader(io.StringIO(run("coverage", ".", "--format", "csv").stdout)))
        assert list(rows[0].values()) == ["bulletin", "releases", "4", "4", "0", "1.0"]
        assert {"record": "contact", "field": "role", "records": "0", "present": "0", "absent": "0", "share": ""} in rows

    @pytest.mark.usefixtures("archive")
    def test_output(self) -> None:
        assert run("coverage", ".", "-o", "table.md").output == ""
        assert Path("table.md").read_text("utf-8") == run("coverage", ".").stdout
