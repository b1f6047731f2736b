"""The same text gives the same JSON: again, among others, in another thread and in another process."""

from __future__ import annotations

import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

from hypothesis import given
from hypothesis import strategies as st

import cstoparse
from tests.property.strategies import pages, texts

PRINT = "import sys, cstoparse; sys.stdout.write(cstoparse.to_json(cstoparse.parse(sys.stdin.read())))"


@given(texts)
def test_twice(text: str) -> None:
    assert cstoparse.to_json(cstoparse.parse(text)) == cstoparse.to_json(cstoparse.parse(text))


@given(st.lists(pages, max_size=4), st.randoms(use_true_random=False))
def test_order_of_many(many: list[str], random: object) -> None:
    alone = {text: cstoparse.to_json(cstoparse.parse(text)) for text in many}
    shuffled = sorted(many, key=lambda _: random.random())  # type: ignore[attr-defined]
    for text, bulletin in zip(shuffled, cstoparse.parse_many(shuffled), strict=True):
        assert cstoparse.to_json(bulletin) == alone[text]


def test_threads(example_text: str) -> None:
    with ThreadPoolExecutor(8) as pool:
        assert len(set(pool.map(lambda _: cstoparse.to_json(cstoparse.parse(example_text)), range(16)))) == 1


def test_processes(example_text: str) -> None:
    """Neither the hash seed, the locale nor the time zone changes a character."""
    outputs = set()
    for seed, locale, zone in (("0", "C.UTF-8", "UTC"), ("1", "tr_TR.UTF-8", "Asia/Bishkek"), ("2", "C", "America/New_York")):
        env = {**os.environ, "PYTHONHASHSEED": seed, "LC_ALL": locale, "TZ": zone, "PYTHONUTF8": "1"}
        run = subprocess.run([sys.executable, "-c", PRINT], input=example_text, capture_output=True, encoding="utf-8", env=env, check=True)
        outputs.add(run.stdout)
    assert outputs == {cstoparse.to_json(cstoparse.parse(example_text))}
