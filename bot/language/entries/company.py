"""In whose company: the partners that a clause names, whether none was there, and in how many some were."""

from collections.abc import Sequence
from itertools import pairwise

from bot.language.clauses.clause import Clause
from bot.language.entries.by_ourselves import denies_company, ourselves
from bot.language.phrases.grammar import matches
from bot.language.statements.statement import Modality, Statement
from bot.language.statements.teams_out import OUT
from bot.language.words.markers import Marker
from bot.language.words.units import Unit

_ABSENT = frozenset({"partner.not_joined", "partner.declined"})
_ALONE = frozenset({"without_partner", "alone"})
_PARTNERS = frozenset({"partner", "owner"})
_TELLING = frozenset({"number", "count", "article", "activity", "visit", "visit_verb"})


def partners_of(statement: Statement) -> frozenset[str]:
    """All who took part with the reporter, whatever the activity is."""
    return frozenset[str]().union(
        *(
            partners_in(clause, clause.units, statement)
            for position, clause in enumerate(statement.clauses)
            if clause.before != "which" or not position or statement.act in clause.units
        )
    )


def partners_in(clause: Clause, units: Sequence[Unit], statement: Statement) -> frozenset[str]:
    """Who took part; one that a remark only has "med" before ("några ord med fältarna") need not have."""
    remark = statement.names_act and statement.act not in clause.units and clause.words > 0
    remark = remark and units[0].kind not in _PARTNERS and not _heads_list(clause, statement)
    if _took_no_part(clause, statement):
        return frozenset()
    named = [
        u
        for u in units
        if u.kind in {"partner", "owner"} and not (remark and u.rule == "partner.merely_with")
        if not _was_only_met(u, clause)
    ]
    joined = _whom_we_joined(clause, statement) | _who_joined(clause, statement) | _who_was_there(clause)
    return joined.union(*(unit.value for unit in named))


def _was_only_met(partner: Unit, clause: Clause) -> bool:
    """As in "mötte Lisa från socialen"."""
    return any(marker.name == "met" and marker.end + 1 == partner.start for marker in clause.markers)


def _who_joined(clause: Clause, statement: Statement) -> frozenset[str]:
    """As in "... innan polisen fick åka. De var med på alla tre": those that were named just before."""
    position = statement.clauses.index(clause)
    before = statement.clauses[position - 1].of("organisation") if position else []
    theirs = matches("^<they> <joined> <all_of|both>", clause.units)
    return frozenset(unit.value for unit in before) if theirs else frozenset()


def _who_was_there(clause: Clause) -> frozenset[str]:
    """As in "Skatteverket hittade fyra man i köket": who did what only those do who were there."""
    first = clause.units[0]
    there = any(m.name == "seen_there" and m.start == first.end + 1 for m in clause.markers)
    denied = clause.has("not", "nobody", "should", "planned", "their_deed")
    told = first.kind == "organisation" and there and not denied
    return frozenset({first.value}) if told else frozenset()


def _whom_we_joined(clause: Clause, statement: Statement) -> frozenset[str]:
    """As in "kommunen gjorde två tobakstillsyner och vi var med på båda"."""
    first = clause.units[0]
    if clause is not statement.own or first.kind != "organisation":
        return frozenset()
    joined = any(matches("^<we> <joined> <both|all_of>", after.units) for after in statement.told)
    return frozenset({first.value}) if joined else frozenset()


def _took_no_part(clause: Clause, statement: Statement) -> bool:
    """As in "skulle varit med polisen", "polisen hakar på nästa gång", beside what was done."""
    done = statement.modality is Modality.DONE and statement.names_act
    beside = clause in statement.told and statement.act not in clause.units
    absent = clause.ahead or clause.has("should") or came_for_other(clause, statement)
    return done and beside and absent


