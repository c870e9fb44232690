"""Whether a message changes what was reported before it, and is no report of its own."""

from collections.abc import Sequence
from itertools import pairwise

from bot.language.clauses.clause import Clause
from bot.language.intents.said_of_latest import is_of_latest
from bot.language.intents.words_beside import (
    CHANGEABLE,
    begins_with_unknown,
    numbers_unknown,
    says_something,
)
from bot.language.phrases.grammar import matches
from bot.language.phrases.latest_report import SIGN
from bot.language.phrases.told_visits import SUBJECT_VISITED
from bot.language.words.units import Unit
from bot.language.words.word_values import ActivityWord, ThingWord

_AT_VENUE = "<partner> <on|at> <word|adjective>? <thing>"
"""As in "polisen och vi på samma krog": what was visited together, which is a report of its own."""

_HOW = ("opinion", "how_it_was", "praise", "reason_weather", "crowd")
_FEW_WORDS = 2
_FEW_UNITS = 4
_TOLD_IN = 2
_TOLD_AGAIN = (["number"], ["count"], ["when"], ["place"])
_VISITED = frozenset({SUBJECT_VISITED, "act.hinted"})


def corrects(parts: Sequence[Clause], units: Sequence[Unit]) -> bool:
    """Whether the message changes something that was reported before it."""
    unknown = sum(part.words for part in parts if says_something(part, parts))
    planned = any(part.act is not None and part.has("planned") and not part.has("ought") for part in parts)
    if planned or _adds(parts) or _is_praise(parts, units):
        return False
    if any(part.act is not None for part in parts):
        return unknown <= _FEW_WORDS and (_corrects_activity(parts) or _is_recounted(parts, units))
    if not any(unit.kind in CHANGEABLE for unit in units) and not any(p.has("asked_for") for p in parts):
        return False
    if _is_counted_again(parts) or is_of_latest(parts):
        return True
    if any(part.has("corrects", "ought", "forgot") and not part.has("how_it_was") for part in parts):
        return True
    if _is_all_called_off(parts) or any(_is_off_at_last(part) for part in parts[1:]):
        return False
    if not only_opens(parts[0]) and any(numbers_unknown(part) for part in parts):
        return False
    if _numbers_things(units) and not (_opens(parts) or any(part.begins_with("it_was") for part in parts)):
        return False
    if unknown == 0 and _closes(parts):
        return True
    partners = any(unit.kind in {"partner", "without_partner"} for unit in units)
    partners = partners and not any(unit.kind in {"number", "count", "out"} for unit in units)
    partners = partners and not matches(_AT_VENUE, units)
    partners = partners and not any(part.has("firmly_done") or _is_met(part) for part in parts)
    partners = partners and not (begins_with_unknown(parts[0]) or any(part.ahead for part in parts))
    partners = partners and not (unknown and any(part.of("we") for part in parts))
    opens = _opens(parts) and not (unknown and any(part.of("we") and part.has("done") for part in parts))
    rather = any(unit.rule == "number.rather_than" for unit in units)
    who_asked = tells_who_asked(parts) and (unknown == 0 or _is_told_at_length(parts))
    return unknown <= _FEW_WORDS and (partners or opens or rather or who_asked or _contrasts(parts))


def _is_counted_again(parts: Sequence[Clause]) -> bool:
    """As in "ser att vi missade en trappa, det blev 17", "kollade kalendern, det var den 12:e"."""
    *looked, last = parts
    kinds = [unit.kind for unit in last.units if unit.kind not in {"word", "linking", "i", "on"}]
    again = any(part.has("looks_again") for part in looked)
    return again and last.begins_with("it_was") and kinds in _TOLD_AGAIN


def _is_praise(parts: Sequence[Clause], units: Sequence[Unit]) -> bool:
    """As in "det var kul igår", "det var lugnt i Vårby": how a day or a place was, and no other one."""
    opinion = any(part.begins_with("it_was") and part.has(*_HOW) for part in parts[:1])
    return opinion and not any(unit.kind in {"number", "count", "partner"} for unit in units)


