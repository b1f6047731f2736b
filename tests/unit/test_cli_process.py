from __future__ import annotations

import contextlib
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

import cstoparse
from tests.command import COMMAND, PAGE


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


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    """A folder of more pages than a pipe holds."""
    for i in range(40):
        (tmp_path / f"{i:02}.txt").write_text(f"{PAGE}\n\n" * 40, "utf-8")
    return tmp_path


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="no /proc")
class TestJobs:
    """Processes of the command's own do not outlive it, and say nothing when it is stopped."""

    @staticmethod
    def processes() -> dict[int, tuple[str, int]]:
        """State and parent of each process that there is."""
        found: dict[int, tuple[str, int]] = {}
        for path in Path("/proc").glob("[0-9]*/stat"):
            with contextlib.suppress(OSError):  # it has ended meanwhile
                state, parent = path.read_text("utf-8").rsplit(")", 1)[1].split()[:2]
                found[int(path.parent.name)] = state, int(parent)
        return found

    def ended(self, pids: list[int]) -> bool:
        """Whether all of them end; a zombie has ended, and whoever adopted it has not noticed."""
        for _ in range(600):
            if all(self.processes().get(pid, ("Z", 0))[0] == "Z" for pid in pids):
                return True
            time.sleep(0.1)
        return False

    @pytest.mark.parametrize("stop", [
        signal.SIGKILL, signal.SIGPIPE,
        pytest.param(signal.SIGINT, marks=pytest.mark.skipif(
            signal.getsignal(signal.SIGINT) is signal.SIG_IGN, reason="run in the background, where Ctrl-C is ignored",
        )),
    ])
    def test_they_end_with_it(self, archive: Path, stop: signal.Signals) -> None:
        """Killed, at Ctrl-C, and where nobody reads its output any more."""
        command = [*COMMAND, "parse", "--jobs", "2", "--format", "jsonl", str(archive)]
        with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True) as process:
            assert process.stdout is not None
            assert process.stderr is not None
            assert process.stdout.read(1)
            pids = [pid for pid, (_, parent) in self.processes().items() if parent == process.pid]
            assert len(pids) >= 2
            if stop is signal.SIGPIPE:
                process.stdout.close()
            elif stop is signal.SIGINT:
                os.killpg(process.pid, stop)  # a terminal sends it to all of them
            else:
                process.send_signal(stop)
            assert process.stderr.read() == b""
        assert process.returncode == -stop
        assert self.ended(pids)


class TestExitStatus:
    """What a shell is told."""

    @pytest.mark.parametrize(("args", "status"), [
        (["parse", "page.txt"], 0), (["show", "page.txt", "gone.txt"], 1),
        (["parse", "--format", "xml"], 2), (["coverage", "--jobs", "0", "page.txt"], 2),
    ])
    def test_status(self, page: Path, args: list[str], status: int) -> None:
        run = subprocess.run([*COMMAND, *args], cwd=page.parent, capture_output=True, check=False)
        assert run.returncode == status

    @pytest.mark.skipif(os.name != "posix", reason="signals")
    @pytest.mark.skipif(signal.getsignal(signal.SIGINT) is signal.SIG_IGN, reason="run in the background, where Ctrl-C is ignored")
    def test_interrupted_is_130(self, page: Path) -> None:
        """A shell tells of a death by Ctrl-C as 130."""
        script = '"$1" -m cstoparse parse --format jsonl page.txt -; echo $?'
        env = {**os.environ, "PYTHONUNBUFFERED": "1"}
        with subprocess.Popen(
            ["/bin/sh", "-c", f"trap : INT; {script}", "sh", sys.executable], cwd=page.parent, env=env, start_new_session=True,
            stdin=subprocess.PIPE, stdout=subprocess.PIPE,
        ) as shell:
            assert shell.stdout is not None
            assert shell.stdout.readline().startswith(b"{")  # the first file is done, the command waits for standard input
            os.killpg(shell.pid, signal.SIGINT)
            assert shell.stdout.read() == b"130\n"


class TestCompletion:
    """The shells' completion, which click brings along: what the shells ask, asked here."""

    @staticmethod
    def ask(**env: str) -> str:
        run = subprocess.run(COMMAND, env={**os.environ, **env}, capture_output=True, text=True, check=True)
        return run.stdout

    @pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
    def test_script(self, shell: str) -> None:
        """Each shell is given a function that asks the command."""
        shown = self.ask(_CSTOPARSE_COMPLETE=f"{shell}_source")
        assert f"_CSTOPARSE_COMPLETE={shell}_complete" in shown

    @pytest.mark.parametrize(("words", "last", "answer"), [
        ("cstoparse co", "1", "plain,coverage"), ("cstoparse parse --err", "2", "plain,--errors"),
        ("cstoparse parse --format jsonl", "3", "plain,jsonl"), ("cstoparse show pa", "2", "file,pa"),
    ])
    def test_answer(self, words: str, last: str, answer: str) -> None:
        """Commands, options and their values by name; where a file is wanted the shell completes it."""
        assert self.ask(_CSTOPARSE_COMPLETE="bash_complete", COMP_WORDS=words, COMP_CWORD=last).splitlines() == [answer]
