"""Clauses that begin without a comma: at a second activity, at a part of what was told, at a contrast."""

from collections.abc import Iterator, Sequence

from bot.language.days.when import When
from bot.language.phrases.grammar import first_match, matches
from bot.language.words.markers import Marker
from bot.language.words.units import Unit
from bot.language.words.word_values import ActivityWord

LEADS_TO_ACT = frozenset({"number", "count", "article", "adjective", "vague", "both", "vague_range"})
"""The kinds of units that may stand just before an activity and tell how many or what sort."""

_TIMES = frozenset({"part", "when"})
_SHARE = "^<number|article> <i|on|in> <place>"
_SHARES_ONLY = "^(?:<word> )?<number|article> <place> <number|article> <place>"
_LENGTH_OF_BARE_SHARE = 2
_TOLD_OF_ALL = frozenset({"activity", "when", "time", "part", "place", "noise"})
_NUMBER_FIRST = "^<when>? <number|count|article> <activity> <i|on|in>? <place>"
_NUMBER_LAST = "^<when>? <activity> <i|on|in>? <place> <number|count>"

CONTRASTED = frozenset({"place", "when", "number", "i", "on", "den"})
"""The kinds of units that what was not so begins with: "inte Vårby", "utan i Skogås"."""


def by_act(before: str, units: list[Unit]) -> Iterator[tuple[str, list[Unit]]]:
    """A second activity begins a clause without a comma: "fotpat vårby 20-21 hastkontroll smistavägen"."""
    named: str | None = None
    start = 0
    for index, unit in enumerate(units):
        if not isinstance(unit.value, ActivityWord):
            continue
        told = any(u.kind in {"place", "when", "time"} for u in units[start:index])
        cut = index if _heads_number(units, index) else _start_of_phrase(units, index)
        told = told or _heads_number(units, index)
        if named == unit.value.activity and _is_headed_again(units, start, cut):
            cut, told, named = cut - 1, True, ""
        elif named == unit.value.activity and _is_ended_again(units, start, cut):
            told, named = True, ""
        elif named == unit.value.activity and (again := _placed_again(units, start, index)) is not None:
            cut, told, named = again, True, ""
        if named is not None and unit.value.activity != named and (told or cut < index):
            yield before, units[start:cut]
            before, start = "comma", cut
        named = unit.value.activity
    yield before, units[start:]


def _is_headed_again(units: Sequence[Unit], start: int, at: int) -> bool:
    """As in "fm 6 hembesök Skogås em 4 hembesök Länna": each number behind its time."""
    return at > start + 1 and {units[start].kind, units[at - 1].kind} <= _TIMES


def _is_ended_again(units: Sequence[Unit], start: int, at: int) -> bool:
    """As in "6 hembesök måndag 4 hembesök tisdag": each number before its time."""
    return units[start].kind not in _TIMES and {units[at - 1].kind, units[-1].kind} <= _TIMES


def _placed_again(units: Sequence[Unit], start: int, act: int) -> int | None:
    """As in "6 hb trångsund 3 hb skogås", "hb masmo 6 hb länna 3": where its next number and place begin."""
    pairs = ((_NUMBER_FIRST, _start_of_phrase(units, act)), (_NUMBER_LAST, act))
    alike = (at for pair, at in pairs if matches(pair, units[start:at]) and matches(pair, units[at:]))
    return next(alike, None)


def _heads_number(units: Sequence[Unit], index: int) -> bool:
    """As in "tobak 4 st krog 2 st": the number follows, and the one before is another's."""
    following = {unit.kind for unit in units[index + 1 : index + 2]}
    return units[index].rule == "act.listed" and bool(following & {"number", "count"})


def _start_of_phrase(units: Sequence[Unit], index: int) -> int:
    while units[index - 1].kind in LEADS_TO_ACT:
        index -= 1
    return index


