"""Where some checks were, and which places inhabitants had asked for: "Segeltorp ja, Stuvsta nej"."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from bot.dialogue.changing import uncorrected
from bot.dialogue.correcting import apply_parts, ask_what
from bot.dialogue.hindsight.told import Told, number_of
from bot.dialogue.hindsight.wished.requests import answer, waiting
from bot.dialogue.turn import Turn
from bot.entries import Entry, Facts
from bot.language.intents.sayings import Saying
from bot.language.intents.sign import Sign
from bot.language.words.word_values import PlaceWord
from bot.replies import Reply

_ELSE = frozenset({Sign.UNDER_WAY, Sign.ANOTHER, Sign.FURTHER, Sign.MORE, Sign.OFF, Sign.OPEN, Sign.STRUCK})
_TWO = 2
_FEW = 1


@dataclass(frozen=True, slots=True)
class Piece:
    """A place that is named, how many were there if that is said, and whether it was asked for.

    `only` says that the others were otherwise, `turned` that this one was told otherwise.
    """

    place: PlaceWord
    count: int | None = None
    asked: bool | None = None
    only: bool = False
    turned: bool = False


def placed(turn: Turn, told: Told, said: Sequence[Saying]) -> list[Reply]:
    """Divide what was told of no place as a message tells where it was and which place was asked for.

    Nothing where a place was told of it, or the message may tell of something new. Of one place alone it
    has to be said that it was not all: "bara Segeltorp var önskad".
    """
    report, entries = waiting(turn, told)
    if report is None or len(entries) != 1 or number_of(entries) < _TWO or not turn.may_change(report):
        return []
    (entry,) = entries
    if entry.facts.area or entry.facts.place or any(map(_tells_more, said)):
        return []
    pieces = _joined(_pieces(said, asking=turn.open_question() is not None))
    if not _are_some(pieces, entry):
        return []
    parts = _parts(entry, pieces)
    return uncorrected(apply_parts(turn, report, entry, parts)) if parts else ask_what(turn, report.id)


def _tells_more(saying: Saying) -> bool:
    """As in "en hastighetskontroll i Skogås", which is a new one, and what is of others or of other days."""
    new = saying.named and not saying.definite
    beside = saying.partners or saying.absent or saying.day or saying.coming
    ahead = not saying.signs.isdisjoint(_ELSE) and Sign.MEANT not in saying.signs
    return bool(new or beside) or ahead or saying.unknown > _FEW


def _pieces(said: Sequence[Saying], *, asking: bool) -> Iterator[Piece]:
    """Every place with its answer, which may stand in a clause behind it: "Skogås | dom hade bett om den".

    What is joined with "och" has the answer before it.
    """
    answered: bool | None = None
    for at, saying in enumerate(said):
        behind = said[at + 1 : at + 2] if at + 1 < len(said) and not said[at + 1].places else ()
        found = [told for each in (saying, *behind) if (told := _answer(each, leads=not at)) is not None]
        only, other = Sign.ONLY in saying.signs, Sign.EXCEPT in saying.signs
        inherited = answered if Sign.NEXT in saying.signs else None
        answered = found[0] if found else True if only and asking else inherited
        if other and answered is not None:
            answered = not answered
        for place in saying.places:
            count = saying.count if len(saying.places) == 1 else None
            yield Piece(place, count, answered, only or other, Sign.EXCHANGED in saying.signs)


def _answer(saying: Saying, *, leads: bool) -> bool | None:
    """What a clause says of who had asked; a no before a number denies what was told: "nej, en i Skogås"."""
    if Sign.ASKED in saying.signs and saying.requested is None:
        return saying.signs.isdisjoint({Sign.NO, Sign.DENIED})
    denies = leads and saying.count and saying.requested is None and Sign.YES not in saying.signs
    return None if denies else answer(saying)


def _joined(pieces: Iterator[Piece]) -> list[Piece]:
    """The same with each place once: "en i Skogås och en i Trångsund, Skogås var önskad"."""
    found = dict[PlaceWord, Piece]()
    for piece in pieces:
        was = found.get(piece.place, piece)
        asked = piece.asked if piece.asked is not None else was.asked
        turned = piece.turned or was.turned
        found[piece.place] = Piece(
            piece.place, was.count or piece.count, asked, piece.only or was.only, turned
        )
    only = next((piece.asked for piece in found.values() if piece.only), None)
    return [_beside_only(piece, only) for piece in found.values()]


def _beside_only(piece: Piece, only: bool | None) -> Piece:  # noqa: FBT001 - it is an answer
    """As in "Skogås och Trångsund, bara Skogås var önskad"."""
    return piece if only is None or piece.only else replace(piece, asked=not only)


def _are_some(pieces: Sequence[Piece], entry: Entry) -> bool:
    """Whether several places are told apart, or one is set against those that are not named."""
    if len(pieces) == _FEW:
        (piece,) = pieces
        otherwise = entry.facts.requested is not None and piece.asked is not entry.facts.requested
        return piece.asked is not None and (piece.only or piece.turned or otherwise)
    return any(piece.asked is not None or piece.count for piece in pieces)


def _parts(entry: Entry, pieces: Sequence[Piece]) -> tuple[Facts, ...]:
    """What was done at each place, and the rest of no place; none where they are more than were told."""
    facts = entry.facts
    one_each = len(pieces) == facts.count or facts.count == _TWO
    counts = [piece.count or (1 if one_each else 0) for piece in pieces]
    rest = facts.count - sum(counts)
    if not all(counts) or rest < 0 or (rest and len(pieces) > _FEW):
        return ()
    there = tuple(
        replace(facts, count=n, area=each.place.area, place=each.place.name, requested=each.asked)
        for n, each in zip(counts, pieces, strict=True)
    )
    others = not pieces[0].asked if pieces[0].only else facts.requested
    return (*there, replace(facts, count=rest, requested=others)) if rest else there
