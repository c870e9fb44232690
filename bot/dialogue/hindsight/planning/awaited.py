"""What was planned or called off, and of which nothing has been told since its day came."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from bot.dialogue.turn import Turn
from bot.entries import Entry, EntryKind, Report
from bot.language.intents.sayings import Saying
from bot.language.intents.sign import Sign

_A_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Waiting:
    """A plan whose day has come, or a call-off of these days, of which nothing has been told since."""

    report: Report
    entry: Entry

    @property
    def planned(self) -> bool:
        """Whether it was planned, and not called off."""
        return self.entry.facts.kind is EntryKind.PLANNED


def awaited(turn: Turn, reports: Sequence[Report]) -> list[Waiting]:
    """All that waits among some reports."""
    return [Waiting(r, e) for r in reports for e in r.entries if _waits(turn, r, e, reports)]


def _waits(turn: Turn, report: Report, entry: Entry, reports: Sequence[Report]) -> bool:
    since = [each for other in reports if other.said_at > report.said_at for each in other.entries]
    settled = any(_settles(each, entry) and not is_of_other(each, entry, report) for each in since)
    days = turn.today - _A_DAY <= entry.facts.date <= turn.today
    return not entry.is_done and days and not settled


def _settles(later: Entry, entry: Entry) -> bool:
    """Whether what was told later is what became of an entry, there or elsewhere."""
    alike = later.facts.activity == entry.facts.activity and later.facts.date >= entry.facts.date
    return alike and later.facts.kind is not EntryKind.PLANNED


def is_of_other(later: Entry, entry: Entry, report: Report) -> bool:
    """As in "Vårby är gjord", where patrols in Vårby and Skogås were planned: it leaves Skogås waiting."""
    others = [each for each in report.entries if _place(each) != _place(entry)]
    return _place(later) in map(_place, others)


def _place(entry: Entry) -> tuple[str, str | None, str | None]:
    return entry.facts.activity, entry.facts.area, entry.facts.place


def wish(saying: Saying) -> bool | None:
    """Whether inhabitants had asked for it, as a clause tells: "Flempan klar, ingen hade bett om den"."""
    if Sign.ASKED not in saying.signs:
        return None
    return Sign.DENIED not in saying.signs if saying.requested is None else saying.requested


def asked_for(said: Sequence[Saying], before: bool | None) -> bool | None:  # noqa: FBT001 - what was known
    """Whether inhabitants had asked for what was planned, as a message tells, or as was known before it."""
    return next((asked for each in said if (asked := wish(each)) is not None), before)
