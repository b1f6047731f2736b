"""Options, profiles and fixtures of the whole suite."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

import cstoparse
from tests.command import PAGE

ROOT = Path(__file__).resolve().parent.parent

QUIET = settings(deadline=None, report_multiple_bugs=False, suppress_health_check=[HealthCheck.too_slow])
# `ci` is the default and repeats itself; `dev` looks elsewhere every time; `long` (`make laws-long`) takes ten times as long as `ci`;
# `quick` is for `make mutants`.
settings.register_profile("ci", QUIET, max_examples=150, derandomize=True)
settings.register_profile("dev", QUIET, max_examples=150)
settings.register_profile("quick", QUIET, max_examples=25, derandomize=True)
settings.register_profile("long", QUIET, max_examples=1500)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "ci"))


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-goldens", action="store_true", help="write the expected outputs anew instead of comparing them")


def pytest_configure() -> None:
    # A shell starts background jobs with interrupts ignored, children inherit that, and the test that interrupts one would wait forever.
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.fixture(autouse=True, scope="session")
def _faults_are_seen() -> Iterator[None]:
    """Let what fails inside the library fail the test, where a user would get a diagnostic."""
    patch = pytest.MonkeyPatch()
    patch.setattr(import_module("cstoparse.parse"), "CAUGHT", ())
    yield
    patch.undo()


@pytest.fixture
def update_goldens(request: pytest.FixtureRequest) -> bool:
    return bool(request.config.getoption("--update-goldens"))


@pytest.fixture(scope="session")
def root() -> Path:
    """The folder of the project."""
    return ROOT


@pytest.fixture(scope="session")
def example_text() -> str:
    """The example bulletin, its line ends untouched."""
    return (ROOT / "examples/bulletin.txt").read_bytes().decode("utf-8")


@pytest.fixture(scope="session")
def example(example_text: str) -> cstoparse.Bulletin:
    return cstoparse.parse(example_text)


@pytest.fixture
def page(tmp_path: Path) -> Path:
    """Give a file with a short bulletin."""
    path = tmp_path / "page.txt"
    path.write_text(PAGE, "utf-8")
    return path
