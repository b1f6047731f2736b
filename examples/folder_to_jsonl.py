"""Turn a folder of bulletins into one JSON Lines file, and keep what went wrong in it.

You learn: one bulletin a line, in the order of the files; a file that cannot be read or is too long leaves an object with `file`
and `error` in its place, so that nothing gets lost silently; diagnostics are counted, not hidden.

Run it as `python examples/folder_to_jsonl.py [FOLDER]`; it writes `bulletins.jsonl`.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from pathlib import Path

import cstoparse

MAX_CHARS = 100_000


def line(path: Path, codes: Counter[str]) -> str:
    """One line of JSON for a file: its bulletin, or its name and what was wrong."""
    try:
        bulletin = cstoparse.parse(path.read_text("utf-8"), max_chars=MAX_CHARS)
    except (OSError, ValueError) as error:  # ValueError: not UTF-8, or longer than MAX_CHARS
        codes["error"] += 1
        return json.dumps({"file": path.name, "error": str(error)})
    codes.update(diagnostic.code for diagnostic in bulletin.diagnostics)
    return cstoparse.to_json(bulletin)


def main(folder: Path, target: Path) -> None:
    codes: Counter[str] = Counter()
    paths = sorted(folder.glob("*.txt"))
    with target.open("w", encoding="utf-8", newline="\n") as file:
        for path in paths:
            file.write(line(path, codes) + "\n")
    print(f"{len(paths)} files, {codes.pop('error', 0)} errors: {target.name}")
    for code, count in sorted(codes.items()):
        print(f"  {count} × {code}")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent / "archive", Path("bulletins.jsonl"))
