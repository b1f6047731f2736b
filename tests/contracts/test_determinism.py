"""The same text gives the same bytes of JSON: in any process, thread, order, locale, time zone and year."""

from __future__ import annotations

import copy
import hashlib
import json
import multiprocessing
import os
import pickle
import random
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

import cstoparse

ROOT = Path(__file__).parents[2]
PAGES = [ROOT / "examples/bulletin.txt", *sorted((ROOT / "tests/conformance").glob("*.txt"))[::12]]
TEXTS = [page.read_bytes().decode("utf-8") for page in PAGES]
EXPECTED = [cstoparse.to_json(cstoparse.parse(text)) for text in TEXTS]

# One process parses all pages, in an order of its own, and says when and where it believes to be.  The clock is set as far as Python can:
# `time.time` and its kin, and classes in the place of `datetime.date` and `datetime.datetime`, before the library is imported.
CHILD = """
import datetime, hashlib, json, locale, pathlib, random, sys, time
now, order, *pages = sys.argv[1:]
moment = datetime.datetime.fromisoformat(now + "T12:00:00+00:00").timestamp()
local, utc = time.localtime, time.gmtime
time.time = lambda: moment
time.time_ns = lambda: int(moment * 1e9)
time.localtime = lambda seconds=None: local(moment if seconds is None else seconds)
time.gmtime = lambda seconds=None: utc(moment if seconds is None else seconds)
class date(datetime.date):
    today = classmethod(lambda cls: cls.fromisoformat(now))
class datetime_(datetime.datetime):
    now = classmethod(lambda cls, tz=None: cls.fromtimestamp(moment, tz))
    today = classmethod(lambda cls: cls.fromtimestamp(moment))
    utcnow = classmethod(lambda cls: cls.fromtimestamp(moment, datetime.timezone.utc).replace(tzinfo=None))
datetime.date, datetime.datetime = date, datetime_
locale.setlocale(locale.LC_ALL, "")
import cstoparse
random.Random(order).shuffle(pages)
texts = [pathlib.Path(page).read_bytes().decode("utf-8") for page in pages]
forms = [cstoparse.to_json(bulletin) for bulletin in cstoparse.parse_many(texts)]
made = {page: hashlib.sha256(form.encode("utf-8", "surrogatepass")).hexdigest() for page, form in zip(pages, forms)}
print(json.dumps([made, str(datetime.date.today()), time.tzname[0], hash("cstoparse"), locale.setlocale(locale.LC_CTYPE)]))
"""
# Clock, locale, time zone and hash seed of each process; a locale that is not installed is passed over, and said.
CHILDREN = {
    "the year 1999": ("1999-12-31", "C.UTF-8", "UTC", "0"),
    "the year 2099": ("2099-03-01", "C", "Asia/Bishkek", "1"),
    "the leap day, Turkish": ("2028-02-29", "tr_TR.UTF-8", "America/New_York", "2"),
    "the year 2022, POSIX": ("2022-10-05", "POSIX", "Pacific/Kiritimati", "3"),
}


def run(name: str) -> Any:  # noqa: ANN401  JSON
    clock, locale, zone, seed = CHILDREN[name]
    env = {**os.environ, "LC_ALL": locale, "TZ": zone, "PYTHONHASHSEED": seed, "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    command = [sys.executable, "-c", CHILD, clock, seed, *map(str, PAGES)]
    done = subprocess.run(command, capture_output=True, env=env, check=False)
    if b"unsupported locale setting" in done.stderr:
        pytest.skip(f"no locale {locale} on this machine")
    assert done.returncode == 0, done.stderr.decode("utf-8", "replace")
    return json.loads(done.stdout)


@pytest.fixture(scope="module")
def digests() -> dict[str, str]:
    made = [hashlib.sha256(form.encode("utf-8", "surrogatepass")).hexdigest() for form in EXPECTED]
    return dict(zip(map(str, PAGES), made, strict=True))


@pytest.mark.parametrize("name", CHILDREN)
def test_in_another_process(name: str, digests: dict[str, str]) -> None:
    """Neither the year of the clock, the locale, the time zone, the hash seed nor the order of the pages changes a byte."""
    made, today, *_ = run(name)
    assert today == CHILDREN[name][0], "the clock was set"
    assert made == digests


def test_in_eight_threads() -> None:
    """Threads that parse the same and other pages at once do not disturb each other, also where none has loaded the words yet."""
    code = (
        "import sys, threading, pathlib, cstoparse; from concurrent.futures import ThreadPoolExecutor as Pool\n"
        "start = threading.Barrier(8)\n"
        "def work(page): start.wait(60); return cstoparse.to_json(cstoparse.parse(pathlib.Path(page).read_bytes().decode('utf-8')))\n"
        "sys.setswitchinterval(1e-5); pages = (sys.argv[1:] * 8)[:8]\n"
        "with Pool(8) as pool: sys.stdout.buffer.write('\\n'.join(pool.map(work, pages)).encode())"
    )
    command = [sys.executable, "-c", code, *map(str, PAGES[:4])]
    fresh = subprocess.run(command, capture_output=True, check=True).stdout.decode("utf-8")
    assert fresh.split("\n") == (EXPECTED[:4] * 2)
    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(lambda text: cstoparse.to_json(cstoparse.parse(text)), TEXTS * 4)) == EXPECTED * 4


def test_in_a_spawned_process() -> None:
    """Bulletins made in a spawned process come back through a pickle as those made here."""
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        bulletins = pool.map(cstoparse.parse, TEXTS)
    assert [cstoparse.to_json(bulletin) for bulletin in bulletins] == EXPECTED
    assert bulletins == [cstoparse.parse(text) for text in TEXTS]


def test_after_pickle_and_copy() -> None:
    """A bulletin that was pickled or copied, whole or in its parts, gives the bytes of the first one."""
    for text, expected in zip(TEXTS, EXPECTED, strict=True):
        bulletin = cstoparse.parse(text)
        for protocol in range(pickle.HIGHEST_PROTOCOL + 1):
            assert cstoparse.to_json(pickle.loads(pickle.dumps(bulletin, protocol))) == expected  # noqa: S301  its own
        assert cstoparse.to_json(copy.deepcopy(bulletin)) == expected
        assert cstoparse.to_json(copy.copy(bulletin)) == expected


@pytest.mark.parametrize("seed", range(3))
def test_in_any_order(seed: int) -> None:
    """A page parsed after others gives what it gives alone: nothing is kept from one to the next."""
    order = random.Random(seed).sample(range(len(TEXTS)), len(TEXTS))  # noqa: S311  not for cryptography
    made = cstoparse.parse_many(TEXTS[i] for i in order)
    assert [cstoparse.to_json(bulletin) for bulletin in made] == [EXPECTED[i] for i in order]
