"""Messages that are one wish and nothing else: to report, to invite, to be known or heard, to see words."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.entries import Draft
from bot.language.clauses.clause import Clause
from bot.language.days.meanings import Calendar
from bot.language.intents.asked_of_noted import asks_of_noted_alone
from bot.language.intents.asked_periods import period_asked
from bot.language.reading import Invitee, Kind, Missing, Query, Reading
from bot.language.words.markers import Marker
from bot.language.words.units import Unit
from bot.members import Role

_WHO = ("organisation", "partner", "mention")
_AROUND_WHO = ("article", "from", "to", "toward", "slash")
_LEARNT = ("activity", "place", "word", "quote")
_ALONE = {
    "listen_no_more": Kind.LISTEN_NO_MORE,
    "listen": Kind.LISTEN,
    "reminders_off": Kind.REMINDERS_OFF,
    "reminders_on": Kind.REMINDERS_ON,
    "publish": Kind.PUBLISH,
    "approve": Kind.APPROVE,
    "evaluate": Kind.EVALUATE,
    "propose_evaluation": Kind.PROPOSE_EVALUATION,
    "approve_evaluation": Kind.APPROVE_EVALUATION,
    "forget_assessment": Kind.FORGET_ASSESSMENT,
    "places_post": Kind.PLACES_POST,
}
_NAMING_PLACES = {
    "add_places": Kind.ADD_PLACES,
    "remove_places": Kind.REMOVE_PLACES,
    "place_checks": Kind.PLACE_CHECKS,
}
_NAMES = frozenset({"word", "place", "shop"})
_OF_OWN = {"own_reports": Kind.OWN_REPORTS, "own_plans": Kind.OWN_PLANS}
_ROLES = {"manager_word": Role.MANAGER, "coordinator_word": Role.COORDINATOR}


def commanded(parts: Sequence[Clause], calendar: Calendar) -> Reading | None:
    """The command that a message is, word for word; None where anything else is said in it."""
    said = _Said(
        units=[unit for part in parts for unit in part.units],
        signs=[sign for part in parts for sign in part.markers],
    )
    if said.is_nothing_but("has_report"):
        told, missing = (Draft(date=calendar.today),), (Missing.ACTIVITY,)
        return Reading(kind=Kind.UNCLEAR, entries=told, missing=missing, announced=True)
    if said.is_nothing_but("invite", "invitee", *_ROLES, kinds=(*_WHO, *_AROUND_WHO)):
        return Reading(kind=Kind.INVITE, invitee=_invitee(said))
    if said.is_nothing_but("link", "linked", kinds=("dash",)):
        return Reading(kind=Kind.LINK)
    if said.is_nothing_but("own_words", kinds=("question",)):
        return Reading(kind=Kind.WORDS)
    if said.is_nothing_but("own_data", kinds=("question",)):
        return Reading(kind=Kind.OWN_DATA)
    if (of_own := _asked_of_own(said, parts, calendar)) is not None:
        return of_own
    if said.is_nothing_but("forget_word", kinds=_LEARNT):
        return Reading(kind=Kind.FORGET_WORD)
    if said.is_nothing_but("places", "places_left", kinds=("question", "comma")):
        return Reading(kind=Kind.PLACES)
    if (about_places := _about_places(said)) is not None:
        return about_places
    return next((Reading(kind=kind) for sign, kind in _ALONE.items() if said.is_nothing_but(sign)), None)


def _asked_of_own(said: "_Said", parts: Sequence[Clause], calendar: Calendar) -> Reading | None:
    """As in "vad har jag skrivit idag?", "vad har vi planerat nu?", "visa det jag skrev", "noterat?"."""
    shown = said.is_nothing_but("show_me", kinds=("den",)) and any(unit.kind == "den" for unit in said.units)
    asked = bool(parts) and parts[-1].asked
    if shown or (asked and said.is_nothing_but("noted_so", kinds=("so",))):
        return Reading(kind=Kind.OWN_REPORTS)
    for sign, kind in _OF_OWN.items():
        plain = said.is_nothing_but(sign, "plain", kinds=("question", "when", "i", "on", "for"))
        if plain or (kind is Kind.OWN_REPORTS and parts and asks_of_noted_alone(parts)):
            first, last = period_asked(said.units, calendar)
            return Reading(kind=kind, query=Query(first=first, last=last))
    return None


def is_assessment(text: str, openings: Sequence[str]) -> bool:
    """Whether a text is a party's own words about the year, after an opening ("our assessment") and a colon.

    Without anything after it, it asks what was written.
    """
    opening, _, _ = text.partition(":")
    return opening.strip(" .?!").casefold() in openings


def _about_places(said: "_Said") -> Reading | None:
    """A command that names places behind it, whatever they are called; a report is none."""
    if any(unit.kind in {"activity", "visit"} for unit in said.units):
        return None
    for sign, kind in _NAMING_PLACES.items():
        end = said.end_of(sign)
        if end is not None and any(unit.start >= end and unit.kind in _NAMES for unit in said.units):
            return Reading(kind=kind, told_from=end)
    return None


@dataclass(frozen=True, slots=True)
class _Said:
    """A whole message: what was read in it, and its signs."""

    units: Sequence[Unit]
    signs: Sequence[Marker]

    def is_nothing_but(self, first: str, *others: str, kinds: Sequence[str] = ()) -> bool:
        """Whether it begins with a sign and holds only others of these names, and units of these kinds.

        What people say to be polite may stand around it.
        """
        if all(sign.name != first for sign in self.signs):
            return False
        polite, meant = self._places_of("courtesy"), self._places_of(first, *others)
        told = [unit for unit in self.units if unit.start not in polite]
        begins = bool(told) and any(s.name == first and s.start == told[0].start for s in self.signs)
        return begins and all(unit.kind in kinds or unit.start in meant for unit in told)

    def end_of(self, name: str) -> int | None:
        """Where the longest sign of a name ends that the message begins with; None where it does not."""
        polite = self._places_of("courtesy")
        told = [unit for unit in self.units if unit.start not in polite]
        first = told[0].start if told else None
        return max((s.end for s in self.signs if s.name == name and s.start == first), default=None)

    def _places_of(self, *names: str) -> set[int]:
        """Where in the text signs of these names stand."""
        signs = (sign for sign in self.signs if sign.name in names)
        return {place for sign in signs for place in range(sign.start, sign.end)}


def _invitee(said: _Said) -> Invitee:
    roles = {_ROLES[sign.name] for sign in said.signs if sign.name in _ROLES}
    named: set[str] = set()
    for unit in said.units:
        if unit.kind in _WHO:
            named |= {unit.value} if isinstance(unit.value, str) else unit.value
    clear = len(named) == 1 and len(roles) <= 1
    role = roles.pop() if roles else Role.REPORTER
    return Invitee(organisation=named.pop() if clear else None, role=role)
