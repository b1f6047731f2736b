"""Bytes of a file to text, in the encodings that bulletins come in."""

from __future__ import annotations

from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE

_CODE_PAGES = ["cp1251", "cp1252", "koi8_r"]  # what old pages in Russian and English come in


class UnreadableError(Exception):
    """A file that cannot be read as text; the message is the reason."""


def decode(data: bytes) -> str:
    """Decode a file; line ends stay as they are, the byte order mark goes.

    Raises:
        UnreadableError: the bytes are no text in an encoding that bulletins come in.

    """
    if data.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
        try:
            return data.decode("utf-16")
        except UnicodeDecodeError as error:
            message = f"broken UTF-16 at byte {error.start}; get the file anew, or save it as UTF-8"
            raise UnreadableError(message) from error
    try:
        return data.removeprefix(BOM_UTF8).decode("utf-8")
    except UnicodeDecodeError as error:
        return _decode_code_page(data, error)


def _decode_code_page(data: bytes, error: UnicodeDecodeError) -> str:
    """Decode bytes that are not UTF-8, unless they are mostly so: a damaged page is not one in a code page."""
    lenient = data.decode("utf-8", "replace")
    broken = lenient.count("\ufffd")
    if data.startswith(BOM_UTF8) or sum(not c.isascii() for c in lenient) >= 2 * broken:
        message = f"broken UTF-8 at byte {error.start}; get the file anew, or save it as UTF-8"
        raise UnreadableError(message) from error
    from charset_normalizer import from_bytes  # noqa: PLC0415  costs as much as the rest of the command's start

    best = None if b"\0" in data else from_bytes(data, cp_isolation=_CODE_PAGES).best()
    if best is None:
        message = "not text in UTF-8, UTF-16, windows-1251, windows-1252 or KOI8-R; save it as UTF-8"
        raise UnreadableError(message) from error
    return str(best)
