"""The last look at what a telling names: a place of ours that is in nothing which was read of it.

The rules read what they know, and field staff write what nobody foresaw: "kollegorna tog Skogås". A place of
ours that is in no entry, and is named for no reason that the words show (planned, called off, somebody's
home, other work), may be where it was, or one more place; the area is then asked, and not stored.
"""

from collections.abc import Sequence
from dataclasses import replace

from bot.entries import Draft
from bot.language.clauses.clause import Clause
from bot.language.entries.beside_one import where_some_of_us_were
from bot.language.entries.binding import Bound
from bot.language.phrases.grammar import matches
from bot.language.phrases.places import OF_INHABITANTS
from bot.language.statements.denied_days import says_idle
from bot.language.statements.statement import Statement
from bot.language.words.units import Unit
from bot.language.words.word_values import PlaceWord

_OF_SOMETHING_ELSE = (
    "absent", "aborted", "almost", "asked_for", "called_off", "circumstance", "citizens", "complaint",
    "except", "crowd", "finding", "heads_what_comes",
    "idle", "instead", "lives", "met", "nearly_done", "neither", "no", "nobody", "none_at_all", "not",
    "opinion", "pause", "planned", "planned_after", "reason_alarm", "refusal", "remains", "reminds", "should",
    "stayed_behind", "takes_back", "talk", "talk_before", "was_off", "wish",
)  # fmt: skip
_LISTED_PLACE = "^<i|on|both|in>? <place>"
_COMING_OR_GOING = frozenset({"from", "to", "toward", "home"})
_JOINING = frozenset({"i", "on", "in", "place_noun", "place"})
_NUMBERS = frozenset({"number", "count"})


def named_elsewhere(clauses: Sequence[Clause], others: Sequence[Statement]) -> list[Unit]:
    """The places of ours that a message names, but not those of what was not done or of something else.

    `clauses` are all of the message, `others` its statements that tell of nothing that was done.
    """
    undone = {unit.start for each in others for clause in each.clauses for unit in clause.units}
    padded = (None, *clauses, None)
    return [
        unit
        for before, clause, following in zip(padded, clauses, padded[2:], strict=False)
        if not _is_of_something_else(clause, following) and not _goes_on_elsewhere(clause, before)
        for position, unit in enumerate(clause.units)
        if _is_ours(unit) and unit.start not in undone and not _is_way(clause.units[:position])
    ]


def without_entry(
    named: Sequence[Unit],
    bounds: Sequence[Bound],
    told: Sequence[tuple[Bound, Draft]],
    drafts: Sequence[Draft],
) -> list[Unit]:
    """Those of some places that lie in no area of some drafts.

    `told` are the drafts with what they were read from, which is some of `bounds`: an activity that is
    not the teller's to count has places of its own.
    """
    areas = {draft.area for draft in drafts}
    sources = [bound for bound, _draft in told]
    activities = [bound for bound in bounds if bound.statement.act.kind == "activity"]
    explained = [bound for bound in activities if not any(bound is source for source in sources)]
    explained += [b for b, draft in zip(sources, drafts, strict=True) if _is_spread(b, draft)]
    listed = {unit.start for bound in explained for unit in bound.statement.of("place")}
    listed |= {unit.start for bound in sources for unit in where_some_of_us_were(bound.statement)}
    return [unit for unit in named if unit.value.area not in areas and unit.start not in listed]


def _is_spread(bound: Bound, draft: Draft) -> bool:
    """As in "5 tobakstillsyner i Trångsund och Skogås": a number over places in a plain list."""
    clauses = bound.statement.clauses
    placed = [position for position, clause in enumerate(clauses) if clause.of("place")]
    in_a_row = placed == list(range(placed[0], placed[-1] + 1)) if placed else False
    return (
        draft.area is None
        and draft.count != 1
        and in_a_row
        and all(matches(_LISTED_PLACE, clauses[position].units) for position in placed[1:])
    )


def with_open_areas(
    told: Sequence[tuple[Bound, Draft]], drafts: Sequence[Draft], in_vain: Sequence[Unit]
) -> list[Draft]:
    """The drafts, without the areas of those beside which places are named that are in none of them.

    `told` are the drafts with what they were read from.
    """
    likely = list(dict.fromkeys(unit.value.area for unit in in_vain))
    doubted = {id(_nearest(told, unit)) for unit in in_vain}
    return [
        _without_area(draft, likely) if id(bound) in doubted else draft
        for (bound, _draft), draft in zip(told, drafts, strict=True)
    ]


def _without_area(draft: Draft, others: Sequence[str]) -> Draft:
    known = [] if draft.area is None else [draft.area]
    return replace(draft, area=None, place=None, guesses=replace(draft.guesses, areas=(*known, *others)))


def _nearest(told: Sequence[tuple[Bound, Draft]], place: Unit) -> Bound:
    """What is told last before a place, or first of all."""
    before = [bound for bound, _draft in told if bound.statement.act.start < place.start]
    return before[-1] if before else told[0][0]


def _is_ours(unit: Unit) -> bool:
    told = unit.kind == "place" and unit.rule != OF_INHABITANTS
    return told and isinstance(unit.value, PlaceWord) and unit.value.area is not None


def _is_of_something_else(clause: Clause, following: Clause | None) -> bool:
    """Whether a clause says why it names a place, or what follows takes it back or numbers it with none."""
    if clause.has(*_OF_SOMETHING_ELSE) or clause.ahead or clause.of("lookalike"):
        return True
    if any(unit.value == 0 for unit in clause.of(*_NUMBERS)) or _is_of_unknown_work(clause):
        return True
    if following is None:
        return False
    below = following.before == "colon" and (
        following.has("nobody", "called_off", "idle", "planned")
        or any(u.value == 0 for u in following.of(*_NUMBERS))
    )
    return below or says_idle(following) or following.begins_with("takes_back")


def _is_of_unknown_work(clause: Clause) -> bool:
    """As in "sen soteld i Trångsund", "hög fart i Vårby", "kontrollerade en bil i Vårby"."""
    unknown = clause.words > 0 or bool(clause.of("visit_verb"))
    return clause.act is None and unknown and not _takes_place(clause)


def _takes_place(clause: Clause) -> bool:
    """As in "kollegorna tog Skogås": a place that somebody went to do it in."""
    ends = {marker.end for marker in clause.markers if marker.name == "chosen"}
    return any(unit.start - 1 in ends for unit in clause.of("place"))


def _goes_on_elsewhere(clause: Clause, before: Clause | None) -> bool:
    """As in "ett gäng drog sen vidare till Skogås", "tänkte gå i Vårby och Skogås"."""
    if before is None or clause.act is not None or clause.of("we"):
        return False
    listed = clause.before in {"and", "comma"} and matches("^<i|on>? <place>$", clause.units)
    drawn = before.has("stayed_behind") and clause.before == "sen"
    return drawn or (listed and before.has("should", "wish", "planned", *_OF_SOMETHING_ELSE))


def _is_way(before: Sequence[Unit]) -> bool:
    """As in "hem till stationen i Flemingsberg", "från Segeltorp", "lämnade stationen i Flemingsberg"."""
    if matches("<word> <place_noun> <i>$", before):
        return True
    leading = [unit.kind for unit in before if unit.kind not in _JOINING]
    if leading[-1:] == ["word"]:
        del leading[-1]
    return bool(leading) and leading[-1] in _COMING_OR_GOING
