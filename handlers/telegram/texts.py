"""Texts as Telegram takes them: nothing in them calls or links, headings are bold, lengths its own."""

import re
from collections.abc import Iterable

from telegram import MessageEntity

from bot.utterances import Utterance

LONGEST = 4096
CAPTION = 1024
# After what begins a mention, a command, a tag, a sum's sign, an address and a scheme.
_LINKING = re.compile(
    r"(?<=@)(?=\w)|(?<![\w/][/#$])(?<=[/#$])(?=\w)|(?<=[^\W\d]\.)(?=[^\W\d]{2})|(?<=:)(?=//)"
)
_WORD_JOINER = "\N{WORD JOINER}"


def inert(text: str, bot_name: str, links: Iterable[str] = ()) -> str:
    """A text in which Telegram finds nobody to call and nothing to link to but the bot's own.

    That are its invitations and some `links` to its pages.
    """
    invitation = rf"https://t\.me/{re.escape(bot_name)}\?start=[0-9A-Z-]{{14}}(?!\S)"
    pages = map(re.escape, sorted(links, key=len, reverse=True))
    pieces = re.split(f"({'|'.join((invitation, *pages))})", text)
    pieces[::2] = [_LINKING.sub(_WORD_JOINER, piece) for piece in pieces[::2]]
    return "".join(pieces)


def headings(text: str, utterance: Utterance, bot_name: str) -> list[MessageEntity]:
    """Where in a text, which was made inert, its headings stand: they are shown in bold."""
    known = {inert(heading, bot_name) for heading in utterance.headings}
    found, offset = [], 0
    for line in text.split("\n"):
        if line in known:
            found.append(MessageEntity(MessageEntity.BOLD, offset, utf16(line)))
        offset += utf16(f"{line}\n")
    return found


def utf16(text: str) -> int:
    """The length of a text as Telegram counts it."""
    return len(text.encode("utf-16-le")) // 2
