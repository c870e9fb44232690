"""What a forger sends in the name of Slack and of Telegram, without their secrets or at another time."""

import hashlib
import hmac
import time
from dataclasses import dataclass, replace
from random import Random

from tests.trust.forging import JUNK, KIND, KINDS, LONGEST, METHODS, Forge, spoilt
from tests.trust.raw_http import Request

TIMESTAMP, SIGNATURE = b"X-Slack-Request-Timestamp", b"X-Slack-Signature"
SECRET = b"X-Telegram-Bot-Api-Secret-Token"
LIFE = 300  # seconds for which Slack's signature holds


def signed(secret: bytes, path: bytes, body: bytes, age: int = 0, stamp: bytes | None = None) -> Request:
    """A request as Slack signs it, some seconds ago, or with a timestamp that is none."""
    told = str(int(time.time()) - age).encode() if stamp is None else stamp
    digest = hmac.new(secret, b"v0:" + told + b":" + body, hashlib.sha256).hexdigest().encode()
    return Request(path, ((KIND, KINDS[0]), (TIMESTAMP, told), (SIGNATURE, b"v0=" + digest)), body)


@dataclass(frozen=True)
class SlackForger:
    """Forges what Slack would send, without knowing the secret, or at another time."""

    secret: bytes
    path: bytes
    body: bytes

    def forgeries(self) -> tuple[Forge, ...]:
        """All the ways."""
        return (
            self._other_body, self._other_body, self._other_signature, self._other_signature,
            self._junk_header, self._junk_header, self._no_header, self._old, self._ahead, self._own_secret,
            self._two_signatures, self._no_time, self._other_time, self._no_text, self._other_kind,
            self._other_method, self._too_long,
        )  # fmt: skip

    def good(self, age: int = 0) -> Request:
        """What Slack would send."""
        return signed(self.secret, self.path, self.body, age)

    def _other_body(self, chance: Random) -> Request:
        return replace(self.good(), body=spoilt(self.body, chance))

    def _other_signature(self, chance: Random) -> Request:
        good = self.good()
        return good.with_header(SIGNATURE, spoilt(dict(good.headers)[SIGNATURE], chance))

    def _junk_header(self, chance: Random) -> Request:
        return self.good().with_header(chance.choice((SIGNATURE, TIMESTAMP)), chance.choice(JUNK))

    def _no_header(self, chance: Random) -> Request:
        names = chance.choice(((SIGNATURE,), (TIMESTAMP,), (SIGNATURE, TIMESTAMP)))
        return self.good().without(*names)

    def _old(self, chance: Random) -> Request:
        return self.good(age=LIFE + chance.choice((2, 60, 3600, 10**6, 10**9)))

    def _ahead(self, chance: Random) -> Request:
        return self.good(age=-LIFE - chance.choice((60, 3600, 10**6, 10**9)))

    def _own_secret(self, chance: Random) -> Request:
        guess = chance.choice((b"x", b"secret", self.secret[:-1], self.secret.upper(), b"xoxb-stand-in"))
        return signed(guess, self.path, self.body)

    def _two_signatures(self, chance: Random) -> Request:
        good = self.good()
        first = (SIGNATURE, chance.choice((b"", b"v0=" + b"0" * 64, b"abc")))
        return replace(good, headers=(first, *good.headers))

    def _no_time(self, chance: Random) -> Request:
        """A timestamp that is none, but signed by who knows the secret."""
        stamp = chance.choice([junk for junk in JUNK if junk.isascii() and len(junk) < LIFE * 2])
        return signed(self.secret, self.path, self.body, stamp=stamp.strip())

    def _other_time(self, chance: Random) -> Request:
        told = str(int(time.time()) - chance.randint(1, LIFE - 60)).encode()
        return self.good().with_header(TIMESTAMP, told)

    def _no_text(self, chance: Random) -> Request:
        place = chance.randrange(len(self.body))
        body = self.body[:place] + b"\xff\xfe" + self.body[place:]
        return signed(self.secret, self.path, body)

    def _other_kind(self, chance: Random) -> Request:
        return self.good().with_header(KIND, chance.choice(KINDS)).with_header(SIGNATURE, chance.choice(JUNK))

    def _other_method(self, chance: Random) -> Request:
        return replace(self.good(), method=chance.choice(METHODS))

    def _too_long(self, chance: Random) -> Request:
        if chance.random() < 0.95:
            return self._other_body(chance)
        return signed(self.secret, self.path, b" " * (LONGEST + chance.randint(1, 1000)))


@dataclass(frozen=True)
class TelegramForger:
    """Forges what Telegram would send, without knowing the secret."""

    secret: bytes
    path: bytes
    body: bytes

    def forgeries(self) -> tuple[Forge, ...]:
        """All the ways."""
        return (
            self._other_secret, self._other_secret, self._junk, self._none, self._twice, self._elsewhere,
            self._other_method, self._too_long,
        )  # fmt: skip

    def good(self) -> Request:
        """What Telegram would send."""
        return Request(self.path, ((KIND, KINDS[0]), (SECRET, self.secret)), self.body)

    def _other_secret(self, chance: Random) -> Request:
        guess = chance.choice(
            (spoilt(self.secret, chance), self.secret[:-1], self.secret * 2, self.secret.upper())
        )
        return self.good().with_header(SECRET, guess)

    def _junk(self, chance: Random) -> Request:
        body = chance.choice((self.body, spoilt(self.body, chance), b"\xff\xfe", b"", b"[" * 9000))
        junk = self.good().with_header(SECRET, chance.choice(JUNK))
        return replace(junk, body=body).with_header(KIND, chance.choice(KINDS))

    def _none(self, chance: Random) -> Request:
        body = chance.choice((self.body, spoilt(self.body, chance), b""))
        return replace(self.good().without(SECRET), body=body)

    def _twice(self, chance: Random) -> Request:
        good = self.good()
        more = (SECRET, chance.choice((self.secret, b"x", b"")))
        return replace(good, headers=chance.choice(((more, *good.headers), (*good.headers, more))))

    def _elsewhere(self, chance: Random) -> Request:
        """The right secret at a wrong place."""
        name = chance.choice(
            (b"Authorization", b"X-Telegram-Bot-Api-Secret", b"Cookie", b"X-Slack-Signature")
        )
        path = self.path + chance.choice((b"", b"?secret=" + self.secret))
        return replace(self.good().without(SECRET), path=path).with_header(name, self.secret)

    def _other_method(self, chance: Random) -> Request:
        return replace(self.good(), method=chance.choice(METHODS))

    def _too_long(self, chance: Random) -> Request:
        if chance.random() < 0.95:
            return self._junk(chance)
        return replace(self.good(), body=b" " * (LONGEST + chance.randint(1, 1000)))
