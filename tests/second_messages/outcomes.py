"""What comes of a second message, played through the real conversation and storage."""

import json
import shutil
from collections import Counter
from collections.abc import Iterable
from contextlib import closing
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from bot.dialogue.conversation import Conversation
from bot.members import Role
from bot.replies import Asked, Recorded
from handlers.scripts import Script
from storage.database import Database
from tests.corpora import PARTNERSHIP
from tests.dialogues.playing import Overheard, partnership, reader, voice
from tests.second_messages.situations import Situation, Standing


class Outcome(StrEnum):
    """What came of a message; one that was understood is `exact`."""

    EXACT = "exact"
    WRONG = "wrong"
    """What stands is not what was meant, and nothing was asked."""
    ASKED = "asked"
    PASSED_OVER = "passed over"
    """Nothing was changed and nothing asked, though something was meant."""


@dataclass(frozen=True)
class Theatre:
    """Where situations are played: a new database for every message, from an empty one in a folder."""

    folder: Path

    def outcomes(self, played: Iterable[Situation]) -> Counter[Outcome]:
        """How many messages of some situations came to what."""
        return Counter(self.outcome(each, say) for each in played for say in each.say)

    def outcome(self, situation: Situation, say: str) -> Outcome:
        """What comes of one of the ways in which a situation goes on."""
        with closing(Database(self._database())) as database:
            conversation = Overheard(
                partnership(PARTNERSHIP), reader(PARTNERSHIP), database.units_of_work(PARTNERSHIP)
            )
            script = Script(
                conversation, voice(PARTNERSHIP), organisation=situation.organisation, role=Role.REPORTER
            )
            for at, told in situation.told:
                _say(script, at.isoformat(), told)
            before = _standing(conversation)
            conversation.said.clear()
            _say(script, situation.at.isoformat(), say)
            return _outcome(before, _standing(conversation), situation, asked=_asks(conversation))

    def _database(self) -> str:
        template, played = self.folder / "template.sqlite3", self.folder / "played.sqlite3"
        if not template.exists():
            with closing(Database(f"sqlite:///{template}")) as database:
                database.migrate()
        for leftover in self.folder.glob("played.sqlite3*"):
            leftover.unlink()
        shutil.copy(template, played)
        return f"sqlite:///{played}"


def _outcome(before: Standing, after: Standing, situation: Situation, *, asked: bool) -> Outcome:
    changes = before != situation.stands
    if after == situation.stands and (changes or not asked):
        return Outcome.EXACT
    if asked:
        return Outcome.ASKED
    return Outcome.PASSED_OVER if after == before else Outcome.WRONG


def _say(script: Script, at: str, text: str) -> None:
    list(script.run([json.dumps({"at": at, "user": "reporter", "text": text})]))


def _asks(conversation: Overheard) -> bool:
    return any(
        isinstance(reply, Asked) or (isinstance(reply, Recorded) and reply.question is not None)
        for reply in conversation.said
    )


def _standing(conversation: Conversation) -> Standing:
    stands: Standing = Counter()
    with conversation.units_of_work() as work:
        for entry in work.reports.entries():
            facts = entry.facts
            if entry.is_done:
                key = (facts.activity, facts.date, facts.area, facts.partners, facts.requested)
                stands[key] += facts.count
    return stands
