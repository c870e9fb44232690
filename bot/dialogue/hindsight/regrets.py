"""That what was just taken back is to stand after all: "nej, de ska vara med ändå", "lägg in dem igen"."""

from collections.abc import Sequence
from datetime import timedelta

from bot.dialogue import undoing
from bot.dialogue.finding import LOOK_BACK
from bot.dialogue.turn import Turn
from bot.entries import Report
from bot.language.intents.sayings import Saying
from bot.language.intents.sign import Sign
from bot.replies import Reply

_JUST_NOW = timedelta(hours=1)
_BACK_AGAIN = frozenset({Sign.MORE, Sign.AFTER_ALL, Sign.FORGOTTEN, Sign.KEPT})
_MEANT = frozenset({Sign.MEANT, Sign.UNDER_WAY, Sign.ALL})
_ANSWERS = frozenset({Sign.YES, Sign.NO, Sign.THEY})
_DENIES = frozenset({Sign.DENIED, Sign.OFF, Sign.NOTHING})


def put_back(turn: Turn, reports: Sequence[Report], said: Sequence[Saying]) -> list[Reply]:
    """Let what was just taken back stand again, where nothing was told since; nothing where more is named."""
    gone = turn.work.reports.last_taken_back(turn.member.id, turn.at - LOOK_BACK)
    if gone is None or gone.at < turn.at - _JUST_NOW or any(each.said_at > gone.at for each in reports):
        return []
    known = frozenset(entry.facts.activity for report in reports for entry in report.entries)
    stand = any(map(_stands, said)) and not any(_says_more(saying, known) for saying in said)
    return undoing.put_back(turn) if stand else []


def _stands(saying: Saying) -> bool:
    """As in "de ska vara med ändå", "in med dem igen", "jo den gjordes"; "ta bort dem igen" strikes more."""
    if saying.signs & _DENIES or (Sign.STRUCK in saying.signs and not saying.signs >= {Sign.KEPT, Sign.MORE}):
        return False
    kept = Sign.KEPT in saying.signs and bool(saying.signs & _MEANT) and Sign.WE not in saying.signs
    again = (saying.back or saying.definite) and not saying.signs.isdisjoint(_BACK_AGAIN)
    done = saying.back and Sign.DONE in saying.signs and not saying.signs.isdisjoint(_ANSWERS)
    return not saying.unknown and (kept or again or done)


def _says_more(saying: Saying, known: frozenset[str]) -> bool:
    """Whether a clause names anything but what is gone ("hembesöken ska vara kvar"), or who took part."""
    gone = saying.definite and saying.activities.isdisjoint(known)
    named = (
        (saying.activities and not gone) or saying.visits or saying.places or saying.counts or saying.count
    )
    return bool(named or saying.partners or saying.absent or saying.coming or saying.day)
