"""What an answer to the open question leads to, however it was given."""

from dataclasses import replace
from datetime import date

from bot.dialogue import (
    changing,
    correcting,
    learning,
    marking,
    not_begun,
    places,
    reporting,
    requested,
    undoing,
)
from bot.dialogue.asking import asked, asked_about, is_settled
from bot.dialogue.finding import entries_in_question, other_in_question
from bot.dialogue.options import CHANGEABLE
from bot.dialogue.parts import by_partners
from bot.dialogue.turn import Turn
from bot.entries import Draft
from bot.language.reading import Change
from bot.questions import Asking, Question
from bot.replies import NOT_YET, OUTSIDE, OutsideArea, QuestionDropped, Reply, StaleButton
from bot.words import WordState


def picked(turn: Turn, question: Question, value: str) -> list[Reply]:
    """A choice: an id, a number or a date; one that the question doesn't offer is stale."""
    match question.asking:
        case Asking.AREA if value == OUTSIDE and question.drafts:
            turn.close_question()
            return [OutsideArea()]
        case Asking.WHAT_TO_CHANGE if value in CHANGEABLE:
            return correcting.ask_field(turn, question, Asking(value))
        case Asking.WHICH_ENTRY if _is_among(value, question.entries):
            turn.close_question()
            return correcting.chosen(turn, question, int(value))
        case Asking.REMOVAL if _is_among(value, question.entries):
            turn.close_question()
            return undoing.take_back(turn, question, int(value))
        case Asking.COUNT if value == NOT_YET and question.drafts:
            return not_begun.planned(turn, question)
        case Asking.MILESTONE if value in marking.stages(turn, question):
            return marking.mark(turn, question, value)
        case Asking.REQUESTED:
            return _at_requested(turn, question, value)
        case Asking.PARTNERS if _is_share(value, question):
            return _shared(turn, question, int(value))
        case Asking.WORD if value in {WordState.ACCEPTED, WordState.DECLINED}:
            return learning.decide(turn, question, WordState(value))
    change = _choice(turn, question, value)
    return [StaleButton()] if change is None else taken(turn, question, change)


def _at_requested(turn: Turn, question: Question, value: str) -> list[Reply]:
    """The place of the list at which it was, of those that were offered and are still on it."""
    entries = entries_in_question(turn, question)
    near = requested.likely(turn, entries).near
    place = next((each for each in near if str(each.id) == value), None)
    if place is None:
        return [StaleButton()]
    there = requested.at_place(entries[0].facts, place)
    return taken(turn, question, Change(requested=True, place=there.place, area=there.area))


def _is_share(value: str, question: Question) -> bool:
    """Whether a value is a number that is no greater than that of the draft asked about."""
    count = question.drafts[question.position].count or 0
    return value.isascii() and value.isdecimal() and int(value) <= count


def _shared(turn: Turn, question: Question, joint: int) -> list[Reply]:
    """Let the partners that were asked about have taken part in so many."""
    return divided(turn, question, by_partners(question.drafts[question.position], joint))


def divided(turn: Turn, question: Question, parts: tuple[Draft, ...]) -> list[Reply]:
    """Let several drafts take the place of the one that is asked about, and of those counted again.

    As in "två i Vårby och tre i Skogås", where it was asked of Vårby first.
    """
    at = question.position
    told = {_where(part) for part in parts} if question.asking is Asking.COUNT else set[tuple[object, ...]]()
    before = [draft for draft in question.drafts[:at] if _where(draft) not in told]
    after = [draft for draft in question.drafts[at + 1 :] if _where(draft) not in told]
    return reporting.go_on(turn, replace(question, drafts=(*before, *parts, *after)))


def _where(draft: Draft) -> tuple[object, ...]:
    return draft.activity, draft.date, draft.area, draft.place


def _is_among(value: str, entry_ids: tuple[int, ...]) -> bool:
    return value in {str(entry_id) for entry_id in entry_ids}


def _choice(turn: Turn, question: Question, value: str) -> Change | None:
    known_activities = {activity.id for activity in turn.partnership.activities}
    known_areas = {area.id for area in turn.partnership.areas}
    match question.asking:
        case Asking.ACTIVITY if value in known_activities:
            return Change(activity=value)
        case Asking.AREA if value in known_areas:
            return Change(area=value)
        case Asking.COUNT if value.isascii() and value.isdecimal() and int(value) > 0:
            return Change(count=int(value))
        case Asking.DATE:
            return _day(turn, value)
        case _:
            return None


def _day(turn: Turn, value: str) -> Change | None:
    try:
        day = date.fromisoformat(value)
    except ValueError:
        return None
    return Change(date=day) if day <= turn.today else None


def placed(turn: Turn, question: Question, area: str) -> list[Reply]:
    """Let the area of a shared place have its effect: on what is stored, or on the draft asked about."""
    change = Change(area=area)
    if not question.drafts:
        return taken(turn, question, change)
    drafts = list(question.drafts)
    drafts[question.position] = filled(drafts[question.position], change, Asking.AREA, amends=False)
    return reporting.go_on(turn, replace(question, drafts=tuple(drafts)))


