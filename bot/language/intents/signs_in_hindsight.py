"""The signs that a clause gives of what it says of what was told before it."""

from itertools import dropwhile, takewhile

from bot.language.clauses.clause import Clause
from bot.language.intents.company_told import have_joined
from bot.language.intents.looking_back import is_ready, tells_deed, tells_how_it_was
from bot.language.intents.sign import Sign
from bot.language.intents.signs_of_absence import tells_of_none, tells_of_nothing
from bot.language.intents.signs_of_more import is_ahead, is_likened, tells_of_else, tells_of_more
from bot.language.intents.signs_of_share import is_of_place, is_of_some
from bot.language.phrases.grammar import matches

_SIGNS = {
    Sign.OFF: ("takes_off", "called_off", "was_off", "none_there", "absent", "to_go"),
    Sign.TOGETHER: ("in_all",),
    Sign.BELONGS: ("belongs_to",),
    Sign.FEWER: ("fewer", "takes_off"),
    Sign.DENIED: ("not", "nobody"),
    Sign.DONE: ("firmly_done", "affirmed", "after_all", "finished"),
    Sign.MORE: ("again", "adds"),
    Sign.WRONG: ("takes_back", "said_wrong", "corrects", "closes_second_thought", "is_right"),
    Sign.EXCHANGED: ("exchanges",),
    Sign.IDLE: ("idle",),
    Sign.INTENDED: ("to_be_done", "planned", "present"),
    Sign.REVERSED: ("reversed",),
    Sign.INSTEAD: ("instead",),
    Sign.AFTER_ALL: ("after_all", "done_anyway", "in_the_end"),
    Sign.PAST: ("done", "past"),
    Sign.STRUCK: ("undo", "to_go", "is_to_go", "told_already"),
    Sign.RESTATED: ("restates",),
    Sign.FOUND: ("finding", "finding_there", "seen_there", "in_order"),
    Sign.MIDDLE: ("told_middle",),
    Sign.KEPT: ("put_back", "kept"),
    Sign.MEANT: ("closes_second_thought", "meant", "ought"),
    Sign.LEFT: ("place_left",),
    Sign.NEITHER: ("neither",),
    Sign.REST: ("the_rest",),
    Sign.THERE: ("same_round",),
    Sign.THROUGHOUT: ("all_through", "everything"),
    Sign.REMARKED: ("citizens", "outsider", "their_deed", "talk", "how_it_was", "how_it_went", "homeward"),
    Sign.ANOTHER: ("again", "still_more"),
    Sign.HALF: ("half_of",),
    Sign.ONE: ("one_of_them", "one_of_two"),
    Sign.EXCEPT: ("except",),
    Sign.YES: ("yes",),
    Sign.NO: ("no",),
    Sign.OPEN: ("unsure",),
    Sign.WALKING: ("to_walk",),
    Sign.THEN: ("that_day",),
    Sign.NOT_OURS: ("not_us",),
    Sign.FORGOTTEN: ("forgot", "missed", "counts_too", "left_out_there"),
    Sign.UNSURE: (
        "citizens",
        "persons",
        "outsider",
        "their_deed",
        "talk",
        "how_it_was",
        "not_met",
        "complaint",
        "told_of",
        "reason_alarm",
        "got_alarm",
        "hedged",
        "places_left",
    ),
}
_KINDS = {
    Sign.MORE: ("also", "more"),
    Sign.EVERY: ("all_of", "both", "when_evenings"),
    Sign.BOTH: ("either",),
    Sign.ONLY: ("only",),
    Sign.THERE: ("there",),
    Sign.DAY_AFTER: ("day_after",),
    Sign.DAY_BEFORE: ("day_before",),
    Sign.ALONE: ("alone",),
    Sign.WE: ("we", "walked"),
    Sign.THEY: ("they",),
}
_ONLY_THERE = "<only> <i|on|in>? <place|when>|<place> <only>|<when> <only>$"
_HOW_IT_WAS = "<linking> <adjective> <i|on|in>|<linking> <adjective>$"
_PARTS_OF_THEM = frozenset({"half_of", "one_of_them", "one_of_two"})
_LEADS_TO_PEOPLE = frozenset({"of", "they", "den", "adjective"})
_COUNTED = frozenset({"number", "count", "article"})
_BEHIND = frozenset({"and", "sen", "then"})


