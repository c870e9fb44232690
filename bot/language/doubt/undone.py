"""What may not have been done at all: something is denied that nothing explains, or its end is not known."""

from itertools import pairwise

from bot.language.clauses.clause import Clause
from bot.language.statements.denied_things import tells_where_it_was
from bot.language.statements.statement import Modality, Statement
from bot.language.words.markers import Marker

_ASKED = frozenset({Modality.UNSURE, Modality.ANNOUNCED})


def may_be_undone(statement: Statement) -> bool:
    """Whether something unexplained is denied, or an unknown verb tells what became of it."""
    if statement.modality in _ASKED or _is_like_denied(statement) or _lacked_means(statement):
        return True
    if statement.has("after_all", "finished"):
        return any(_is_not_known(clause) for clause in statement.told)
    told = zip((statement.own, *statement.told), statement.told, strict=False)
    return _has_unknown_passive(statement) or any(
        _denies_something(clause) and not (_is_explained(clause) or _tells_of_others(clause, before))
        for before, clause in told
    )


def _is_like_denied(statement: Statement) -> bool:
    """As in "igen fotpatrull": a word that a slip makes of "ingen", where that one would stand."""
    return any(
        marker.name == "like_denial"
        and (
            marker.end + 1 == statement.act.start
            or (clause.has("citizens", "asked_for") and marker.start == clause.units[0].start)
            or (marker.start == clause.units[0].start and clause.units[1:2] and clause.units[1].kind == "of")
        )
        for clause in statement.clauses
        for marker in clause.markers
    )


def _lacked_means(statement: Statement) -> bool:
    """As in "hastighetskontroll på Lännavägen men lasern är sönder", "med en radar som är död"."""
    return any(
        clause.has("broken")
        and (clause.has("tool") or before.has("tool") or (clause is not statement.own and clause.act))
        for before, clause in pairwise((statement.own, *statement.told))
    )


def _denies_something(clause: Clause) -> bool:
    """As in "det gick inte": a negation with "we" or "it", whose own noun is not said."""
    if tells_where_it_was(clause):
        return False
    reason = next((unit.start for unit in clause.of("for") if unit is not clause.units[0]), None)
    if any(m.name == "reported" for m in clause.markers) and not clause.has("called_off", "absent"):
        return False
    no = any(
        marker.name == "not"
        and (reason is None or marker.start < reason)
        and not _is_of_knowing(marker, clause)
        for marker in clause.markers
    )
    return no and (bool(clause.of("we")) or clause.has("it"))


def _is_not_known(clause: Clause) -> bool:
    """As in "vet inte om den blev av"."""
    unsure = [marker.end + 1 for marker in clause.markers if marker.name == "unsure"]
    led = any(marker.name == "condition" and marker.start in unsure for marker in clause.markers)
    return led and clause.has("after_all", "finished")


def _is_of_knowing(negation: Marker, clause: Clause) -> bool:
    """As in "minns inte var jag började", "dag minns jag ej": nobody remembers what is asked."""
    around = [m for m in clause.markers if m.name == "unsure" and m.start <= negation.start < m.end]
    if any(unit.end + 1 == m.start for m in around for unit in clause.of("days")):
        return True
    unsure = [m.end + 1 for m in around]
    asked = [m.start for m in clause.markers if m.name in {"question_word", "asks_what"}]
    asked += [unit.start for unit in clause.of("linking", "asks_when")]
    return any(start in unsure for start in asked)


def _is_explained(clause: Clause) -> bool:
    return clause.has("finding", "citizens", "asked_for", "not_the_act", "absent") or bool(
        clause.of("partner", "organisation", "without_partner", "mention")
    )


def _tells_of_others(clause: Clause, before: Clause) -> bool:
    """As in "en som undrade varför vi inte kommer": said of or by somebody who was met there."""
    met = clause.before == "which" and before.act is None and clause.units[0].kind not in {"we", "linking"}
    return met and clause.act is None and not before.has("past", "done", "called_off", "not", "nobody")


def _has_unknown_passive(statement: Statement) -> bool:
    """As in "fotpatrullen i Skogås sumpades"."""
    own = statement.own
    if own.has("past", "done", "affirmed", "finding") or own.of("we"):
        return False
    return any(
        unit.kind == "word"
        and unit.start > statement.act.start
        and "passive" in unit.looks
        and not own.knows(unit)
        for unit in own.units
    )
