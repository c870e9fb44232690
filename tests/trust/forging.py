"""What a forger makes of a request that is good: other bytes, other headers, other doors."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from random import Random
from typing import Protocol

from tests.trust.raw_http import Request

KIND = b"Content-Type"
KINDS = (
    b"application/json", b"application/x-www-form-urlencoded", b"text/plain",
    b"multipart/form-data; boundary=x", b"application/json; charset=utf-16", b"", b"\xff/\xfe", b"a" * 2000,
)  # fmt: skip
JUNK = (
    b"", b"0", b"-1", b"abc", b"nan", b"inf", b"1e9", b"0x10", b"9" * 400, b"9" * 5000, b"\xff" * 64,
    "١٢٣".encode(), "v0=åäö".encode("latin-1"), "v0=åäö".encode(), b"v0=", b"v1=" + b"0" * 64,
    b"v0=" + b"0" * 64, b"v0=" + b"g" * 64, b"a" * 8000, b"null", b"{}", b"%00", b"' OR 1=1 --", b"\t",
)  # fmt: skip
METHODS = (b"GET", b"HEAD", b"PUT", b"DELETE", b"PATCH", b"OPTIONS", b"TRACE", b"PROPFIND", b"post", b"X")
NOWHERE = (
    b"/slack/events/", b"/slack", b"//slack/events", b"/telegram/..;/", b"/..%2f..%2fetc/passwd", b"/%ff%fe",
    b"/admin", b"/nowhere?x=" + b"a" * 4000, b"/slack/events%00", b"/.env", b"*", b"http://[", b"/../app.py",
)  # fmt: skip
LONGEST = 1_000_000

Forge = Callable[[Random], Request]


def spoilt(text: bytes, chance: Random) -> bytes:
    """A text with one byte changed, left out or put in."""
    place = chance.randrange(len(text))
    sign = bytes([text[place] ^ (1 << chance.randrange(7))])
    if sign in b"\r\n\0 \t":
        sign = b"~" if text[place : place + 1] != b"~" else b"!"
    kept = chance.choice((text[place + 1 :], text[place:]))
    return (
        text[:place] + chance.choice((sign, b"")) + kept
        if kept != text[place:]
        else text[:place] + sign + kept
    )


class Forger(Protocol):
    """Forges requests of one kind."""

    def forgeries(self) -> tuple[Forge, ...]:
        """All the ways."""


@dataclass(frozen=True)
class Prowler:
    """Tries other doors: addresses that there are not, and figures without the token."""

    token: bytes

    def forgeries(self) -> tuple[Forge, ...]:
        """All the ways."""
        return (self._figures, self._nowhere)

    def _figures(self, chance: Random) -> Request:
        guess = chance.choice((*JUNK, spoilt(self.token, chance), self.token))
        scheme = chance.choice((b"", b"Basic ", b"Token ")) if guess == self.token else b"Bearer "
        accept = (b"Accept", chance.choice((b"*/*", b"\xff", b"text/plain; version=9.9.9", b"," * 900)))
        return Request(b"/metrics", ((b"Authorization", scheme + guess), accept), method=b"GET")

    def _nowhere(self, chance: Random) -> Request:
        return Request(
            chance.choice(NOWHERE), ((KIND, chance.choice(KINDS)),), method=chance.choice((b"POST", *METHODS))
        )


@dataclass(frozen=True)
class Lure:
    """Another site's page, or a name made to lead here, that has a browser call the chat page."""

    body: bytes = (
        b'{"persona": "polis", "text": "fotpatrull i Sk\xc3\xb6gas idag", "action": "undo", "report": 1}'
    )

    def forgeries(self) -> tuple[Forge, ...]:
        """All the ways."""
        return (self._other_host, self._other_origin, self._other_kind, self._junk, self._too_long)

    def good(self, chance: Random) -> Request:
        """What the page itself would send."""
        door = chance.choice((b"/chatt/sagt", b"/chatt/tryckt", b"/chatt/exempel"))
        return Request(door, ((KIND, KINDS[0]),), self.body)

    def _other_host(self, chance: Random) -> Request:
        name = chance.choice(
            (b"example.com", b"localhost.example.com", b"127.0.0.1.nip.io", b"\xff", b"", b"[")
        )
        return replace(self.good(chance), host=name)

    def _other_origin(self, chance: Random) -> Request:
        origin = chance.choice(
            (b"https://example.com", b"null", b"", b"http://127.0.0.1:1", b"\xff", b"http://[")
        )
        return self.good(chance).with_header(b"Origin", origin)

    def _other_kind(self, chance: Random) -> Request:
        return self.good(chance).with_header(KIND, chance.choice(KINDS[1:4] + KINDS[5:]))

    def _junk(self, chance: Random) -> Request:
        bodies = (
            b"",
            b"[]",
            b"7",
            b"\xff",
            b"[" * 90_000,
            b'{"persona": 7}',
            b'{"persona": "x", "text": "y"}',
        )
        return replace(self.good(chance), path=b"/chatt/sagt", body=chance.choice(bodies))

    def _too_long(self, chance: Random) -> Request:
        if chance.random() < 0.95:
            return self._junk(chance)
        return replace(self.good(chance), path=b"/chatt/sagt", body=b" " * (LONGEST + 1))


def mutated(forgers: Iterable[Forger], count: int) -> Iterator[Request]:
    """So many forged requests, of each kind in turn."""
    chance = Random(5)  # noqa: S311 - what is tried, and no secret
    kinds = [forge for forger in forgers for forge in forger.forgeries()]
    for number in range(count):
        yield kinds[number % len(kinds)](chance)
