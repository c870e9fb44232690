"""Whether an activity was done, is planned, was called off, or is only talked about."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from itertools import pairwise

from bot.entries import CallOffReason, PartOfDay
from bot.language.clauses import Clause
from bot.language.days import Relative, Tonight
from bot.language.markers import Marker
from bot.language.statements import Modality, Statement
from bot.language.units import Unit
from bot.language.word_values import ActivityWord

_REASONS = {
    "reason_alarm": CallOffReason.ALARM,
    "reason_staff": CallOffReason.STAFF,
    "reason_weather": CallOffReason.WEATHER,
}
_UNITS_UNDER_NO = 3
_DAWN_HOUR = 5
_NOON = 12
_AFTERNOON = 15
_COUNTING = frozenset({"number", "count", "article", "vague", "adjective", "and"})


def judged(found: Sequence[Statement], now: datetime) -> list[Statement]:
    """The statements with what each says of its activity, in a message sent at a local time."""
    told: list[Statement] = []
    for statement in found:
        modality = _said(statement, now) or _carried(statement, told[-1] if told else None)
        told.append(statement if modality is statement.modality else replace(statement, modality=modality))
    return [
        replace(statement, reason=_reason(statement))
        if statement.modality is Modality.CANCELLED
        else statement
        for statement in _carried_back(told, now)
    ]


def _said(statement: Statement, now: datetime) -> Modality | None:
    """What a statement says by itself; None where nothing in it decides."""
    if statement.own.asked or statement.own.has("talk"):
        return Modality.TALK
    if statement.own.has("no_more", "opinion", "talk_before") and _became(statement):
        return Modality.DONE
    if _is_called_off(statement):
        return Modality.CANCELLED
    if _is_talk(statement):
        return Modality.TALK
    if _is_hedged(statement):
        return Modality.UNSURE if _is_ours(statement) else Modality.TALK
    if _is_planned(statement) or _is_later_today(statement, now):
        return Modality.PLANNED
    if _is_told_of_others(statement):
        return Modality.UNSURE if _may_be_told(statement) else Modality.TALK
    if _is_general(statement):
        return Modality.TALK
    if _is_unsure_of_named(statement):
        return Modality.UNSURE
    return Modality.DONE if statement.has("done", "past") or _is_past_verb(statement.act) else None


def _is_past_verb(act: Unit) -> bool:
    return isinstance(act.value, ActivityWord) and act.value.past


def _is_verb(act: Unit) -> bool:
    return isinstance(act.value, ActivityWord) and act.value.verb


def _is_told(clause: Clause, act: Unit) -> bool:
    """Whether a clause tells that its activity was done, with a finite verb in the past."""
    return clause.has("past") or _is_past_verb(act)


# Called off


def _is_called_off(statement: Statement) -> bool:
    if any(_denies(clause) for clause in statement.clauses):
        return True
    after = statement.clauses[statement.first_named :]
    together = [*_leading(statement), *after]
    if _is_left_out(statement) or _is_refused(statement):
        return True
    if any(_calls_off(clause, statement) for clause in together) or statement.has("neither"):
        return not statement.has("after_all")
    if statement.inherited and statement.own.has("not"):
        return True
    should = any(
        clause.has("should") and not _is_of_partner(clause, statement) for clause in statement.clauses
    )
    return (
        should
        and not _became(statement)
        and any(clause.before == "but" or clause.has("but_no") for clause in after)
    )


def _calls_off(clause: Clause, statement: Statement) -> bool:
    """Whether a clause calls the activity off, and not only a partner: "polisen kunde inte vara med"."""
    partial = clause.has("the_rest") and statement.act not in clause.units
    return clause.has("called_off") and not partial and not _is_of_partner(clause, statement)


def _is_of_partner(clause: Clause, statement: Statement) -> bool:
    """Whether a clause beside the activity is about another organisation: "polisen skulle varit med"."""
    partner = clause.of("organisation", "partner", "without_partner", "mention")
    return bool(partner) and statement.act not in clause.units and not clause.of("we")


def _leading(statement: Statement) -> list[Clause]:
    """The clauses just before the activity's that may call it off: "ställdes in igen, vandringen"."""
    own = statement.own
    before = [c for c in statement.clauses[: statement.first_named] if c.sentence == own.sentence]
    joined = own.before == "and" or (own.before == "comma" and not any(c.of("place", "when") for c in before))
    return before if joined else []


