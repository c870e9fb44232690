"""Stories told ahead of what was done: sentences of their own about something else.

As in "Bilbrand i Skogås samtidigt. Fotpatrull i Vårby ikväll": it was in Vårby alone. What was so on another
day leaves open on which day the activity was: "Igår slog någon sönder busskuren. Laser på Vårbyvägen".
"""

from collections.abc import Iterable, Sequence

from bot.language.clauses.clause import Clause
from bot.language.days.meanings import DayPhrase, NoDay, Relative, Tonight
from bot.language.days.when import When
from bot.language.phrases.grammar import matches
from bot.language.words.word_values import PlaceWord

_SCENES = frozenset({"place", "thing", "site"})
_WENT = frozenset({"out", "walked", "moved"})
_DATED = frozenset({"when", "linking", "on", "i"})
_SAYS_WHERE = ("place", "when", "number", "count")
_CALLED_AWAY = ("got_alarm", "reason_alarm")
_OPEN = When(NoDay(decisive=True))
_SUBJECTS = frozenset({"vi", "jag"})


def without_stories_ahead(parts: Sequence[Clause]) -> list[Clause]:
    """The clauses without the sentences before the first activity that only tell of something else.

    One that alone says where we were, or on which day, is kept: "Promenerade i Grantorp. Fotpatrull alltså".
    """
    first = next((part for part in parts if part.act is not None), None)
    if first is None or first.sentence == parts[0].sentence:
        return list(parts)
    own = [part for part in parts if part.sentence == first.sentence]
    ahead = {part.sentence for part in parts if part.sentence < first.sentence}
    told = {number: [part for part in parts if part.sentence == number] for number in ahead}
    stories = {number for number in ahead if is_story(told[number], own)}
    opened = {number for number in stories if lends_day(told[number], own)}
    return [
        with_open_day(part) if part.sentence in opened else part
        for part in parts
        if part.sentence not in stories or (part.sentence in opened and part.of("when"))
    ]


def is_story(told: Sequence[Clause], own: Sequence[Clause]) -> bool:
    """Whether clauses have words that nobody knows, no "we", and no place that the activity's own lack."""
    if any(part.asked for part in told) or _is_ours(told) or not _tells_something(told):
        return False
    if told[0].units[0].kind == "organisation" and told[0].has("seen_there"):
        return False
    if have(told, "partner") and not have(own, "partner"):
        return False
    if lends_day(told, own) and _opens_with_day(told[0]):
        return _is_of_others(told[0])
    if lends_day(told, own):
        return False
    return not have(told, "place") or have(own, "place") or not _sets_scene(told)


def lends_day(told: Iterable[Clause], own: Iterable[Clause]) -> bool:
    """Whether only a story says a day other than today, which need not be that of the activity."""
    days = [unit.value.phrase for part in told for unit in part.of("when")]
    return any(not _is_today(day) for day in days) and not have(own, "when")


def with_open_day(part: Clause) -> Clause:
    """Of a story no more than that a day was told in it, which is open unless it is today."""
    when = part.of("when")[0]
    told = when if _is_today(when.value.phrase) else when._replace(value=_OPEN)
    return part.with_units([told]).with_markers([])


def _is_today(day: DayPhrase) -> bool:
    return day == Relative(0) or isinstance(day, Tonight)


def have(parts: Iterable[Clause], kind: str) -> bool:
    """Whether something of a kind is in any of some clauses."""
    return any(part.of(kind) for part in parts)


def _is_ours(told: Sequence[Clause]) -> bool:
    """Whether it tells what we did; "vi fick larm till Skogås" is another matter, as is "vi får se"."""
    return any(
        is_of_us(part)
        and (part is told[0] or not part.words or part.of(*_SAYS_WHERE))
        and not part.has("got_alarm", "refusal")
        for part in told
    )


def is_of_us(part: Clause) -> bool:
    """Whether we are its subject; "ingen ville prata med oss" is of others, "vi ses på måndag" of nobody."""
    return any(unit.text in _SUBJECTS for unit in part.of("we")) and not part.has("idiom")


def _tells_something(told: Sequence[Clause]) -> bool:
    unknown = any(part.words or part.has(*_CALLED_AWAY) or _is_reported(part) for part in told)
    return unknown or _is_of_venue(told[0]) or is_outside(told)


def _is_reported(part: Clause) -> bool:
    """As in "Ingen ville prata med oss", "Skolan hörde av sig om ett bråk"."""
    incident = any("incident" in unit.looks for unit in part.units)
    return part.has("said_then") and (incident or part.begins_with("nobody"))


def is_outside(told: Iterable[Clause]) -> bool:
    """As in "I Botkyrka var det stökigt"."""
    places = [unit.value for part in told for unit in part.of("place")]
    return bool(places) and all(isinstance(place, PlaceWord) and place.outside for place in places)


def _is_of_venue(part: Clause) -> bool:
    """As in "Butiken hade stängt", "Pizzerian bjöd på läsk": what was so there is no visit."""
    return (
        part.units[0].kind in {"thing", "shop", "site"} and part.has("had", "past") and not part.of("number")
    )


def _sets_scene(told: Sequence[Clause]) -> bool:
    """As in "Promenade genom Grantorp", "Grantorp ikväll som utlovat"; not so in "åkte på larm"."""
    part, first = told[0], told[0].units[0]
    if any(each.has(*_CALLED_AWAY) for each in told):
        return False
    return part.begins_with("past", "done") or "past" in first.looks or first.kind in _WENT | _SCENES


def _opens_with_day(part: Clause) -> bool:
    return matches("^<on|i>? <when>", part.units)


def _is_of_others(part: Clause) -> bool:
    """As in "Igår hade någon slagit sönder busskuren", "I tisdags var det stökigare"."""
    return part.words > 0 and not part.of("we", "walked", "out", "place") and part.has("past", "had")
