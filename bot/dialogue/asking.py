"""Questions: what is asked, and about what."""

from collections.abc import Sequence
from dataclasses import replace

from bot.dialogue import requested
from bot.dialogue.changes import changed
from bot.dialogue.finding import entries_in_question, other_in_question
from bot.dialogue.options import options
from bot.dialogue.requested import Likely
from bot.dialogue.turn import Turn
from bot.entries import Draft, Entry, Report
from bot.language.reading import Change
from bot.questions import Asking, Question
from bot.replies import Asked

_CONFIRMED = {Asking.LARGE_COUNT, Asking.AFTERTHOUGHT}


def asked(
    turn: Turn, question: Question, *, again: bool = False, unsure: bool = False, told: bool = False
) -> Asked:
    """A question as it is put to the reporter, who may have been told just now what it is about."""
    entries = entries_in_question(turn, question)
    likely = requested.likely(turn, entries) if question.asking is Asking.REQUESTED else Likely()
    return Asked(
        asking=question.asking,
        drafts=() if told and question.asking is not Asking.PARTNERS else _drafts(question, entries),
        entries=entries,
        options=options(turn, question, entries, again=again),
        others=None if question.other is None else other_in_question(turn, question),
        promise=turn.partnership.promise(question.promise) if question.promise else None,
        word=question.word,
        again=again,
        unsure=unsure,
        about=question.key,
        places=question.places,
        near=likely.near,
        unlisted=likely.unlisted,
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
    """What a question is about and not stored: drafts, or stored entries with a change to be confirmed."""
    if question.asking in _CONFIRMED and question.change is not None:
        return tuple(Draft.of(changed(entry.facts, question.change)) for entry in entries)
    return tuple(question.drafts[n] for n in asked_about(question))


def _told_in_one_word(draft: Draft, about: Draft) -> bool:
    return (draft.activity, draft.count, draft.partners) == (None, about.count, about.partners)
