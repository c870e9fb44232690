"""Corrections of the latest report: "nej, det var i Skogås", "tre, inte två", "polisen var med"."""

from collections.abc import Sequence
from itertools import pairwise

from bot.language.binding import bind
from bot.language.clauses import Clause
from bot.language.days import Calendar
from bot.language.denials import is_only_denied, who_took_part
from bot.language.grammar import matches
from bot.language.money import Money
from bot.language.named_reports import named, named_then_corrected, parts_of
from bot.language.reading import Change, Kind, Reading
from bot.language.spreading import entries
from bot.language.statements import Statement
from bot.language.units import Unit
from bot.language.word_values import ActivityWord, ThingWord
from bot.partnership import Partnership

_NOTHING = Unit("visit", None, 0, 0, "")
_FEW_WORDS = 2
_FEW_UNITS = 4
_TOLD_IN = 2
_CHANGEABLE = frozenset(
    {"place", "when", "number", "count", "article", "partner", "without_partner", "money"}
)


class Corrections:
    """Reads what a message changes in the latest report; None where it changes nothing."""

    def __init__(self, partnership: Partnership) -> None:
        self._partnership = partnership

    def read(
        self,
        parts: Sequence[Clause],
        units: Sequence[Unit],
        calendar: Calendar,
        organisation: str,
    ) -> Reading | None:
        """The change that a message makes, if it is a correction, and the report that it names.

        An empty change is one of which it is not said what it is: "nej, inte 3", "förra lördagen menar jag".
        """
        if split := named_then_corrected(units):
            about, said = (parts_of(piece) for piece in split)
            change = self._change(said, calendar, organisation, split[1])
            if change != Change():
                return Reading(
                    kind=Kind.CORRECTION, change=change, named=named(about, split[0], calendar, organisation)
                )
        if any(part.asked and part.has("condition", "question_word", "general") for part in parts):
            return None
        if _proposes(parts):
            return None
        if who := who_took_part(parts, organisation):
            return Reading(kind=Kind.CORRECTION, change=who)
        if is_only_denied(parts):
            wrong = named(parts, units, calendar, organisation)
            if wrong is None:
                return Reading(kind=Kind.CORRECTION)
            return Reading(kind=Kind.UNDO, named=wrong, of_latest=True)
        if not _corrects(parts, units):
            return None
        kept = [part for part in parts if not _is_taken_back(part, parts)]
        found = self._change(kept or list(parts), calendar, organisation, units)
        if found == Change() and not _is_vaguely_dated(parts, units):
            return None
        return Reading(kind=Kind.CORRECTION, change=found, share=_is_of_some(units))

    def _change(
        self, parts: Sequence[Clause], calendar: Calendar, organisation: str, units: Sequence[Unit]
    ) -> Change:
        acts = [
            unit for part in parts for unit in part.of("activity") if isinstance(unit.value, ActivityWord)
        ]
        statement = Statement(acts[0] if acts else _NOTHING, tuple(parts))
        bound = bind(statement, acts[0].value.activity if acts else None)
        draft = entries(bound, calendar)[0]
        counted = any(chunk.amounts for chunk in bound.chunks) and not _only_article(units)
        number = draft.count if counted else None
        if number is None and not _only_article(units):
            number = _bare_number(parts)
        removed = frozenset[str]().union(*(u.value for u in units if u.kind == "without_partner"))
        requested = draft.requested
        if requested is None and _tells_who_asked(parts):
            requested = not any(part.has("not", "nobody") for part in parts)
        return Change(
            activity=bound.activity if not counted and not _is_named(statement.act) else None,
            count=number,
            date=draft.date if bound.whens else None,
            area=draft.area,
            place=draft.place,
            partners_added=bound.partners - {organisation} - removed,
            partners_removed=removed - {organisation},
            requested=requested,
        )