def signs_of(part: Clause) -> set[Sign]:
    """All that a clause does, beside naming something; "gick inte så bra" calls nothing off."""
    signs = {sign for sign, markers in _SIGNS.items() if part.has(*markers)}
    signs |= {sign for sign, kinds in _KINDS.items() if part.of(*kinds)}
    signs |= {sign for sign, tells in _TELLING.items() if tells(part)}
    if tells_of_else(part) or (Sign.FURTHER not in signs and part.has("met")):
        signs.add(Sign.UNSURE)
    if part.of("no_further"):
        signs = signs - {Sign.OFF, Sign.NOTHING, Sign.DENIED, Sign.NO} | {Sign.ONLY_THERE}
    if _is_as_planned(part):
        signs -= {Sign.UNDER_WAY}
    if part.has("praise"):
        signs -= {Sign.OFF, Sign.NOTHING}
    if part.has("in_common"):
        signs |= _apart(signs)
    return signs - {Sign.MORE} | {Sign.WRONG} if part.has("swears") else signs


def _apart(signs: set[Sign]) -> set[Sign]:
    """As in "en var inte gemensam", "bara tre var gemensamma", which says it of the others."""
    if Sign.DENIED in signs:
        return {Sign.ALONE}
    return {Sign.ALONE, Sign.EXCEPT} if Sign.ONLY in signs else set()


def _is_more(part: Clause) -> bool:
    """As in "likadant i Skogås"; not so in "hann vi inte med"."""
    return not part.has("called_off") and any(is_likened(sign, part) for sign in part.markers)


def _came_to_all(part: Clause) -> bool:
    """As in "polisen på alla"."""
    return any(unit.rule == "partner.on_all" for unit in part.of("partner"))


def _tells_how(part: Clause) -> bool:
    """As in "lördagen var lugn i Skogås"."""
    return matches(_HOW_IT_WAS, part.units)


def _is_without(part: Clause) -> bool:
    """As in "Vårby utan" behind "Skogås med polisen"."""
    return part.units[-1].kind == "without"


def _is_next(part: Clause) -> bool:
    return part.before in _BEHIND


def _is_all(part: Clause) -> bool:
    return _is_as_planned(part) or part.has("everything")


def _is_as_planned(part: Clause) -> bool:
    """As in "enligt plan", "det blev | som planerat"."""
    return part.has("as_planned") or (part.before == "which" and part.has("planned", "intended"))


def _tells_of_asking(part: Clause) -> bool:
    """As in "ingen hade bett om den"; who "skrev fel" or "valde fel" asked for nothing."""
    other = part.has("wrote", "said_wrong") or (part.has("chosen") and part.before != "which")
    return (part.has("asked_for") and not other) or part.has("not_asked_for", "our_own")


def _is_contrary(part: Clause) -> bool:
    return part.before == "but"


def _is_only_there(part: Clause) -> bool:
    return matches(_ONLY_THERE, part.units)


def _is_elsewhere(part: Clause) -> bool:
    return any(unit.value.outside for unit in part.of("place"))


def _counts_people(part: Clause) -> bool:
    starts = {marker.start for marker in part.markers if marker.name == "citizens"}
    halves = {marker.start for marker in part.markers if marker.name in _PARTS_OF_THEM}
    leading = takewhile(lambda unit: unit.start not in starts, part.units)
    counted = dropwhile(lambda unit: unit.kind in _LEADS_TO_PEOPLE, reversed(list(leading)))
    last = next(counted, None)
    return bool(starts) and last is not None and (last.kind in _COUNTED or last.start in halves)


def _is_theirs(part: Clause) -> bool:
    """As in "polisen ska ha hastighet", and not "vi ska ha krogar med polisen"."""
    return part.units[0].kind in {"partner", "organisation"} and part.has("planned")


_TELLING = {
    Sign.OFF: tells_of_none,
    Sign.OF_PEOPLE: _counts_people,
    Sign.MORE: _is_more,
    Sign.ALONE: _is_without,
    Sign.EVERY: _came_to_all,
    Sign.REMARKED: _tells_how,
    Sign.FURTHER: tells_of_more,
    Sign.NOTHING: tells_of_nothing,
    Sign.ONLY_THERE: _is_only_there,
    Sign.NEXT: _is_next,
    Sign.THEIRS: _is_theirs,
    Sign.CONTRARY: _is_contrary,
    Sign.ASKED: _tells_of_asking,
    Sign.ALL: _is_all,
    Sign.ELSEWHERE: _is_elsewhere,
    Sign.SHARE: is_of_some,
    Sign.OF_PLACE: is_of_place,
    Sign.JOINED: have_joined,
    Sign.UNDER_WAY: is_ahead,
    Sign.DONE: tells_deed,
    Sign.READY: is_ready,
    Sign.WAS: tells_how_it_was,
}
