"""Bulletins as plain dicts and JSON, both ways, and the JSON Schema of that form.

With spans on, words are `{"text": …, "span": [start, end]}`; in the plain form (spans off) they are bare strings and
every `span` is left out.  All else is the same: lists for tuples, every field present in the order of its class, null
or `[]` where the text does not say.  Only the form with spans can be read back.
"""

from __future__ import annotations

import json
import pkgutil
from collections.abc import Callable, Iterator, Mapping
from enum import StrEnum
from functools import cache
from operator import attrgetter
from types import GenericAlias
from typing import Any, NoReturn

from attrs import astuple, fields_dict, frozen, has
from cattrs import BaseValidationError, Converter, ForbiddenExtraKeysError, transform_error
from cattrs.gen import make_dict_structure_fn, make_dict_unstructure_fn, override

from cstoparse.model import SCHEMA, Bulletin
from cstoparse.parts import PersonName, When
from cstoparse.text import Span, Text

_SHOWN = 60  # characters of a wrong value that an error message repeats


class PayloadError(ValueError):
    """What was handed in is not a bulletin in the form with spans.

    >>> try:
    ...     from_json('{"schema": "cstoparse/0"}')
    ... except PayloadError as error:
    ...     print(error.problems[0])
    $.schema: expected 'cstoparse/1'; got 'cstoparse/0'
    """

    problems: tuple[str, ...]
    """Every problem found, each as `PATH: what was expected; what was found`."""

    def __init__(self, problems: tuple[str, ...]) -> None:
        """Keep the problems."""
        super().__init__(problems)
        self.problems = problems

    def __str__(self) -> str:
        """List the problems, one a line."""
        return "\n  ".join(["this is not what to_json() or to_dict() gives with spans; hand over that:", *self.problems])


def to_dict(bulletin: Bulletin, *, spans: bool = True) -> dict[str, Any]:
    """Give the bulletin as dicts, lists, strings, ints, bools and None; with `spans` off, in the plain form."""
    result: dict[str, Any] = _writer(spans=spans).unstructure(bulletin, Bulletin)
    return result


def to_json(bulletin: Bulletin, *, spans: bool = True, indent: int | None = None) -> str:
    """Give the bulletin as JSON: one line without `indent`, else one value a line.

    The same bulletin gives the same characters.  They can always be encoded as UTF-8, and a line is one to every
    reader: lone surrogates, U+0085, U+2028 and U+2029 are escaped.  (JSON cannot tell a high surrogate next to a low
    one from the character they stand for; decoded text never holds such a pair.)
    """
    separators = (",", ":") if indent is None else None
    text = json.dumps(to_dict(bulletin, spans=spans), ensure_ascii=False, indent=indent, separators=separators)
    if text.isascii():
        return text
    text = text.replace("\x85", "\\u0085").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
    return text.encode("utf-8", "backslashreplace").decode("utf-8")


def from_dict(mapping: Mapping[str, Any]) -> Bulletin:
    """Rebuild the bulletin that `to_dict` gave with spans.

    Raises:
        PayloadError: a key is missing or unknown, a value has the wrong type or is not in its list, a span does not
            hold the words it should, or the payload is in the plain form.

    """
    _check_form(mapping)
    try:
        bulletin: Bulletin = _reader().structure(dict(mapping), Bulletin)
    except BaseValidationError as error:
        raise PayloadError(tuple(_problems(error))) from None
    if misplaced := tuple(_misplaced(bulletin)):
        raise PayloadError(misplaced)
    return bulletin


def from_json(payload: str | bytes) -> Bulletin:
    """Rebuild the bulletin that `to_json` gave with spans.

    Raises:
        PayloadError: the payload is not JSON, or as for `from_dict`.

    """
    try:
        value = json.loads(payload)
    except (ValueError, RecursionError) as error:
        raise PayloadError((f"$: not JSON: {error}",)) from None
    return from_dict(value)


def json_schema() -> dict[str, Any]:
    """Give the JSON Schema (2020-12) of both forms.

    `#/$defs/Bulletin` is the form with spans, `#/$defs/PlainBulletin` the plain one.
    """
    schema: dict[str, Any] = json.loads(pkgutil.get_data("cstoparse", "schema.json") or b"")
    return schema


@cache
def _writer(*, spans: bool) -> Converter:
    converter = Converter(unstruct_collection_overrides={tuple: list})
    converter.register_unstructure_hook(Span, list)
    words = (lambda text: {"text": str(text), "span": list(text.span)}) if spans else str
    converter.register_unstructure_hook(Text, words)
    converter.register_unstructure_hook(StrEnum, attrgetter("_value_"))

    @converter.register_unstructure_hook_factory(has)
    def record(cls: type[Any]) -> Callable[[Any], dict[str, Any]]:
        if spans or "span" not in fields_dict(cls):
            return make_dict_unstructure_fn(cls, converter)
        return make_dict_unstructure_fn(cls, converter, span=override(omit=True))

    person = converter.get_unstructure_hook(PersonName)
    converter.register_unstructure_hook(
        PersonName | Text | None,
        lambda name: None if name is None else words(name) if isinstance(name, Text) else person(name),
    )
    return converter