def _is_refused(statement: Statement) -> bool:
    """As in "Helginsats nej, men fotpatrull i Skogås"."""
    end = statement.act.end
    return any(m.name == "refusal" and m.start == end + 1 for m in statement.own.markers)


def _is_left_out(statement: Statement) -> bool:
    """As in "Utan fotpatrull ikväll", "0 fotpatruller"."""
    units = statement.own.units
    position = units.index(statement.act) if statement.act in units else 0
    before = units[position - 1] if position else None
    return (
        before is not None
        and not _is_general(statement)
        and (before.kind in {"without", "instead_of"} or (before.kind == "number" and before.value == 0))
    )


def _denies(clause: Clause) -> bool:
    """As in "Ingen fotpatrull", "vi fältade inte"."""
    act = clause.act
    if act is None or _is_condition(clause):
        return False
    return any(
        (marker.name == "nobody" and _governs(marker, clause, act))
        or (marker.name == "not" and not _is_of_something_else(marker, clause))
        for marker in clause.markers
    )


def _is_condition(clause: Clause) -> bool:
    """As in "om det inte blir larm"."""
    return any(m.name == "condition" and m.start == clause.units[0].start for m in clause.markers)


def _ends_in_condition(clause: Clause) -> bool:
    """As in "i Trångsund om ingen blir sjuk"."""
    conditions = [m.start for m in clause.markers if m.name == "condition"]
    return any(m.name == "present" and m.start > min(conditions, default=m.start) for m in clause.markers)


def _governs(no: Marker, clause: Clause, act: Unit) -> bool:
    """Whether "ingen" is said of the activity, and not of a finding: "inga brister vid tobakstillsyn"."""
    between = [unit for unit in clause.units if no.end <= unit.start < act.start]
    if no.start > act.start or len(between) > _UNITS_UNDER_NO:
        return False
    return all(unit.kind not in {"word", "thing", "i", "on", "in", "place"} for unit in between)


def _is_of_something_else(negation: Marker, clause: Clause) -> bool:
    """As in "Inte bara", "inte en själ", or a place that nobody asked for: no denial of the activity."""
    qualified = any(m.name == "not_the_act" and m.start == negation.start for m in clause.markers)
    return qualified or clause.has("asked_for", "citizens")


# Talk


def _is_talk(statement: Statement) -> bool:
    own = statement.own
    told = _is_told(own, statement.act)
    if own.has("talk") or own.asked or _is_quoted(statement) or _has_before(statement, "talk_before"):
        return True
    governing = [c for c in statement.clauses[: statement.first_named] if c.sentence == own.sentence]
    if own.before not in {"but", "so"} and any(clause.has("talk", "talk_before") for clause in governing):
        return True
    if (
        (own.of("you") and not own.of("we"))
        or _is_circumstance(statement)
        or _is_done_by_them(own, statement.act)
    ):
        return True
    after = [c for c in statement.clauses[statement.first_named :] if c.sentence == own.sentence]
    if any(c.has("talk_after") or c.asked for c in after) and not (
        told or own.ahead or _is_of_us(own, governing)
    ):
        return True
    if _is_any(statement):
        return True
    return not told and any(clause.has("opinion") for clause in (*governing, own))


def _is_of_us(own: Clause, leading: Sequence[Clause]) -> bool:
    """As in "vi ...", "ute och fältar"."""
    return bool(own.of("we", "out")) or any(clause.of("out") for clause in leading)


def _is_any(statement: Statement) -> bool:
    """As in "Någon fotpatrull": one that is wished for or missed."""
    return any(
        unit.kind == "article" and unit.value is None and unit.end + 1 == statement.act.start
        for unit in statement.own.units
    )


def _is_told_of_others(statement: Statement) -> bool:
    """Whether unknown words lead to the activity, and nobody of us is said to have done it."""
    if statement.inherited:
        return False
    if _is_beside(statement):
        return False
    if _is_ours(statement):
        return False
    return any(
        unit.kind == "word" and unit.start < statement.act.start and not statement.own.knows(unit)
        for unit in _before_adjectives(statement)
    )


def _is_beside(statement: Statement) -> bool:
    """As in "Kvitton saknades vid tobakstillsyn": the activity as where and when something was."""
    units = statement.own.units
    position = units.index(statement.act)
    while position and units[position - 1].kind in {"article", "adjective", "when"}:
        position -= 1
    if position and units[position - 1].kind in {"in", "on", "during"} and _opens_with_past(statement.own):
        return True
    if position == 1 and units[0].kind in {"in", "on"} and _has_past_after(statement):
        return True
    past = any(unit.kind == "word" and "past" in unit.looks for unit in units[:position])
    counted = any(unit.kind in {"number", "noise"} for unit in units[:position])
    return position > 0 and units[position - 1].kind in {"in", "on"} and (past or counted)


