"""Questions: what is asked, with the likeliest answers as buttons, best guess first."""

from bot.dialogue.turn import Turn
from bot.entries import Draft, Entry
from bot.questions import Asking, Question
from bot.replies import OUTSIDE, Asked, Option
from bot.working_time import ONE_DAY

_LIKELY_COUNTS = (1, 2, 3, 4, 5)
_LIKELY_DAYS = 7
_MOST_ACTIVITIES = 6
CHANGEABLE = ("count", "date", "area", "activity")


def asked(turn: Turn, question: Question, *, again: bool = False) -> Asked:
    """A question as it is put to the reporter."""
    draft = question.drafts[question.position] if question.drafts else None
    entries = _entries(turn, question)
    return Asked(
        asking=question.asking,
        draft=draft,
        entries=entries,
        options=_options(turn, question, draft, entries),
        others=_entry(turn, question.other),
        again=again,
    )


def _entries(turn: Turn, question: Question) -> tuple[Entry, ...]:
    if not question.entries:
        return ()
    standing = {entry.id: entry for entry in turn.work.reports.entries()}
    return tuple(standing[entry_id] for entry_id in question.entries if entry_id in standing)


def _entry(turn: Turn, entry_id: int | None) -> Entry | None:
    return next((e for e in turn.work.reports.entries() if e.id == entry_id), None) if entry_id else None


def _options(
    turn: Turn, question: Question, draft: Draft | None, entries: tuple[Entry, ...]
) -> tuple[Option, ...]:
    match question.asking:
        case Asking.ACTIVITY:
            return tuple(Option(value=value) for value in _likely_activities(turn))
        case Asking.COUNT:
            return tuple(Option(value=str(count)) for count in _LIKELY_COUNTS)
        case Asking.DATE:
            days = (turn.today - n * ONE_DAY for n in range(_LIKELY_DAYS))
            return tuple(Option(value=day.isoformat()) for day in days)
        case Asking.AREA:
            outside = (OUTSIDE,) if draft is not None and draft.outside else ()
            areas = (*outside, *(area.id for area in turn.partnership.areas))
            return tuple(Option(value=area) for area in areas)
        case Asking.WHICH_ENTRY | Asking.REMOVAL:
            return tuple(Option(value=str(entry.id), entry=entry) for entry in entries)
        case Asking.WHAT_TO_CHANGE:
            return tuple(Option(value=field) for field in CHANGEABLE)
        case _:
            return ()


def _likely_activities(turn: Turn) -> list[str]:
    """Those that the reporter's organisation has promised, in the order of the data file, then the others."""
    promised: list[str] = []
    for own in (True, False):
        for promise in turn.partnership.promises:
            selection = getattr(promise, "counts", None)
            if selection is not None and (turn.member.organisation in promise.responsible) is own:
                promised += [a for a in selection.activities if a not in promised]
    spoken = [a for a in promised if turn.partnership.activity(a).words and not _is_sum(turn, a)]
    return spoken[:_MOST_ACTIVITIES]


def _is_sum(turn: Turn, activity: str) -> bool:
    return turn.partnership.activity(activity).measure != "occasions"
