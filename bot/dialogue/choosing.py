"""Which of the entries that are offered an answer means, by what it says of them: "Masmo, de två"."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from bot.dialogue.hindsight.told import names, nearest
from bot.dialogue.turn import Turn
from bot.entries import Entry
from bot.language.intents.sayings import Saying
from bot.language.intents.sign import Sign
from bot.language.reading import Change
from bot.questions import Asking, Question

_VALUES = ("activities", "places", "counts", "count", "day", "partners", "absent", "coming")
_TELLS_MORE = frozenset(
    {Sign.OFF, Sign.DONE, Sign.MORE, Sign.FURTHER, Sign.ANOTHER, Sign.FORGOTTEN, Sign.SHARE, Sign.EVERY}
    | {Sign.EXCEPT, Sign.EXCHANGED, Sign.REVERSED, Sign.INSTEAD, Sign.NEXT, Sign.REMARKED, Sign.NOTHING}
)


def chosen(turn: Turn, text: str, question: Question, entries: Sequence[Entry]) -> Entry | None:
    """The one that fits all that is said of it, or any of several alike; None where it may be another.

    As in "den i Skogås", "Skogås, inte Vårby", "den där det bara står en". What is to become of it may be
    said once more: "fotpatrullen i Skogås var igår".
    """
    sayings = turn.reader.sayings(text, turn.at, turn.member.organisation)
    said = [each for each in sayings if any(getattr(each, value) for value in _VALUES)]
    if not said or any(each.unknown for each in sayings) or any(_tells_more(each, question) for each in said):
        return None
    meant = [each for each in said if Sign.DENIED not in each.signs]
    denied = [each for each in said if Sign.DENIED in each.signs]
    change = question.change or Change()
    found = _fitting(entries, meant, change)
    if not found and question.asking is Asking.WHICH_ENTRY:
        found = _fitting(entries, [_of_any_number(each) for each in meant], change)
    left = [e for e in found if not any(_fits(e, entries, each, Change()) for each in denied)]
    return left[0] if meant and are_alike(left) else None


def are_alike(entries: Sequence[Entry]) -> bool:
    """Whether some entries tell the same, so that it makes no difference which of them is meant."""
    return len({entry.facts for entry in entries}) == 1


def _tells_more(saying: Saying, question: Question) -> bool:
    """Whether a clause tells more than which one is meant; to take one away is what a removal asks for."""
    expected = {Sign.OFF} if question.asking is Asking.REMOVAL else set[Sign]()
    return not saying.signs.isdisjoint(_TELLS_MORE - expected)


def _fitting(entries: Sequence[Entry], said: Sequence[Saying], change: Change) -> list[Entry]:
    return [entry for entry in entries if all(_fits(entry, entries, saying, change) for saying in said)]


def _of_any_number(saying: Saying) -> Saying:
    """As in "en i Skogås", where more were told there: one of those."""
    placed = saying.places and saying.count == 1
    return replace(saying, count=None, counts=()) if placed else saying


def _fits(entry: Entry, among: Sequence[Entry], saying: Saying, change: Change) -> bool:
    """Whether an entry has all values that a clause says, but for those that it is to have."""
    there = entry in nearest(saying, tuple(among))
    return there and names(saying, entry) and all(_agreed(entry, saying, change))


def _agreed(entry: Entry, saying: Saying, change: Change) -> Iterator[bool]:
    facts = entry.facts
    yield saying.count in {None, facts.count, change.count}
    yield set(saying.counts) <= {facts.count, change.count}
    yield saying.day in {None, facts.date, change.date}
    yield saying.coming in {None, facts.date, change.date}
    yield saying.partners <= facts.partners | change.partners_added
    yield saying.absent.isdisjoint(facts.partners - change.partners_removed)
