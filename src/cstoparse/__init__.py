"""Parse press bulletins of the CSTO into typed records, each traced to the words it came from.

>>> import cstoparse
>>> bulletin = cstoparse.parse("On 13 July 2023, Minsk hosted a seminar on border security.")
>>> bulletin.meetings[0].place, bulletin.meetings[0].place.span
('Minsk', Span(start=17, end=22))
"""

from __future__ import annotations

import sys
from importlib import import_module
from types import ModuleType

TYPE_CHECKING = False  # as typing's, without the cost of importing typing
if TYPE_CHECKING:
    from cstoparse.codec import PayloadError, from_dict, from_json, json_schema, to_dict, to_json
    from cstoparse.diagnostics import Code, Diagnostic, DiagnosticError, Severity
    from cstoparse.export.html import to_html
    from cstoparse.lexicon.record import Lexicon
    from cstoparse.limits import BulletinTooLarge, Failure
    from cstoparse.markup import parse_html
    from cstoparse.model import SCHEMA, Bulletin, DraftDocument, Meeting, Participant, Release
    from cstoparse.outline import outline
    from cstoparse.own import LexiconError, load_lexicon
    from cstoparse.parse import parse, parse_many
    from cstoparse.parts import Body, ContactBlock, PersonName, Phone, When
    from cstoparse.text import Span, Text
    from cstoparse.values import (
        Basis,
        Capacity,
        DocumentKind,
        DocumentStatus,
        Language,
        MeetingFormat,
        MeetingKind,
        MeetingStatus,
        ParticipantKind,
        PhoneKind,
        ReleaseKind,
    )

    __version__: str
    """Version of the installed package; `0+unknown` where it is not installed."""

__all__ = [
    "SCHEMA",
    "Basis",
    "Body",
    "Bulletin",
    "BulletinTooLarge",
    "Capacity",
    "Code",
    "ContactBlock",
    "Diagnostic",
    "DiagnosticError",
    "DocumentKind",
    "DocumentStatus",
    "DraftDocument",
    "Failure",
    "Language",
    "Lexicon",
    "LexiconError",
    "Meeting",
    "MeetingFormat",
    "MeetingKind",
    "MeetingStatus",
    "Participant",
    "ParticipantKind",
    "PayloadError",
    "PersonName",
    "Phone",
    "PhoneKind",
    "Release",
    "ReleaseKind",
    "Severity",
    "Span",
    "Text",
    "When",
    "__version__",
    "from_dict",
    "from_json",
    "json_schema",
    "load_lexicon",
    "outline",
    "parse",
    "parse_html",
    "parse_many",
    "to_dict",
    "to_html",
    "to_json",
]

_ELSEWHERE = {
    "Basis": "values",
    "Body": "parts",
    "BulletinTooLarge": "limits",
    "Capacity": "values",
    "Code": "diagnostics",
    "ContactBlock": "parts",
    "Diagnostic": "diagnostics",
    "DiagnosticError": "diagnostics",
    "DocumentKind": "values",
    "DocumentStatus": "values",
    "Failure": "limits",
    "Language": "values",
    "Lexicon": "lexicon.record",
    "LexiconError": "own",
    "MeetingFormat": "values",
    "MeetingKind": "values",
    "MeetingStatus": "values",
    "ParticipantKind": "values",
    "PayloadError": "codec",
    "PersonName": "parts",
    "Phone": "parts",
    "PhoneKind": "values",
    "ReleaseKind": "values",
    "Severity": "diagnostics",
    "Span": "text",
    "Text": "text",
    "When": "parts",
    "from_dict": "codec",
    "from_json": "codec",
    "json_schema": "codec",
    "load_lexicon": "own",
    "outline": "outline",
    "parse": "parse",
    "parse_html": "markup",
    "parse_many": "parse",
    "to_dict": "codec",
    "to_html": "export.html",
    "to_json": "codec",
}  # every other name is a record and lives in `model`


class _Facade(ModuleType):
    """The package, in which a name of the public API never means the submodule of the same name."""

    def __setattr__(self, name: str, value: object) -> None:
        """Keep the function `parse` where the import system puts the submodule `parse`."""
        if isinstance(value, ModuleType) and name in __all__:
            value = getattr(value, name)
        super().__setattr__(name, value)


sys.modules[__name__].__class__ = _Facade

if not TYPE_CHECKING:  # a type checker that saw this would believe in every name

    def __getattr__(name: str) -> object:
        """Load a public name on first use."""
        if name not in __all__:
            message = f"module {__name__!r} has no attribute {name!r}"
            raise AttributeError(message)
        module = f"{__name__}.{_ELSEWHERE.get(name, 'model')}"
        value = _version() if name == "__version__" else getattr(import_module(module), name)
        globals()[name] = value
        return value


def _version() -> str:
    from importlib import metadata  # noqa: PLC0415  costs more than the rest of this module

    try:
        return metadata.version(__name__)
    except metadata.PackageNotFoundError:
        return "0+unknown"  # a source tree that is not installed


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
