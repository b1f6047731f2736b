from __future__ import annotations

import io
import json
from collections.abc import Callable
from importlib.metadata import entry_points
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import cstoparse
from cstoparse.cli import cli
from cstoparse.model import Bulletin
from tests.hand_built import BULLETIN

RUSSIAN = "В Минске 13 июля состоялось заседание Постоянного совета; участники обсудили проект Заявления о границах.\r\n" * 3


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch) -> Callable[..., Result]:
    """Run the command inside this process, with a parser that gives back the text and nothing else."""

    def parse(text: str, *, lexicon: cstoparse.Lexicon | None = None) -> Bulletin:  # noqa: ARG001  the real one's
        return Bulletin("cstoparse/1", text, cstoparse.Language.EN, (), (), cstoparse.Span(0, len(text)))

    monkeypatch.setattr(cstoparse, "parse", parse)
    return lambda *args, **more: CliRunner().invoke(cli, [str(arg) for arg in args], **more)


@pytest.fixture
def page(tmp_path: Path) -> Path:
    path = tmp_path / "page.txt"
    path.write_bytes(b"On 13 July\r\nin Minsk\r")
    return path


def texts(result: Result) -> list[str]:
    """The text of each bulletin, or the error that stands in its place."""
    items = [json.loads(line) for line in result.stdout.splitlines()]
    return [item.get("text", item.get("error")) for item in items]


class TestFormats:
    def test_json_of_one_file_is_an_object(self, run: Callable[..., Result], page: Path) -> None:
        for result in (run("parse", page), run("parse", "--format", "json", page)):
            assert (result.exit_code, result.stderr) == (0, "")
            assert json.loads(result.stdout)["text"] == "On 13 July\r\nin Minsk\r"
            assert result.stdout.startswith('{\n  "schema"')

    def test_json_of_several_files_is_an_array(self, run: Callable[..., Result], page: Path) -> None:
        result = run("parse", "--format", "json", page, page, page)
        assert [item["schema"] for item in json.loads(result.stdout)] == ["cstoparse/1"] * 3

    def test_json_of_several_files_holds_an_error_in_the_place_of_each_unreadable_one(self, run: Callable[..., Result], page: Path) -> None:
        result = run("parse", "--format", "json", "missing", page, "gone")
        first, bulletin, last = json.loads(result.stdout)
        assert (result.exit_code, first["file"], last["file"]) == (1, "missing", "gone")
        assert first["error"] == last["error"] == "No such file or directory"
        assert bulletin["schema"] == "cstoparse/1"

    def test_json_of_one_unreadable_file_is_its_error(self, run: Callable[..., Result]) -> None:
        result = run("parse", "--format", "json", "missing")
        assert (result.exit_code, json.loads(result.stdout)) == (1, {"file": "missing", "error": "No such file or directory"})

    def test_jsonl_is_one_line_a_file_in_order(self, run: Callable[..., Result], tmp_path: Path) -> None:
        names = [tmp_path / name for name in ("b.txt", "a.txt", "c.txt")]
        for name in names:
            name.write_bytes(f"{name.name}\n\u2028 one\x85 bulletin".encode())
        assert texts(run("parse", "--format", "jsonl", *names)) == [f"{name.name}\n\u2028 one\x85 bulletin" for name in names]

    def test_no_spans(self, run: Callable[..., Result], page: Path) -> None:
        assert "span" not in json.loads(run("parse", "--no-spans", page).stdout)

    def test_text(self, run: Callable[..., Result], page: Path) -> None:
        assert run("parse", "--format", "text", page).stdout == "bulletin      en, no releases, 21 characters\n"
        assert run("parse", "--format", "text", page, page).stdout.split("\n\n")[1].startswith(f"==> {page} <==\nbulletin ")

    def test_output_file(self, run: Callable[..., Result], page: Path, tmp_path: Path) -> None:
        target = tmp_path / "out.json"
        assert run("parse", page, "--output", target).output == ""
        assert json.loads(target.read_bytes())["text"] == "On 13 July\r\nin Minsk\r"
        assert b"\r\n" not in target.read_bytes()

    def test_output_dash_is_standard_output(self, run: Callable[..., Result], page: Path) -> None:
        assert json.loads(run("parse", page, "-o", "-").stdout)

    def test_schema(self, run: Callable[..., Result]) -> None:
        assert json.loads(run("schema").stdout) == cstoparse.json_schema()


