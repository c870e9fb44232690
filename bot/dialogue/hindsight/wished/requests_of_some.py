"""For how many of several checks inhabitants had asked: "den ena var begärd av boende", "hälften"."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.dialogue.asking import ask_about
from bot.dialogue.changing import revise, stands_again, uncorrected
from bot.dialogue.choosing import are_alike
from bot.dialogue.correcting import apply_parts, ask_what
from bot.dialogue.hindsight.told import Told, is_at, number_of
from bot.dialogue.hindsight.wished.requests import answer, waiting
from bot.dialogue.turn import Turn
from bot.entries import Entry, Report
from bot.language.intents.sayings import Saying
from bot.language.intents.sign import Sign
from bot.language.reading import Change
from bot.questions import Asking
from bot.replies import Reply

_ELSE = frozenset({Sign.UNDER_WAY, Sign.ANOTHER, Sign.FURTHER, Sign.EXCEPT, Sign.OFF, Sign.MORE, Sign.EVERY})
_HALF = 2


@dataclass(frozen=True, slots=True)
class Shares:
    """How many some checks are, whether inhabitants had asked for those, and for the others if it is said."""

    some: int
    first: bool
    others: bool | None


def asked_for_some(turn: Turn, told: Told, said: Sequence[Saying]) -> list[Reply]:
    """Note for how many of several checks inhabitants had asked; of several entries it is asked for which.

    Where nothing is said of the others, nobody had asked for those: "en av dem hade boende bett om". Where
    it is only said for how many nobody had, it is asked of the others.
    """
    report, entries = waiting(turn, told)
    entries = tuple(entry for entry in entries if all(is_at(saying, entry) for saying in said))
    whole = number_of(entries)
    if report is None or whole < _HALF or any(map(_tells_more, said)) or not turn.may_change(report):
        return []
    shares = _shares(said, whole, asking=turn.open_question() is not None)
    if shares is None or shares.some == whole:
        return []
    if not 0 < shares.some < whole or (len(entries) > 1 and shares.some > 1):
        return ask_what(turn, report.id)
    one_of_alike = are_alike(entries) and entries[0].facts.count == shares.some
    if len(entries) == 1 or one_of_alike:
        return _divided(turn, report, entries, shares)
    change = Change(requested=shares.first)
    return [ask_about(turn, report, Asking.WHICH_ENTRY, entries, change=change)]


def _tells_more(saying: Saying) -> bool:
    """Whether a clause tells of another check, or of something else of it; "den första" is no day."""
    new = saying.named and not saying.definite
    day = saying.day is not None and saying.day.day != (saying.position or 0) + 1
    beside = saying.partners or saying.absent or day or saying.coming
    return bool(new or beside) or not saying.signs.isdisjoint(_ELSE)


def _shares(said: Sequence[Saying], whole: int, *, asking: bool) -> Shares | None:
    """What is said of some of so many checks; yes or no only answers what is asked."""
    others = [saying for saying in said if _is_of_others(saying)]
    some = [saying for saying in said if saying not in others]
    numbers = {number for saying in some if (number := _number(saying, whole, asking=asking)) is not None}
    answers = {found for saying in some if (found := _answer(saying)) is not None}
    theirs = next((_answer_for_others(saying) for saying in others), None)
    if not numbers and others and whole == _HALF:
        numbers, answers, theirs = _one_of_two(answers, theirs)
    if not answers and asking and any(Sign.ONLY in saying.signs for saying in some):
        answers = {True}
    if not asking and all(saying.requested is None for saying in said):
        return None
    if not len(numbers) == len(answers) == 1:
        return None
    return Shares(some=numbers.pop(), first=answers.pop(), others=theirs)


def _one_of_two(answers: set[bool], theirs: bool | None) -> tuple[set[int], set[bool], bool | None]:  # noqa: FBT001 - it is what they say
    """As in "den första ja, den andra nej", "ja på den andra"."""
    if answers:
        return {1}, answers, theirs
    return {1}, set() if theirs is None else {theirs}, None


def _is_of_others(saying: Saying) -> bool:
    """As in "den andra valde vi", "annan bestämde vi själva"."""
    return bool(saying.position) or (Sign.ALONE in saying.signs and not saying.requested)


def _number(saying: Saying, whole: int, *, asking: bool) -> int | None:
    """How many a clause says it is about: "en av dem", "den ena", "hälften"; 0 where that can't be."""
    if Sign.OF_PEOPLE in saying.signs and Sign.REST not in saying.signs:
        return None
    if Sign.HALF in saying.signs:
        return 0 if whole % _HALF else whole // _HALF
    if saying.count and (Sign.SHARE in saying.signs or (asking and _is_all_said(saying))):
        return saying.count
    return 1 if Sign.ONE in saying.signs and saying.position is None else None


def _is_all_said(saying: Saying) -> bool:
    """Whether nothing stands beside a number but yes or no: "ja, två", and not "ja, en tant"."""
    answers = saying.signs & {Sign.YES, Sign.NO}
    return not saying.unknown and saying.requested is None and len(saying.words) <= len(answers)


def _answer(saying: Saying) -> bool | None:
    """What a clause says of whether inhabitants had asked; what was chosen by themselves nobody had.

    As in "en ja en nej", where those that are told of first are meant.
    """
    if {Sign.YES, Sign.NO} <= saying.signs:
        return True
    found = answer(saying)
    return False if found is None and Sign.ALONE in saying.signs else found


def _answer_for_others(saying: Saying) -> bool | None:
    """The same of the others; who had asked for the first is not named of them: "den andra valde vi"."""
    named = saying.requested is not True or Sign.REMARKED in saying.signs
    return _answer(saying if named else replace(saying, requested=None))


def _divided(turn: Turn, report: Report, entries: Sequence[Entry], shares: Shares) -> list[Reply]:
    """Let one of several alike tell of some and the rest of the others, or an entry of both apart."""
    rest = False if shares.others is None and shares.first else shares.others
    if len(entries) > 1:
        told = [(entry, shares.first if entry is entries[0] else rest) for entry in entries]
        turn.close_question(about=report.id)
        revise(turn, [(entry, replace(entry.facts, requested=answer)) for entry, answer in told])
        return stands_again(turn, report, [entry.id for entry in entries])
    facts = entries[0].facts
    parts = (
        replace(facts, count=shares.some, requested=shares.first),
        replace(facts, count=facts.count - shares.some, requested=rest),
    )
    return uncorrected(apply_parts(turn, report, entries[0], parts))
