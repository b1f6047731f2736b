"""The command on a terminal: colours, the bar, and what it says to somebody who types."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

import cstoparse
from cstoparse.marking import marked
from tests.command import COMMAND, PAGE

AT_ONCE = [sys.executable, "-c", "from cstoparse.cli import main, terminal; terminal.DELAY = 0; main()"]
"""The command, with the bar after the first step."""
HIDE, SHOW_CURSOR = "\x1b[?25l", "\x1b[?25h"
BAR = re.compile(r"\d+/20")

pytestmark = pytest.mark.skipif(os.name != "posix", reason="pseudo-terminals")


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    for i in range(20):
        (tmp_path / f"{i:02}.txt").write_text(PAGE, "utf-8")
    return tmp_path


def on_terminal(
    command: list[str], env: dict[str, str] | None = None, *,
    stdout: int | None = None, react: Callable[[subprocess.Popen[bytes], bytes], None] = lambda *_: None,
) -> tuple[int, str]:
    """Run a command on a terminal, its output elsewhere if so wanted; give its exit status and what the terminal was shown."""
    import pty  # noqa: PLC0415  only there on POSIX

    ours, theirs = pty.openpty()
    settings = {name: value for name, value in os.environ.items() if name not in {"NO_COLOR", "FORCE_COLOR"}}
    process = subprocess.Popen(
        command, stdin=theirs, stdout=theirs if stdout is None else stdout, stderr=theirs, env={**settings, "TERM": "xterm", **(env or {})},
    )
    os.close(theirs)
    shown = b""
    while True:
        try:
            chunk = os.read(ours, 4096)
        except OSError:  # Linux: the other end is closed
            break
        if not chunk:
            break
        shown += chunk
        react(process, shown)
    os.close(ours)
    return process.wait(), shown.decode("utf-8").replace("\r\n", "\n")


class TestColours:
    def test_outline_in_colour(self, page: Path) -> None:
        status, shown = on_terminal([*COMMAND, "parse", str(page)])
        assert (status, shown.count("\x1b[1mbulletin")) == (0, 1)

    @pytest.mark.parametrize("env", [{"NO_COLOR": "1"}, {"TERM": "dumb"}, {"NO_COLOR": "1", "FORCE_COLOR": "1"}])
    def test_outline_without_colour(self, page: Path, env: dict[str, str]) -> None:
        assert on_terminal([*COMMAND, "parse", str(page)], env) == (0, cstoparse.outline(cstoparse.parse(PAGE)))

    def test_marks_in_colour(self, page: Path) -> None:
        """Colours only repeat what the marks say: without them it is what a pipe is given."""
        status, shown = on_terminal([*COMMAND, "show", str(page)])
        plain = "".join(piece.text for piece in marked(cstoparse.parse(PAGE)))
        assert (status, re.sub(r"\x1b\[[\d;]*m", "", shown)) == (0, plain)
        assert "\x1b[34m[place: Minsk]" in shown.replace("\x1b[0m\x1b[34m", "")

    @pytest.mark.parametrize("env", [{"NO_COLOR": "1"}, {"TERM": "dumb"}])
    def test_marks_without_colour(self, page: Path, env: dict[str, str]) -> None:
        plain = "".join(piece.text for piece in marked(cstoparse.parse(PAGE)))
        assert on_terminal([*COMMAND, "show", str(page)], env) == (0, plain)

    def test_colours_in_a_pipe_where_they_are_wanted(self, page: Path) -> None:
        """For a pager that shows them."""
        for env, wanted in (({}, False), ({"FORCE_COLOR": "1"}, True), ({"FORCE_COLOR": "1", "NO_COLOR": "1"}, False)):
            settings = {name: value for name, value in os.environ.items() if name not in {"NO_COLOR", "FORCE_COLOR"}}
            run = subprocess.run([*COMMAND, "show", str(page)], capture_output=True, check=True, env={**settings, "TERM": "xterm", **env})
            assert (b"\x1b[" in run.stdout) is wanted

    @pytest.mark.parametrize("command", ["parse", "show", "explain"])
    def test_a_page_cannot_steer_the_terminal(self, page: Path, command: str) -> None:
        """All that reaches it besides letters are the colours and the line ends."""
        page.write_bytes(PAGE.replace("Minsk", "Mi\x1b]0;owned\x07nsk\x9b31m\x08").encode() + b"\r\x1b[2J\x7f")
        _, shown = on_terminal([*COMMAND, command, str(page)])
        assert re.sub(r"\x1b\[[\d;]*m|\n", "", shown).isprintable()


class TestBar:
    """A bar for long work, on standard error."""

    @pytest.mark.parametrize("jobs", ["1", "2"])
    def test_results_go_elsewhere(self, archive: Path, jobs: str) -> None:
        """It is shown, it is gone at the end, and the results are what they are without."""
        target = archive / "out.jsonl"
        with target.open("wb") as out:
            status, shown = on_terminal([*AT_ONCE, "parse", "--format", "jsonl", str(archive), "--jobs", jobs], stdout=out.fileno())
        assert (status, bool(BAR.search(shown))) == (0, True)
        assert shown.count(HIDE) == shown.count(SHOW_CURSOR) == 1
        assert shown.endswith("\x1b[2K")
        assert target.read_text("utf-8") == 20 * (cstoparse.to_json(cstoparse.parse(PAGE)) + "\n")

    def test_what_cannot_be_read_is_told_above_it(self, archive: Path) -> None:
        """A line of its own, whole."""
        names = [*map(str, archive.glob("1*.txt")), "gone[1].txt", *10 * [str(archive / "01.txt")]]
        status, shown = on_terminal([*AT_ONCE, "coverage", *names])
        assert (status, bool(re.search(r"\d+/21", shown))) == (1, True)
        assert "cstoparse: gone[1].txt: no such file, and none that matches\n" in re.sub(r"\x1b\[[\d;?]*\w|\r", "", shown)

    def test_it_needs_no_utf8(self, archive: Path) -> None:
        """On a console of an old code page it is drawn in ASCII, and names are escaped."""
        env = {"LC_ALL": "C", "PYTHONIOENCODING": "cp437", "PYTHONUTF8": "0"}
        _, shown = on_terminal([*AT_ONCE, "coverage", str(archive), "Минск"], env)
        assert BAR.search(shown.replace("/21", "/20"))
        assert shown.isascii()
        assert re.search(r"cstoparse: (\\u[0-9a-f]{4})+: No such file", shown)

    def test_none_beside_results_on_the_terminal(self, archive: Path) -> None:
        """They show themselves how far it is; a table at the end does not."""
        assert not BAR.search(on_terminal([*AT_ONCE, "show", str(archive)])[1])
        assert BAR.search(on_terminal([*AT_ONCE, "coverage", str(archive)])[1])

    def test_none_where_a_line_cannot_be_redrawn(self, archive: Path) -> None:
        assert on_terminal([*AT_ONCE, "coverage", str(archive)], {"TERM": "dumb"})[1].startswith("20 read")

    def test_none_in_a_pipe(self, archive: Path) -> None:
        run = subprocess.run([*AT_ONCE, "coverage", str(archive)], capture_output=True, check=True)
        assert run.stderr == b""

    def test_none_for_short_work(self, page: Path) -> None:
        """A single file has no steps, however long it takes."""
        assert HIDE not in on_terminal([*AT_ONCE, "coverage", str(page)])[1]

    @pytest.mark.skipif(signal.getsignal(signal.SIGINT) is signal.SIG_IGN, reason="run in the background, where Ctrl-C is ignored")
    def test_interrupt_gives_the_cursor_back(self, archive: Path) -> None:
        """Ctrl-C while the bar is shown, also more than once: the terminal is left as it was, and the shell is told."""
        (archive / "99.txt").write_text(f"{PAGE}\n" * 30_000, "utf-8")  # so long that it is interrupted

        def react(process: subprocess.Popen[bytes], shown: bytes) -> None:
            if HIDE.encode() in shown and process.poll() is None:
                process.send_signal(signal.SIGINT)

        status, shown = on_terminal([*AT_ONCE, "coverage", str(archive)], react=react)
        assert (status, shown.count(SHOW_CURSOR)) == (-signal.SIGINT, 1)
        assert "Traceback" not in shown


def test_no_file_is_told_what_to_do() -> None:
    status, shown = on_terminal([*COMMAND, "parse"])
    assert status == 2
    assert "name a FILE, or - to read what you type" in shown