class TestInput:
    def test_standard_input(self, run: Callable[..., Result]) -> None:
        for args in (["parse"], ["parse", "-"]):
            assert json.loads(run(*args, input=b"one\r\ntwo\r").stdout)["text"] == "one\r\ntwo\r"

    @pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "windows-1251", "koi8-r"])
    def test_russian(self, run: Callable[..., Result], tmp_path: Path, encoding: str) -> None:
        path = tmp_path / "page.txt"
        path.write_bytes(RUSSIAN.encode(encoding))
        assert texts(run("parse", "--format", "jsonl", path)) == [RUSSIAN]

    def test_utf16_of_the_other_byte_order(self, run: Callable[..., Result], tmp_path: Path) -> None:
        path = tmp_path / "page.txt"
        path.write_bytes("\ufeffBrest – Гродно".encode("utf-16-be"))
        assert texts(run("parse", "--format", "jsonl", path)) == ["Brest – Гродно"]

    @pytest.mark.parametrize("encoding", ["windows-1251", "windows-1252"])
    def test_english_with_quotes(self, run: Callable[..., Result], tmp_path: Path, encoding: str) -> None:
        text = "On 13 July 2023, the Organization’s staff held the exercise “Shield-2023” – the third of the year. " * 5
        path = tmp_path / "page.txt"
        path.write_bytes(text.encode(encoding))
        assert texts(run("parse", "--format", "jsonl", path)) == [text]

    @pytest.mark.parametrize(("data", "reason"), [
        ("Встреча в Минске".encode()[:-1], "broken UTF-8 at byte 28"),
        (b"\xef\xbb\xbfabc \x93quoted\x94", "broken UTF-8 at byte 4"),
        ("Минск".encode("utf-16")[:-1], "broken UTF-16 at byte"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\xff\xd8", "not text in UTF-8, UTF-16, windows-1251, windows-1252 or KOI8-R"),
        (bytes(range(128, 256)) * 20, "not text in UTF-8"),
    ])
    def test_undecodable(self, run: Callable[..., Result], page: Path, tmp_path: Path, data: bytes, reason: str) -> None:
        bad = tmp_path / "bad.txt"
        bad.write_bytes(data)
        result = run("parse", "--format", "jsonl", bad, page)
        assert result.stderr.startswith(f"cstoparse: {bad}: {reason}")
        assert result.stderr.count("\n") == 1
        assert result.exit_code == 1
        assert texts(result) == [result.stderr.removeprefix(f"cstoparse: {bad}: ").rstrip("\n"), "On 13 July\r\nin Minsk\r"]

    def test_missing_file_and_folder_without_pages(self, run: Callable[..., Result], page: Path, tmp_path: Path) -> None:
        empty = tmp_path / "empty"
        empty.mkdir()
        result = run("parse", "--format", "jsonl", tmp_path / "no.txt", page, empty, page)
        assert result.stderr.splitlines() == [
            f"cstoparse: {tmp_path / 'no.txt'}: No such file or directory",
            f"cstoparse: {empty}: no .txt file in this folder",
        ]
        good = "On 13 July\r\nin Minsk\r"
        assert (result.exit_code, texts(result)) == (1, ["No such file or directory", good, "no .txt file in this folder", good])

    def test_name_cannot_steer_the_terminal(self, run: Callable[..., Result]) -> None:
        assert run("parse", "a\x1b[31m\nb").stderr == "cstoparse: a\\x1b[31m b: no such file, and none that matches\n"

    def test_name_that_is_no_unicode_is_escaped_in_json(self, run: Callable[..., Result]) -> None:
        """A byte of a name that is no UTF-8 reaches Python as a lone surrogate."""
        result = run("parse", "--format", "jsonl", "\udcff.txt")
        assert json.loads(result.stdout_bytes.decode("utf-8"))["file"] == "\udcff.txt"
        assert result.exit_code == 1


class Kept(io.BytesIO):
    """Standard input that can be asked how far it was read; some versions of click close theirs."""

    def close(self) -> None:
        """Stay open."""


class TestLimit:
    """A file of more characters than `--max-chars` is refused, in its place; the others are parsed."""

    TOO_LONG = "the text has 12 characters, more than --max-chars=11 allows"

    @pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "windows-1251"])
    def test_counts_characters_not_bytes(self, run: Callable[..., Result], tmp_path: Path, encoding: str) -> None:
        path = tmp_path / "page.txt"
        text = "Минск Гродно"
        path.write_bytes(text.encode(encoding))
        assert texts(run("parse", "--format", "jsonl", "--max-chars", "12", path)) == [text]
        result = run("parse", "--format", "jsonl", "--max-chars", "11", path)
        assert (result.exit_code, texts(result)) == (1, [self.TOO_LONG])
        assert result.stderr == f"cstoparse: {path}: {self.TOO_LONG}\n"

    def test_the_others_go_on(self, run: Callable[..., Result], page: Path, tmp_path: Path) -> None:
        long = tmp_path / "long.txt"
        long.write_bytes(b"a" * 100)
        result = run("parse", "--format", "jsonl", "--max-chars", "50", page, long, page)
        good = "On 13 July\r\nin Minsk\r"
        assert (result.exit_code, texts(result)) == (1, [good, "the text has 100 characters, more than --max-chars=50 allows", good])

    def test_reads_no_more_than_it_needs(self, run: Callable[..., Result]) -> None:
        """Standard input may have no end: it is read only until it is known to be too long."""
        given = Kept(b"a" * 5_000_000)
        result = run("parse", "--max-chars", "10", input=given)
        assert json.loads(result.stdout)["error"] == "the text has more characters than --max-chars=10 allows"
        assert given.tell() < 5_000_000

    def test_default_is_ten_million(self, run: Callable[..., Result], tmp_path: Path) -> None:
        path = tmp_path / "page.txt"
        path.write_bytes(b"a" * 10_000_001)
        result = run("parse", "--format", "text", path)
        assert (result.exit_code, result.stdout) == (1, "")
        assert "has 10000001 characters, more than --max-chars=10000000" in result.stderr
        path.write_bytes(b"a" * 10_000_000)
        assert run("parse", "--format", "text", path).stdout == "bulletin      en, no releases, 10000000 characters\n"

    def test_explain_keeps_it_too(self, run: Callable[..., Result], page: Path) -> None:
        result = run("explain", "--max-chars", "5", page, page)
        assert (result.exit_code, result.stdout, result.stderr.count("--max-chars=5")) == (1, "", 2)