def _is_all_called_off(parts: Sequence[Clause]) -> bool:
    """As in "nej, vi hann aldrig ut till Vårby": that was not where it was instead."""
    said = [part for part in parts if part.of(*CHANGEABLE)]
    return bool(said) and all(_is_off(part) and not part.of("partner", "without_partner") for part in said)


def _is_off(part: Clause) -> bool:
    """Whether it calls something off; "nix, det var i Vårby" refuses what was told and no more."""
    refused = {marker.start for marker in part.markers if marker.name == "takes_back"}
    return any(marker.name == "called_off" and marker.start not in refused for marker in part.markers)


def _is_off_at_last(part: Clause) -> bool:
    """As in "... men polisen fick förhinder så det ställdes in": all of it was called off."""
    return part.before == "so" and part.has("was_off") and not part.of(*CHANGEABLE)


def _numbers_things(units: Sequence[Unit]) -> bool:
    """As in "krogar ikväll 3 st", "en krog själva": a report of its own, of so many things visited."""
    numbered = any(unit.kind in {"number", "count"} for unit in units) or matches("<article> <thing>", units)
    return numbered and any(isinstance(unit.value, ThingWord) for unit in units)


def _is_met(part: Clause) -> bool:
    """As in "avstämning med kommunen": something else that is done with others."""
    return any(
        before.kind in {"word", "part"} and not part.knows(before) and unit.rule == "partner.merely_with"
        for before, unit in pairwise(part.units)
    )


def _adds(parts: Sequence[Clause]) -> bool:
    """Whether it is one more report, and no change of the latest."""
    forgotten = any(part.act is not None and part.has("forgot") for part in parts)
    return any(_adds_one(part) for part in parts[:1]) or (forgotten and parts[-1].begins_with("adds"))


def _adds_one(part: Clause) -> bool:
    """As in "lägg till en fotpatrull i Skogås"."""
    if not part.has("adds") or part.act is None or part.act not in part.units:
        return False
    position = part.units.index(part.act)
    return position > 0 and part.units[position - 1].kind in {"article", "number", "count"}


def _corrects_activity(parts: Sequence[Clause]) -> bool:
    """Whether a message that names an activity corrects: by its own words, or by what it was not."""
    if any(part.has("not_us") for part in parts):
        return False
    whole = parts[0].act is not None and any(part.begins_with("takes_back") for part in parts[1:])
    if (parts[0].has(SIGN) or any(part.has("corrects") for part in parts)) and not whole:
        return True
    if any(part.has("ought") for part in parts) and _opens(parts):
        return True
    if only_opens(parts[0]) and any(
        part.begins_with("it_was") or _is_only_named(part, parts[0]) for part in parts[1:2]
    ):
        return True
    left_out = any(p.of("place") and _was_left_out(p, parts[0]) for p in parts[1:2])
    if left_out or any(map(_tells_why, parts[2:3])):
        return False
    contrast = any(is_bare_contrast(p, parts[0]) and not _was_left_out(p, parts[0]) for p in parts[1:])
    others = [p for p in parts[1:] if _is_other(p) and p.sentence == parts[0].sentence]
    other = _opens(parts) and any(not _is_day_off(p, parts[0]) for p in others)
    return contrast or (other and not any(part.has("called_off") for part in parts))


def _opens(parts: Sequence[Clause]) -> bool:
    """Whether it begins as a correction does: "nej", "oj", "det var"."""
    return any(part.begins_with("opens_correction") for part in parts[:1])


def only_opens(part: Clause) -> bool:
    """As in "Nej," or "en rättelse bara:" and nothing else."""
    start = part.units[0].start
    ends = [m.end for m in part.markers if m.name == "opens_correction" and m.start == start]
    if not ends or part.words or part.act is not None:
        return False
    return not any(unit.start >= max(ends) for unit in part.of(*CHANGEABLE))


def _is_only_named(part: Clause, opening: Clause) -> bool:
    """As in "Fel, krogtillsyn": after a word that takes back, the activity that it was and nothing else."""
    return opening.begins_with("takes_back") and all(unit.kind == "activity" for unit in part.units)