def _corrects(parts: Sequence[Clause], units: Sequence[Unit]) -> bool:
    """Whether the message changes something that was reported before it."""
    unknown = sum(part.words for part in parts)
    planned = any(part.act is not None and part.has("planned") and not part.has("ought") for part in parts)
    if planned or any(_adds(part) for part in parts[:1]):
        return False
    if any(part.act is not None for part in parts):
        return unknown <= _FEW_WORDS and (_corrects_activity(parts) or _is_recounted(parts, units))
    if not any(unit.kind in _CHANGEABLE for unit in units) and not any(p.has("asked_for") for p in parts):
        return False
    if any(part.has("corrects", "ought", "forgot") for part in parts):
        return True
    if not _only_opens(parts[0]) and any(_numbers_unknown(part) for part in parts):
        return False
    if _numbers_things(units) and not (_opens(parts) or any(part.begins_with("it_was") for part in parts)):
        return False
    if unknown == 0 and (_tells_who_asked(parts) or _closes(parts)):
        return True
    partners = any(unit.kind in {"partner", "without_partner"} for unit in units)
    partners = partners and not any(unit.kind in {"number", "count", "out"} for unit in units)
    partners = partners and not any(part.has("firmly_done") or _is_met(part) for part in parts)
    return unknown <= _FEW_WORDS and (partners or _opens(parts) or _contrasts(parts))


def _numbers_things(units: Sequence[Unit]) -> bool:
    """As in "krogar ikväll 3 st", "en krog själva": a report of its own, of so many things visited."""
    numbered = any(unit.kind in {"number", "count"} for unit in units) or matches("<article> <thing>", units)
    return numbered and any(isinstance(unit.value, ThingWord) for unit in units)


def _numbers_unknown(part: Clause) -> bool:
    """As in "det blev 2 hk idag": so many of something that nobody knows, and not of what was reported."""
    return any(
        unit.kind == "number" and following.kind == "word" and not part.knows(following)
        for unit, following in pairwise(part.units)
    )


def _is_met(part: Clause) -> bool:
    """As in "avstämning med kommunen": something else that is done with others."""
    return any(
        before.kind in {"word", "part"} and not part.knows(before) and unit.rule == "partner.merely_with"
        for before, unit in pairwise(part.units)
    )


def _adds(part: Clause) -> bool:
    """As in "lägg till en fotpatrull i Skogås": one more report, and no change of the latest."""
    if not part.has("adds") or part.act is None or part.act not in part.units:
        return False
    position = part.units.index(part.act)
    return position > 0 and part.units[position - 1].kind in {"article", "number", "count"}


def _corrects_activity(parts: Sequence[Clause]) -> bool:
    """Whether a message that names an activity corrects: by its own words, or by what it was not."""
    whole = parts[0].act is not None and any(part.begins_with("takes_back") for part in parts[1:])
    if any(part.has("corrects") for part in parts) and not whole:
        return True
    if any(part.has("ought") for part in parts) and _opens(parts):
        return True
    if _only_opens(parts[0]) and any(
        part.begins_with("it_was") or _is_only_named(part, parts[0]) for part in parts[1:2]
    ):
        return True
    contrast = any(_is_bare_contrast(part, parts[0]) for part in parts[1:])
    other = _opens(parts) and any(_is_other(p) and p.sentence == parts[0].sentence for p in parts[1:])
    return contrast or (other and not any(part.has("called_off") for part in parts))


def _opens(parts: Sequence[Clause]) -> bool:
    """Whether it begins as a correction does: "nej", "oj", "det var"."""
    return any(
        marker.name == "opens_correction" and marker.start == part.units[0].start
        for part in parts[:1]
        for marker in part.markers
    )


def _proposes(parts: Sequence[Clause]) -> bool:
    """As in "ska vi äta först?": what somebody wants to do, and nothing that was wrong."""
    return any(
        part.has("planned")
        and part.begins_with("opens_correction")
        and part.units[1:2]
        and part.units[1].kind == "we"
        for part in parts[:1]
    )


