"""Places that a plural is told by, one for each occasion: "kvällens fotpatruller: Vårby, Skogås"."""

from bot.language.entries.binding import Bound
from bot.language.phrases.grammar import matches


def is_list_of_places(bound: Bound) -> bool:
    """Whether a plural heads a list of bare places; not so in "fotpatruller idag: Vårby, Skogås"."""
    heading, *listed = bound.chunks
    headed = bool(listed) and listed[0].before == "colon" and len(bound.whens) == 1
    headed = headed and matches("^<when> <activity>$", bound.statement.own.units)
    told = [chunk for chunk in listed if chunk.places]
    bare = not any(chunk.counts or chunk.timed or chunk.several for chunk in bound.chunks)
    closed = all(chunk.places for chunk in listed[: len(told)])
    return headed and bare and closed and not heading.places and len({*bound.places}) > 1
