"""Signs between words that begin a clause as a comma does: a dash that stands free, a slash that parts."""

from collections.abc import Sequence

from bot.language.words.units import Unit

_SENTENCE_ENDS = frozenset({"stop", "question", "line"})
_PARTED = frozenset({"place", "noise"})
_PER = frozenset({"part", "when", "times", "evenings", "days", "measure", "week", "activity", "visit"})


def parts_words(units: Sequence[Unit], index: int) -> bool:
    """Whether a sign parts what stands on its sides; a dash within words does not."""
    kind = units[index].kind
    dash = kind == "dash" and _stands_free(units, index) and not _is_none(units, index)
    return dash or (kind == "slash" and _ends_item(units, index))


def _is_none(units: Sequence[Unit], index: int) -> bool:
    """As in "Vårby: -": a dash alone behind what heads it, where others have something done."""
    following = units[index + 1].kind if index + 1 < len(units) else "line"
    return index > 0 and units[index - 1].kind == "colon" and following in _SENTENCE_ENDS | {"emoji"}


def _stands_free(units: Sequence[Unit], index: int) -> bool:
    before = index == 0 or units[index - 1].end < units[index].start
    after = index + 1 == len(units) or units[index].end < units[index + 1].start
    return before and after


def _ends_item(units: Sequence[Unit], index: int) -> bool:
    """As in "Glömsta/ca 35 pers/bussväg": not so in "Vårby/Masmo", "3 tim/kväll"."""
    before = units[index - 1].kind if index else ""
    after = units[index + 1].kind if index + 1 < len(units) else ""
    return before in _PARTED and after not in {*_PER, before}
