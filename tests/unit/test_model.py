"""What the records and the package offer beside their fields."""

from __future__ import annotations

from importlib import metadata
from pathlib import Path

import pytest

import cstoparse
from cstoparse import DiagnosticError, ReleaseKind, Severity
from cstoparse.tokens import Passage

PAGE = (
    "On 3 March, Osh hosted a seminar of bakers.\n\n"
    "Bakers met\n\n05.03.2019\n\nBakers of four states met in Osh on 4 March 2019. They baked."
)


def test_teasers_and_article_share_out_the_releases() -> None:
    """What is no teaser is the article."""
    bulletin = cstoparse.parse(PAGE)
    assert [r.kind for r in bulletin.releases] == [ReleaseKind.TEASER, ReleaseKind.ARTICLE]
    assert (*bulletin.teasers, bulletin.article) == bulletin.releases


def test_require_raises_one_error_for_each_diagnostic() -> None:
    """Of the severity asked for and of higher ones, each with its diagnostic."""
    bulletin = cstoparse.parse("")
    assert bulletin.diagnostics
    with pytest.raises(ExceptionGroup, match="severity info or higher") as caught:
        bulletin.require(Severity.INFO)
    errors = [error for error in caught.value.exceptions if isinstance(error, DiagnosticError)]
    assert [error.diagnostic for error in errors] == list(bulletin.diagnostics)
    assert all(str(error) == f"{error.diagnostic.code}: {error.diagnostic.message}" for error in errors)


def test_a_path_is_refused_with_a_word_of_help() -> None:
    """Who hands over the file instead of its text is told how to read it."""
    with pytest.raises(TypeError, match="read_text"):
        cstoparse.parse(Path("page.txt"))  # type: ignore[arg-type]


def test_version_of_a_tree_that_is_not_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    """There is a version even where no package has been installed."""

    def missing(name: str) -> str:
        raise metadata.PackageNotFoundError(name)

    monkeypatch.setattr(metadata, "version", missing)
    assert vars(cstoparse)["_version"]() == "0+unknown"


def test_lazy_attribute_of_the_class_is_its_description() -> None:
    """As a property's: the class gives what holds the method and its docstring."""
    assert Passage.lights.__doc__ is not None
    assert Passage.lights.work_out.__name__ == "lights"
