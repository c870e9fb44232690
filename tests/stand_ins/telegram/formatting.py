"""Texts as Telegram reads them: its HTML, what it finds in plain text, lengths in UTF-16 units."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from tests.stand_ins.telegram.refusals import RefusedError, bad_request

KINDS = {
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "u": "underline",
    "ins": "underline",
    "s": "strikethrough",
    "strike": "strikethrough",
    "del": "strikethrough",
    "span": "spoiler",
    "tg-spoiler": "spoiler",
    "a": "text_link",
    "code": "code",
    "pre": "pre",
    "blockquote": "blockquote",
    "tg-emoji": "custom_emoji",
    "tg-time": "date_time",
}
SIMPLE = {"bold", "italic", "underline", "strikethrough", "spoiler", "code", "blockquote"}
CHARACTERS = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}

PIECE = re.compile(r"&(?:#x([0-9a-f]+)|#([0-9]+)|(lt|gt|amp|quot)(?![a-z]));?|<", re.IGNORECASE)
TAG_NAME = re.compile(r"/?[^\s>]*")
END_OF_TAG = re.compile(r"\s*>")
ATTRIBUTE = re.compile(r"""\s*([^\s=>]+)(?:\s*=\s*("[^"]*"|'[^']*'|[\w.-]*))?""")
FOUND = re.compile(
    r"(?P<bot_command>(?<![\w/])/[A-Za-z0-9_]{1,64}(?:@\w{3,32})?\b)"
    r"|(?P<mention>(?<!\w)@[A-Za-z]\w{3,31}\b)"
    r"|(?P<url>https?://\S+)"
)


def utf16_length(text: str) -> int:
    """How long Telegram says that a text is."""
    return len(text.encode("utf-16-le")) // 2


@dataclass(frozen=True, slots=True)
class Entity:
    """A stretch of text with a meaning; offset and length are in UTF-16 units."""

    kind: str
    offset: int
    length: int
    url: str | None = None

    def json(self) -> dict[str, Any]:
        """The entity as the platform writes it."""
        body: dict[str, Any] = {"type": self.kind, "offset": self.offset, "length": self.length}
        return body | ({"url": self.url} if self.url is not None else {})


def parse(text: str, mode: str, told: Any = None) -> tuple[str, tuple[Entity, ...]]:
    """A bot's text in a parse mode, or with entities told beside it, as plain text and entities.

    Without the space around it.
    """
    if mode.lower() not in {"", "html"}:
        raise bad_request("unsupported parse_mode")
    plain, entities = _Html(text).parse() if mode else (text, _read(told or []))
    return trimmed(plain, entities + tuple(found(plain)))


def _read(told: list[dict[str, Any]]) -> tuple[Entity, ...]:
    """Entities as a bot tells of them; only kinds without anything more to tell are known here."""
    if any(entity.get("type") not in SIMPLE for entity in told):
        raise bad_request("can't parse MessageEntity")
    return tuple(Entity(entity["type"], int(entity["offset"]), int(entity["length"])) for entity in told)


def found(text: str) -> Iterator[Entity]:
    """The commands, mentions and addresses in a plain text."""
    for match in FOUND.finditer(text):
        yield Entity(match.lastgroup or "", utf16_length(text[: match.start()]), utf16_length(match.group()))


def trimmed(text: str, entities: tuple[Entity, ...]) -> tuple[str, tuple[Entity, ...]]:
    """A text without the space around it, its entities moved along."""
    before = utf16_length(text) - utf16_length(text.lstrip())
    length = utf16_length(text.strip())
    kept = []
    for entity in entities:
        start = max(entity.offset - before, 0)
        end = min(entity.offset + entity.length - before, length)
        if start < end:
            kept.append(replace(entity, offset=start, length=end - start))
    return text.strip(), tuple(sorted(kept, key=lambda entity: (entity.offset, -entity.length)))


@dataclass(slots=True)
class _Html:
    """One reading of a text, from left to right."""

    text: str
    plain: str = ""
    entities: list[Entity] = field(default_factory=list)
    # The tags that are open: name, link, and where their text begins.
    nested: list[tuple[str, str | None, int]] = field(default_factory=list)

    def parse(self) -> tuple[str, tuple[Entity, ...]]:
        at = 0
        while piece := PIECE.search(self.text, at):
            self.plain += self.text[at : piece.start()]
            at = self._tag(piece.start()) if piece.group() == "<" else self._character(piece)
        self.plain += self.text[at:]
        if self.nested:
            raise _unparsable(f'Can\'t find end tag corresponding to start tag "{self.nested[-1][0]}"')
        return self.plain, tuple(self.entities)

    def _character(self, piece: re.Match[str]) -> int:
        hexadecimal, decimal, name = piece.groups()
        if name:
            self.plain += CHARACTERS[name.lower()]
        else:
            code = int(hexadecimal, 16) if hexadecimal else int(decimal)
            known = 0 < code <= 0x10FFFF and not 0xD800 <= code <= 0xDFFF
            self.plain += chr(code) if known else piece.group()
        return piece.end()

    def _tag(self, begin: int) -> int:
        name = TAG_NAME.match(self.text, begin + 1)
        assert name is not None, "the pattern matches nothing too"
        return self._end(begin, name) if name.group().startswith("/") else self._start(begin, name)

    def _start(self, begin: int, match: re.Match[str]) -> int:
        if match.end() == len(self.text):
            raise self._wrong("Unclosed start tag", begin)
        name = match.group().lower()
        if name not in KINDS:
            raise self._wrong(f'Unsupported start tag "{name}"', begin)
        attributes, end = self._attributes(begin, match.end())
        if name == "span" and attributes.get("class") != "tg-spoiler":
            raise self._wrong('Tag "span" must have class "tg-spoiler"', begin)
        self.nested.append((name, attributes.get("href"), utf16_length(self.plain)))
        return end

    def _attributes(self, begin: int, at: int) -> tuple[dict[str, str], int]:
        attributes = {}
        while not (end := END_OF_TAG.match(self.text, at)):
            attribute = ATTRIBUTE.match(self.text, at)
            if attribute is None:
                raise self._wrong("Unclosed start tag", begin)
            attributes[attribute[1].lower()] = (attribute[2] or "").strip("\"'")
            at = attribute.end()
        return attributes, end.end()

    def _end(self, begin: int, match: re.Match[str]) -> int:
        if not self.nested:
            raise self._wrong("Unexpected end tag", begin)
        end = END_OF_TAG.match(self.text, match.end())
        if end is None:
            raise self._wrong("Unclosed end tag", begin)
        name, link, offset = self.nested.pop()
        if match.group().lower() not in {"/", f"/{name}"}:
            wrong = f'Unmatched end tag at byte offset {self._bytes(begin)}, expected "</{name}>"'
            raise _unparsable(f'{wrong}, found "<{match.group()}>"')
        if length := utf16_length(self.plain) - offset:
            self.entities.append(Entity(KINDS[name], offset, length, link))
        return end.end()

    def _wrong(self, what: str, begin: int) -> RefusedError:
        return _unparsable(f"{what} at byte offset {self._bytes(begin)}")

    def _bytes(self, at: int) -> int:
        return len(self.text[:at].encode())


def _unparsable(what: str) -> RefusedError:
    return bad_request(f"can't parse entities: {what}")