def by_alarm(before: str, units: list[Unit], markers: Sequence[Marker]) -> Iterator[tuple[str, list[Unit]]]:
    """As in "patrull i Skogås ställdes in vi fick larm till Tumba": why, and where to, is no place of it."""
    starts = {marker.start for marker in markers if marker.name == "got_alarm"}
    acts = (index for index, unit in enumerate(units) if isinstance(unit.value, ActivityWord))
    act = next(acts, len(units))
    cut = next((index for index, unit in enumerate(units) if index > act and unit.start in starts), None)
    yield before, units[:cut]
    if cut is not None:
        yield "comma", units[cut:]


_SHARE_SOMEWHERE = "^<number|article> <of> <they> (?:<when>|<i|on|in|at> <place|street|when>)"
_LENGTH_OF_SHARE = 3


def by_share(before: str, units: list[Unit]) -> Iterator[tuple[str, list[Unit]]]:
    """As in "14 st tre av dem öppnade inte": what is told of some of them begins a clause without a comma."""
    for index in range(1, len(units) - 2):
        kinds = [unit.kind for unit in units[index : index + 3]]
        if kinds[0] in {"number", "article"} and kinds[1:] == ["of", "they"] and not _is_led(units[:index]):
            yield before, units[:index]
            yield from _of_which("comma", units[index:])
            return
    yield from _of_which(before, units)


def _is_led(before: Sequence[Unit]) -> bool:
    """As in "polisen på tre av dem": what is told of some of them has begun before their number."""
    led = before[-1].kind in {"partner", "on", "in", "at", "about_time"}
    return led or matches("<partner> <i|to>$", before)


def tells_share(units: Sequence[Unit]) -> bool:
    """As in "varav två i Vårby", "en av dem i Skogås": of some of what was told before it."""
    return matches("^<of_which> <number|article>", units) or matches(_SHARE_SOMEWHERE, units)


def _of_which(before: str, units: list[Unit]) -> Iterator[tuple[str, list[Unit]]]:
    """As in "tre tillsyner, en av dem i Stuvsta": so many of those told before, as behind "varav"."""
    if before == "comma" and matches(_SHARE_SOMEWHERE, units):
        yield "of_which", [units[0], *units[_LENGTH_OF_SHARE:]]
    else:
        yield before, units


def by_place(before: str, units: list[Unit]) -> Iterator[tuple[str, list[Unit]]]:
    """As in "två i Skogås en i Trångsund": the number of the next place begins a clause without a comma."""
    if (cut := _where_shares_begin(units)) is not None:
        yield before, units[:cut]
        yield from by_place("comma", units[cut:])
        return
    if (bare := _where_bare_shares_part(units)) is not None:
        yield before, units[:bare]
        yield from by_place("comma", units[bare:])
        return
    told = first_match(_SHARE, units)
    if told is not None and first_match(_SHARE, units[told:]) is not None:
        yield before, units[:told]
        yield from by_place("comma", units[told:])
    else:
        yield before, units


def _where_shares_begin(units: Sequence[Unit]) -> int | None:
    """As in "tre fotpatruller idag | en i Trångsund en i Skogås": behind so many, the first of them.

    Where they add up it may stand behind any word: "3 gupp lagda | två i Vårby ett i Skogås".
    """
    acts = (at for at, unit in enumerate(units) if unit.kind == "activity")
    act = next((at for at in acts if at and _is_many(units[at - 1])), None)
    if act is None:
        return _second_share(units)
    starts = [at for at in range(act + 1, len(units) - 2) if matches(_SHARE, units[at:])]
    if sum(units[at].value for at in starts) == units[act - 1].value:
        return starts[0]
    return next((at for at in starts if units[at - 1].kind in _TOLD_OF_ALL), None)


def _where_bare_shares_part(units: Sequence[Unit]) -> int | None:
    """As in "en Masmo | en Vårby", "nej 1 Segeltorp | 1 Stuvsta": behind the first number with its place."""
    if not matches(_SHARES_ONLY, units):
        return None
    return _LENGTH_OF_BARE_SHARE + (units[0].kind == "word")


def _second_share(units: Sequence[Unit]) -> int | None:
    """As in "krogtillsyn igår två i Trångsund | en i Segeltorp": behind the first number with its place."""
    first = first_match(f"^(?:<when>? <activity>|<activity> <when>) {_SHARE[1:]}", units)
    return first if first is not None and matches(_SHARE, units[first:]) else None


