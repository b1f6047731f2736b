"""What a terminal is shown: colours, and a bar while it waits."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from enum import Enum
from time import monotonic
from types import FrameType
from typing import IO, TYPE_CHECKING

from cstoparse.marking import Hue
from cstoparse.outline import Line, Tone

if TYPE_CHECKING:
    from rich.progress import Progress

Piece = tuple[str, Enum | None]
"""Some words and what they are, where that has a colour."""

DELAY = 1.0
"""Seconds of work before a bar is shown."""
_REDRAW = 0.1  # seconds
_BARE = b"\r\x1b[2K\x1b[?25h"  # the line cleared, the cursor shown
_STYLES: dict[Enum | None, str] = {
    Tone.TOP: "bold",
    Tone.RECORD: "bold cyan",
    Tone.FIELD: "dim",
    Tone.INFO: "blue",
    Tone.WARNING: "yellow",
    Tone.ERROR: "bold red",
    Hue.HEAD: "bold",
    Hue.TITLE: "bold",
    Hue.MEETING: "bold cyan",
    Hue.DOCUMENT: "bold magenta",
    Hue.PARTICIPANT: "green",
    Hue.DATE: "yellow",
    Hue.PLACE: "blue",
    Hue.CONTACT: "red",
    Hue.INFO: "blue",
    Hue.WARNING: "yellow",
    Hue.ERROR: "bold red",
}


def pieces(lines: Iterable[Line]) -> list[Piece]:
    """Give the lines of an outline, their heads in the colour of their tone."""
    return [piece for line in lines for piece in ((line.head, line.tone), (f"{line.value}\n", None))]


def painter(out: IO[str]) -> Callable[[Iterable[Piece]], object]:
    """Give what writes pieces: in colour on a terminal that has colours, else plain."""
    if not _has_colours(out):
        return lambda some: out.writelines(words for words, _ in some)
    from rich.console import Console  # noqa: PLC0415  only a terminal needs it
    from rich.text import Text  # noqa: PLC0415

    console = Console(file=out, highlight=False)
    return lambda some: console.print(Text.assemble(*((words, _STYLES.get(kind, "")) for words, kind in some)), end="", soft_wrap=True)


def _has_colours(out: IO[str]) -> bool:
    """Whether to colour: as the user says in NO_COLOR and FORCE_COLOR, else as the terminal can."""
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    return out.isatty() and not _is_dumb()


def _is_dumb() -> bool:
    return os.environ.get("TERM", "").lower() in {"dumb", "unknown"}


@contextmanager
def progress(total: int, *, wanted: bool = True) -> Iterator[Callable[[], None]]:
    """Give what is to be called after each of `total` steps; a bar on standard error shows them when they take long.

    There is no bar where standard error is no terminal that can redraw a line, or where it is not wanted.
    """
    if not wanted or sys.stderr is None or not sys.stderr.isatty() or _is_dumb():
        yield lambda: None
        return
    bar = _Bar(total)
    try:
        yield bar.advance
    finally:
        bar.stop()


class _Bar:
    """A bar that appears only after a while."""

    def __init__(self, total: int) -> None:
        """Start the clock."""
        self.total, self.done, self.begin, self.drawn = total, 0, monotonic(), 0.0
        self.shown: Progress | None = None

    def advance(self) -> None:
        """Count a step."""
        self.done += 1
        if self.shown is None and self.done < self.total and monotonic() - self.begin >= DELAY:
            self._start()
        if self.shown is not None:
            self.shown.update(self.shown.task_ids[0], completed=self.done)
            if monotonic() - self.drawn >= _REDRAW:
                self.shown.refresh()
                self.drawn = monotonic()

    def _start(self) -> None:
        from rich.console import Console  # noqa: PLC0415  only long work on a terminal needs it
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, TimeRemainingColumn  # noqa: PLC0415

        # Drawn by this thread alone: one of its own may still be writing when Python shuts down, and that aborts the process.
        self.shown = Progress(
            BarColumn(), MofNCompleteColumn(), TimeRemainingColumn(), console=Console(stderr=True), transient=True, auto_refresh=False,
        )
        self.shown.add_task("", total=self.total, completed=self.done)
        if signal.getsignal(signal.SIGINT) is signal.SIG_DFL:
            signal.signal(signal.SIGINT, _interrupt)
        self.shown.start()

    def stop(self) -> None:
        """Remove the bar."""
        if self.shown is not None:
            self.shown.stop()


def _interrupt(number: int, _: FrameType | None) -> None:
    """Die of Ctrl-C, but give the cursor back, which the bar hides; past the bar itself, which may be at work just now."""
    signal.signal(number, signal.SIG_IGN)  # or a second Ctrl-C comes in between, and all is written twice
    os.write(sys.stderr.fileno(), _BARE)
    die(number)


def die(number: int) -> None:
    """Die of a signal as a command does that knows nothing of it: without a word, and so that the shell knows."""
    signal.signal(number, signal.SIG_DFL)
    signal.raise_signal(number)
