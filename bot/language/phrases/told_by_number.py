"""Visits told by what was visited and how many: "Tobak igår, Stuvsta, två", "Krogar ikväll! Tre i Vårby".

Who writes no more than that tells what was done: a plan, a wish or a story needs another word.
"""

from collections.abc import Collection, Sequence

from bot.language.phrases.grammar import matches
from bot.language.phrases.told_visits import SUBJECT_VISITED, name_subject
from bot.language.words.markers import Marker
from bot.language.words.units import Unit
from bot.language.words.word_values import ThingWord

_SENTENCE_ENDS = frozenset({"stop", "line", "emoji", "colon", "so", "but"})
_ENDS = _SENTENCE_ENDS | {"comma", "open", "close", "of_which", "including"}
_BARE = frozenset(
    {
        "thing", "site", "place", "when", "part", "time", "i", "on", "in", "at", "number", "count", "article",
        "vague", "and", "with", "mere_with", "partner", "organisation", "we", "alone", "adjective", "all_of",
        "each", "also", "by", "only",
    }
)  # fmt: skip
_NUMBERED = (
    "<number|count|vague> (?:<thing|site|place|when|with|mere_with|partner|and>|<i|on|in|at> <place>|$)"
)
_ONE = "<article> (?:<thing|site|place|when>|<i|on|in> <place>|$)"
_ONLY_LABELLED = "^<thing> <number>$"

_ASIDES = frozenset({"before_or_after", "now_that"})
_DONE = frozenset({"firmly_done", "finished", "chosen"})
_VERBS = frozenset({"word", "linking"})

Piece = tuple[int, int]


def name_by_number(
    units: Sequence[Unit], visiting: frozenset[str], markers: Sequence[Marker]
) -> list[Unit] | None:
    """The units with what was visited as its activity, in a message that names none."""
    bare = _without_verbs(units, markers)
    pieces = _pieces(bare, {m.start for m in markers if m.name in _ASIDES})
    for index, (first, _last) in enumerate(pieces):
        if first and units[first - 1].kind not in _SENTENCE_ENDS:
            continue
        run = _bare_run(bare, pieces[index:])
        if run and (subject := _told_subject(units, run, visiting)) is not None:
            read = list(units)
            name_subject(read, subject, SUBJECT_VISITED)
            return read
    return None


def _without_verbs(units: Sequence[Unit], markers: Sequence[Marker]) -> list[Unit]:
    """The units with "we" for what tells that it was done: "tog fyra tobak igår", "hann bara tre tobak"."""
    done = {m.start for m in markers if m.name in _DONE}
    return [
        unit._replace(kind="we") if unit.kind in _VERBS and unit.start in done else unit for unit in units
    ]


def _pieces(units: Sequence[Unit], until: Collection[int]) -> list[Piece]:
    """What stands between the marks, and before "innan det blev larm", "nu när de stänger"."""
    ends = [
        index
        for index, unit in enumerate(units)
        if unit.kind in _ENDS or (unit.kind == "word" and unit.start in until)
    ]
    bounds = zip([0, *(end + 1 for end in ends)], [*ends, len(units)], strict=True)
    return [(first, last) for first, last in bounds if first < last]


def _bare_run(units: Sequence[Unit], pieces: Sequence[Piece]) -> list[Piece]:
    """The first pieces that hold nothing but what, how many, where, when and with whom.

    They go on over the end of a sentence only as long as no number was told.
    """
    run: list[Piece] = []
    numbered = False
    for first, last in pieces:
        piece = units[first:last]
        ended = bool(run) and units[first - 1].kind in _SENTENCE_ENDS
        if not _BARE.issuperset(unit.kind for unit in piece) or (ended and numbered):
            break
        run.append((first, last))
        numbered = numbered or _is_numbered(piece)
    return run


def _is_numbered(piece: Sequence[Unit]) -> bool:
    return matches(f"{_NUMBERED}|{_ONE}", piece)


def _told_subject(units: Sequence[Unit], run: Sequence[Piece], visiting: frozenset[str]) -> int | None:
    """Where the one subject of a run stands, with the number of its visits."""
    last = run[-1][1]
    subjects = [
        index
        for index in range(run[0][0], last)
        if isinstance(units[index].value, ThingWord) and units[index].value.subject_of
    ]
    named = frozenset[str]().union(*(units[index].value.subject_of for index in subjects))
    if len(named) != 1 or not named <= visiting:
        return None
    told = [units[start:end] for start, end in run]
    ends = last == len(units) or units[last].kind in _SENTENCE_ENDS
    numbered = any(matches(_NUMBERED, piece) for piece in told) or (
        ends and any(matches(_ONE, piece) for piece in told)
    )
    labelled = len(run) == 1 and matches(_ONLY_LABELLED, told[0])
    return subjects[0] if numbered and not labelled else None
