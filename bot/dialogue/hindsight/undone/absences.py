"""What was not done after all: "butiken i Segeltorp var stängd", "en av de tre hade stängt"."""

from collections.abc import Sequence

from bot.dialogue import changing, undoing
from bot.dialogue.correcting import ask_what
from bot.dialogue.hindsight.portions import is_one_report, some_of
from bot.dialogue.hindsight.told import Told, number_of
from bot.dialogue.storing import recorded
from bot.dialogue.turn import Turn
from bot.entries import Entry, Report
from bot.language.intents.sayings import Saying
from bot.language.intents.sign import Sign
from bot.language.reading import Change
from bot.replies import Reply


def gone(turn: Turn, told: Told, said: Sequence[Saying]) -> list[Reply]:
    """Take back what a message says was not done, all of an entry or so many of it; ask where that is open.

    Nothing where it names what was not told, or says more than this.
    """
    absent = [saying for saying in said if _is_off(saying)]
    others = [saying for saying in said if not _is_off(saying)]
    named = [each for each in absent if each.activities or each.places or each.count or some_of(each)]
    numbers = [saying.count for saying in said if saying.count and (saying in others or _is_left(saying))]
    numbers += [saying.left for saying in said if saying.left]
    if not absent or not (named or numbers) or any(_says_else(told, each) for each in said):
        return []
    about = named[0] if named else Saying()
    report, entries = told.meant(about)
    days = {saying.day for saying in said if saying.day} - {entry.facts.date for entry in entries}
    if not entries or not all(entry.is_done for entry in entries) or (days and not numbers):
        return []
    if _may_be_another(said, entries) or _add(told, entries, others):
        return []
    return _taken_off(turn, report, entries, about, numbers)


def _may_be_another(said: Sequence[Saying], entries: Sequence[Entry]) -> bool:
    """As in "inställd hastighetskontroll i Vårby" where two were made there: it need be none of them."""
    new = any(each.named and each.places and not (each.definite or each.counts) for each in said)
    return new and number_of(entries) > 1


def _says_else(told: Told, saying: Saying) -> bool:
    """Whether others took part, or it is of more or of what lies ahead, and not of what "skulle" be done."""
    struck = Sign.STRUCK in saying.signs and Sign.WE not in saying.signs
    names = saying.coming or (not struck and (saying.activities or saying.places))
    ahead = Sign.UNDER_WAY in saying.signs and bool(names)
    other = saying.signs & {Sign.FURTHER, Sign.EXCEPT}
    return bool(saying.partners or saying.absent or ahead or other) or is_one_report(told, saying)


def _is_off(saying: Saying) -> bool:
    """Whether it was not done; what "missades" may have been forgotten, and "inte gemensam" was done."""
    done = saying.signs & {Sign.FORGOTTEN, Sign.ALONE}
    return bool(saying.signs & {Sign.OFF, Sign.NOTHING}) and not done


def _is_left(saying: Saying) -> bool:
    """Whether a number is what is left: "ändra till fyra, hann inte alla", and not "minska med två"."""
    return Sign.EXCHANGED in saying.signs and Sign.FEWER not in saying.signs


def _add(told: Told, entries: Sequence[Entry], others: Sequence[Saying]) -> bool:
    """Whether some clauses tell of something beside the entries that are meant, and not why, or what was."""
    acts = {entry.facts.activity for entry in entries}
    telling = [each for each in others if each.places or each.named or each.count]
    more = any(each.signs & {Sign.MORE, Sign.FURTHER} for each in telling)
    new = [each for each in telling if each.places or (each.named and not each.activities <= acts)]
    return more or not all(_is_kept(told, each) for each in new)


def _is_kept(told: Told, saying: Saying) -> bool:
    """As in "bara fotpatrullen", "patrullen gjorde vi", behind a report of it."""
    stands = Sign.ONLY in saying.signs or (Sign.DONE in saying.signs and saying.definite)
    return stands and told.is_told_of(saying)


def _taken_off(
    turn: Turn, report: Report, entries: Sequence[Entry], saying: Saying, numbers: Sequence[int]
) -> list[Reply]:
    """So many fewer, or all that is named; which one is asked where it may be several."""
    whole = number_of(entries)
    left = _left(numbers, whole)
    if numbers and left is None:
        return [recorded(turn, report, again=True)]
    nothing = Sign.NOTHING in saying.signs or _is_left(saying)
    counted = some_of(saying) or (None if nothing else saying.count)
    some = counted or (whole - left if left else 1 if whole == 1 else None)
    if len(entries) > 1 and (some != whole or not saying.places):
        return ask_what(turn, report.id)
    if some is not None and some < whole and left in {None, whole - some}:
        return changing.apply(turn, report.id, [entries[0].id], Change(count=whole - some))
    if left is None and some in {None, whole}:
        return undoing.take_back_entries(turn, report, entries)
    return ask_what(turn, report.id)


def _left(numbers: Sequence[int], whole: int) -> int | None:
    """How many were done of those that were told: "det var tre på listan, en var stängd, vi gjorde två"."""
    fewer = [number for number in numbers if number < whole]
    return fewer[-1] if fewer else None


def only(turn: Turn, told: Told, said: Sequence[Saying]) -> list[Reply]:
    """Take back what was told beside the one place that was visited: "det blev bara Vårby till slut"."""
    alone = [saying for saying in said if Sign.ONLY_THERE in saying.signs and Sign.UNSURE not in saying.signs]
    if turn.open_question() or len(alone) != 1 or any(map(_says_more_than_where, said)):
        return []
    report, kept = told.meant(alone[0])
    others = [entry for entry in report.entries if entry not in kept]
    days = {entry.facts.date for entry in kept}
    if any(saying.day and {saying.day} != days for saying in said):
        return []
    alike = {entry.facts.activity for entry in report.entries}
    if not kept or not others or len(alike) != 1 or not all(entry.is_done for entry in report.entries):
        return []
    denied = [saying for saying in said if saying.places and saying is not alone[0]]
    if any(Sign.DENIED not in each.signs or not set(told.meant(each)[1]) <= set(others) for each in denied):
        return []
    return undoing.take_back_entries(turn, report, others)


def _says_more_than_where(saying: Saying) -> bool:
    beside = saying.count or saying.partners or saying.absent or saying.unknown > 1
    return bool(beside) or not saying.signs.isdisjoint({Sign.UNDER_WAY, Sign.FURTHER, Sign.NEXT})