def _only_opens(part: Clause) -> bool:
    """As in "Nej," or "fel av mig," and nothing else."""
    return (
        part.begins_with("opens_correction")
        and part.words == 0
        and part.act is None
        and not part.of(*_CHANGEABLE)
    )


def _is_only_named(part: Clause, opening: Clause) -> bool:
    """As in "Fel, krogtillsyn": after a word that takes back, the activity that it was and nothing else."""
    return opening.begins_with("takes_back") and all(unit.kind == "activity" for unit in part.units)


def _is_recounted(parts: Sequence[Clause], units: Sequence[Unit]) -> bool:
    """As in "Det var 2 krogar": how many of the things visited it was, and nothing else."""
    visited = any(unit.rule == "act.subject_at_shop" for unit in units)
    return len(parts) == 1 and visited and parts[0].begins_with("it_was") and not parts[0].of("place", "when")


def _is_vaguely_dated(parts: Sequence[Clause], units: Sequence[Unit]) -> bool:
    """As in "Nej, förra lördagen": another day, but none that is certain."""
    plain = not any(part.words or part.asked or part.act for part in parts)
    return plain and parts[0].begins_with("takes_back") and any(unit.kind == "when" for unit in units)


def _is_of_some(units: Sequence[Unit]) -> bool:
    """As in "varav en med polisen", "polisen var med på en av dem": what is told is true of some only."""
    kinds = {unit.kind for unit in units}
    return "of_which" in kinds or {"of", "they"} <= kinds


def _tells_who_asked(parts: Sequence[Clause]) -> bool:
    """As in "Boende hade bett om det", "det var boende som tipsat": who asked, or did not."""
    asked_for = any(part.has("asked_for") for part in parts)
    return asked_for and parts[0].has("citizens") and len(parts) <= _TOLD_IN


def _closes(parts: Sequence[Clause]) -> bool:
    """Whether it ends as a correction does: "igår alltså"."""
    last = parts[-1]
    return any(m.name == "closes_correction" and m.end == last.units[-1].end for m in last.markers)


def _contrasts(parts: Sequence[Clause]) -> bool:
    """As in "tre, inte två": what it was not, and nothing else, beside what it was."""
    return len(parts) > 1 and any(
        part.has("not", "nobody") and part.words == 0 and not part.has("called_off", "finding")
        for part in parts
    )


def _is_bare_contrast(part: Clause, first: Clause) -> bool:
    """As in "Inte tre": what it was not, and nothing else, in the same sentence."""
    bare = part.words == 0 and part.act is None and len(part.units) <= _FEW_UNITS
    said = bool(part.of(*_CHANGEABLE, "thing", "lookalike")) and not part.has("called_off")
    joined = part.sentence == first.sentence and part.before != "but"
    return part.begins_with("not") and bare and said and joined


def _is_other(part: Clause) -> bool:
    """As in "Ingen dialog", "inte fotpatrull": the activity that it was not."""
    return part.has("not", "nobody") and (part.act is not None or len(part.units) <= _FEW_WORDS)


def _is_taken_back(part: Clause, parts: Sequence[Clause]) -> bool:
    """Whether a clause names what was wrong: "inte tre", "ingen dialog"."""
    said_wrong = (part.has("not", "nobody") and not part.has("asked_for")) or part.has("said_wrong")
    return said_wrong and len(parts) > 1


def _only_article(units: Sequence[Unit]) -> bool:
    """As in "det var en fotpatrull": the activity is changed, and not the number."""
    return any(unit.kind == "activity" for unit in units) and not any(
        unit.kind in {"number", "count"} for unit in units
    )


def _is_named(act: Unit) -> bool:
    """As in "Hastighetskontrollen": the activity that was reported, and not what it is changed to."""
    return isinstance(act.value, ActivityWord) and act.value.definite


def _bare_number(parts: Sequence[Clause]) -> int | None:
    for part in parts:
        for unit in part.of("number", "count", "article", "money"):
            if isinstance(unit.value, Money):
                return unit.value.kronor
            return 1 if unit.kind == "article" else int(unit.value)
    return None