class TestUsage:
    @pytest.mark.parametrize("args", [["prase"], ["parse", "--format", "xml"], ["parse", "--colour"], ["parse", "-", "-"], ["schema", "x"],
                                      ["parse", "--max-chars", "0"]])
    def test_wrong_usage(self, run: Callable[..., Result], args: list[str]) -> None:
        result = run(*args, input="")
        assert (result.exit_code, result.stdout) == (2, "")
        assert "Error: " in result.stderr

    def test_output_over_an_input(self, run: Callable[..., Result], page: Path) -> None:
        before = page.read_bytes()
        result = run("parse", page, "-o", page.parent / "." / page.name)
        assert (result.exit_code, page.read_bytes()) == (2, before)
        assert "is both input and output" in result.stderr

    def test_output_that_cannot_be_written(self, run: Callable[..., Result], page: Path, tmp_path: Path) -> None:
        result = run("parse", page, "-o", tmp_path / "no" / "out.json")
        assert (result.exit_code, result.stderr) == (1, f"cstoparse: {tmp_path / 'no' / 'out.json'}: No such file or directory\n")

    def test_version(self, run: Callable[..., Result]) -> None:
        assert run("--version").stdout == f"cstoparse {cstoparse.__version__}\n"

    @pytest.mark.parametrize("args", [["--help"], ["-h"], ["parse", "--help"], ["schema", "-h"]])
    def test_help(self, run: Callable[..., Result], args: list[str]) -> None:
        assert run(*args).exit_code == 0

    def test_entry_point(self) -> None:
        assert [point.value for point in entry_points(group="console_scripts", name="cstoparse")] == ["cstoparse.cli:main"]


class TestOutline:
    def test_everything_told_is_shown(self) -> None:
        shown = cstoparse.outline(BULLETIN)
        for words in (
            "1 article, 1 teaser", 'XXXX-07-13 (unknown) "13 July"', "Experts met in Minsk — “Границы”", "meeting, held, in-person",
            "chair         person: Colonel Ivan A. Petrenko; Deputy Head of the Belarusian Border Committee [BY]",
            "host          person: Press Secretary [csto.secretariat]", "statement, draft, agreed", "csto.cfm, csto.csc",
            '+74957952710 (tel, fax) "+7 495 795-27-10"', "info          date.year-unknown at 3-10: ",
        ):
            assert words in shown

    def test_lines(self) -> None:
        shown = cstoparse.outline(BULLETIN)
        assert shown.endswith("\n")
        assert all(line.isprintable() and line == line.rstrip() and line for line in shown.split("\n")[:-1])
