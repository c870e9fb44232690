"""More of what was told: "och i Flemingsberg efter det", "glömde två till", "vi var ute där igår också"."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, timedelta

from bot.dialogue.asking import ask_about
from bot.dialogue.changes import changed
from bot.dialogue.correcting import ask_what
from bot.dialogue.hindsight.more_done.more import More, more_of
from bot.dialogue.hindsight.told import Told, is_at, is_called, number_of
from bot.dialogue.reporting import from_drafts, go_on
from bot.dialogue.storing import recorded
from bot.dialogue.turn import Turn
from bot.entries import Draft, Entry, Guesses, Report
from bot.language.intents.sayings import Saying
from bot.language.intents.sign import Sign
from bot.language.reading import Change, Kind, Reading
from bot.language.words.word_values import PlaceWord
from bot.messages import MessageKey
from bot.questions import Asking
from bot.replies import Reply

_JUST_NOW = timedelta(hours=1)


def added(turn: Turn, key: MessageKey, told: Told, said: Sequence[Saying], reading: Reading) -> list[Reply]:
    """Store what was done beside what was told before; nothing where a message may say something else."""
    more = more_of(said)
    if any(saying.coming for saying in said) or _is_miscounted(told, said) or _is_of_one(told, said):
        return []
    if more is None or (reading.kind is Kind.REPORT and not more.is_placed_before):
        return []
    report, entries = _alike(told, more)
    if _is_of_days_before(turn, report, more) or not entries or not all(e.is_done for e in entries):
        return []
    if not all(is_called(turn, entry, saying) for entry in entries for saying in said):
        return []
    if reading.kind is Kind.REPORT and Sign.THERE not in more.signs and _is_asked_for(entries):
        return []
    if not more.is_sure or _is_open(more, entries):
        return _asked(turn, key, report, more, entries, reading.kind)
    later = report.spoken_of_at < turn.at - _JUST_NOW and _is_done(more)
    if _is_told(more, entries) and not ((later or more.count) and _is_nearby(more, entries)):
        return _again(turn, report, more, entries, later=later)
    if more.count is None and not more.places and (reading.again or not more.day):
        return []
    if not more.places and len({(entry.facts.area, entry.facts.place) for entry in entries}) > 1:
        return ask_what(turn, report.id) if Sign.FURTHER in more.signs else []
    return _go_on(turn, key, _drafts(turn, report, more, entries))


def _is_miscounted(told: Told, said: Sequence[Saying]) -> bool:
    """As in "och Stuvsta var bara tre, räknade fel", where it was told how many they were."""
    wrong = any(Sign.WRONG in saying.signs for saying in said)
    numbered = [saying for saying in said if saying.places and saying.count]
    return wrong and bool(numbered) and all(map(told.is_told_of, numbered))


def _is_of_days_before(turn: Turn, report: Report, more: More) -> bool:
    """As in "glömde en", the morning after: nobody says of what, nor when."""
    named = more.places or more.activities or more.day
    return not named and turn.day_of(report.said_at) != turn.today


def _is_of_one(told: Told, said: Sequence[Saying]) -> bool:
    """As in "och sista Vårby var efter midnatt", which is one of those that were told there."""
    one = [saying for saying in said if saying.position is not None and saying.places]
    return any(Sign.WAS in saying.signs and told.is_told_of(saying) for saying in one)


def _go_on(turn: Turn, key: MessageKey, drafts: tuple[Draft, ...]) -> list[Reply]:
    dropped = turn.dropping()
    turn.close_question()
    return go_on(turn, from_drafts(turn, key, drafts), dropped)


def _is_asked_for(entries: Sequence[Entry]) -> bool:
    """Whether it is known of the place of some entries that inhabitants had asked for it, or had not."""
    return any(entry.facts.requested is not None for entry in entries)


def _alike(told: Told, more: More) -> tuple[Report, tuple[Entry, ...]]:
    """Those told before that there is more of: at the same place, else of the same activity."""
    there = Saying(activities=more.activities, places=more.places)
    report, found = told.meant(there)
    if found and more.places and not more.day and len(more.places) == 1:
        return report, found
    return told.meant(replace(there, places=()))


def _is_told(more: More, entries: Sequence[Entry]) -> bool:
    """Whether all that is named was told, so that no more than a number may be new."""
    if not more.places and more.count and not more.day:
        return not more.is_further
    here = bool(more.places) and all(told_at(place, entries) for place in more.places)
    if here and more.count and Sign.MORE in more.signs and more.count != number_of(entries):
        return False
    days = {entry.facts.date for entry in entries}
    return here and (more.day is None or more.day in days) and not (more.count and more.is_further)


def told_at(place: PlaceWord, entries: Sequence[Entry]) -> bool:
    """Whether some entry is at a place."""
    return any(is_at(Saying(places=(place,)), entry) for entry in entries)


def _is_done(more: More) -> bool:
    """Whether somebody says that they did it there also: "nu gick vi i Vårby också"."""
    return Sign.MORE in more.signs and bool(more.signs & {Sign.DONE, Sign.WE}) and not more.day


def _is_nearby(more: More, entries: Sequence[Entry]) -> bool:
    """Whether no entry is right where it is said to have been: Masmo is in Vårby, and not all of it."""
    told = {(entry.facts.area, entry.facts.place) for entry in entries}
    return bool(more.places) and told.isdisjoint((place.area, place.name) for place in more.places)


def _again(
    turn: Turn, report: Report, more: More, entries: Sequence[Entry], *, later: bool = False
) -> list[Reply]:
    """That it stands so; or ask whether there were so many more, or one more hours `later`."""
    if more.count is None and later and len(entries) == 1:
        change = Change(count=entries[0].facts.count + 1)
        return [ask_about(turn, report, Asking.AFTERTHOUGHT, entries, change=change)]
    if more.count is None:
        return [recorded(turn, report, again=True)]
    if Sign.DONE in more.signs and not more.places and Sign.FURTHER not in more.signs:
        return []
    if len(entries) > 1:
        return ask_what(turn, report.id)
    change = Change(count=entries[0].facts.count + more.count)
    return [ask_about(turn, report, Asking.AFTERTHOUGHT, entries, change=change)]


def _asked(
    turn: Turn, key: MessageKey, report: Report, more: More, entries: Sequence[Entry], kind: Kind
) -> list[Reply]:
    """Ask what was done where nothing was told of, or whether there were more: "missade två"."""
    changed_else = kind is Kind.CORRECTION and Sign.FURTHER in more.signs
    here = all(told_at(place, entries) for place in more.places)
    if more.count and here and (changed_else or Sign.FORGOTTEN in more.signs):
        return _again(turn, report, more, entries)
    new = [place for place in more.places if not told_at(place, entries)]
    hinted = kind is Kind.CORRECTION or not more.signs & {Sign.UNSURE, Sign.UNDER_WAY}
    if not hinted or len(new) != 1 or len(more.places) != 1:
        return []
    guesses = Guesses(activities=tuple({entry.facts.activity: None for entry in entries}))
    (draft, *_) = _drafts(turn, report, more, entries)
    return _go_on(turn, key, (replace(draft, activity=None, requested=None, guesses=guesses),))


def _is_open(more: More, entries: Sequence[Entry]) -> bool:
    """Whether one of several things may have been done at a place: "Skogås också"."""
    return more.count is None and bool(more.places) and len({entry.facts.activity for entry in entries}) > 1


def _drafts(turn: Turn, report: Report, more: More, entries: Sequence[Entry]) -> tuple[Draft, ...]:
    """What there is more of, like those told before but for what is named."""
    like = entries if more.count is None and not more.places else entries[-1:]
    on = more.day or (turn.today if turn.day_of(report.said_at) != turn.today else None)
    drafts = (_draft(entry, more, change) for entry in like for change in _changes(more.places, on))
    return tuple(dict.fromkeys(drafts))


def _changes(places: Iterable[PlaceWord], on: date | None) -> list[Change]:
    return [Change(area=place.area, place=place.name, date=on) for place in places] or [Change(date=on)]


def _draft(entry: Entry, more: More, change: Change) -> Draft:
    """A draft like an entry; what was told of another place or day only is left open.

    Who took part on one day need not have on another.
    """
    facts = changed(entry.facts, change)
    moved = (facts.area, facts.place) != (entry.facts.area, entry.facts.place)
    asked = more.requested if moved or more.requested is not None else facts.requested
    draft = Draft.of(replace(facts, requested=asked))
    draft = replace(draft, count=more.count or (1 if facts.count == 1 else None))
    if more.day not in {None, entry.facts.date} or more.undated:
        draft = replace(draft, partners=frozenset())
    return replace(draft, date=None) if more.undated else draft
