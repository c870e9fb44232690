"""Answers to "menar du ...?" that are neither yes nor no: that it is the same again, or that both were."""

from collections.abc import Sequence
from dataclasses import replace

from bot.dialogue import changing
from bot.dialogue.changes import changed
from bot.dialogue.finding import entries_in_question
from bot.dialogue.outcomes import decided
from bot.dialogue.reporting import from_drafts, go_on
from bot.dialogue.turn import Turn
from bot.entries import Draft, Entry
from bot.language.intents.sayings import Saying
from bot.language.intents.sign import Sign
from bot.language.reading import Change, Fragment, Reading
from bot.questions import Question
from bot.replies import Reply

_AGAIN = frozenset({Sign.RESTATED, Sign.STRUCK})
_ALSO = frozenset({Sign.EVERY, Sign.MORE, Sign.FURTHER, Sign.ANOTHER})
_BOTH = frozenset({"both", "either"})


def one_or_both(
    turn: Turn, text: str, reading: Reading, said: Fragment, question: Question
) -> list[Reply] | None:
    """What such an answer does; None for any other, and for what names another day or activity."""
    change, entries = question.change, entries_in_question(turn, question)
    sayings = turn.reader.sayings(text, turn.at, turn.member.organisation)
    other = said.change.date is not None or any(saying.activities for saying in sayings)
    if change is None or other or len(entries) != 1 or question.report is None:
        return None
    if change.count:
        return _same(turn, question, said, sayings)
    signs = frozenset[Sign]().union(*(saying.signs for saying in sayings))
    both = not signs.isdisjoint(_ALSO) or any(unit.kind in _BOTH for unit in reading.units)
    known = (entries[0].facts, changed(entries[0].facts, change))
    named = {(place.area, place.name) for saying in sayings for place in saying.places}
    here = named <= {(facts.area, facts.place) for facts in known}
    both = any(unit.kind in _BOTH for unit in reading.units) or len(named) > 1
    also = both or not signs.isdisjoint(_ALSO)
    return _beside(turn, question, entries[0], change) if also and here else None


def _same(turn: Turn, question: Question, said: Fragment, sayings: Sequence[Saying]) -> list[Reply] | None:
    """As in "samma två", "har ju redan sagt det", where it was asked whether there were as many again."""
    if any(saying.places for saying in sayings):
        return None
    if said.same is False:
        return decided(turn, question, yes=True)
    again = said.same or any(not saying.signs.isdisjoint(_AGAIN) for saying in sayings)
    more = any(not saying.signs.isdisjoint({Sign.EVERY, Sign.FURTHER}) for saying in sayings)
    return changing.kept(turn, question) if again and not more else None


def _beside(turn: Turn, question: Question, entry: Entry, change: Change) -> list[Reply] | None:
    """Let one more have been done at the place that was asked about, beside the one that was told."""
    if entry.facts.count != 1 or (change.area is None and change.place is None):
        return None
    turn.close_question()
    moved = replace(changed(entry.facts, change), partners=frozenset(), requested=None)
    return go_on(turn, from_drafts(turn, question.key, (Draft.of(moved),)))
