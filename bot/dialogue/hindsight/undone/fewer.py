"""So many fewer than were told: "en av dem har kollegan redan rapporterat", "två för mycket, alltså tio"."""

from collections.abc import Sequence

from bot.dialogue import changing, undoing
from bot.dialogue.correcting import ask_what
from bot.dialogue.hindsight.portions import is_one_report, some_of
from bot.dialogue.hindsight.told import Told, is_told, number_of
from bot.dialogue.turn import Turn
from bot.entries import Entry, Report
from bot.language.intents.sayings import Saying
from bot.language.intents.sign import Sign
from bot.language.reading import Change
from bot.replies import Reply

_TAKES = frozenset({Sign.FEWER, Sign.STRUCK})
_OF_ELSE = frozenset({Sign.FURTHER, Sign.ANOTHER, Sign.NEXT, Sign.ELSEWHERE, Sign.FORGOTTEN, Sign.EXCEPT})
_NEW_NUMBER = frozenset({Sign.EXCHANGED, Sign.ONLY, Sign.WAS})


def lessened(turn: Turn, told: Told, said: Sequence[Saying]) -> list[Reply]:
    """Let the one entry that is meant tell of so many fewer, or of what that leaves.

    It is asked what is meant where the two don't add up, or several entries were told. Nothing where it is
    said neither that some are to go nor what that leaves, or a message says more than this.
    """
    named = next((each for each in said if each.activities or each.places), Saying())
    report, entries = told.meant(named)
    if not entries or any(is_one_report(told, each) or _is_of_else(each, entries) for each in said):
        return []
    whole = number_of(entries)
    if any(_is_how_often(each, whole) for each in said):
        return []
    off, left = _off(said), _left(said)
    takes = any(not each.signs.isdisjoint(_TAKES) for each in said)
    adds_up = off is not None and left is not None and off + left == whole
    if not (takes or adds_up) or (off is None and left is None):
        return []
    fewer = off if off is not None and off != whole else whole - (left or 0)
    fits = 0 < fewer <= whole and (left is None or left == whole - fewer)
    return _taken_off(turn, report, entries, fewer) if fits else ask_what(turn, report.id)


def _taken_off(turn: Turn, report: Report, entries: Sequence[Entry], fewer: int) -> list[Reply]:
    whole = number_of(entries)
    if fewer == whole:
        return undoing.take_back_entries(turn, report, entries)
    if len(entries) > 1:
        return ask_what(turn, report.id)
    return changing.apply(turn, report.id, [entries[0].id], Change(count=whole - fewer))


def _is_of_else(saying: Saying, entries: Sequence[Entry]) -> bool:
    """Whether a clause is of others, of how many "vi var", of more, or of what was not told."""
    joint = saying.partners or saying.absent or saying.requested is not None
    team = {Sign.WE, Sign.WAS} <= saying.signs
    new = (saying.named and not _is_named(saying, entries)) or not is_told(saying, entries)
    days = {saying.day} - {None} - {entry.facts.date for entry in entries}
    more = saying.signs & _OF_ELSE and Sign.FEWER not in saying.signs
    return bool(joint or team or new or days or saying.coming or more)


def _is_named(saying: Saying, entries: Sequence[Entry]) -> bool:
    return all(entry.facts.activity in saying.activities for entry in entries)


def _off(said: Sequence[Saying]) -> int | None:
    """How many are to go: the number beside the word that says so, else "två av dem", "den ena"."""
    taking = [each for each in said if not each.signs.isdisjoint(_TAKES)]
    numbers = [number for each in taking if (number := some_of(each) or _own_number(each))]
    numbers += [number for each in said if each not in taking and (number := some_of(each))]
    return numbers[0] if numbers else None


def _own_number(saying: Saying) -> int | None:
    """As in "minska med två", and not in "stryk, räkna bara en"."""
    whole = Sign.EXCHANGED in saying.signs and Sign.FEWER not in saying.signs
    return None if whole or Sign.ONLY in saying.signs else saying.count


def _is_how_often(saying: Saying, whole: int) -> bool:
    """As in "nej, två gånger" behind one, of which two can't be too many."""
    counted = saying.signs & {Sign.NO, Sign.WAS} and Sign.STRUCK not in saying.signs
    return bool(counted) and saying.count is not None and saying.count > whole


def _left(said: Sequence[Saying]) -> int | None:
    """How many there were after all: "så sex blev det", "räkna bara en", "alltså tio"."""
    found = [each.left or each.count for each in said if some_of(each) is None and _tells_left(each)]
    return next(iter(found), None)


def _tells_left(saying: Saying) -> bool:
    if saying.left:
        return True
    bare = bool(saying.counts) and not saying.unknown and not saying.activities
    alone = bare and Sign.PAST not in saying.signs
    new = alone or not saying.signs.isdisjoint(_NEW_NUMBER)
    return new and saying.count is not None and saying.signs.isdisjoint(_TAKES)
