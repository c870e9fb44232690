"""What was not done on a day before: "söndag var det lugnt", "tors inget", "insatsen igår blev inte av"."""

from collections.abc import Sequence
from datetime import date

from bot.dialogue import undoing
from bot.dialogue.hindsight.told import names
from bot.dialogue.turn import Turn
from bot.entries import Entry, Report
from bot.language.intents.sayings import Saying
from bot.language.intents.sign import Sign
from bot.messages import MessageKey
from bot.replies import Reply, SmallTalk

_OFF = frozenset({Sign.OFF, Sign.NOTHING})
_FEW = 1


def quiet(turn: Turn, key: MessageKey, reports: Sequence[Report], said: Sequence[Saying]) -> list[Reply]:
    """Take back what was told of a day on which a message says that nothing was done, and nothing else.

    A day of which nothing was told stays so: nothing of another day is moved there.
    """
    idle = [each for each in said if _is_idle(each, turn.today)]
    others = [each for each in said if each not in idle]
    if not idle or any(_tells(each, reports) for each in others):
        return []
    days = {each.day for each in idle if each.day}
    found = _done(reports, days)
    if not found:
        return [SmallTalk()]
    remarks = all(Sign.IDLE not in each.signs and not each.signs & _OFF for each in idle)
    return [] if remarks else _taken_back(turn, key, found)


def missed(turn: Turn, key: MessageKey, reports: Sequence[Report], said: Sequence[Saying]) -> list[Reply]:
    """Take back what a message names by a word for what was told and by its day, where it was not done."""
    off = [each for each in said if each.signs & _OFF and each.day and each.named and each.definite]
    beside = [each for each in said if each not in off]
    if len(off) != 1 or any(each.activities or each.places or each.partners for each in beside):
        return []
    (about,) = off
    if about.counts or about.partners or about.day is None:
        return []
    found = [(report, entry) for report, entry in _done(reports, {about.day}) if names(about, entry)]
    return _taken_back(turn, key, found) if found else []


def _is_idle(saying: Saying, today: date) -> bool:
    """As in "söndag hände inget", "lördagen ställde vi in", and not "i lördags blev matchen inställd"."""
    nothing = bool(saying.signs & (_OFF | {Sign.IDLE, Sign.REMARKED}))
    past = saying.day is not None and saying.day < today
    ours = Sign.WE in saying.signs or not saying.signs & _OFF
    return past and nothing and not _names(saying) and saying.unknown <= (_FEW if ours else 0)


def _names(saying: Saying) -> bool:
    return bool(saying.activities or saying.places or saying.counts or saying.partners or saying.coming)


def _tells(saying: Saying, reports: Sequence[Report]) -> bool:
    """Whether a clause tells of more than of a day that was told: "nej, bara fredag", "det var fel vecka"."""
    day = saying.day is not None and not _done(reports, {saying.day})
    as_planned = Sign.ALL in saying.signs
    return _names(saying) or day or as_planned or (saying.visits and Sign.IDLE not in saying.signs)


def _done(reports: Sequence[Report], days: set[date]) -> list[tuple[Report, Entry]]:
    """What was told as done on some days, with its report."""
    return [(r, e) for r in reports for e in r.done if e.facts.date in days]


def _taken_back(turn: Turn, key: MessageKey, found: Sequence[tuple[Report, Entry]]) -> list[Reply]:
    """Take back what is of one report and one activity; else ask which."""
    entries = [entry for _, entry in found]
    report = found[0][0]
    alike = len({(each.id, entry.facts.activity) for each, entry in found}) == 1
    if not alike:
        return undoing.ask_which(turn, key, entries)
    return undoing.take_back_entries(turn, report, entries)
