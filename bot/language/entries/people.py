"""Numbers of people: how many of us there were, and of those who came along."""

from collections.abc import Sequence

from bot.language.clauses.clause import Clause
from bot.language.phrases.grammar import matches
from bot.language.phrases.sentence_ends import YOUNG
from bot.language.words.units import Unit

_BEHIND_US = frozenset({"i", "on", "in", "and", "when", "part", "time", "with", "mere_with", "place"})
_NUMBERS = frozenset({"number", "article", "vague", "vague_range"})


def is_of_us(units: Sequence[Unit], index: int) -> bool:
    """As in "Vi var 4 st": how many took part; "vi var 3 gånger i Vårby" is another thing."""
    before = [unit.kind for unit in units[max(index - 3, 0) : index] if unit.kind != "only"]
    alone = units[index].kind == "number" and index + 1 == len(units)
    return before[-2:] == ["we", "linking"] and (units[index].rule == "number.pieces" or alone)


def are_from_somewhere(units: Sequence[Unit], index: int) -> bool:
    """As in "vi två från enheten"."""
    return matches("^<we> <number> <from>", units[max(index - 1, 0) :]) and index > 0


def is_of_company(units: Sequence[Unit], index: int) -> bool:
    """As in "ihop med två inspektioner": who took part, or what was done beside it."""
    following = units[index + 1].kind if index + 1 < len(units) else None
    return index > 0 and units[index - 1].kind == "with" and following in {"word", "visit", "adjective"}


def is_of_people(units: Sequence[Unit], index: int) -> bool:
    """Whether a number beside one occasion is of those who were there: "60 ung.", "två par", "vi var 4 i"."""
    return _is_of_young(units, index) or _is_of_pairs(units, index) or _is_of_all_of_us(units, index)


def is_of_crew(clauses: Sequence[Clause], position: int) -> bool:
    """As in "(jag + 2)", and in brackets "(2+2+jag på cykel)": numbers that are joined to one of us."""
    clause, before = clauses[position], clauses[max(position - 1, 0)]
    if clause.before == "and" and len(clause.units) == 1 and [unit.kind for unit in before.units] == ["we"]:
        return True
    joined = [clause]
    for following in clauses[position + 1 :]:
        if not following.enclosed or following.before != "and":
            break
        joined.append(following)
    return clause.enclosed and any(unit.kind == "we" for unit in joined[-1].units[:2])


def _is_of_young(units: Sequence[Unit], index: int) -> bool:
    """As in "60 ung.", "8-9 ung."; "ung. 60" says only how many they were."""
    noun, *following = (*units[index + 1 : index + 3], None)
    short = noun is not None and noun.kind == "about" and (noun.rule == YOUNG or "young" in noun.looks)
    return short and not any(unit is not None and unit.kind in _NUMBERS for unit in following)


def _is_of_pairs(units: Sequence[Unit], index: int) -> bool:
    """As in "två par", "par 1 Vårby": of us, who walk two and two; "ett par" may be a few of anything."""
    before, unit, after = (units[i] if 0 <= i < len(units) else None for i in (index - 1, index, index + 1))
    if unit is None or _is_pair(unit):
        return any(each is not None and each.kind == "number" for each in (before, after))
    return unit.kind == "number" and any(each is not None and _is_pair(each) for each in (before, after))


def _is_pair(unit: Unit) -> bool:
    return unit.kind == "vague" and "pair" in unit.looks and " " not in unit.text


def _is_of_all_of_us(units: Sequence[Unit], index: int) -> bool:
    """As in "vi var fyra i två par"; "vi var två kvällar i Vårby" is another thing."""
    before = [unit.kind for unit in units[max(index - 2, 0) : index]]
    behind = units[index + 1 : index + 2]
    led = before == ["we", "linking"] and units[index].kind == "number"
    return led and all(unit.kind in _BEHIND_US for unit in behind)
