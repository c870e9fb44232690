"""What became of several plans: "båda är gjorda", "Vårby klart, Skogås blev inte av", "bara Vårby"."""

from collections.abc import Sequence
from dataclasses import replace

from bot.dialogue import reporting
from bot.dialogue.hindsight.planning.awaited import awaited
from bot.dialogue.hindsight.told import Told, as_told
from bot.dialogue.hindsight.undone.verdicts import verdicts
from bot.dialogue.storing import store
from bot.dialogue.turn import Turn
from bot.entries import Draft, Entry, EntryKind, Report
from bot.language.intents.sayings import Saying
from bot.language.intents.sign import Sign
from bot.messages import MessageKey
from bot.replies import Noted, Reply

_SEVERAL = 2
_TELLS = frozenset({Sign.DONE, Sign.YES, Sign.WE})
_OF_SOME = frozenset({Sign.ONE, Sign.SHARE, Sign.HALF, Sign.EXCEPT, Sign.OFF, Sign.DENIED})


def followed(turn: Turn, key: MessageKey, reports: Sequence[Report], said: Sequence[Saying]) -> list[Reply]:
    """Count those of several plans of which a message says that they were done; nothing where it says else.

    That some came to nothing is only noted where none was done: beside a report it needs no word.
    """
    planned = _planned(turn, reports, said)
    if len(planned) < _SEVERAL or not any(saying.signs & _TELLS for saying in said):
        return []
    company, said = _company(said)
    found = verdicts(planned, [as_told(turn, Told(tuple(reports)), saying) for saying in said])
    if found is None or (company and not found.done):
        return []
    if not found.done:
        return _called_off(turn, key, found.gone)
    done = tuple(_as_done(entry, company) for entry in found.done)
    dropped = turn.dropping()
    turn.close_question()
    return reporting.go_on(turn, reporting.from_drafts(turn, key, done), dropped)


def _company(said: Sequence[Saying]) -> tuple[frozenset[str], list[Saying]]:
    """Who took part in all of it, and the clauses that say something else: "båda gjorda, polisen var med"."""
    theirs = [saying for saying in said if saying.partners and not (saying.places or saying.signs & _OF_SOME)]
    others = [saying for saying in said if saying not in theirs or saying.signs & {Sign.EVERY, Sign.DONE}]
    named = frozenset[str]().union(*(saying.partners for saying in theirs))
    return named, [replace(saying, partners=frozenset()) if saying in theirs else saying for saying in others]


def _as_done(entry: Entry, company: frozenset[str]) -> Draft:
    partners = entry.facts.partners | company
    return Draft.of(replace(entry.facts, kind=EntryKind.DONE, reason=None, partners=partners))


def _planned(turn: Turn, reports: Sequence[Report], said: Sequence[Saying]) -> list[Entry]:
    """The plans that wait; none where something else was told last and no word says what was planned."""
    waiting = [each for each in awaited(turn, reports) if each.planned]
    named = any(saying.activities for saying in said)
    if not named and all(each.report.id != reports[0].id for each in waiting):
        return []
    return [each.entry for each in waiting]


def _called_off(turn: Turn, key: MessageKey, gone: Sequence[Entry]) -> list[Reply]:
    off = [replace(entry.facts, kind=EntryKind.CANCELLED) for entry in gone]
    kept = store(turn, key, turn.said_at, off)
    return [Noted(report=kept.id, told=tuple(map(Draft.of, off)), about=key)]