def cancelled(turn: Turn, question: Question) -> list[Reply]:
    """Give the question up; what is stored stands as it is."""
    turn.close_question()
    stands = question.report is not None or question.word is not None
    return [QuestionDropped(stored=stands, about=question.key)]


def decided(turn: Turn, question: Question, *, yes: bool) -> list[Reply]:
    """A yes or no."""
    match question.asking:
        case Asking.JOINT:
            return _joined(turn, question, yes=yes)
        case Asking.REQUESTED:
            return taken(turn, question, Change(requested=yes))
        case _:
            return _agreed(turn, question) if yes else _declined(turn, question)


def _agreed(turn: Turn, question: Question) -> list[Reply]:
    match question.asking:
        case Asking.PLACES:
            return places.agreed(turn, question)
        case Asking.CLEAN_VERSION:
            return reporting.go_on(turn, question, told=question.position)
        case Asking.MILESTONE if not marking.stages(turn, question):
            return marking.mark(turn, question)
        case Asking.LARGE_COUNT | Asking.AFTERTHOUGHT:
            return _confirmed(turn, question)
        case Asking.PARTNERS if question.drafts[question.position].count == 1:
            return _shared(turn, question, 1)
        case Asking.COUNT | Asking.PARTNERS:
            return ask_again(turn, question)
        case _:
            return [StaleButton()]


def _declined(turn: Turn, question: Question) -> list[Reply]:
    match question.asking:
        case Asking.PLACES | Asking.CLEAN_VERSION | Asking.MILESTONE:
            return cancelled(turn, question)
        case Asking.LARGE_COUNT:
            return _ask_count(turn, question)
        case Asking.AFTERTHOUGHT:
            return changing.kept(turn, question)
        case Asking.PARTNERS:
            return _shared(turn, question, 0)
        case Asking.COUNT:
            return cancelled(turn, question) if question.drafts else ask_again(turn, question)
        case _:
            return [StaleButton()]


def _confirmed(turn: Turn, question: Question) -> list[Reply]:
    if question.change is not None:
        return changing.apply(turn, question.report, question.entries, question.change, confirmed=True)
    confirmed = (*question.confirmed, question.position)
    return reporting.go_on(turn, replace(question, confirmed=confirmed))


def _ask_count(turn: Turn, question: Question) -> list[Reply]:
    following = replace(question, asking=Asking.COUNT, asked_at=turn.at, change=None)
    turn.ask(following)
    return [asked(turn, following, told=True)]


def _joined(turn: Turn, question: Question, *, yes: bool) -> list[Reply]:
    """Whether it is an occasion that another organisation told of, if that report still stands."""
    other = other_in_question(turn, question) if yes else None
    if question.report is not None:
        return changing.joined(turn, question, other)
    settled = (*question.occasions, (question.position, other.occasion if other else 0))
    return reporting.go_on(turn, replace(question, occasions=settled))


def taken(turn: Turn, question: Question, change: Change, *, amends: bool = False) -> list[Reply]:
    """Let an answer have its effect: on what is stored, or on the drafts that wait for it."""
    if not question.drafts:
        turn.close_question()
        if question.asking is Asking.REQUESTED:
            return changing.answered(turn, question, change)
        return changing.apply(turn, question.report, question.entries, change)
    drafts = list(question.drafts)
    for position in asked_about(question):
        drafts[position] = filled(drafts[position], change, question.asking, amends=amends)
    following = replace(question, drafts=tuple(drafts))
    if not amends:
        learning.propose(turn, question, drafts[question.position])
    return reporting.go_on(turn, following, told=None if amends else question.position)


def filled(draft: Draft, change: Change, asking: Asking, *, amends: bool) -> Draft:
    """A draft with an answer; a number said beside another answer is no new count, nor a place a new one."""
    counts = amends or draft.count is None or asking in {Asking.COUNT, Asking.LARGE_COUNT}
    moves = amends or draft.area is None
    moved = moves and change.area is not None
    return replace(
        draft,
        activity=change.activity if amends and change.activity else draft.activity or change.activity,
        count=change.count if counts and change.count else draft.count,
        date=change.date or draft.date,
        area=change.area if moved else draft.area,
        place=change.place or (None if draft.outside else draft.place) if moved else draft.place,
        partners=(draft.partners | change.partners_added) - change.partners_removed,
        requested=draft.requested if change.requested is None else change.requested,
        outside=draft.outside and not moved,
    )


def ask_again(turn: Turn, question: Question, *, unsure: bool = False, several: bool = False) -> list[Reply]:
    """Put a question again that was not answered, unless what it compares with has been taken back since.

    `unsure` says that the reporter does not know the answer yet, `several` that more than one is the answer.
    """
    if is_settled(turn, question):
        return _joined(turn, question, yes=False)
    again = asked(turn, question, again=True, unsure=unsure and bool(question.drafts), told=True)
    divisible = bool(question.drafts) and question.asking in {Asking.ACTIVITY, Asking.AREA}
    return [replace(again, several=several and divisible)]
