"""The wheel holds the data, and an installation from it works without the source tree."""

from __future__ import annotations

import json
import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path

import pytest

PIP = [sys.executable, "-m", "pip", "--disable-pip-version-check"]
pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def wheel(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project's wheel, built without network by the build backend that is installed."""
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run([*PIP, "wheel", "--quiet", "--no-deps", "--no-build-isolation", "--wheel-dir", str(folder), str(root)], check=True)
    return next(folder.glob("*.whl"))


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A virtual environment with the wheel in it and the dependencies of this one beside it."""
    folder = tmp_path_factory.mktemp("venv")
    venv.create(folder, symlinks=True)
    python = folder / "bin/python"
    subprocess.run([*PIP, "--python", str(python), "install", "--quiet", "--no-deps", "--no-index", str(wheel)], check=True)
    packages = next(folder.glob("lib/python*/site-packages"))
    (packages / "dependencies.pth").write_text(sysconfig.get_paths()["purelib"] + "\n", "utf-8")
    return folder


def test_contents(wheel: Path, root: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    lexicon = {str(path.relative_to(root / "src")) for path in (root / "src").rglob("*.toml")}
    assert lexicon
    view = {"cstoparse/export/html/page.css", "cstoparse/export/html/page.js"}
    assert lexicon | view | {"cstoparse/py.typed", "cstoparse/schema.json"} <= names
    assert {name.split("/")[0].split("-")[0] for name in names} == {"cstoparse"}
    assert any(name.endswith("licenses/LICENSE") for name in names)


def test_parses(installed: Path, tmp_path: Path) -> None:
    code = "import cstoparse as c, sys; print(c.__file__, c.parse(sys.argv[1]).meetings[0].place, sep='\\n'); c.json_schema()"
    text = "On 13 July 2023, Minsk hosted a seminar on border security."
    run = subprocess.run([installed / "bin/python", "-I", "-c", code, text], cwd=tmp_path, capture_output=True, text=True, check=True)
    where, place = run.stdout.splitlines()
    assert Path(where).is_relative_to(installed)
    assert place == "Minsk"


def test_command(installed: Path, tmp_path: Path, example_text: str) -> None:
    page = tmp_path / "page.txt"
    page.write_bytes(example_text.encode("utf-8"))
    command = [str(installed / "bin/cstoparse"), "parse", "--format", "jsonl", str(page)]
    run = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=True)
    assert json.loads(run.stdout)["schema"] == "cstoparse/1"
