"""What was not done after all: "butiken i Segeltorp var stängd", "en av de tre hade stängt"."""

from collections.abc import Sequence

from bot.dialogue import changing, undoing
from bot.dialogue.correcting import ask_what
from bot.dialogue.hindsight.told import Told, number_of
from bot.dialogue.turn import Turn
from bot.entries import Entry, Report
from bot.language.intents.sayings import Saying, Sign
from bot.language.reading import Change
from bot.replies import Reply


def gone(turn: Turn, told: Told, said: Sequence[Saying]) -> list[Reply]:
    """Take back what a message says was not done, all of an entry or so many of it; ask where that is open.

    Nothing where it names what was not told, or says more than this.
    """
    absent = [saying for saying in said if Sign.OFF in saying.signs]
    others = [saying for saying in said if Sign.OFF not in saying.signs]
    named = [saying for saying in absent if saying.activities or saying.places or saying.count]
    if not named or any(saying.partners or saying.day or Sign.UNDER_WAY in saying.signs for saying in said):
        return []
    report, entries = told.meant(named[0])
    if not entries or not all(entry.is_done for entry in entries) or any(_adds(each) for each in others):
        return []
    return _taken_off(turn, report, entries, named[0], others)


def _adds(saying: Saying) -> bool:
    return bool(saying.places or saying.named or Sign.MORE in saying.signs)


def _taken_off(
    turn: Turn, report: Report, entries: Sequence[Entry], saying: Saying, others: Sequence[Saying]
) -> list[Reply]:
    """So many fewer, or all that is named; which one is asked where it may be several."""
    left = next((other.count for other in others if other.count), None)
    whole = number_of(entries)
    some = saying.count or (1 if whole == 1 or left == whole - 1 else None)
    if len(entries) > 1 and (some != whole or not saying.places):
        return ask_what(turn, report.id)
    if some is not None and some < whole and left in {None, whole - some}:
        return changing.apply(turn, report.id, [entries[0].id], Change(count=whole - some))
    if left is None and some in {None, whole}:
        return undoing.take_back_entries(turn, report, entries)
    return ask_what(turn, report.id)
