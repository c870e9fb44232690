"""What statements take over from each other: a place or partners said last or first for all, and the day."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import takewhile

from bot.language.clauses.clause import Clause
from bot.language.days.joined_days import NextTo
from bot.language.days.meanings import NoDay, Relative
from bot.language.days.when import When
from bot.language.entries.binding import Bound
from bot.language.entries.company import names_company_above
from bot.language.entries.occasions import Amount
from bot.language.phrases.grammar import matches
from bot.language.statements.another_occasion import tells_the_same
from bot.language.words.word_values import PlaceWord

_FIRST_UNITS = 6
_TOLD_HOW_MANY = frozenset({"number", "count", "thing"})
_BELOW = frozenset({"colon", "comma"})
_OF_ALL = frozenset({"both", "all_of"})
_BELOW_TITLE = _BELOW | {"stop", "line"}
_LISTED = frozenset({"comma", "and", "line"})
_JOINED = frozenset({"and", "comma", "or", "then"})
_ONWARD = frozenset({"stop", "line", "sen", "then"})


def lend(bounds: Iterable[Bound]) -> None:
    """Let statements take over what is said for all: a place said last or first, partners, and the day."""
    found = list(bounds)
    _lend_company(found)
    for index in range(1, len(found)):
        _lend_days(found[:index], found[index])
        _lend_place(found[:index], found[index])
    for index in range(len(found) - 2, -1, -1):
        _lend_back(found[index], found[index + 1])
    for index in range(1, len(found)):
        _lend_partners(found[:index], found[index])
        _lend_on(found[index - 1], found[index])


def _lend_back(here: Bound, after: Bound) -> None:
    joined = after.statement.own.before in _JOINED and not after.statement.inherited
    same = here.statement.clauses[-1].sentence == after.statement.clauses[0].sentence
    if not (joined and same):
        return
    alone = not here.places and not here.partners and _tells_nothing_else(here, after)
    alone = alone and not here.statement.own.words
    alone = alone and not _is_somewhere(here) and not _are_both_told(here, after)
    if alone and not _is_apart(here, after) and (not here.whens or _leads(here, "when")):
        here.lent_places = after.places or after.lent_places
        if here.lent_places and here.activity != after.activity:
            here.partners = here.partners | _said_for_all(after)
    if not here.whens and after.statement.clauses[0].units[0].kind != "when":
        here.lent_whens = after.whens or after.lent_whens


def _said_for_all(bound: Bound) -> frozenset[str]:
    """Its partners; not so in "fotpatrull + krogrunda (kommunen med) i Vårby", where one of two had them."""
    clauses = [clause for clause in bound.statement.clauses if not clause.enclosed]
    named = (unit.value for clause in clauses for unit in clause.of("partner"))
    enclosed = bound.statement.of("partner") and any(c.enclosed for c in bound.statement.clauses)
    return bound.partners & frozenset[str]().union(*named) if enclosed else bound.partners


def _is_somewhere(bound: Bound) -> bool:
    """As in "3 krogar i centrum": at a place of its own, whichever that is."""
    return matches("<i|on|in|at> <place_noun>", bound.statement.own.units)


def _tells_nothing_else(here: Bound, after: Bound) -> bool:
    """As in "hastighetskontroll (2 st) och fotpatrull i Skogås": what is said last may be of both."""
    others = here.statement.clauses[1:]
    last = bool(after.statement.clauses[-1].of("place"))
    return not others or (last and all(map(_only_counts, others)))


def _are_both_told(here: Bound, after: Bound) -> bool:
    """As in "helginsats gjord, fotpatrull gjord i Vårby": each is a telling of its own."""
    return all(bound.statement.own.has("affirmed", "called_off") for bound in (here, after))


def _only_counts(clause: Clause) -> bool:
    return clause.before in {"open", "colon"} and all(
        unit.kind in {"number", "count"} for unit in clause.units
    )


def _is_apart(here: Bound, after: Bound) -> bool:
    """As in "helginsats med fotpatrull i Vårby", "2 hastkontroller, i Vårby en fotpatrull", each dated."""
    takes_in = here.statement.own.units[-1].kind in {"with", "mere_with", "including"}
    first, *following = after.statement.own.units
    headed = first.kind in {"i", "on", "in"} and bool(following) and following[0].kind == "place"
    placed = bool(after.statement.own.of("place"))
    dated = placed and _leads(here, "when") and _leads(after, "when")
    return takes_in or dated or (headed and after.statement.own.before == "comma")


def _lend_company(found: Sequence[Bound]) -> None:
    """As in "Tillsynsdag med polisen: 5 krogar och 3 tobak": those named above a list took part in it."""
    company = frozenset[str]()
    leads = _BELOW
    for bound in found:
        statement = bound.statement
        if company and statement.own.before in leads and not statement.inherited:
            leads = _LISTED
            if not bound.partners and not any(chunk.alone for chunk in bound.chunks):
                bound.partners = company
        else:
            heads = bound.activity is None and statement.act.kind == "visit"
            leads = (_BELOW_TITLE if _is_title(bound) else _BELOW) if heads else _LISTED
            company = bound.partners if heads or names_company_above(statement) else frozenset()


def _is_title(bound: Bound) -> bool:
    """As in "Kvällstillsyn med polisen. Sex krogar i Sjödalen": a sentence that only heads what follows."""
    statement = bound.statement
    told = statement.of("number", "count", "article", "place")
    return len(statement.clauses) == 1 and not told and not statement.own.words


def _lend_partners(before: Iterable[Bound], here: Bound) -> None:
    """As in "tobakstillsyn i Stuvsta och krogtillsyn i centrum, båda med kommunen"; not so in brackets."""
    for clause in here.statement.clauses:
        if clause is here.statement.own or clause.enclosed:
            continue
        together = clause.of("both", "all_of") or clause.has("everything")
        if together and not clause.of("number"):
            named = frozenset[str]().union(*(unit.value for unit in clause.of("partner")))
            of_all = clause.begins_with("everything")
            for bound in before:
                if of_all or bound.statement.clauses[-1].sentence == clause.sentence:
                    bound.partners |= named


def _lend_days(before: Iterable[Bound], here: Bound) -> None:
    """As in "Stuvsta torg: fotpatrull. Stuvsta station: hastkontroll. Båda i lördags"."""
    for clause in here.statement.clauses:
        days = [unit.value for unit in clause.of("when")]
        if days and clause is not here.statement.own and clause.of("both", "all_of") and clause.is_detail:
            for bound in before:
                bound.lent_whens = bound.lent_whens if bound.whens else days


def _lend_place(before: Sequence[Bound], here: Bound) -> None:
    """As in "Grupp 1 10 hembesök, grupp 2 8 hembesök. Samtliga i Segeltorp", "vårby båda"."""
    for clause in here.statement.clauses:
        places = [unit.value for unit in clause.of("place")]
        first, last = clause.units[0].kind, clause.units[-1].kind
        together = not _OF_ALL.isdisjoint({first, last}) and clause.is_detail and not clause.enclosed
        together = together or _is_where_all_was(clause)
        together = together and not _is_of_its_own_two(clause, here)
        if together and clause is not here.statement.own and len(places) == 1:
            places = _within_first(places[0], before, here)
            for bound in before:
                bound.lent_places = bound.lent_places if bound.places else places


def _is_where_all_was(clause: Clause) -> bool:
    """As in "..., allt i Flemingsberg"."""
    rest = [unit.kind for unit in clause.units[1:]]
    return clause.begins_with("everything") and set(rest) <= {"i", "on", "in", "place", "when"}


def _within_first(spot: PlaceWord, before: Sequence[Bound], here: Bound) -> list[PlaceWord]:
    """As in "i Visättra har vi lagt ett gupp och en refug, båda på Skolvägen": where it lies."""
    first = before[0]
    area = first.places[0].area if len(first.places) == 1 and _leads(first, "place") else None
    if spot.area is not None or area is None:
        return [spot]
    there = replace(spot, area=area)
    for chunk in here.chunks:
        chunk.places = [there if place == spot else place for place in chunk.places]
    return [there]


def _is_of_its_own_two(clause: Clause, here: Bound) -> bool:
    """As in "Krogrunda igår. Två tobakstillsyner också, båda i Skogås": the two of its sentence."""
    own = here.statement.own
    told = [amount.count for chunk in here.chunks for amount in chunk.amounts]
    begins = own.before in _ONWARD and clause.sentence == own.sentence
    return begins and clause.units[0].kind == "both" and told == [2]


def _leads(bound: Bound, kind: str) -> bool:
    """Whether a unit of a kind stands before the activity."""
    act = bound.statement.act
    return any(unit.kind == kind and unit.start < act.start for unit in bound.statement.of(kind))


def _opens_with(bound: Bound, kind: str) -> bool:
    """Whether a statement begins with a unit of a kind: "I Skogås körde vi ...", which then holds for all."""
    first = bound.statement.clauses[0].units[:_FIRST_UNITS]
    leading = takewhile(lambda unit: unit.kind not in _TOLD_HOW_MANY, first)
    return any(unit.kind == kind and unit.start < bound.statement.act.start for unit in leading)


def _is_said_first(before: Bound, here: Bound) -> bool:
    """As in "nu har vi i Visättra lagt ett gupp och en refug": a place before all of one kind."""
    alike = before.activity == here.activity and before.statement.own.units[0].kind != "on"
    leads = alike and _leads(before, "place") and before.statement.own is before.statement.clauses[0]
    return _opens_with(before, "place") or (leads and not before.statement.has("asked_for"))


def _is_headed_by_place(bound: Bound) -> bool:
    """As in "Vi har varit i Vårby hela kvällen: fotpatrull, hastkontroll"."""
    heading, own = bound.statement.clauses[0], bound.statement.own
    return own.before == "colon" and heading is not own and bool(heading.of("place"))


def _lend_on(before: Bound, here: Bound) -> None:
    if tells_the_same(here.statement.own) and any(a.count != 1 for c in before.chunks for a in c.amounts):
        here.chunks[0].amounts = [Amount(None)]
    if not here.whens and not here.lent_whens and before.statement.modality is here.statement.modality:
        here.lent_whens = [when for when in before.whens or before.lent_whens if not _is_now(when)]
    if here.statement.of("when_evenings") and not here.whens:
        here.lent_whens = before.whens or before.lent_whens
    if here.statement.of("day_after", "day_before") and not here.whens:
        here.lent_whens = [_beside(before.whens or before.lent_whens, here)]
    if here.places or here.lent_places:
        return
    _lend_place_on(before, here)


def _lend_place_on(before: Bound, here: Bound) -> None:
    same = before.statement.clauses[-1].sentence == here.statement.clauses[0].sentence
    same = same and not _came_after(before, here)
    general = before.activity is None and before.statement.act.kind == "visit"
    if here.statement.of("there"):
        here.lent_places = _told_last(before) or before.lent_places
    elif (same and general) or _is_titled(before, here):
        here.lent_places = before.places or before.lent_places
    elif here.statement.inherited:
        here.lent_places = before.places if len(before.places) == 1 else []
    elif same and (_is_said_first(before, here) or _is_headed_by_place(before) or not before.places):
        here.lent_places = before.places or before.lent_places


def _is_titled(before: Bound, here: Bound) -> bool:
    """As in "Flemingsberg 13/5", and a line for each activity below it."""
    own, title = before.statement.own, before.statement.clauses[0]
    listed = bool(before.lent_places) and not before.places
    headed = title is not own and title.is_detail and bool(title.of("place")) and not own.of("place")
    lines = own.before == "line" and here.statement.own.before == "line"
    return lines and (listed or (headed and not title.of("number", "count")))


def _came_after(before: Bound, here: Bound) -> bool:
    """As in "Skogås och Vårby till fots innan helginsatsen": a time, and no more is said of it."""
    last = before.statement.clauses[-1]
    timed = any(m.name == "circumstance" and m.end == last.units[-1].end for m in last.markers)
    return timed and here.statement.act is here.statement.own.units[0]


def _told_last(before: Bound) -> list[PlaceWord]:
    """As in "Hastkontroll i Vårby. En till i Skogås. Fotpatrull där": only where one came last."""
    placed = [chunk for chunk in before.chunks if chunk.places]
    return placed[-1].places if placed and placed[-1].before in _ONWARD else before.places


def _beside(told: Sequence[When], here: Bound) -> When:
    """As in "i tisdags fotpatrull, dagen efter hastkontroll": the day beside the only one told before."""
    offset = 1 if here.statement.of("day_after") else -1
    return When(NextTo(told[0].phrase, offset)) if len(told) == 1 else When(NoDay())


def _is_now(when: When) -> bool:
    return isinstance(when.phrase, Relative) and when.phrase.offset == 0
