"""Whether an activity is told of others, or not surely of us."""

from collections.abc import Sequence
from itertools import pairwise

from bot.language.clauses.clause import Clause
from bot.language.phrases.grammar import matches
from bot.language.phrases.told_homes import HOMES_VISITED, SEEN_TO
from bot.language.statements.predicates import is_told
from bot.language.statements.statement import Statement
from bot.language.statements.works import is_built, stands
from bot.language.words.markers import POSITIONS
from bot.language.words.units import Unit
from bot.language.words.word_values import ActivityWord

_CIRCUMSTANCE = "^<on|in|i> <word> <word|site>{0,2} <article|number> <adjective>? <activity>$"
_ROUND = "^<article> <word> <mere_with> <adjective>? <activity>$"
_ROUNDS = "^<number> <word> <mere_with> <adjective>? <activity>$"
_NUMBERED = frozenset({"article", "number", "count", "vague"})
_NOUNS = frozenset({"word", "noise", "thing", "other"})
_COUNTING = frozenset({"number", "count", "article", "vague", "adjective", "and"})


def is_hedged(statement: Statement) -> bool:
    """As in "Jag tror vi körde tre"."""
    leading = statement.clauses[: statement.first_named + 1]
    return any(
        c.has("hedged") and not _hedges_position(c, statement.act)
        for c in leading
        if c.sentence == statement.own.sentence
    )


def _hedges_position(clause: Clause, act: Unit) -> bool:
    """As in "fotpatrull i Skogås sista för i år tror jag": which one of them it was, and not that it was."""
    hedge = min(marker.start for marker in clause.markers if marker.name == "hedged")
    told = [m.start for m in clause.markers if m.name in POSITIONS and act.start < m.start < hedge]
    behind = (unit for unit in clause.of("place", "when", "number", "count") if told and unit.start > told[0])
    return bool(told) and not any(unit.start < hedge for unit in behind)


def opens_with_telling(statement: Statement) -> bool:
    """As in "Gjorde väl tre i tisdags tror jag": told without its subject, which is the one who tells."""
    return statement.own.begins_with("past")


def ends_in_doubt(statement: Statement) -> bool:
    """As in "fotpatrull i Skogås igår tror jag": what was done, and where or when, before the doubt."""
    own = statement.own
    last = any(m.name == "hedged" and m.start == own.units[-1].start for m in own.markers)
    told = own.of("place", "when") and not own.ahead
    return bool(last and told) and not own.has("present", "general", "planned", "should", "opinion", "wish")


def is_ours(statement: Statement) -> bool:
    """Whether it is told of us, by a verb in the past."""
    leading = [c for c in statement.clauses[: statement.first_named] if c.sentence == statement.own.sentence]
    ours = any(c.of("we") for c in statement.clauses[: statement.first_named + 1])
    return ours and any(is_told(clause, statement.act) for clause in (*leading, statement.own))


def is_told_of_others(statement: Statement) -> bool:
    """Whether unknown words lead to the activity, and nobody of us is said to have done it."""
    if statement.inherited or stands(statement.own, statement.act):
        return False
    if (is_built(statement.act) and statement.own.has("outsider")) or _came_from_it(statement.own):
        return True
    if is_beside(statement) or _is_led_by_circumstance(statement) or _is_part_of_what_is_done(statement):
        return False
    if is_ours(statement) or _reports_for_team(statement.own):
        return False
    before = (*_before_adjectives(statement), statement.act)
    return any(
        unit.kind == "word"
        and not statement.own.knows(unit)
        and not _is_work(unit, statement.own)
        and not _is_of_evening(following)
        and not _tells_when(unit, statement.own)
        and not _is_seen_to(unit, statement.own)
        for unit, following in pairwise(before)
    )


def _came_from_it(own: Clause) -> bool:
    """As in "larm kom nyss från fotpatrullen": what came, and not we, who would have been on it."""
    came = min((marker.start for marker in own.markers if marker.name == "came_from"), default=0)
    return not own.of("we") and any(unit.start < came and unit.kind in _NOUNS for unit in own.units)


def _is_work(unit: Unit, own: Clause) -> bool:
    """As in "jobbade helginsats"."""
    return any(marker.name == "worked" and marker.start == unit.start for marker in own.markers)


def _reports_for_team(own: Clause) -> bool:
    """As in "turlag 2 rapporterar fyra hastighetskontroller"."""
    return own.has("writes_to_bot") and matches(
        "^<word> <number> <word> <number|article>? <activity>", own.units
    )


def _tells_when(unit: Unit, own: Clause) -> bool:
    """As in "efter maten hembesök", "luciahelgens helginsats": a word tells when it was."""
    return "of_day" in unit.looks or any(
        m.name == "before_or_after" and m.end + 1 == unit.start for m in own.markers
    )