def _is_many(unit: Unit) -> bool:
    return unit.kind in {"number", "count"} and isinstance(unit.value, int) and unit.value > 1


def by_day_ahead(before: str, units: list[Unit]) -> Iterator[tuple[str, list[Unit]]]:
    """As in "igår 5 idag 7 imorgon fortsätter vi": a day to come, after one that was, begins a clause."""
    was = False
    for index, unit in enumerate(units):
        day = unit.value.phrase if isinstance(unit.value, When) else None
        if was and day is not None and day.ahead:
            yield before, units[:index]
            yield "comma", units[index:]
            return
        was = was or (day is not None and not day.ahead)
    yield before, units


def by_absence(before: str, units: list[Unit], markers: Sequence[Marker]) -> Iterator[tuple[str, list[Unit]]]:
    """As in "12 hembesök i Visättra 3 öppnade ej": how many were not met begins a clause without a comma."""
    denied = {marker.start for marker in markers if marker.name == "not"}
    told = False
    for index, unit in enumerate(units):
        rest = units[index + 1 : index + 3]
        met = any(each.kind in {"opened", "at_home"} for each in rest)
        if told and unit.kind == "number" and met and any(each.start in denied for each in rest):
            yield before, units[:index]
            yield "comma", units[index:]
            return
        told = told or unit.kind in {"number", "count"}
    yield before, units


def by_contrast(
    before: str, units: list[Unit], markers: Sequence[Marker]
) -> Iterator[tuple[str, list[Unit]]]:
    """As in "Segeltorp inte Vårby", "tre ej två": what it was not begins a clause without a comma."""
    starts = {marker.start for marker in markers if marker.name == "not"}
    for index, unit in enumerate(units[:-1]):
        following = units[index + 1].kind
        opens = index and unit.start in starts and following in CONTRASTED | {"thing", "count"}
        alike = following in {"i", "on", "den"} or any(u.kind == following for u in units[:index])
        if opens and alike:
            yield before, units[:index]
            yield "comma", units[index:]
            return
    yield before, units


def by_rest(before: str, units: list[Unit], markers: Sequence[Marker]) -> Iterator[tuple[str, list[Unit]]]:
    """As in "14 besök, 9 i Vårby resten i Skogås": what is left begins a clause without a comma."""
    starts = {marker.start for marker in markers if marker.name == "remainder"}
    for index in (index for index in range(2, len(units) - 1) if units[index].start in starts):
        told = {unit.kind for unit in units[:index]}
        if told & {"number", "count", "article"} and told & {"place", "when", "partner"}:
            yield before, units[:index]
            yield "comma", units[index:]
            return
    yield before, units


def by_second_telling(
    before: str, units: list[Unit], markers: Sequence[Marker]
) -> Iterator[tuple[str, list[Unit]]]:
    """As in "nej det var inte Vårby jag sa fel det var Skogås": what it was begins a clause of its own."""
    signs = {marker.start: marker.name for marker in markers if marker.name in {"it_was", "not"}}
    told = [(index, signs[unit.start]) for index, unit in enumerate(units) if unit.start in signs]
    names = [name for _index, name in told]
    denied = names.index("not") if "not" in names else len(names)
    cut = next((index for index, name in told[denied:] if name == "it_was"), None)
    if cut is not None and "it_was" in names[:denied]:
        yield before, units[:cut]
        yield "but", units[cut:]
    else:
        yield before, units


def by_aside(before: str, units: list[Unit], markers: Sequence[Marker]) -> Iterator[tuple[str, list[Unit]]]:
    """As in "brandkåren var med förresten dom stod bredvid": what they did is said besides."""
    ends = {marker.end for marker in markers if marker.name == "closes_correction"}
    theirs = (index for index, unit in enumerate(units) if index > 1 and unit.kind == "they")
    cut = next((index for index in theirs if units[index - 1].end in ends), None)
    yield before, units[:cut]
    if cut is not None:
        yield "comma", units[cut:]
