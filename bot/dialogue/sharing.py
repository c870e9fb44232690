"""A shared place: it answers where something was done, or begins a report of something done there."""

from dataclasses import replace

from bot.dialogue import outcomes, reporting
from bot.dialogue.asking import asked
from bot.dialogue.turn import Turn
from bot.entries import Draft
from bot.messages import Location
from bot.nearness import Nearness, nearness
from bot.questions import Asking, Question
from bot.replies import OUTSIDE, Dropped, Option, Reply, SharedPlace


def shared(turn: Turn, event: Location) -> list[Reply]:
    """Take the area of a place, or ask for it where the place does not make it clear."""
    spot = nearness(turn.partnership.areas, event.latitude, event.longitude)
    question = turn.open_question()
    if question is not None and _waits_for_place(question):
        if spot.area is None:
            return [_ask_where(turn, question, spot)]
        return outcomes.placed(turn, question, spot.area)
    dropped = turn.dropping()
    turn.close_question()
    begun = reporting.from_drafts(turn, event.key, (Draft(date=turn.today, area=spot.area),))
    if spot.area is None:
        return [_ask_where(turn, begun, spot, dropped)]
    return reporting.go_on(turn, begun, dropped)


def _waits_for_place(question: Question) -> bool:
    """Whether a place can be taken into what a question is about; a clean version is agreed to as it is."""
    if not question.drafts:
        return question.asking in {Asking.AREA, Asking.WHAT_TO_CHANGE}
    return question.asking is not Asking.CLEAN_VERSION and question.drafts[question.position].area is None


def _ask_where(turn: Turn, question: Question, spot: Nearness, dropped: Dropped | None = None) -> Reply:
    """Ask for the area, the nearest first; of the place nothing is kept but that it lay outside them all."""
    away = not spot.candidates
    drafts = list(question.drafts)
    if away and drafts:
        drafts[question.position] = replace(drafts[question.position], outside=True)
    following = replace(question, asking=Asking.AREA, asked_at=turn.at, drafts=tuple(drafts))
    turn.ask(following)
    reply = asked(turn, following, told=True)
    place = SharedPlace.AWAY if away else SharedPlace.BETWEEN
    options = reply.options if away else _nearest_first(spot, outside=bool(drafts))
    return replace(reply, options=options, place=place, dropped=dropped)


def _nearest_first(spot: Nearness, *, outside: bool) -> tuple[Option, ...]:
    values = (*spot.candidates, OUTSIDE) if outside else spot.candidates
    return tuple(Option(value=value) for value in values)