def _is_seen_to(unit: Unit, own: Clause) -> bool:
    """As in "testade brandvarnare i 7 radhus": what home visits see to is done by who tells it."""
    named = own.act is not None and own.act.rule == HOMES_VISITED
    return named and any(m.name in SEEN_TO and m.start <= unit.start < m.end for m in own.markers)


def _is_of_evening(following: Unit) -> bool:
    """As in "seg kväll fotpatrull", "två blöta kvällar till fots": the word before it tells of what sort."""
    return following.kind in {"part", "evenings"}


def is_beside(statement: Statement) -> bool:
    """As in "Kvitton saknades vid tobakstillsyn", "dagen firades med fotpatrull": where and how it was."""
    units = statement.own.units
    position = units.index(statement.act)
    while position and units[position - 1].kind in {"article", "adjective", "when", "number"}:
        position -= 1
    if position and units[position - 1].kind in {"in", "on", "during"} and _opens_with_past(statement.own):
        return True
    if position == 1 and units[0].kind in {"in", "on"} and _has_past_after(statement):
        return True
    if matches("<word> <mere_with>$", units[:position]) and "passive" in units[position - 2].looks:
        return True
    past = any(unit.kind == "word" and "past" in unit.looks for unit in units[:position])
    counted = any(unit.kind in {"number", "noise"} for unit in units[:position])
    led = position > 0 and units[position - 1].kind
    return (led in {"in", "on"} and (past or counted)) or (
        led == "i" and counted and not _visits(statement.act)
    )


def _visits(act: Unit) -> bool:
    return not isinstance(act.value, ActivityWord) or act.value.venues


def _is_led_by_circumstance(statement: Statement) -> bool:
    """As in "på vägen hem en krogtillsyn i Trångsund", "en sväng med fotpatrull": told without a verb."""
    own = statement.own
    if not _is_indefinite(statement.act) or not own.of("place"):
        return False
    led = own.units[: own.units.index(statement.act) + 1]
    return matches(_CIRCUMSTANCE, led) or matches(_ROUND, led)


def _is_part_of_what_is_done(statement: Statement) -> bool:
    """As in "ombyggd korsning med upphöjning klar": what it is a part of, in words that nobody knows."""
    own = statement.own
    led = own.units[: own.units.index(statement.act) + 1]
    done = any(m.name == "affirmed" and m.start > statement.act.start for m in own.markers)
    return done and matches("<word|crossing> <mere_with> <adjective>? <activity>$", led)


def may_be_told(statement: Statement) -> bool:
    """Whether it may be told of us after all, in words that nobody knows."""
    own = statement.own
    if own.before == "and" or own.of("both") or is_told(own, statement.act) or _has_past(statement):
        return True
    position = own.units.index(statement.act)
    before = own.units[position - 1].kind if position else ""
    ours = bool(own.of("we")) and before != "to"
    beside = before in {"on", "in"} and not own.has("present")
    described = position == 1 and own.before in {"stop", "line"}
    numbered = before in _NUMBERED or matches(_ROUNDS, own.units[: position + 1])
    placed = numbered and bool(own.of("place")) and not own.has("present")
    return _is_indefinite(statement.act) and (ours or beside or described or placed)


def _is_indefinite(act: Unit) -> bool:
    return isinstance(act.value, ActivityWord) and not act.value.definite


def _has_past(statement: Statement) -> bool:
    """As in "Körkort rök på hastighetskontroll": something happened there, in a word that nobody knows."""
    return any(
        unit.kind == "word" and unit.start < statement.act.start and "past" in unit.looks
        for unit in statement.own.units
    )


def _has_past_after(statement: Statement) -> bool:
    """As in "Vid gårdagens krogtillsyn påträffades inga brister"."""
    after = [unit for unit in statement.own.units if unit.start > statement.act.start]
    return any(unit.kind == "word" and not unit.looks.isdisjoint({"past", "passive"}) for unit in after)


def _opens_with_past(clause: Clause) -> bool:
    """As in "Stoppade en bil vid ...": a telling without its subject is of the one who tells."""
    first = clause.units[0]
    return first.kind == "word" and ("past" in first.looks or clause.begins_with("past"))


def _before_adjectives(statement: Statement) -> Sequence[Unit]:
    """The units of the activity's clause up to its own adjectives: "2 oanmälda och lyckade ..."."""
    units = statement.own.units
    end = units.index(statement.act)
    while end and units[end - 1].kind == "word" and "adjective" in units[end - 1].looks:
        end -= 1
    return units[:end] if end and units[end - 1].kind in _COUNTING else units[: units.index(statement.act)]


def is_left_to_others(statement: Statement) -> bool:
    """As in "fältningen ikväll körs av ungdomsgården": whoever that is."""
    own = statement.own
    ends = [marker.end for marker in own.markers if marker.name == "done_by"]
    return any(unit.kind == "word" and unit.start - 1 in ends for unit in own.units)