class _WrongValueError(Exception):
    """A value that cannot be what its field wants."""


def _reject(wanted: str, value: object) -> NoReturn:
    message = f"expected {wanted}; got {_shown(value)}"
    raise _WrongValueError(message)


def _shown(value: object) -> str:
    if isinstance(value, Mapping | list | tuple):
        return "an object" if isinstance(value, Mapping) else "a list"
    shown = repr(value)
    return shown if len(shown) <= _SHOWN else f"{shown[: _SHOWN - 1]}…"


def _exactly(cls: type, wanted: str) -> Callable[[Any, Any], Any]:
    def read(value: Any, _: Any) -> Any:  # noqa: ANN401  the payload may hold anything
        return value if type(value) is cls else _reject(wanted, value)

    return read


def _read_choice(value: Any, cls: type[StrEnum]) -> StrEnum:  # noqa: ANN401  as in `_exactly`
    try:
        return cls(value)
    except ValueError:
        _reject(f"one of {', '.join(cls)}", value)


def _read_span(value: Any, _: Any) -> Span:  # noqa: ANN401  as in `_exactly`
    match value:
        case [int(start), int(end)] if 0 <= start <= end and bool not in (type(start), type(end)):
            return Span(start, end)
    return _reject("a span [start, end] with 0 <= start <= end", value)


@cache
def _reader() -> Converter:
    converter = Converter(detailed_validation=True, forbid_extra_keys=True)
    for cls, wanted in ((str, "a string"), (int, "an integer"), (bool, "true or false")):
        converter.register_structure_hook(cls, _exactly(cls, wanted))
    converter.register_structure_hook(Span, _read_span)
    converter.register_structure_hook(StrEnum, _read_choice)

    @converter.register_structure_hook_factory(lambda cls: getattr(cls, "__origin__", None) is tuple)
    def several(cls: Any) -> Callable[[Any, Any], tuple[Any, ...]]:  # noqa: ANN401  a generic alias
        kind = GenericAlias(list, cls.__args__[0])
        read = converter.get_structure_hook(kind)
        return lambda value, _: tuple(read(value, kind)) if isinstance(value, list | tuple) else _reject("a list", value)

    @converter.register_structure_hook_factory(has)
    def record(cls: type[Any]) -> Callable[[Any, Any], Any]:
        read = make_dict_structure_fn(cls, converter, _cattrs_forbid_extra_keys=True, _cattrs_detailed_validation=True)
        return lambda value, _: read(value, cls) if isinstance(value, dict) else _reject("an object", value)

    words = converter.get_structure_hook(_Words)
    converter.register_structure_hook(Text, lambda value, _: Text(*astuple(words(value, _Words), recurse=False)))
    converter.register_structure_hook(
        PersonName | Text | None,
        lambda value, _: None if value is None
        else converter.structure(value, PersonName if isinstance(value, dict) and "full" in value else Text),
    )
    return converter


@frozen
class _Words:
    """The JSON form of a Text."""

    text: str
    span: Span


def _check_form(payload: object) -> None:
    if not isinstance(payload, Mapping):
        raise PayloadError((f"$: expected an object; got {_shown(payload)}",))
    if payload.get("schema", SCHEMA) != SCHEMA:
        raise PayloadError((f"$.schema: expected {SCHEMA!r}; got {_shown(payload['schema'])}",))
    if "releases" in payload and "span" not in payload:
        raise PayloadError(("$: this is the plain form; spans are needed to rebuild a bulletin",))


def _problems(error: BaseValidationError) -> Iterator[str]:
    for line in transform_error(error, "$", _explain):
        explained, path = line.rsplit(" @ ", 1)
        yield f"{path}: {explained}"


def _explain(error: BaseException, _: object) -> str:
    if isinstance(error, ForbiddenExtraKeysError):
        return f"unknown keys: {', '.join(sorted(map(repr, error.extra_fields)))}"
    return "missing" if isinstance(error, KeyError) else str(error)


def _misplaced(bulletin: Bulletin) -> Iterator[str]:
    """Yield a problem for each leaf that is not what the source has at its span, and each span that leaves the source."""
    source = bulletin.text
    for path, node in bulletin.walk():
        match node:
            case Text(span=span):
                words = str(node)
            case When(text=words, span=span) | PersonName(full=words, span=span):
                pass
            case Span(end=end) if end > len(source):
                yield f"{path}: the text has only {len(source)} characters; got {list(node)}"
                continue
            case _:
                continue
        found = source[slice(*span)]
        if found != words:
            yield f"{path}: expected the words at its span, {_shown(found)}; got {_shown(words)}"
