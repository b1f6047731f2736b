"""A library whose one module has another source, without touching a file."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from importlib.machinery import SourceFileLoader
from pathlib import Path
from types import CodeType

import pytest

SOURCES = Path(__file__).resolve().parent.parent / "src"


def modules() -> dict[str, Path]:
    """The library's modules by name."""
    found = {}
    for path in sorted(SOURCES.rglob("*.py")):
        parts = path.relative_to(SOURCES).with_suffix("").parts
        found[".".join(parts[:-1] if parts[-1] == "__init__" else parts)] = path
    return found


def dependents(name: str) -> set[str]:
    """The module and all that import it, also by way of others; the package itself imports nothing."""
    known = modules()
    needs = {module: {target for target in _imported(path) if target in known} for module, path in known.items()}
    found = {name}
    while more := {module for module, targets in needs.items() if targets & found} - found:
        found |= more
    return found - {"cstoparse"}


def _imported(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        match node:
            case ast.Import(names=names):
                yield from (name.name for name in names)
            case ast.ImportFrom(module=str(module), names=names):
                yield module
                yield from (f"{module}.{name.name}" for name in names)


def put(path: Path, source: str) -> None:
    """Let the library be imported anew with another source of one module; what does not depend on it stays."""
    names = {file: name for name, file in modules().items()}
    package = sys.modules["cstoparse"]
    for name in dependents(names[path]):
        sys.modules.pop(name, None)
        parent, _, own = name.rpartition(".")
        vars(sys.modules.get(parent, package)).pop(own, None)
    for name in package.__all__:
        vars(package).pop(name, None)
    as_it_was = SourceFileLoader.get_code

    def get_code(loader: SourceFileLoader, fullname: str) -> CodeType | None:
        if Path(loader.path) == path:
            return compile(source, str(path), "exec", dont_inherit=True)
        return as_it_was(loader, fullname)

    pytest.MonkeyPatch().setattr(SourceFileLoader, "get_code", get_code)
