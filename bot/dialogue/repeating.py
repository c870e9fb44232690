"""What a member tells by what they told before: "samma igår", "samma dag"."""

from dataclasses import replace

from bot.dialogue.changes import changed
from bot.dialogue.finding import last_spoken_of, latest_report, recent_reports
from bot.dialogue.reporting import from_drafts, go_on
from bot.dialogue.turn import Turn
from bot.entries import Draft, Facts
from bot.language.reading import Change, Reading
from bot.language.words.word_values import PlaceWord
from bot.messages import MessageKey
from bot.replies import Dropped, Reply


def repeat(turn: Turn, key: MessageKey, reading: Reading, dropped: Dropped | None) -> list[Reply] | None:
    """A new report like the latest one but for the change, as in "samma igår"; None where there is none."""
    report = next((each for each in last_spoken_of(recent_reports(turn)) if each.done), None)
    if report is None:
        return None
    change = reading.change
    if turn.day_of(report.said_at) != turn.today and _names_nothing(reading):
        return None
    if change.date is None and turn.day_of(report.said_at) != turn.today:
        change = replace(change, date=turn.today)
    repeated = report.done if change.count is None else report.done[-1:]
    drafts = [_like(entry.facts, each) for entry in repeated for each in _at_each_place(reading, change)]
    if any(told.count is None for told in reading.entries):
        drafts = [_uncounted(draft) for draft in drafts]
    if any(told.date is None for told in reading.entries):
        drafts = [replace(draft, date=None) for draft in drafts]
    return go_on(turn, from_drafts(turn, key, tuple(dict.fromkeys(drafts))), dropped)


def _names_nothing(reading: Reading) -> bool:
    """As in "glömde en", days after what was told: nobody says of what."""
    change = reading.change
    placed = any(isinstance(unit.value, PlaceWord) for unit in reading.units)
    return change.count is not None and replace(change, count=None) == Change() and not placed


def _at_each_place(reading: Reading, change: Change) -> list[Change]:
    """A change for each place that is named."""
    places = [unit.value for unit in reading.units if isinstance(unit.value, PlaceWord)]
    return [replace(change, area=place.area, place=place.name) for place in places] or [change]


def _like(facts: Facts, change: Change) -> Draft:
    """A draft like an entry; whether inhabitants had asked for another place has to be told anew."""
    again = changed(facts, change)
    moved = (again.area, again.place) != (facts.area, facts.place)
    return Draft.of(replace(again, requested=change.requested) if moved else again)


def _uncounted(draft: Draft) -> Draft:
    """A draft like an entry that told of several, where nobody said that it was as many here."""
    return draft if draft.count == 1 else replace(draft, count=None)


def dated_as_before(turn: Turn, reading: Reading) -> Reading:
    """A telling of "samma dag" with the day of the latest report, if there is one and it has one day."""
    latest = latest_report(turn) if reading.same_day else None
    days = {entry.facts.date for entry in latest.entries} if latest else set()
    if len(days) != 1:
        return reading
    (day,) = days
    return replace(reading, entries=tuple(replace(entry, date=day) for entry in reading.entries))
