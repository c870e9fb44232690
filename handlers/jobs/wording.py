"""The words of what is said unasked, found anew when it is posted: they are stored nowhere."""

import logging
from dataclasses import dataclass, replace
from typing import Protocol

from bot.dialogue.conversation import Conversation
from bot.postings import Kind, Posting, Trouble
from bot.unasked import Digest, InTrouble
from bot.utterances import Utterance
from handlers.logs import place_of
from handlers.platforms import Picture
from locales.voice import Voice

_log = logging.getLogger(__name__)


class Painter(Protocol):
    """What draws the picture of a digest."""

    def alternative(self, digest: Digest) -> str:
        """Words that say the same as the picture."""

    def png(self, digest: Digest) -> bytes:
        """The picture."""


@dataclass(frozen=True, slots=True)
class Worded:
    """What is to be said, with its picture; `lacks_picture` where that can't be drawn.

    What must not be lost has an `opening`, its first line.
    """

    utterance: Utterance
    picture: Picture | None = None
    lacks_picture: bool = False
    opening: str = ""


@dataclass(frozen=True)
class Wording:
    """Finds the words of what waits in the outbox."""

    conversation: Conversation
    voice: Voice
    painter: Painter

    def of(self, posting: Posting, known_as: str) -> Worded | None:
        """What is to be said, None if nothing is left to say.

        `known_as` is the channel as the bot knows it from what it hears.
        """
        match posting.notice.kind:
            case Kind.DIGEST:
                return self._digest(posting)
            case Kind.REMINDER:
                return self._reminder(posting, known_as)
            case Kind.TROUBLE:
                return self._trouble(posting)

    def _digest(self, posting: Posting) -> Worded | None:
        with self.conversation.units_of_work() as work:
            since = work.outbox.last_sent(posting.channel, Kind.DIGEST)
        digest = self.conversation.digest(posting.notice.at, since)
        if digest is None:
            return None
        utterance, alternative = self.voice.tell(digest), self.painter.alternative(digest)
        first, *_ = utterance.text.split("\n", 1)
        opening = f"{first} …"
        try:
            return Worded(utterance, Picture(self.painter.png(digest), alternative), opening=opening)
        except Exception as error:  # noqa: BLE001 - whatever is wrong with a picture, its words are said
            _log.error("a picture can't be drawn: %s", place_of(error))
            return Worded(_with(utterance, alternative), lacks_picture=True, opening=opening)

    def _reminder(self, posting: Posting, known_as: str) -> Worded | None:
        """A reminder, or news, unless it is settled by now or the channel wants no reminders any more."""
        at = posting.notice.at
        due = [*self.conversation.reminders(at, known_as), *self.conversation.news(at)]
        found = next((each for each in due if each.key == posting.notice.key), None)
        return None if found is None else Worded(self.voice.tell(found))

    def _trouble(self, posting: Posting) -> Worded:
        trouble, _, channel = posting.notice.subject.partition(":")
        return Worded(self.voice.tell(InTrouble(channel=channel, trouble=Trouble(trouble))))


def _with(utterance: Utterance, more: str) -> Utterance:
    return replace(utterance, text=f"{utterance.text}\n\n{more}")