def _is_hedged(statement: Statement) -> bool:
    """As in "Jag tror vi körde tre"."""
    leading = statement.clauses[: statement.first_named + 1]
    return any(c.has("hedged") for c in leading if c.sentence == statement.own.sentence)


def _is_ours(statement: Statement) -> bool:
    """Whether it is told of us, by a verb in the past."""
    leading = [c for c in statement.clauses[: statement.first_named] if c.sentence == statement.own.sentence]
    ours = any(c.of("we") for c in statement.clauses[: statement.first_named + 1])
    return ours and any(_is_told(clause, statement.act) for clause in (*leading, statement.own))


def _may_be_told(statement: Statement) -> bool:
    """Whether it may be told of us after all, in words that nobody knows."""
    own = statement.own
    if own.before == "and" or _is_told(own, statement.act) or _has_past(statement):
        return True
    position = own.units.index(statement.act)
    before = own.units[position - 1].kind if position else ""
    ours = bool(own.of("we")) and before != "to"
    beside = before in {"on", "in"} and not own.has("present")
    described = position == 1 and own.before in {"stop", "line"}
    return _is_indefinite(statement.act) and (ours or beside or described)


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
    return first.kind == "word" and ("past" in first.looks or _begins_past(clause))


def _begins_past(clause: Clause) -> bool:
    return any(m.name == "past" and m.start == clause.units[0].start for m in clause.markers)


def _before_adjectives(statement: Statement) -> Sequence[Unit]:
    """The units of the activity's clause up to its own adjectives: "2 oanmälda och lyckade ..."."""
    units = statement.own.units
    end = units.index(statement.act)
    while end and units[end - 1].kind == "word" and "adjective" in units[end - 1].looks:
        end -= 1
    return units[:end] if end and units[end - 1].kind in _COUNTING else units[: units.index(statement.act)]


def _is_general(statement: Statement) -> bool:
    """As in "fotpatrull är det bästa med jobbet": something said of it, and not that it was done."""
    own = statement.own
    together = [c for c in statement.clauses if c.sentence == own.sentence]
    if own.of("we") or any(c.has("done", "past") for c in together):
        return False
    return any(marker.name == "general" and marker.start > statement.act.start for marker in own.markers)


def _is_unsure_of_named(statement: Statement) -> bool:
    """Whether a known occasion is spoken of ("fotpatrullen", "kvällens tillsyn") in words that nobody knows.

    "Krogtillsynen gick i stöpet": it may have been done or not, and so is not counted.
    """
    own, value = statement.own, statement.act.value
    named = isinstance(value, ActivityWord) and (value.definite or _has_genitive(statement))
    if not named or own.of("we") or statement.inherited or _is_beside(statement):
        return False
    after = [c for c in statement.clauses[statement.first_named :] if c.sentence == own.sentence]
    unknown = any(
        unit.kind == "word" and unit.start > statement.act.start and not clause.knows(unit)
        for clause in after
        for unit in clause.units
    )
    return unknown and not any(clause.has("affirmed") for clause in after)


def _has_genitive(statement: Statement) -> bool:
    """As in "Kvällens fotpatrull", "fredagens helginsats"."""
    units = statement.own.units
    position = units.index(statement.act) if statement.act in units else 0
    return position > 0 and "genitive" in units[position - 1].looks


def _is_done_by_them(own: Clause, act: Unit) -> bool:
    """As in "i Solna gör de krogtillsyn"; in "de tre kontrollerna" it is no subject."""
    return any(
        unit.kind == "they" and unit.start < act.start and following.kind not in _COUNTING
        for unit, following in pairwise(own.units)
    ) and not own.of("we")


def _is_circumstance(statement: Statement) -> bool:
    """As in "Möte om krogtillsyn", "inför fotpatrullen": what something else was about."""
    return any(m.name == "circumstance" and m.end + 1 == statement.act.start for m in statement.own.markers)


def _has_before(statement: Statement, name: str) -> bool:
    """Whether a sign stands in the activity's own clause, before the activity."""
    return any(m.name == name and m.start < statement.act.start for m in statement.own.markers)


def _is_quoted(statement: Statement) -> bool:
    """Whether the activity stands within quotation marks."""
    quotes = [unit for unit in statement.of("quote") if unit.start < statement.act.start]
    return len(quotes) % 2 == 1


