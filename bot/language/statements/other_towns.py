"""News of other towns: what is done there is done by others, whatever it is called."""

from bot.language.clauses.clause import Clause
from bot.language.phrases.grammar import matches
from bot.language.statements.statement import Statement
from bot.language.words.units import Unit
from bot.language.words.vocabulary import OF_ANOTHER_TOWN

_STAFF_THERE = "<organisation|owner> <i|in|from> <place>"
_LEADS_TO_MEDIUM = frozenset({"i", "on", "in", "we"})
_COLLEAGUES_THERE = "^<measure> <i|in|from> <place>"
_LED = frozenset({"with", "mere_with", "including", "joined"})


def is_of_another_town(statement: Statement) -> bool:
    """As in "Botkyrka körde tre", "polisen i Uppsala gick fotpatrull", "fotpatrull i Rinkeby, läste jag"."""
    if _subject_is_town(statement.own):
        return True
    if _is_out_of_town(statement):
        together = [c for c in statement.clauses if c.sentence == statement.own.sentence]
        return _is_news(together, statement.own) or _is_done_by_staff_there(together, statement.act)
    return _is_read_of(statement)


def _is_news(together: list[Clause], own: Clause) -> bool:
    """As in "fotpatrull i Rinkeby, läste jag"; not so in "laser, hörde på radion om ett rån i Haninge"."""
    heard = [clause for clause in together if clause.has("in_the_news", "news_medium", "theirs_there")]
    told = [clause for clause in together if clause is own or clause not in heard]
    ahead = any(clause.units[0].start < own.units[0].start for clause in heard)
    return bool(heard) and (ahead or any(_names_town(clause) for clause in told))


def _names_town(clause: Clause) -> bool:
    outside = any(unit.value.outside for unit in clause.of("place"))
    return outside or any(_is_theirs(unit) for unit in clause.of("word"))


def _is_read_of(statement: Statement) -> bool:
    """As in "krogtillsyn på Stureplan, står i Expressen": nowhere that we know of."""
    after = [clause for clause in statement.told if clause.sentence == statement.own.sentence]
    known = any(unit.value.area is not None for unit in statement.of("place"))
    return not known and any(_names_medium(clause) for clause in after)


def _names_medium(clause: Clause) -> bool:
    """As in "står i Expressen", "läste jag i DN"; not so in "stod på listan från Facebook"."""
    media = [marker.start for marker in clause.markers if marker.name == "news_medium"]
    heard = [marker.end for marker in clause.markers if marker.name == "in_the_news"]
    return any(
        all(unit.kind in _LEADS_TO_MEDIUM for unit in clause.units if end <= unit.start < start)
        for start in media
        for end in heard
        if end < start
    )


def _subject_is_town(own: Clause) -> bool:
    """As in "Botkyrka körde tre", "kollegan i Solna har gjort"; not so in "Fittja körde vi igår"."""
    ends = {unit.end for unit in own.of("place") if unit.value.outside}
    told = {marker.start - 1 for marker in own.markers if marker.name in {"past", "have"}}
    first = own.units[0].kind in {"place", "word"}
    return first and not own.of("we") and not ends.isdisjoint(told)


def _is_out_of_town(statement: Statement) -> bool:
    """Whether no place of ours is named, and one that is not ours."""
    places = [unit.value for unit in statement.of("place")]
    away = any(place.outside for place in places) or any(_is_theirs(u) for u in statement.of("word"))
    return away and all(place.area is None for place in places)


def _is_done_by_staff_there(together: list[Clause], act: Unit) -> bool:
    """As in "Haninge: polisen hade ...", "Nacka kommun gjorde ..."; not so in "vi och polisen i Nacka"."""
    units = [unit for clause in together for unit in clause.units]
    if any(clause.of("we") for clause in together):
        return False
    if matches(_COLLEAGUES_THERE, units) and units[2].value.outside:
        return True
    return any(
        (_is_theirs(unit) or _is_staff_there(units, position, act))
        and not (position and units[position - 1].kind in _LED)
        for position, unit in enumerate(units)
    )


def _is_theirs(unit: Unit) -> bool:
    return unit.kind == "word" and OF_ANOTHER_TOWN in unit.looks


def _is_staff_there(units: list[Unit], position: int, act: Unit) -> bool:
    """As in "polisen i Uppsala gick"; where the town was named before, "polisen" are those there.

    Those that are named behind what was done did something else: "laser, polisen i Botkyrka ringde".
    """
    if units[position].kind not in {"organisation", "owner"} or units[position].start > act.start:
        return False
    if matches(f"^{_STAFF_THERE}", units[position:]) and units[position + 2].value.outside:
        return True
    return any(unit.kind == "place" and unit.value.outside for unit in units[:position])
