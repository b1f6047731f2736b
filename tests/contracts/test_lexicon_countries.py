"""The English word lists: countries against ISO 3166-1 and CLDR; vocabulary, names and ranks against each other."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from functools import cache
from importlib.resources import files
from itertools import chain, pairwise
from typing import Any

import pycountry
import pytest
from babel import Locale

from cstoparse.text import fold

# The ISO 3166-1 entries that are neither member nor observer states of the United Nations.
# fmt: off
TERRITORIES = frozenset({
    "AI", "AQ", "AS", "AW", "AX", "BL", "BM", "BQ", "BV", "CC", "CK", "CW", "CX", "EH", "FK", "FO", "GF", "GG", "GI", "GL",
    "GP", "GS", "GU", "HK", "HM", "IM", "IO", "JE", "KY", "MF", "MO", "MP", "MQ", "MS", "NC", "NF", "NU", "PF", "PM", "PN",
    "PR", "RE", "SH", "SJ", "SX", "TC", "TF", "TK", "TW", "UM", "VG", "VI", "WF", "YT",
})
# fmt: on
STATES = sorted({country.alpha_2 for country in pycountry.countries} - TERRITORIES)
MINIMUM = {"words": 4000, "given": 1200, "ranks": 500}


@cache
def read(name: str) -> dict[str, Any]:
    data = tomllib.loads(files("cstoparse.lexicon").joinpath("en", f"{name}.toml").read_text("utf-8"))
    return {key: value.splitlines() if isinstance(value, str) else value for key, value in data.items()}


@cache
def forms(code: str) -> frozenset[str]:
    entry = next(entry for entry in read("countries")["country"] if entry["code"] == code)
    return frozenset(map(plain, entry["names"]))


def plain(name: str) -> str:
    """Give a name without accents, articles, brackets, punctuation and inversion ("Iran, Islamic Republic of")."""
    name = re.sub(r" *\([^)]*\)|^the ", "", fold(name), flags=re.IGNORECASE)
    head, comma, tail = name.partition(", ")
    if comma and re.search(r" of(?: the)?$", tail):
        name = f"{tail} {head}"
    letters = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().casefold()
    return " ".join(word for word in re.findall(r"[a-z]+", letters) if word != "the")


def lists() -> list[tuple[str, list[str]]]:
    names = read("names")
    return [
        ("words", read("vocabulary")["words"]),
        ("ranks", read("ranks")["ranks"]),
        ("given", names["given"]),
        ("particles", names["particles"]),
        ("codes", [entry["code"] for entry in read("countries")["country"]]),
    ]


@pytest.mark.parametrize(("name", "words"), lists(), ids=[name for name, _ in lists()])
def test_list_is_sorted_without_repeats(name: str, words: list[str]) -> None:
    assert [(a, b) for a, b in pairwise(words) if a >= b] == []
    assert len(words) >= MINIMUM.get(name, 0)


def test_countries_are_the_states_of_the_world() -> None:
    assert [entry["code"] for entry in read("countries")["country"]] == STATES


@pytest.mark.parametrize("code", STATES)
def test_iso_names_are_covered(code: str) -> None:
    country = pycountry.countries.get(alpha_2=code)
    assert country is not None
    iso = {str(getattr(country, field)) for field in ("name", "official_name", "common_name") if hasattr(country, field)}
    assert {name for name in iso if plain(name) not in forms(code)} == set()


@pytest.mark.parametrize("code", STATES)
def test_cldr_name_is_covered(code: str) -> None:
    assert plain(Locale("en").territories[code]) in forms(code)


def test_no_form_points_at_two_countries() -> None:
    seen: dict[str, str] = {}
    for entry in read("countries")["country"]:
        own = {form.casefold() for form in (*entry["names"], *entry["adjectives"])}
        assert len(own) == len(entry["names"]) + len(entry["adjectives"]), entry["code"]
        for form in own:
            assert seen.setdefault(form, entry["code"]) == entry["code"], form


def test_country_forms_are_written_as_in_texts() -> None:
    for form in chain.from_iterable((*e["names"], *e["adjectives"]) for e in read("countries")["country"]):
        assert form == " ".join(form.split())
        assert form[0].isupper()
        assert not form.startswith("The ")


def test_vocabulary_holds_no_name_and_no_country() -> None:
    words, names = set(read("vocabulary")["words"]), read("names")
    assert sorted(words & set(names["given"])) == []
    assert sorted(set(names["particles"]) & (words | set(names["given"]))) == []
    countries = {f.lower() for e in read("countries")["country"] for f in (*e["names"], *e["adjectives"]) if " " not in f}
    assert sorted(countries & (words | set(names["given"]))) == []


def test_words_are_lower_case_single_words() -> None:
    for name, words in lists():
        if name in {"words", "given", "particles"}:
            assert [w for w in words if w != w.lower() or not re.fullmatch(r"[^\W\d_]+(?:[-'][^\W\d_]+)*", w)] == [], name


@pytest.mark.parametrize(
    "word",
    [
        "ministry",
        "cooperation",
        "academy",
        "penitentiary",
        "hydrometeorology",
        "antiterrorist",
        "combating",
        "according",
        "the",
        "moreover",
    ],
)
def test_vocabulary_knows_the_words_of_institutions(word: str) -> None:
    assert word in read("vocabulary")["words"]


@pytest.mark.parametrize(
    "rank",
    [
        "Colonel General",
        "Colonel-General",
        "Major General of Police",
        "Police Major General",
        "Captain 1st Rank",
        "Rear Admiral",
        "Major General of Justice",
    ],
)
def test_ranks_have_their_usual_combinations(rank: str) -> None:
    assert rank in read("ranks")["ranks"]
