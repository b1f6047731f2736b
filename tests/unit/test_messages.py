"""What a newcomer does wrong, and the one sentence that says what to do; `docs/errors.md` holds the same rows."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

import cstoparse
from cstoparse.cli import cli

Do = Callable[..., Any]

PYTHON: dict[str, tuple[Do, str]] = {
    "parse(b'…')": (lambda c: c.parse(b"talks"), "TypeError"),
    "parse(Path('page.txt'))": (lambda c: c.parse(Path("page.txt")), "TypeError"),
    "parse(open('page.txt'))": (lambda c: c.parse(io.StringIO("talks")), "TypeError"),
    "parse(['…', '…'])": (lambda c: c.parse(["talks", "talks"]), "TypeError"),
    "parse(None)": (lambda c: c.parse(None), "TypeError"),
    "parse_many('…')": (lambda c: c.parse_many("talks"), "TypeError"),
    "parse('page.txt')": (lambda c: c.parse("page.txt"), "diagnostic"),
    "parse('https://example.org/news/1')": (lambda c: c.parse("https://example.org/news/1"), "diagnostic"),
    "parse('<p>…</p>')": (lambda c: c.parse("<p>Experts met in Osh.</p>"), "diagnostic"),
    "parse('')": (lambda c: c.parse(""), "diagnostic"),
    "parse(data.decode('cp1252'))": (lambda c: c.parse("Experts met in Osh – again.".encode().decode("cp1252")), "diagnostic"),
    "parse(data.decode('utf-8', 'replace'))": (lambda c: c.parse("“Talks”".encode("cp1252").decode("utf-8", "replace")), "diagnostic"),
    "parse('Заседание Совета')": (lambda c: c.parse("Заседание Совета"), "diagnostic"),
    "parse('…', language='english')": (lambda c: c.parse("talks", language="english"), "ValueError"),
    "parse('…', max_chars=10)": (lambda c: c.parse("Experts met in Osh.", max_chars=10), "BulletinTooLarge"),
    "parse('…', lexicon='own.toml')": (lambda c: c.parse("talks", lexicon="own.toml"), "TypeError"),
    "load_lexicon('missing.toml')": (lambda c: c.load_lexicon("missing.toml"), "LexiconError"),
    "load_lexicon({'organs': […]})": (lambda c: c.load_lexicon({"organs": []}), "LexiconError"),
    "load_lexicon(3)": (lambda c: c.load_lexicon(3), "TypeError"),
    "parse_html(Path('page.html'))": (lambda c: c.parse_html(Path("page.html")), "TypeError"),
    "parse_html('…') without the extra": (lambda c: c.parse_html("<p>talks"), "ModuleNotFoundError"),
    "from_json('page.txt')": (lambda c: c.from_json("page.txt"), "PayloadError"),
    "from_json('[]')": (lambda c: c.from_json("[]"), "PayloadError"),
    "from_json(to_json(bulletin, spans=False))": (lambda c: c.from_json(c.to_json(c.parse("Talks"), spans=False)), "PayloadError"),
    "from_json('{\"a\": 1}')": (lambda c: c.from_json('{"a": 1}'), "PayloadError"),
}
"""What is done, how, and what answers."""
COMMAND: dict[str, tuple[list[str], bytes]] = {
    "cstoparse parse missing.txt": (["parse", "missing.txt"], b""),
    "cstoparse parse photo.jpg": (["parse", "-"], b"\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01\x01\x00"),
    "cstoparse parse damaged.txt": (["parse", "-"], "Заседание".encode() + b"\xff"),
    "cstoparse parse --format xml page.txt": (["parse", "--format", "xml", "-"], b""),
    "cstoparse parse --lexicon own.toml page.txt": (["parse", "--lexicon", "own.toml", "-"], b""),
    "cstoparse parse page.html without the extra": (["parse", "--html", "-"], b"<p>talks"),
    "cstoparse page.txt": (["page.txt"], b""),
}
"""What is typed, the arguments, and standard input."""


def answer(do: Do) -> tuple[str, str]:
    """What answers, and what it says on one line."""
    try:
        result = do(cstoparse)
    except Exception as error:  # noqa: BLE001  whatever a newcomer would see
        return type(error).__name__, " ".join(str(error).split())
    (diagnostic,) = result.diagnostics
    return "diagnostic", f"{diagnostic.code}: {diagnostic.message}"


def complaint(arguments: list[str], data: bytes) -> str:
    """The last line that the command writes to standard error."""
    run = CliRunner().invoke(cli, arguments, input=data)
    assert run.exit_code in {1, 2}
    return run.stderr.splitlines()[-1]


@pytest.fixture(scope="module", autouse=True)
def _elsewhere(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """A folder without files of those names, and an environment without the extra."""
    patch = pytest.MonkeyPatch()
    patch.chdir(tmp_path_factory.mktemp("empty"))
    patch.setitem(sys.modules, "lxml.etree", None)
    yield
    patch.undo()


def _cell(words: str) -> str:
    return words.replace("|", "\\|").replace("<", "&lt;")


def table(head: str, rows: list[tuple[str, str]]) -> str:
    lines = [f"| `{done}` | {_cell(said)} |" for done, said in rows]
    return "\n".join([f"| {head} | what answers |", "|---|---|", *lines])


@pytest.mark.parametrize("done", PYTHON)
def test_what_answers(done: str) -> None:
    """The right exception, or the one diagnostic, told in no more than a few lines of a terminal."""
    do, kind = PYTHON[done]
    found, said = answer(do)
    assert found == kind
    assert said
    assert len(said) < 300


def test_the_page_holds_the_same_rows(root: Path, *, update_goldens: bool) -> None:
    """The documentation shows what is really said."""
    made = [
        table("Python", [(done, ": ".join(answer(do)).removeprefix("diagnostic: ")) for done, (do, _) in PYTHON.items()]),
        table("command", [(done, complaint(*given)) for done, given in COMMAND.items()]),
    ]
    path = root / "docs/errors.md"
    page = path.read_text("utf-8")
    pieces = page.split("<!-- rows -->\n")  # before, rows, between, rows, after
    pieces[1::2] = [f"{rows}\n" for rows in made]
    fresh = "<!-- rows -->\n".join(pieces)
    if update_goldens:
        path.write_text(fresh, "utf-8")
    assert fresh == page
