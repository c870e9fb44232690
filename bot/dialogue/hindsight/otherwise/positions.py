"""Which of those told is meant by its position: "den sista ska vara 4", "den i mitten ska bort"."""

from collections.abc import Sequence

from bot.dialogue import changing, undoing
from bot.dialogue.finding import told_at
from bot.dialogue.hindsight.told import Told
from bot.dialogue.turn import Turn
from bot.entries import Entry, Report
from bot.language.intents.sayings import Saying
from bot.language.intents.sign import Sign
from bot.language.reading import Change
from bot.language.words.word_values import PlaceWord
from bot.replies import Reply

_PUT_RIGHT = frozenset({Sign.MEANT, Sign.EXCHANGED, Sign.WRONG})
_OF_ELSE = frozenset({Sign.FURTHER, Sign.ANOTHER, Sign.NEXT, Sign.DONE})


def pointed_out(turn: Turn, told: Told, said: Sequence[Saying]) -> list[Reply]:
    """Change or take back the one of those told that a message means; nothing where it says more of any."""
    pointing = [saying for saying in said if _points(saying)]
    if turn.open_question() or len(pointing) != 1 or any(_says_more(saying) for saying in said):
        return []
    (saying,) = pointing
    report, entries = _at(turn, told, saying)
    if report is None or not entries or not turn.may_change(report):
        return []
    if Sign.STRUCK in saying.signs:
        return undoing.take_back_entries(turn, report, entries)
    change = _change(saying)
    if change == Change() or saying.signs.isdisjoint(_PUT_RIGHT):
        return []
    return changing.apply(turn, report.id, [entry.id for entry in entries], change)


def _change(saying: Saying) -> Change:
    """What a clause says instead: "den första ska vara i Trångsund"."""
    count = saying.counts[0] if len(saying.counts) == 1 else None
    place = saying.places[0] if len(saying.places) == 1 else PlaceWord(None)
    return Change(count=count, area=place.area, place=place.name)


def _points(saying: Saying) -> bool:
    return saying.position is not None or Sign.MIDDLE in saying.signs


def _at(turn: Turn, told: Told, saying: Saying) -> tuple[Report | None, Sequence[Entry]]:
    """What stands at a position of the latest report, or of the day's; in the middle of an odd number."""
    if saying.position is not None:
        return told_at(turn, saying.position, None)
    entries = told.latest.entries
    middle, even = len(entries) // 2, len(entries) % 2 == 0
    return told.latest, () if even or not middle else entries[middle : middle + 1]


def _says_more(saying: Saying) -> bool:
    """Whether a clause names anything else of it, or of more; "den första" is no day."""
    named = saying.activities or saying.partners or saying.absent or saying.coming
    day = saying.day is not None and saying.day.day != (saying.position or 0) + 1
    valued = bool(saying.counts or saying.places) and not _points(saying)
    beside = named or day or valued or saying.requested is not None
    more = saying.signs & _OF_ELSE and Sign.EXCHANGED not in saying.signs
    return bool(beside or more or saying.unknown)
