"""What else was done where the last was: "krogtillsyn 2 där med", "två krogar på samma runda"."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from bot.dialogue.hindsight.told import Told, is_at
from bot.dialogue.lacking import marked
from bot.dialogue.reporting import from_drafts, go_on
from bot.dialogue.turn import Turn
from bot.entries import Draft, Entry
from bot.language.intents.sayings import Saying
from bot.language.intents.sign import Sign
from bot.language.reading import Kind, Missing, Reading
from bot.messages import MessageKey
from bot.replies import Reply

_DONE = frozenset({Sign.DONE, Sign.FORGOTTEN})
_OF_ELSE = frozenset({
    Sign.OFF, Sign.NOTHING, Sign.DENIED, Sign.SHARE, Sign.EXCEPT, Sign.ELSEWHERE, Sign.UNDER_WAY, Sign.UNSURE,
    Sign.WRONG, Sign.EXCHANGED, Sign.INSTEAD,
})  # fmt: skip


def done_there(
    turn: Turn, key: MessageKey, told: Told, said: Sequence[Saying], reading: Reading
) -> list[Reply]:
    """Store another activity as it was told, at the one place of the latest report, and on its day.

    Nothing where no word leads back to that, or the latest was at several places, or not done.
    """
    here = {(entry.facts.area, entry.facts.place) for entry in told.latest.entries}
    if len(here) != 1 or here == {(None, None)} or not _leads_there(told, said):
        return []
    drafts = _told(turn, said, reading)
    known = {entry.facts.activity for entry in told.latest.entries}
    if not drafts or any(draft.activity in known for draft in drafts):
        return []
    day = _day(told.latest.entries, said)
    ((area, place),) = here
    begun = [replace(draft, area=area, place=place, date=day or draft.date) for draft in drafts]
    dropped = turn.dropping()
    turn.close_question()
    return go_on(turn, from_drafts(turn, key, tuple(begun)), dropped)


def _leads_there(told: Told, said: Sequence[Saying]) -> bool:
    """Whether a message is of where the last was, by "där" or by its name behind "glömde"."""
    entries = told.latest.entries
    named = [saying for saying in said if saying.places]
    there = any(Sign.THERE in saying.signs for saying in said)
    forgotten = named and any(Sign.FORGOTTEN in saying.signs for saying in said)
    done = all(entry.is_done and all(is_at(saying, entry) for saying in named) for entry in entries)
    return done and bool(there or forgotten) and not any(map(_is_of_else, said))


def _is_of_else(saying: Saying) -> bool:
    telling = saying.activities or saying.places or saying.counts
    return bool(saying.coming or (telling and not saying.signs.isdisjoint(_OF_ELSE)))


def _told(turn: Turn, said: Sequence[Saying], reading: Reading) -> tuple[Draft, ...]:
    """The drafts of a report; or the one thing that words for what is visited stand for, if it was done."""
    if reading.kind is Kind.REPORT:
        whole = set(reading.missing) <= {Missing.AREA}
        return marked(turn, reading) if whole and not any(each.area for each in reading.entries) else ()
    acts = {activity for saying in said for activity in saying.activities}
    counts = {saying.count for saying in said if saying.count}
    done = any(not saying.signs.isdisjoint(_DONE) for saying in said)
    if reading.kind is not Kind.UNCLEAR or len(acts) != 1 or len(counts) != 1 or not done:
        return ()
    return tuple(replace(draft, activity=acts.pop(), count=counts.pop()) for draft in reading.entries[:1])


def _day(entries: Sequence[Entry], said: Sequence[Saying]) -> date | None:
    """The day of the latest, where no other is said."""
    days = {entry.facts.date for entry in entries}
    return days.pop() if len(days) == 1 and not any(saying.day for saying in said) else None