def _is_recounted(parts: Sequence[Clause], units: Sequence[Unit]) -> bool:
    """As in "Det var 2 krogar": how many of the things visited it was, and nothing else."""
    visited = any(unit.rule in _VISITED for unit in units)
    begins = parts[0].begins_with("it_was") or (parts[0].begins_with("refusal") and parts[0].has("it_was"))
    begins = begins or parts[0].begins_with("ought")
    begins = begins or (parts[0].has("surely") and matches("^<number> <activity|lookalike> <linking>", units))
    alone = all(only_forgot_some(part) for part in parts[1:])
    return alone and visited and begins and not parts[0].of("place", "when")


def only_forgot_some(part: Clause) -> bool:
    """As in "jag glömde en": why it was more than was told."""
    told = part.of("place", "when", "activity", "partner", "without_partner") or part.has("asked_for")
    return part.has("forgot") and not part.words and not told


def tells_who_asked(parts: Sequence[Clause]) -> bool:
    """As in "Boende hade bett om det", "det var boende som tipsat": who asked, or did not."""
    asked_for = any(part.has("asked_for") for part in parts)
    return asked_for and parts[0].has("citizens", "nobody") and len(parts) <= _TOLD_IN


def _is_told_at_length(parts: Sequence[Clause]) -> bool:
    """As in "det var några boende som hade bett oss komma dit"."""
    first = parts[0]
    return (first.begins_with("it_was") or first.has("told_of")) and parts[-1].before == "which"


def _closes(parts: Sequence[Clause]) -> bool:
    """Whether it ends as a correction does: "Vårby istället"; "vi tog Vårby istället" tells."""
    last = parts[-1]
    ends = {marker.name for marker in last.markers if marker.end == last.units[-1].end}
    told = last.of("we") or last.has("past", "done")
    return "closes_correction" in ends or ("instead" in ends and not told)


def _contrasts(parts: Sequence[Clause]) -> bool:
    """As in "tre, inte två": what it was not, and nothing else, beside what it was."""
    return len(parts) > 1 and any(
        part.has("not", "nobody") and part.words == 0 and not part.has("called_off", "finding")
        for part in parts
    )


def is_bare_contrast(part: Clause, first: Clause) -> bool:
    """As in "Inte tre": what it was not, and nothing else, in the same sentence."""
    bare = part.words == 0 and part.act is None and len(part.units) <= _FEW_UNITS
    said = bool(part.of(*CHANGEABLE, "thing", "lookalike")) and not part.has("called_off", "asked_for")
    joined = part.sentence == first.sentence and part.before != "but"
    return part.begins_with("not") and bare and said and joined and not _is_day_off(part, first)


def _is_day_off(part: Clause, first: Clause) -> bool:
    """As in "vi fältade i fredags, inte i lördags": the day beside it on which it was not done."""
    act = first.act.value if first.act is not None else None
    told = isinstance(act, ActivityWord) and not act.definite and not first.has("takes_back")
    told = told and (part.before == "but" or not (first.has("it_was") or first.of("linking")))
    return told and bool(first.of("when")) and bool(part.of("when")) and not part.of("place", "number")


def _was_left_out(part: Clause, first: Clause) -> bool:
    """As in "hann bara fotpatrullen i Vårby, inte den i Skogås", "gjord i Vårby, ej Skogås": another one."""
    done = first.has("firmly_done") and (part.of("den") or first.has("affirmed"))
    only = bool(first.of("only")) and (first.has("finished", "settled_for") or not _opens([first]))
    return bool(done) or (only and part.has("not", "nobody") and first.units[0].kind != "only")


def _tells_why(part: Clause) -> bool:
    """As in "fotpatrull i Vårby, inte Skogås | som det var tänkt", "| för lite folk"."""
    why = part.has("reason_staff", "reason_alarm", "reason_weather") or (
        part.before == "which" and part.has("intended")
    )
    return why and part.act is None and not part.of("place", "when", "number", "count")


def _is_other(part: Clause) -> bool:
    """As in "Ingen dialog", "inte fotpatrull": the activity that it was not."""
    return (
        part.has("not", "nobody")
        and not part.of("we")
        and (part.act is not None or len(part.units) <= _FEW_WORDS)
    )
