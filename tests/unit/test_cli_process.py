from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import cstoparse

COMMAND = [sys.executable, "-m", "cstoparse"]
PAGE = "On 13 July 2023, Minsk hosted a seminar on border security."


@pytest.fixture
def page(tmp_path: Path) -> Path:
    path = tmp_path / "page.txt"
    path.write_text(PAGE, "utf-8")
    return path


@pytest.fixture
def interrupts() -> Iterator[None]:
    """Let the command be interrupted also where the suite runs in the background of a script, whose children ignore it."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


class TestProcess:
    """The command as it is run, with the library's own parser."""

    def test_jsonl(self, page: Path) -> None:
        run = subprocess.run([*COMMAND, "parse", "--format", "jsonl", str(page), "-"], input=PAGE.encode(), capture_output=True, check=True)
        assert run.stdout.decode("utf-8") == 2 * (cstoparse.to_json(cstoparse.parse(PAGE)) + "\n")
        assert run.stderr == b""

    def test_output_is_utf8_in_any_locale(self) -> None:
        env = {**os.environ, "LC_ALL": "C", "PYTHONIOENCODING": "latin-1", "PYTHONUTF8": "0"}
        run = subprocess.run(
            [*COMMAND, "parse", "--no-spans"], input="Заседание в Минске".encode(),
            capture_output=True, check=True, env=env,
        )
        assert json.loads(run.stdout.decode("utf-8"))["text"] == "Заседание в Минске"

    def test_rich_and_code_pages_are_not_loaded_in_a_pipe(self) -> None:
        code = "import sys; from cstoparse.cli import cli; cli(standalone_mode=False); print(*sys.modules, file=sys.stderr)"
        command = [sys.executable, "-c", code, "parse", "--format", "text"]
        run = subprocess.run(command, input=PAGE.encode(), capture_output=True, check=True)
        assert "cstoparse.outline" in run.stderr.decode().split()
        assert {"rich", "charset_normalizer", "cattrs"}.isdisjoint(run.stderr.decode().split())

    @pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full")
    def test_full_disk(self) -> None:
        with Path("/dev/full").open("wb") as full:
            run = subprocess.run([*COMMAND, "schema"], stdout=full, stderr=subprocess.PIPE, check=False)
        assert (run.returncode, run.stderr) == (1, b"cstoparse: standard output: No space left on device\n")

    @pytest.mark.skipif(os.name != "posix", reason="a shell's redirections")
    @pytest.mark.parametrize(("redirection", "stream"), [("<&-", "standard input"), (">&-", "standard output")])
    def test_closed_streams(self, redirection: str, stream: str) -> None:
        command = ["/bin/sh", "-c", f'"$1" -m cstoparse parse {redirection}', "sh", sys.executable]
        run = subprocess.run(command, input=b"", capture_output=True, check=False)
        assert run.returncode == 1
        assert run.stderr == f"cstoparse: {stream}: it is closed\n".encode()

    @pytest.mark.skipif(not hasattr(signal, "SIGPIPE"), reason="no SIGPIPE")
    def test_closed_pipe_is_quiet(self) -> None:
        with subprocess.Popen([*COMMAND, "schema"], stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
            assert process.stdout is not None
            assert process.stderr is not None
            process.stdout.close()
            assert process.stderr.read() == b""
        assert process.returncode == -signal.SIGPIPE

    @pytest.mark.skipif(os.name != "posix", reason="signals")
    @pytest.mark.usefixtures("interrupts")
    def test_interrupt_is_quiet(self, page: Path) -> None:
        with subprocess.Popen(
            [*COMMAND, "parse", "--format", "jsonl", str(page), "-"], env={**os.environ, "PYTHONUNBUFFERED": "1"},
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        ) as process:
            assert process.stdout is not None
            assert process.stderr is not None
            assert process.stdout.readline()  # the first file is done, the command waits for standard input
            process.send_signal(signal.SIGINT)
            assert process.stderr.read() == b""
        assert process.returncode == -signal.SIGINT


@pytest.mark.skipif(os.name != "posix", reason="pseudo-terminals")
class TestTerminal:
    """The command on a terminal."""

    @staticmethod
    def on_terminal(args: list[str], **env: str) -> tuple[int, str]:
        import pty  # noqa: PLC0415  only there on POSIX

        ours, theirs = pty.openpty()
        settings = {name: value for name, value in os.environ.items() if name not in {"NO_COLOR", "FORCE_COLOR"}}
        process = subprocess.Popen([*COMMAND, *args], stdin=theirs, stdout=theirs, stderr=theirs, env={**settings, "TERM": "xterm", **env})
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
        os.close(ours)
        return process.wait(), shown.decode("utf-8").replace("\r\n", "\n")

    def test_outline_in_colour(self, page: Path) -> None:
        status, shown = self.on_terminal(["parse", str(page)])
        assert (status, shown.count("\x1b[1mbulletin")) == (0, 1)

    def test_outline_without_colour(self, page: Path) -> None:
        status, shown = self.on_terminal(["parse", str(page)], NO_COLOR="1", TERM="dumb")
        assert (status, shown) == (0, cstoparse.outline(cstoparse.parse(PAGE)))

    def test_no_file_is_told_what_to_do(self) -> None:
        status, shown = self.on_terminal(["parse"])
        assert status == 2
        assert "name a FILE, or - to read what you type" in shown
