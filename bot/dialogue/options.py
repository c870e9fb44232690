"""The likely answers to a question, best guess first: what the message hints at, then what is usual."""

from collections.abc import Iterable, Sequence

from bot.dialogue.turn import Turn
from bot.dialogue.usual import promised, usual_activities, usual_areas
from bot.entries import NO_GUESSES, Entry, Guesses
from bot.questions import Asking, Question
from bot.replies import NOT_YET, OUTSIDE, Option
from bot.words import WordState
from bot.working_time import ONE_DAY

_LIKELY_COUNTS = (1, 2, 3, 4, 5)
_FEW_COUNTS = 3
_LIKELY_DAYS = 7
_MOST_ACTIVITIES = 6
CHANGEABLE = ("count", "date", "area", "activity")


def options(turn: Turn, question: Question, entries: tuple[Entry, ...], *, again: bool) -> tuple[Option, ...]:
    """The answers that are offered; `again` says that one given in words was not understood."""
    if question.asking in {Asking.WHICH_ENTRY, Asking.REMOVAL}:
        return tuple(Option(value=str(entry.id), entry=entry) for entry in entries)
    return tuple(Option(value=value) for value in _values(turn, question, entries, again=again))


def _values(turn: Turn, question: Question, entries: tuple[Entry, ...], *, again: bool) -> Iterable[str]:
    match question.asking:
        case Asking.ACTIVITY:
            return _activities(turn, question, entries)
        case Asking.COUNT:
            sums = any(_is_sum(turn, told.activity) for told in question.drafts if told.activity)
            return () if sums else _counts(question)
        case Asking.PARTNERS:
            return map(str, _shares(question.drafts[question.position].count or 0))
        case Asking.DATE:
            return _days(turn, question)
        case Asking.AREA:
            return _areas(turn, question, again=again)
        case Asking.WHAT_TO_CHANGE:
            return CHANGEABLE
        case Asking.WORD:
            return (WordState.ACCEPTED, WordState.DECLINED)
        case Asking.MILESTONE if question.promise is not None:
            stages: Sequence[str] = getattr(turn.partnership.promise(question.promise), "stages", ())
            return stages
        case _:
            return ()


def _guesses(question: Question) -> Guesses:
    return question.drafts[question.position].guesses if question.drafts else NO_GUESSES


def _activities(turn: Turn, question: Question, entries: tuple[Entry, ...]) -> list[str]:
    """The usual ones that a button can tell, without a sum, and without what the entries say already."""
    told = {entry.facts.activity for entry in entries}
    spoken = [
        activity
        for activity in usual_activities(turn)
        if turn.partnership.activity(activity).words and not _is_sum(turn, activity) and activity not in told
    ]
    hinted = _hinted_activities(turn, question)
    return sorted(spoken, key=lambda activity: activity not in hinted)[:_MOST_ACTIVITIES]


def _hinted_activities(turn: Turn, question: Question) -> list[str]:
    """Those that the message hints at and the member can have done, of their own promises if any are."""
    hinted = [each for each in _guesses(question).activities if _can_be_theirs(turn, each)]
    own = promised(turn, own=True)
    return [activity for activity in hinted if activity in own] or hinted


def _can_be_theirs(turn: Turn, activity: str) -> bool:
    only_from = turn.partnership.activity(activity).only_from
    return not only_from or turn.member.organisation in only_from


def _counts(question: Question) -> list[str]:
    """Those that are hinted at and no others: a small number is none of "8-10"."""
    guesses = _guesses(question)
    counts = list(map(str, guesses.counts or _LIKELY_COUNTS))
    return [*counts[:_FEW_COUNTS], NOT_YET] if guesses.ahead else counts[: len(_LIKELY_COUNTS)]


def _shares(count: int) -> list[int]:
    """In how many of so many partners can have taken part: of one, that is a yes or no."""
    return [count, *range(1, min(count, len(_LIKELY_COUNTS))), 0] if count > 1 else []


def _days(turn: Turn, question: Question) -> list[str]:
    lately = (turn.today - n * ONE_DAY for n in range(_LIKELY_DAYS))
    days = dict.fromkeys([*_guesses(question).days, *lately])
    return [day.isoformat() for day in days][:_LIKELY_DAYS]


def _areas(turn: Turn, question: Question, *, again: bool) -> list[str]:
    """The areas; outside them first where a foreign place was named, last where the answer named none.

    Where several of ours were named, they come first.
    """
    likely = list(_guesses(question).areas)
    areas = list(dict.fromkeys([*likely, *usual_areas(turn)]))
    if question.drafts and question.drafts[question.position].outside:
        return [*areas, OUTSIDE] if len(likely) > 1 else [OUTSIDE, *areas]
    return [*areas, OUTSIDE] if again and question.drafts else areas


def _is_sum(turn: Turn, activity: str) -> bool:
    return turn.partnership.activity(activity).measure != "occasions"
