"""Whether an activity was called off, denied or left out."""

from itertools import pairwise

from bot.language.clauses.clause import Clause
from bot.language.phrases.grammar import matches
from bot.language.statements.another_occasion import ends_with_none, is_none, is_refused_at_last
from bot.language.statements.conditions import is_off_on_condition
from bot.language.statements.denied_things import (
    is_let_in,
    is_of_theirs,
    is_put_right,
    is_within,
    tells_where_it_was,
)
from bot.language.statements.never_begun import is_never_begun
from bot.language.statements.predicates import became, is_condition, leading
from bot.language.statements.statement import Statement
from bot.language.statements.talk import is_general
from bot.language.words.markers import Marker
from bot.language.words.units import Unit

_UNITS_UNDER_NO = 3
_DAYS = frozenset({"when", "on", "part"})


def is_called_off(statement: Statement) -> bool:
    """Whether the activity was called off, denied or left out."""
    if is_off_on_condition(statement.own):
        return False
    if any(denies(clause) for clause in statement.clauses) or statement.own.has("off_schedule"):
        return True
    if any(m.name == "lets_go" and m.end + 1 == statement.act.start for m in statement.own.markers):
        return True
    after = statement.clauses[statement.first_named :]
    together = [*leading(statement), *after]
    if _is_left_out(statement) or _is_refused(statement) or _is_none_of_it(statement):
        return True
    if any(_calls_off(clause, statement) for clause in together) or statement.has("neither"):
        done = (c for c in statement.clauses if c.has("after_all") and not c.has("nobody"))
        return all(_is_apart(c, statement) for c in done)
    own = statement.own
    if statement.inherited and (
        own.has("not")
        or _begins_with_none(own)
        or is_none(own)
        or ends_with_none(own)
        or is_refused_at_last(own)
    ):
        return True
    return (
        _should_have_been(statement)
        and not became(statement)
        and not _turned_out(statement.own)
        and any(clause.before == "but" or clause.has("but_no") for clause in after)
    )


def _should_have_been(statement: Statement) -> bool:
    """Whether the activity, and not a partner or what was expected of it, is what should have been."""
    return any(
        clause.has("should")
        and not _is_of_partner(clause, statement)
        and not (clause.before == "which" and _ends_with_company(before))
        and not (clause.has("hedged", "still_more") and clause is not statement.own)
        for before, clause in pairwise((statement.clauses[0], *statement.clauses))
    )


def _ends_with_company(clause: Clause) -> bool:
    """As in "utan räddningstjänsten", before "som skulle kommit"."""
    return bool(clause.of("without")) or clause.units[-1].kind in {
        "organisation",
        "partner",
        "without_partner",
        "mention",
    }


def _turned_out(own: Clause) -> bool:
    """As in "vi skulle ha gjort fyra men hann tre tobaksbesök": what was done is told after the plan."""
    return (
        own.before == "but" and own.has("finished") and not own.has("not", "nobody", "should", "called_off")
    )


def _begins_with_none(clause: Clause) -> bool:
    """As in "Ingen i Flemingsberg": the activity of the sentence before, denied of a place or a day."""
    return clause.begins_with("nobody") and matches("^<none_of> (?:<i|on>? <place>|<when>)", clause.units)


def _calls_off(clause: Clause, statement: Statement) -> bool:
    """Whether a clause calls the activity off, and not only a partner: "polisen kunde inte vara med"."""
    beside = statement.act not in clause.units
    partial = beside and (clause.has("the_rest") or _is_of_findings(clause))
    apart = is_let_in(clause) or is_of_theirs(clause) or is_put_right(clause) or tells_where_it_was(clause)
    off = is_never_begun(clause, statement) or (clause.has("called_off") and not apart)
    return off and not partial and not _is_of_partner(clause, statement)


def _is_of_findings(clause: Clause) -> bool:
    """As in "inget av det särskilt händelserikt"."""
    return clause.begins_with("nobody") and clause.has("finding") and not clause.has("past")


