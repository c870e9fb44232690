"""What was on another day than it was told: "patrullen var igår", "den i Vårby är från i torsdags"."""

from collections.abc import Sequence
from datetime import date, timedelta

from bot.dialogue import changing
from bot.dialogue.asking import ask_about
from bot.dialogue.hindsight.told import Told, as_told, is_told
from bot.dialogue.storing import recorded
from bot.dialogue.turn import Turn
from bot.entries import Entry, Report
from bot.language.intents.sayings import Saying
from bot.language.intents.sign import Sign
from bot.language.reading import Change
from bot.questions import Asking
from bot.replies import Reply

_PUT_RIGHT = frozenset({Sign.WRONG, Sign.EXCHANGED, Sign.INSTEAD, Sign.FORGOTTEN})
_TELLS = frozenset({Sign.WAS, Sign.DONE}) | _PUT_RIGHT
_ELSE = frozenset(
    {Sign.MORE, Sign.FURTHER, Sign.ANOTHER, Sign.SHARE, Sign.HALF, Sign.NEXT, Sign.THERE, Sign.OFF}
    | {Sign.EXCEPT, Sign.ELSEWHERE}
)
_FEW = 1
_JUST_NOW = timedelta(hours=1)


def redated(turn: Turn, told: Told, said: Sequence[Saying]) -> list[Reply]:
    """Let what a message names be of the day that it says; ask which one, where it names several.

    Nothing where it may be of another occasion, or says more than this.
    """
    whole = [as_told(turn, told, saying) for saying in said]
    known = [saying for saying in whole if not _is_as_told(turn, told, saying)]
    if any(saying.undated for saying in known):
        return _ask_day(turn, told, known)
    if not known and any(Sign.WAS in saying.signs for saying in whole):
        return [recorded(turn, told.meant(whole[0])[0], again=True)]
    day = _day(known)
    if day is None or day > turn.today or any(map(_says_else, known)) or not _are_told_of(known, whole):
        return []
    named = _named(known)
    report, entries = told.meant(named)
    denied = {saying.day for saying in known if Sign.DENIED in saying.signs and saying.day}
    if (
        not entries
        or not is_told(named, entries)
        or not all(_may_be(entry, day, denied) for entry in entries)
    ):
        return []
    put_right = bool(denied) or any(saying.signs & _PUT_RIGHT for saying in known)
    every = any(saying.several or Sign.EVERY in saying.signs for saying in known)
    if len(entries) > 1 and not every:
        if named.activities or named.places:
            return [ask_about(turn, report, Asking.WHICH_ENTRY, entries, change=Change(date=day))]
        if not put_right or len({entry.facts.date for entry in entries}) > 1:
            return []
    just_now = report.said_at > turn.at - _JUST_NOW and not any(map(_may_be_another, known))
    return _moved(turn, report, entries, day, sure=put_right or just_now)


def _moved(turn: Turn, report: Report, entries: Sequence[Entry], day: date, *, sure: bool) -> list[Reply]:
    """Change the day; where it may be of another occasion, ask whether that is meant."""
    change = Change(date=day)
    if sure:
        return changing.apply(turn, report.id, [entry.id for entry in entries], change)
    return [ask_about(turn, report, Asking.AFTERTHOUGHT, entries, change=change)]


def _ask_day(turn: Turn, told: Told, said: Sequence[Saying]) -> list[Reply]:
    """As in "nej, den i Skogås var förra lördagen": it was not of its day, and Swedes differ over which."""
    named = _named(said)
    report, entries = told.meant(named)
    put_right = any(saying.signs & _PUT_RIGHT for saying in said) and (named.places or named.activities)
    if not put_right or len(entries) != 1 or any(map(_says_else, said)) or not is_told(named, entries):
        return []
    return [ask_about(turn, report, Asking.DATE, entries)]


def _is_as_told(turn: Turn, told: Told, saying: Saying) -> bool:
    """As in "patrullen var igår, kontrollen idag", of a check that was told of today.

    A Monday that was told is the one that is named, also on the next Monday.
    """
    if saying.day is None or not (saying.definite or saying.places) or Sign.DENIED in saying.signs:
        return False
    entries = told.meant(saying)[1]
    days = {entry.facts.date for entry in entries}
    same = saying.day == turn.today and {day.weekday() for day in days} == {turn.today.weekday()}
    return bool(entries) and (same or days == {saying.day})


def _day(said: Sequence[Saying]) -> date | None:
    """The one day on which it was; None where none is said, or several are."""
    days = {saying.day for saying in said if saying.day and Sign.DENIED not in saying.signs}
    return days.pop() if len(days) == 1 else None


def _says_else(saying: Saying) -> bool:
    """Whether a clause tells of more, of others or of what lies ahead, or speaks what nobody knows."""
    beside = saying.counts or saying.partners or saying.absent or saying.requested is not None
    strange = (saying.day or saying.places or saying.activities) and saying.unknown > _FEW
    ahead = saying.coming or Sign.UNDER_WAY in saying.signs
    return bool(beside or strange or ahead) or not saying.signs.isdisjoint(_ELSE)


def _are_told_of(said: Sequence[Saying], whole: Sequence[Saying]) -> bool:
    """As in "patrullen var igår", "den i Vårby är från igår"; "fotpatrull igår" is one more."""
    tells = any(not saying.signs.isdisjoint(_TELLS) for saying in whole)
    return tells and any(saying.day and _names_known(saying) for saying in said)


def _names_known(saying: Saying) -> bool:
    known = saying.definite or saying.back or (saying.places and not saying.named)
    return bool(known) or Sign.WRONG in saying.signs


def _may_be_another(saying: Saying) -> bool:
    """As in "vi var på krogarna igår"; "fotpatrullen gick vi igår" is the one that was told."""
    return Sign.WE in saying.signs and not (saying.back or (saying.named and saying.definite))


def _named(said: Sequence[Saying]) -> Saying:
    """What all clauses name together."""
    acts = [saying.activities for saying in said if saying.activities]
    places = tuple(place for saying in said for place in saying.places)
    return Saying(activities=frozenset[str]().union(*acts), places=places)


def _may_be(entry: Entry, day: date, denied: set[date]) -> bool:
    """Whether an entry is of another day, and of the one that is denied if any is."""
    return entry.is_done and entry.facts.date != day and denied <= {entry.facts.date}
