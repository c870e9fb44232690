"""Notes whose first or last words tell how it stands: "fotpatrull i Skogås, planeras", "vakant: tobak"."""

from collections.abc import Sequence

from bot.language.clauses.clause import Clause
from bot.language.statements.statement import Modality, Statement
from bot.language.words.markers import Marker
from bot.language.words.units import Unit

_STANDS = {
    "noted_off": Modality.CANCELLED,
    "noted_ahead": Modality.PLANNED,
    "noted_wish": Modality.TALK,
    "noted_in_doubt": Modality.ANNOUNCED,
}
_OPENS = {
    "opens_off": Modality.CANCELLED,
    "opens_ahead": Modality.PLANNED,
    "opens_wish": Modality.TALK,
}
_TOLD = frozenset(
    {"past", "done", "firmly_done", "affirmed", "finding", "seen_there", "after_all", "finished", "ran"}
)
_BEFORE_NOTE = frozenset({"activity", "place", "street", "when", "shop", "thing", "part", "number"})
_AFTER_OPENING = frozenset({"number", "count", "article", "adjective"})
_BEHIND = frozenset({"comma", "colon", "open"})
_FILLING = frozenset({"linking", "close", "dash", "time", "clock_word"})


def noted_as(statement: Statement) -> Modality | None:
    """What a bare note says of its activity; None where it tells of something, or not how it stands."""
    own = statement.own
    if statement.inherited or own.asked or own.of("we"):
        return None
    return _followed(statement) or _opened(statement) or _ended(statement)


def _followed(statement: Statement) -> Modality | None:
    """As in "fotpatrull i Skogås, personalbrist", "tobakstillsyn i Vårby: väntar på besked"."""
    own, *behind = statement.told
    if not behind or behind[0].before not in _BEHIND or behind[0].sentence != own.sentence:
        return None
    if any(_tells(clause, clause.units) or _goes_on(clause, own) for clause in (own, *behind[1:])):
        return None
    ahead = Modality.PLANNED if tells_when_it_will_be(behind[0]) else None
    return ahead or _stands(behind[0].units, behind[0].markers)


def _goes_on(clause: Clause, own: Clause) -> bool:
    """As in "fotpatrull i Trångsund: nej, i Skogås": what the note is of is put right behind it."""
    return (
        clause is not own and clause.sentence == own.sentence and bool(clause.of("place", "when", "number"))
    )


def tells_when_it_will_be(clause: Clause) -> bool:
    """As in "görs imorgon", "tas på måndag", "blir nästa vecka"."""
    verbs = [marker for marker in clause.markers if marker.name == "noted_then"]
    others = [unit for unit in clause.units if unit.kind not in {"when", "on", "i", "part", "we"}]
    said = all(any(verb.start <= unit.start < verb.end for verb in verbs) for unit in others)
    return clause.ahead and bool(verbs) and said


def _opened(statement: Statement) -> Modality | None:
    """As in "kommande fotpatrull i Skogås", "förslag hastighetskontroll"; not so in "nästa tobak gjord"."""
    own = statement.own
    if any(_tells(clause, clause.units) for clause in statement.told):
        return None
    for marker in (m for m in own.markers if m.name in _OPENS and m.start == own.units[0].start):
        between = [unit for unit in own.units if marker.end <= unit.start < statement.act.start]
        if all(unit.kind in _AFTER_OPENING for unit in between):
            return _OPENS[marker.name]
    return None


def _ended(statement: Statement) -> Modality | None:
    """As in "fotpatrull i Skogås vakant": what was to be done, where or when, and then how it stands."""
    own = statement.own
    first = own.units.index(statement.act) + 1 if statement.act in own.units else len(own.units)
    for at in range(first, len(own.units)):
        standing = _stands(own.units[at:], own.markers)
        if standing and own.units[at - 1].kind in _BEFORE_NOTE:
            told = any(_tells(clause, clause.units) for clause in statement.told[1:])
            return None if told or _tells(own, own.units[:at]) else standing
    return None


def _tells(clause: Clause, units: Sequence[Unit]) -> bool:
    """Whether some units of a clause say that something was done, or what came of it."""
    end = units[-1].end
    return any(marker.name in _TOLD and marker.end <= end for marker in clause.markers)


def _stands(units: Sequence[Unit], markers: Sequence[Marker]) -> Modality | None:
    """What units say that are nothing but one sign, or several, of how something stands."""
    said = [unit for unit in units if unit.kind not in _FILLING]
    signs = [m for m in markers if m.name in _STANDS and m.start >= units[0].start]
    if not said or not all(any(m.start <= unit.start and unit.end <= m.end for m in signs) for unit in said):
        return None
    names = {sign.name for sign in signs}
    return next(standing for name, standing in _STANDS.items() if name in names)
