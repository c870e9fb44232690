"""What is told once more in other numbers: "nej, tre krogar idag", "tre tillsyner i Trångsund totalt"."""

from collections.abc import Sequence

from bot.dialogue import changing
from bot.dialogue.correcting import ask_what
from bot.dialogue.hindsight.told import Told
from bot.dialogue.turn import Turn
from bot.entries import Draft, Entry
from bot.language.intents.sayings import Saying
from bot.language.intents.sign import Sign
from bot.language.reading import Change, Kind, Reading
from bot.messages import MessageKey
from bot.replies import Reply

_TELLS = frozenset({Kind.REPORT, Kind.UNCLEAR})
_DENIES = frozenset({Sign.NO, Sign.WRONG})


def told_anew(
    turn: Turn, _key: MessageKey, told: Told, said: Sequence[Saying], reading: Reading
) -> list[Reply]:
    """Ask what is to be changed, where a whole report would count again what was told otherwise before it.

    A sum of what was told, and of more, is the number of the one entry that it can be of. Nothing where any
    of it is new, or all of it stands so.
    """
    denied, together = bool(said[0].signs & _DENIES), any(Sign.TOGETHER in each.signs for each in said)
    if not (denied or together) or reading.kind not in _TELLS or not reading.entries or reading.again:
        return []
    entries = [entry for report in told.reports for entry in report.done]
    before = [[entry for entry in entries if _is_of(draft, entry)] for draft in reading.entries]
    known = any(before) if together else all(before)
    if not known or all(_stands(*pair) for pair in zip(reading.entries, before, strict=True)):
        return []
    summed = _summed(turn, told, reading.entries, before) if together else []
    return summed or ask_what(turn, told.latest.id)


def _summed(
    turn: Turn, told: Told, drafts: Sequence[Draft], before: Sequence[Sequence[Entry]]
) -> list[Reply]:
    """Let the only entry of which a sum can be tell of as many; nothing where there are several."""
    if len(drafts) != 1 or len(before[0]) != 1:
        return []
    (entry,) = before[0]
    report = next(report for report in told.reports if entry in report.entries)
    return changing.apply(turn, report.id, [entry.id], Change(count=drafts[0].count))


def _is_of(draft: Draft, entry: Entry) -> bool:
    """Whether an entry is of the activity, the day and the place that a draft names."""
    facts = entry.facts
    named = draft.activity in {None, facts.activity} and draft.area in {None, facts.area}
    return named and draft.date in {None, facts.date}


def _stands(draft: Draft, entries: Sequence[Entry]) -> bool:
    return draft.count is None or any(entry.facts.count == draft.count for entry in entries)
