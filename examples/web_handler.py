"""Parse what a web client sends: a WSGI application with limits, for any server.

You learn: look at the length before you read; give `parse` a limit of its own; answer what was wrong with a status and one
sentence; nothing that the client sends makes `parse` raise anything but `BulletinTooLarge`.

`python examples/web_handler.py` asks itself three times and prints the answers; `python examples/web_handler.py 8000` serves.
"""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Callable, Iterable
from typing import Any
from wsgiref.simple_server import make_server

import cstoparse

MAX_CHARS = 50_000
MAX_BYTES = 4 * MAX_CHARS  # a code point takes four bytes of UTF-8 at most


def application(environ: dict[str, Any], start_response: Callable[..., object]) -> Iterable[bytes]:
    """POST the text of a page, get its records as JSON."""
    status, body = answer(environ)
    start_response(status, [("Content-Type", "application/json; charset=utf-8"), ("Content-Length", str(len(body)))])
    return [body]


def answer(environ: dict[str, Any]) -> tuple[str, bytes]:
    """The status line and the body."""
    length = environ.get("CONTENT_LENGTH") or ""
    if environ["REQUEST_METHOD"] != "POST" or not (length.isascii() and length.isdigit()):
        return "400 Bad Request", problem("POST the text of a page, with its length")
    if len(length) > len(str(MAX_BYTES)) or int(length) > MAX_BYTES:
        return "413 Content Too Large", problem(f"send at most {MAX_BYTES} bytes")
    try:
        bulletin = cstoparse.parse(environ["wsgi.input"].read(int(length)).decode("utf-8"), max_chars=MAX_CHARS)
    except UnicodeDecodeError:
        return "415 Unsupported Media Type", problem("send the text in UTF-8")
    except cstoparse.BulletinTooLarge as error:
        return "413 Content Too Large", problem(str(error))
    return "200 OK", cstoparse.to_json(bulletin, spans=False).encode()


def problem(words: str) -> bytes:
    return json.dumps({"error": words}).encode()


if __name__ == "__main__":
    if len(sys.argv) > 1:
        make_server("127.0.0.1", int(sys.argv[1]), application).serve_forever()
    for sent in (b"On 13 July 2023, Minsk hosted a seminar.", b"\xff", b"a" * (MAX_CHARS + 1)):
        told, content = answer({"REQUEST_METHOD": "POST", "CONTENT_LENGTH": str(len(sent)), "wsgi.input": io.BytesIO(sent)})
        print(told, content.decode()[:60])