def _is_apart(clause: Clause, statement: Statement) -> bool:
    """As in "lördagens blev av": a clause beside the activity with a day or a place of its own.

    Not so in "krogrundan blev inställd men jag tog två krogar i Vårby ändå".
    """
    beside = clause is not statement.own and not clause.has("forgot")
    ours = clause.before == "but" and clause.of("we") and clause.has("firmly_done", "chosen")
    return beside and bool(clause.of("when", "place")) and not ours


def _is_of_partner(clause: Clause, statement: Statement) -> bool:
    """Whether a clause beside the activity is about another organisation: "polisen skulle varit med"."""
    partner = clause.of("organisation", "partner", "without_partner", "mention")
    theirs = bool(partner) or _goes_on_about_partner(clause, statement)
    return theirs and statement.act not in clause.units and not clause.of("we")


def _goes_on_about_partner(clause: Clause, statement: Statement) -> bool:
    """As in "SBFF var med men hade inte tid med alla"."""
    before = next((c for c, after in pairwise(statement.clauses) if after is clause), clause)
    theirs = before.sentence == clause.sentence and before.units[0].kind in {"partner", "organisation"}
    return theirs and clause.units[0].kind in {"not_joined", "declined"}


def _is_refused(statement: Statement) -> bool:
    """As in "Helginsats nej, men fotpatrull i Skogås", "Fotpatrull Skogås: nej"."""
    end = statement.act.end
    own, after = statement.own, statement.told[1:]
    if any(m.name == "refusal" and m.start == end + 1 for m in own.markers):
        return True
    below = after[:1] if any(c.before == "colon" and len(c.units) == 1 for c in after[:1]) else ()
    refused = is_refused_at_last(below[0] if below else own)
    following = after[len(below) :][:1]
    return refused and not any(clause.before == "comma" and clause.is_detail for clause in following)


def _is_none_of_it(statement: Statement) -> bool:
    """As in "Helginsats: ingen ikväll", "Fotpatrull Skogås, ikväll inget"."""
    days = statement.of("when")
    return any(
        _says_only_none(clause)
        and (clause.before == "colon" or (clause.before == "comma" and days and days == clause.of("when")))
        for clause in statement.told[1:2]
    )


def _says_only_none(clause: Clause) -> bool:
    said = [unit for unit in clause.units if unit.kind not in _DAYS]
    return len(said) == 1 and any(m.name == "nobody" and m.start == said[0].start for m in clause.markers)


def _is_left_out(statement: Statement) -> bool:
    """As in "Utan fotpatrull ikväll", "0 fotpatruller"."""
    units = statement.own.units
    position = units.index(statement.act) if statement.act in units else 0
    before = units[position - 1] if position else None
    return (
        before is not None
        and not is_general(statement)
        and (before.kind in {"without", "instead_of"} or (before.kind == "number" and before.value == 0))
    )


def denies(clause: Clause) -> bool:
    """As in "Ingen fotpatrull", "vi fältade inte"."""
    act = clause.act
    if act is None or is_condition(clause):
        return False
    return any(
        (marker.name == "nobody" and _governs(marker, clause, act))
        or (marker.name == "not" and not _is_of_something_else(marker, clause, act))
        for marker in clause.markers
    )


def _governs(no: Marker, clause: Clause, act: Unit) -> bool:
    """Whether "ingen" is said of the activity, and not of a finding: "inga brister vid tobakstillsyn"."""
    between = [unit for unit in clause.units if no.end <= unit.start < act.start]
    if no.start > act.start or len(between) > _UNITS_UNDER_NO:
        return False
    return all(unit.kind not in {"word", "thing", "i", "on", "in", "place"} for unit in between)


def _is_of_something_else(negation: Marker, clause: Clause, act: Unit) -> bool:
    """As in "Inte bara", "inte en själ", or a place that nobody asked for: no denial of the activity.

    Nor is "aldrig mer" behind it, which is said of what was done.
    """
    if is_within(negation, [m for m in clause.markers if m.name == "not_entered"]):
        return True
    qualified = any(
        m.start == negation.start
        and (m.name == "not_the_act" or (m.name == "never_again" and m.start > act.start))
        for m in clause.markers
    )
    return qualified or clause.has("asked_for", "not_asked_for", "citizens", "requested_place")
