"""Questions: what is asked, with the likeliest answers as buttons, best guess first."""

from collections.abc import Sequence
from dataclasses import replace

from bot.dialogue.finding import entries_in_question, other_in_question
from bot.dialogue.turn import Turn
from bot.dialogue.usual import usual_activities
from bot.entries import Draft, Entry
from bot.language.reading import Change
from bot.ports import Report
from bot.questions import Asking, Question
from bot.replies import OUTSIDE, Asked, Option
from bot.words import WordState
from bot.working_time import ONE_DAY

_LIKELY_COUNTS = (1, 2, 3, 4, 5)
_LIKELY_DAYS = 7
_MOST_ACTIVITIES = 6
CHANGEABLE = ("count", "date", "area", "activity")


def asked(turn: Turn, question: Question, *, again: bool = False, told: bool = False) -> Asked:
    """A question as it is put to the reporter, who may have been told just now what it is about."""
    entries = entries_in_question(turn, question)
    return Asked(
        asking=question.asking,
        drafts=() if told else _drafts(question, entries),
        entries=entries,
        options=_options(turn, question, entries, again=again),
        others=None if question.other is None else other_in_question(turn, question),
        promise=turn.partnership.promise(question.promise) if question.promise else None,
        word=question.word,
        again=again,
        about=question.key,
    )


def ask_about(
    turn: Turn,
    report: Report,
    asking: Asking,
    entries: Sequence[Entry],
    *,
    change: Change | None = None,
    other: Entry | None = None,
) -> Asked:
    """Leave a question open about stored entries, in place of any other."""
    question = Question(
        key=report.key,
        asking=asking,
        asked_at=turn.at,
        said_at=report.said_at,
        report=report.id,
        entries=tuple(entry.id for entry in entries),
        change=change,
        other=other.id if other else None,
    )
    dropped = turn.dropping(about=report.id)
    turn.ask(question)
    return replace(asked(turn, question), dropped=dropped)


def is_settled(turn: Turn, question: Question) -> bool:
    """Whether a question has lost its point, because the other report of a joint occasion was taken back."""
    return question.asking is Asking.JOINT and other_in_question(turn, question) is None


def asked_about(question: Question) -> tuple[int, ...]:
    """The positions of the drafts that one answer serves: a day, or one vague word said of several places."""
    if not question.drafts:
        return ()
    about = question.drafts[question.position]
    alike = [
        n
        for n, draft in enumerate(question.drafts)
        if (question.asking is Asking.DATE and draft.date is None)
        or (question.asking is Asking.ACTIVITY and _told_in_one_word(draft, about))
    ]
    return tuple(alike) or (question.position,)


def _drafts(question: Question, entries: tuple[Entry, ...]) -> tuple[Draft, ...]:
    """What a question is about and not stored: drafts, or stored entries with a count to be confirmed."""
    if question.asking is Asking.LARGE_COUNT and question.change is not None:
        return tuple(replace(Draft.of(entry.facts), count=question.change.count) for entry in entries)
    return tuple(question.drafts[n] for n in asked_about(question))


def _told_in_one_word(draft: Draft, about: Draft) -> bool:
    return (draft.activity, draft.count, draft.partners) == (None, about.count, about.partners)


def _options(
    turn: Turn, question: Question, entries: tuple[Entry, ...], *, again: bool
) -> tuple[Option, ...]:
    match question.asking:
        case Asking.ACTIVITY:
            return tuple(Option(value=value) for value in _likely_activities(turn, entries))
        case Asking.COUNT:
            sums = any(_is_sum(turn, told.activity) for told in question.drafts if told.activity)
            return () if sums else tuple(Option(value=str(count)) for count in _LIKELY_COUNTS)
        case Asking.DATE:
            days = (turn.today - n * ONE_DAY for n in range(_LIKELY_DAYS))
            return tuple(Option(value=day.isoformat()) for day in days)
        case Asking.AREA:
            return tuple(Option(value=value) for value in _areas(turn, question, again=again))
        case Asking.WHICH_ENTRY | Asking.REMOVAL:
            return tuple(Option(value=str(entry.id), entry=entry) for entry in entries)
        case Asking.WHAT_TO_CHANGE:
            return tuple(Option(value=field) for field in CHANGEABLE)
        case Asking.WORD:
            return tuple(Option(value=state) for state in (WordState.ACCEPTED, WordState.DECLINED))
        case Asking.MILESTONE if question.promise is not None:
            stages = getattr(turn.partnership.promise(question.promise), "stages", ())
            return tuple(Option(value=stage) for stage in stages)
        case _:
            return ()


def _areas(turn: Turn, question: Question, *, again: bool) -> list[str]:
    """The areas; outside them first where a foreign place was named, last where the answer named none."""
    areas = [area.id for area in turn.partnership.areas]
    if question.drafts and question.drafts[question.position].outside:
        return [OUTSIDE, *areas]
    return [*areas, OUTSIDE] if again and question.drafts else areas


def _likely_activities(turn: Turn, entries: tuple[Entry, ...]) -> list[str]:
    """The usual ones that a button can tell, without a sum, and without what the entries say already."""
    told = {entry.facts.activity for entry in entries}
    spoken = [
        activity
        for activity in usual_activities(turn)
        if turn.partnership.activity(activity).words and not _is_sum(turn, activity) and activity not in told
    ]
    return spoken[:_MOST_ACTIVITIES]


def _is_sum(turn: Turn, activity: str) -> bool:
    return turn.partnership.activity(activity).measure != "occasions"