def came_for_other(clause: Clause, statement: Statement) -> bool:
    """As in "polisen var också där, men på ett annat ärende", "bjöd in fältarna men de hade fullt upp"."""
    position = statement.clauses.index(clause)
    return any(
        after.before == "but" and after.has("other_errand")
        for after in statement.clauses[position + 1 : position + 2]
    )


def _heads_list(clause: Clause, statement: Statement) -> bool:
    """As in "Tillsynsdag med polisen: 5 krogar"."""
    position = statement.clauses.index(clause)
    return position < statement.first_named and statement.clauses[position + 1].before == "colon"


def names_company_above(statement: Statement) -> bool:
    """Whether partners are named in a clause of its own above what was done."""
    above = statement.clauses[: statement.first_named]
    return statement.own.before in {"colon", "comma", "line"} and any(
        clause.of("partner") for clause in above
    )


def tells_alone(clause: Clause, units: Sequence[Unit]) -> bool:
    """As in "två utan polisen", "en utan", "då var de inte med"; not so in "utan anmärkning"."""
    if denies_company(clause):
        return True
    return any(unit.kind in _ALONE for unit in units) or matches("<without> (?!<word>)", units)


def leads_with_partners(units: Sequence[Unit]) -> bool:
    """Whether partners are named first: "med polisen två krogtillsyner i Vårby och en i Skogås"."""
    return next((unit.kind in _PARTNERS for unit in units if unit.kind in _PARTNERS | _TELLING), False)


def is_said_of_all(units: Sequence[Unit]) -> bool:
    """As in "två krogar i Vårby och en i Skogås ihop med polisen"; "med polisen" there is of the last."""
    return units[-1].rule == "partner.with" and matches("^<number|article> <i|on|in>? <place>", units)


def without_own_name(parts: Sequence[Clause], organisation: str) -> list[Clause]:
    """The clauses without the reporter's own organisation behind an activity: "krogtillsyn kommunen 2 st".

    Beside another that did the same it is we: "kommunen och polisen gick trygghetsvandring".
    """
    own = ourselves(parts, organisation)
    named = [_with_own_absence(_without_own(part, organisation), organisation) for part in own]
    joint = [_are_joint(first, second, organisation) for first, second in pairwise(named)]
    return [
        _of_us(part, organisation) if here or before else part
        for part, here, before in zip(named, [*joint, False], [False, *joint], strict=False)
    ]


def _with_own_absence(part: Clause, organisation: str) -> Clause:
    """As in "fotpatrull i Skogås. Polisen hann inte", told by the police: nobody went."""
    *others, last = part.units
    if last.rule not in _ABSENT or last.value != frozenset({organisation}):
        return part
    sign = Marker("called_off", last.start, last.end)
    return part.with_units([*others, last._replace(kind="we")]).with_markers([*part.markers, sign])


def _are_joint(first: Clause, second: Clause, organisation: str) -> bool:
    """As in "kommunen | och polisen gick ...", of which one is the reporter's own, as is "fältarna ute"."""
    if second.before != "and" or len(first.units) != 1:
        return False
    both = (first.units[0], second.units[0])
    if both[1].rule == OUT and both[1].value.team == organisation:
        return both[0].kind == "organisation"
    return all(unit.kind == "organisation" for unit in both) and organisation in {u.value for u in both}


def _of_us(part: Clause, organisation: str) -> Clause:
    """A clause that begins with who did it: we, or a partner of ours."""
    first, *others = part.units
    if first.kind != "organisation":
        return part
    who = (
        first._replace(kind="we")
        if first.value == organisation
        else first._replace(kind="partner", value=frozenset({first.value}))
    )
    return part.with_units([who, *others])


def _without_own(part: Clause, organisation: str) -> Clause:
    named = [
        unit
        for before, unit, after in zip(part.units, part.units[1:], part.units[2:], strict=False)
        if (before.kind, unit.kind, unit.value) == ("activity", "organisation", organisation)
        and after.kind in {"number", "count"}
    ]
    return part.with_units([unit for unit in part.units if unit not in named]) if named else part
