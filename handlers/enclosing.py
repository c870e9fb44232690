"""Files that go with what is said, made in a thread of their own; words never wait for them."""

import asyncio
import logging
from dataclasses import dataclass, field

from bot.papers import Enclosure
from bot.utterances import Utterance
from handlers.logs import place_of

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class File:
    """A file to be sent."""

    name: str
    content: bytes = field(repr=False)


async def enclosed(utterance: Utterance) -> File | None:
    """The file that goes with what is said; None where none does, or none can be made, which is logged."""
    if utterance.enclosure is None:
        return None
    try:
        return await asyncio.to_thread(_made, utterance.enclosure)
    except Exception as error:  # noqa: BLE001 - whatever is wrong with a file, the words are said
        _log.error("a file can't be made: %s", place_of(error))
        return None


def _made(enclosure: Enclosure) -> File:
    from handlers.word_files import paper_file  # noqa: PLC0415 - python-docx, for who asks for a file alone

    return File(enclosure.name, paper_file(enclosure.paper))
