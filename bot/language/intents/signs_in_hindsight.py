"""The signs that a clause gives of what it says of what was told before it."""

from enum import StrEnum
from itertools import dropwhile, takewhile

from bot.language.clauses.clause import Clause
from bot.language.intents.company_told import have_joined
from bot.language.intents.looking_back import is_ready, tells_deed, tells_how_it_was
from bot.language.intents.signs_of_absence import tells_of_none, tells_of_nothing
from bot.language.intents.signs_of_more import is_ahead, is_likened, tells_of_else, tells_of_more
from bot.language.phrases.grammar import matches

_OF_THEM = (
    "<number|article|count> <of> <they|thing|visit|activity|lookalike|site>"
    "|^<number|count> <linking> <i|in|on>? <place>"
)


class Sign(StrEnum):
    """What a clause does, beside naming something."""

    OFF = "off"
    """It was not done, or nobody was there: "blev inte av", "var stängd"."""
    NOTHING = "nothing"
    """Nothing came of it, whatever was told: "blev inget", "hann inte"."""
    DENIED = "denied"
    """It was not so: "inte i Skogås"."""
    DONE = "done"
    """It was done: "är gjord", "blev av"."""
    MORE = "more"
    """There was more: "också", "en till"."""
    EVERY = "every"
    """All that was told is meant: "alla tre"."""
    THROUGHOUT = "throughout"
    """All the while, or in everything: "hela kvällen", "allt"."""
    DAY_AFTER = "day_after"
    """On the day after what was told: "dagen efter"."""
    DAY_BEFORE = "day_before"
    """On the day before what was told: "dagen innan"."""
    SHARE = "share"
    """Some of what was told is meant: "en av dem"."""
    WRONG = "wrong"
    """What was told is wrong: "Vårby var fel", "nej", "Vårby*"."""
    EXCHANGED = "exchanged"
    """It is to be told otherwise: "ändra från två till tre"."""
    REVERSED = "reversed"
    """It was the other way round: "tvärtom"."""
    WAS = "was"
    """It was so: "blev tre", "låg i Skogås"."""
    INSTEAD = "instead"
    """It was done so in place of what was meant: "i stället"."""
    AFTER_ALL = "after_all"
    """It was done though it had not seemed so: "ändå"."""
    PAST = "past"
    """Something is told of: "fick", "var"."""
    REST = "rest"
    """All but those that were told of: "resten"."""
    READY = "ready"
    """Somebody is ready, and nothing need be done: "jag är klar"."""
    REMARKED = "remarked"
    """It tells how it was, or of others: "stökigt där", "rapporten är klar"."""
    UNDER_WAY = "under_way"
    """It lies ahead: "imorgon", "ska"; what ought to stand in a report does not."""
    IDLE = "idle"
    """Nothing was done, or else than what is told of: "inget", "lediga", "utbildning"."""
    INTENDED = "intended"
    """It is meant to be done: "kör vi", "ska gå"."""
    FURTHER = "further"
    """So many beside those that were told: "två till", "plus en"."""
    FORGOTTEN = "forgotten"
    """It was left out when it was told: "glömde en", "ska med"."""
    NEXT = "next"
    """It comes behind what was told: "och i Skogås", "sen tog vi", "därefter"."""
    THERE = "there"
    """Where the last was: "där", "samma ställe", "på samma runda"."""
    WE = "we"
    """Who tells it did it."""
    THEY = "they"
    """They, whoever or whatever that is."""
    UNSURE = "unsure"
    """It may tell of others, of how it was or of what is wished: "Skogås behöver en"."""
    ELSEWHERE = "elsewhere"
    """Outside the municipality."""
    ONLY_THERE = "only_there"
    """Nothing beside it: "bara Vårby", "det var bara i fredags"."""
    ALONE = "alone"
    """Nobody else took part: "själva"."""
    HALF = "half"
    """Half of what was told is meant."""
    ONE = "one"
    """One of what was told is meant: "den ena"."""
    EXCEPT = "except"
    """All are meant but those that are named: "alla utom en"."""
    ANOTHER = "another"
    """One more was done than was told: "en till"."""
    YES = "yes"
    """It was so: "ja", "stämmer"."""
    NO = "no"
    """It was not so: "nej"."""
    ONLY = "only"
    """And nothing else of what was told: "bara Skogås"."""
    OF_PEOPLE = "of_people"
    """A number tells how many inhabitants there were: "en av grannarna hade bett om det"."""
    BELONGS = "belongs"
    """It is of a day or a place: "hör till igår", "är från i måndags"."""
    STRUCK = "struck"
    """It is to stand no longer, or has been told of by others: "stryk Skogås", "redan rapporterad"."""
    FOUND = "found"
    """It tells what was met with: "inga anmärkningar"."""
    ASKED = "asked"
    """It is of who had asked for it: "ingen hade bett om den", "vår egen idé"."""
    MEANT = "meant"
    """It is what was meant: "menade jag", "skulle vara"."""
    KEPT = "kept"
    """It stands, or stands again: "vara kvar", "få tillbaka"."""
    MIDDLE = "middle"
    """The one in the middle of those that were told is meant."""
    LEFT = "left"
    """Nothing was done at the place that is named: "Skogås hoppade vi över"."""
    ALL = "all"
    """All of it, however much that was: "allt", "enligt plan"."""
    NEITHER = "neither"
    """Of none of those that are named: "varken i Skogås eller Vårby"."""
    CONTRARY = "contrary"
    """It sets what is named against what came before it: "men Vårby"."""
    FEWER = "fewer"
    """So many fewer than were told: "två för mycket", "dra av en"."""
    OPEN = "open"
    """Who tells it does not know: "vet inte"."""
    JOINED = "joined"
    """Others are the ones who did it, with us: "polisen var med på"."""


_SIGNS = {
    Sign.OFF: ("takes_off", "called_off", "was_off", "none_there", "absent", "to_go"),
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


def _is_of_some(part: Clause) -> bool:
    of_them = matches(_OF_THEM, part.units) or part.has("one_of_them")
    out_of = any(unit.rule == "number.out_of" for unit in part.units)
    return of_them or out_of or bool(part.of("vague", "vague_range"))


def _counts_people(part: Clause) -> bool:
    starts = {marker.start for marker in part.markers if marker.name == "citizens"}
    halves = {marker.start for marker in part.markers if marker.name in _PARTS_OF_THEM}
    leading = takewhile(lambda unit: unit.start not in starts, part.units)
    counted = dropwhile(lambda unit: unit.kind in _LEADS_TO_PEOPLE, reversed(list(leading)))
    last = next(counted, None)
    return bool(starts) and last is not None and (last.kind in _COUNTED or last.start in halves)


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
    Sign.CONTRARY: _is_contrary,
    Sign.ASKED: _tells_of_asking,
    Sign.ALL: _is_all,
    Sign.ELSEWHERE: _is_elsewhere,
    Sign.SHARE: _is_of_some,
    Sign.JOINED: have_joined,
    Sign.UNDER_WAY: is_ahead,
    Sign.DONE: tells_deed,
    Sign.READY: is_ready,
    Sign.WAS: tells_how_it_was,
}
