"""HTTP as a forger writes it: any bytes at all in its headers and body, many requests over one connection."""

import asyncio
from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import islice

Headers = tuple[tuple[bytes, bytes], ...]
HUNG_UP = 0
_CONNECTIONS = 8
_BODILESS = {b"HEAD"}


@dataclass(frozen=True, slots=True)
class Request:
    """A request as it goes over the wire; a Content-Length is added."""

    path: bytes
    headers: Headers = ()
    body: bytes = b""
    method: bytes = b"POST"
    host: bytes = b"127.0.0.1"

    def without(self, *names: bytes) -> "Request":
        """The same without some headers."""
        return replace(self, headers=tuple(each for each in self.headers if each[0] not in names))

    def with_header(self, name: bytes, value: bytes) -> "Request":
        """The same with another value of a header."""
        kept = self.without(name)
        return replace(kept, headers=(*kept.headers, (name, value)))

    def written(self) -> bytes:
        """Its bytes."""
        length = (b"Content-Length", str(len(self.body)).encode())
        told = b"".join(b"%s: %s\r\n" % header for header in ((b"Host", self.host), *self.headers, length))
        return b"%s %s HTTP/1.1\r\n%s\r\n%s" % (self.method, self.path, told, self.body)


class Caller:
    """Calls one server."""

    def __init__(self, port: int) -> None:
        self.port = port

    async def statuses(self, requests: Iterable[Request]) -> list[int]:
        """The status of each answer, in the order of the requests.

        It is HUNG_UP where the server would not read all of the body and closed the connection.
        """
        asked = list(requests)
        numbered = enumerate(asked)
        found = [0] * len(asked)

        async def work() -> None:
            line = _Line(self.port)
            for place, request in numbered:
                found[place] = await line.status(request)
            await line.close()

        await asyncio.gather(*(work() for _ in islice(range(_CONNECTIONS), len(asked) or 1)))
        return found

    async def status(self, request: Request) -> int:
        """The status of the answer to one."""
        (status,) = await self.statuses([request])
        return status


class _Line:
    """A connection, made anew whenever the server has closed it."""

    def __init__(self, port: int) -> None:
        self._port = port
        self._reader: asyncio.StreamReader | None = None
        self._writer: asyncio.StreamWriter | None = None

    async def status(self, request: Request) -> int:
        if self._writer is None:
            self._reader, self._writer = await asyncio.open_connection("127.0.0.1", self._port)
        assert self._reader is not None
        self._writer.write(request.written())
        try:
            status, keeps = await _answer(self._reader, has_body=request.method not in _BODILESS)
        except (ConnectionError, asyncio.IncompleteReadError):
            status, keeps = HUNG_UP, False
        if not keeps:
            await self.close()
        return status

    async def close(self) -> None:
        if self._writer is not None:
            self._writer.close()
            self._writer = None


async def _answer(reader: asyncio.StreamReader, *, has_body: bool) -> tuple[int, bool]:
    """The status of an answer, and whether the connection can be used again."""
    head = (await reader.readuntil(b"\r\n\r\n")).lower()
    lines = head.split(b"\r\n")
    fields = dict(line.split(b": ", 1) for line in lines[1:] if b": " in line)
    length = fields.get(b"content-length")
    if has_body and length is not None:
        await reader.readexactly(int(length))
    closes = fields.get(b"connection") == b"close" or (has_body and length is None)
    return int(lines[0].split(b" ")[1]), not closes
