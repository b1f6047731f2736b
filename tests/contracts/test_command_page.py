"""The page of the command line agrees with the command."""

from __future__ import annotations

import re
from collections.abc import Callable
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

import cstoparse
from cstoparse.cli import cli
from cstoparse.explain import explanation
from cstoparse.marking import marked

PAGE = "On 13 July 2023, Minsk hosted a seminar on border security."


@pytest.fixture(scope="module")
def page(root: Path) -> str:
    """The page as it is built."""
    spec = spec_from_file_location("hooks", root / "docs/hooks.py")
    assert spec is not None
    assert spec.loader is not None
    hooks = module_from_spec(spec)
    spec.loader.exec_module(hooks)
    built: Callable[[str], str] = hooks.on_page_markdown
    return built((root / "docs/command.md").read_text("utf-8"))


@pytest.mark.parametrize("name", ["", *cli.commands])
def test_help_is_on_the_page(page: str, name: str) -> None:
    """Each command with every option that it has, hidden ones aside."""
    command = cli.commands[name] if name else cli
    part = page.split(f"### cstoparse {name}".strip() + "\n", maxsplit=1)[1].split("\n### ", maxsplit=1)[0]
    options = [option for parameter in command.params for option in parameter.opts if isinstance(parameter, click.Option)]
    assert all(option in part for option in options)
    assert "-h, --help" in part
    assert "Examples:" in part


@pytest.mark.parametrize("name", cli.commands)
def test_page_begins_with_each_command(root: Path, name: str) -> None:
    """Whoever opens the page, and the README, sees what there is."""
    for path in ("docs/command.md", "README.md"):
        assert f"\ncstoparse {name}" in (root / path).read_text("utf-8")


def test_examples_are_as_printed(page: str) -> None:
    """What the page shows of `show` and `explain` is what they print."""
    assert "".join(piece.text for piece in marked(cstoparse.parse(PAGE))) in page
    shown = [f"{line.head}{line.value}" for line in explanation(PAGE) if not line.head.startswith(("page", "article"))]
    assert "\n".join(shown) in page


def test_examples_in_the_help_are_right(root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every example of a help runs: its options are there, and what it names is found."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "archive").mkdir()
    for name in ("page.txt", "archive/2023-1.txt"):
        (tmp_path / name).write_bytes((root / "examples/bulletin.txt").read_bytes())
    epilogs = "\n".join(command.epilog or "" for command in [cli, *cli.commands.values()])
    lines = re.findall(r"cstoparse ([^|>\n]*?)(?:   .*|[|>].*)?$", epilogs, flags=re.MULTILINE)
    assert len(lines) > len(cli.commands)
    for line in lines:
        result = CliRunner().invoke(cli, [word.strip("'") for word in line.split()], input=PAGE)
        assert (line, result.exit_code, result.stderr) == (line, 0, "")