# Planned


def _is_planned(statement: Statement) -> bool:
    own = statement.own
    if _became(statement):
        return False
    if statement.inherited and own.has("present") and own.of("we") and not own.has("past"):
        return True
    leading = [c for c in statement.clauses[: statement.first_named] if c.sentence == own.sentence]
    after = statement.clauses[statement.first_named + 1 :]
    if own.has("present") and any(_is_condition(clause) for clause in (*leading, own)):
        return True
    if not _is_told(own, statement.act) and any(_ends_in_condition(c) for c in (own, *after)):
        return own.has("present") or _is_verb(statement.act)
    if any(c.ahead for c in (*leading, own, *(c for c in after if c.is_detail))):
        return True
    if any(c.has("planned", "should") for c in (*leading, own)):
        return not own.has("firmly_done")
    return any(c.has("planned_after") for c in after) or _is_coming(statement, own) or _will_be(own)


def _will_be(own: Clause) -> bool:
    """As in "ikväll blir det fotpatrull"; "det blir fyra idag" sums up."""
    phrases = [unit.value.phrase for unit in own.of("when")]
    today = any(phrase == Relative(0) or isinstance(phrase, Tonight) for phrase in phrases)
    return today and own.has("will_be") and not own.has("past") and not own.of("number", "count", "all_of")


def _became(statement: Statement) -> bool:
    """Whether a clause after the activity tells how many it became: "tänkt 25, det blev 18"."""
    after = statement.clauses[statement.first_named + 1 :]
    return any(c.has("finished") and c.of("number", "count", "article") for c in after)


def _is_coming(statement: Statement, own: Clause) -> bool:
    """Whether the telling is in the present and its day lies ahead: "den 14 juni kör vi"."""
    if not own.has("present") or _is_told(own, statement.act):
        return False
    whens = [unit for clause in (*_leading(statement), own) for unit in clause.of("when")]
    return any(unit.rule.startswith(("date.", "weekday.with_date", "feast")) for unit in whens)


def _is_later_today(statement: Statement, now: datetime) -> bool:
    """Whether it is said to begin at an hour that has not come yet: "krogtillsyn kl 22", sent at nine."""
    own = statement.own
    hours = [unit.value for unit in own.of("time") if isinstance(unit.value, int)]
    if _is_told(own, statement.act) or own.has("done") or now.hour < _DAWN_HOUR:
        return False
    whens = [unit.value.phrase for clause in statement.clauses for unit in clause.of("when")]
    evening = Tonight(PartOfDay.EVENING)
    today = all(phrase in {evening, Tonight(PartOfDay.AFTERNOON), Relative(0)} for phrase in whens)
    if Tonight(PartOfDay.AFTERNOON) in whens and now.hour < _NOON:
        return True
    return today and (
        any(hour > now.hour for hour in hours[:1]) or (evening in whens and now.hour < _AFTERNOON)
    )


# Shared with what stands beside


def _carried(statement: Statement, previous: Statement | None) -> Modality:
    """A statement that says nothing itself goes with a plan or a call-off before it in its sentence."""
    if previous is None or previous.modality is Modality.DONE:
        return Modality.DONE
    joined = statement.own.before in {"and", "or", "comma"}
    same = previous.clauses[-1].sentence == statement.clauses[0].sentence
    return previous.modality if same and joined and _spoke_first(previous) else Modality.DONE


def _spoke_first(statement: Statement) -> bool:
    """Whether what makes it no report is said before its activity, and so governs what follows too."""
    signs = {"planned", "should", "nobody", "neither", "called_off", "talk", "talk_before", "opinion"}
    return statement.own.ahead or any(
        marker.name in signs and marker.start < statement.act.start
        for clause in statement.clauses
        for marker in clause.markers
    )


def _carried_back(found: list[Statement], now: datetime) -> list[Statement]:
    """As in "Fotpatrullen och hastkontrollen ställdes in": a call-off said last is for both."""
    for index in range(len(found) - 2, -1, -1):
        here, after = found[index], found[index + 1]
        joined = after.own.before in {"and", "or"} and not after.inherited and len(here.clauses) == 1
        if (
            after.modality is Modality.CANCELLED
            and joined
            and _said(here, now) is None
            and not _denies(after.own)
        ):
            found[index] = replace(here, modality=Modality.CANCELLED)
    return found


def _reason(statement: Statement) -> CallOffReason:
    return next((reason for name, reason in _REASONS.items() if statement.has(name)), CallOffReason.OTHER)
