"""What a message wants when it reports nothing: a status, an undo, a correction, help, or nothing at all."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.language.clauses.clause import Clause
from bot.language.days.meanings import Calendar
from bot.language.intents.aims import asks_for_target
from bot.language.intents.asked_periods import asks_of_period, period_asked
from bot.language.intents.asked_promises import promises_asked
from bot.language.intents.questions import (
    asks_about_more,
    asks_for_figure,
    asks_for_number,
    asks_whether_done,
)
from bot.language.intents.said_of_latest import is_latest_to_go
from bot.language.phrases.latest_report import SIGN
from bot.language.reading import Query
from bot.language.words.markers import Marker
from bot.language.words.units import Unit
from bot.language.words.word_values import ActivityWord
from bot.partnership import Partnership

_SHORT = 4
_RELATIVE = "day.relative"
_LONGEST_WISH = 8
_UNKNOWN_IN_UNDO = 3
_FIRST_CLAUSES = 2


@dataclass(frozen=True, slots=True)
class Intents:
    """Tells what a message wants from its clauses.

    `partnership` gives the promises that a question names, `teams` the words for teams with what they do,
    `heads` what is in the words for something that is done: "insats".
    """

    partnership: Partnership
    teams: Mapping[str, str]
    heads: tuple[str, ...]

    def is_undo(self, parts: Sequence[Clause]) -> bool:
        """Whether the message takes a report back."""
        if len(parts) == 1 and parts[0].has("is_to_go") and self._names_deed(parts[0]):
            return True
        if any(part.has("off_schedule") for part in parts):
            return False
        wanted = any(
            _wants_undone(part, parts[:index]) or is_latest_to_go(part, parts)
            for index, part in enumerate(parts)
        )
        return wanted and not any(part.has("help") for part in parts)

    def _names_deed(self, part: Clause) -> bool:
        """As in "helginsatsen ska bort", and not "guppen ska bort", which stand there."""
        act = part.act
        return act is not None and not part.words and any(head in act.text for head in self.heads)

    def is_put_back(self, parts: Sequence[Clause]) -> bool:
        """As in "lägg tillbaka den": what was taken back is to stand again."""
        return any(part.has("put_back") for part in parts) and _words(parts) <= _LONGEST_WISH

    def is_help(self, parts: Sequence[Clause]) -> bool:
        """Whether it asks what the bot can do, or how."""
        if any(part.has("help_word") for part in parts) and _words(parts) <= _SHORT:
            return True
        if any(part.has("help") and not _is_told_before(part, parts) for part in parts):
            return True
        if any(part.has("help_about") for part in parts) and not any(_may_tell(part) for part in parts):
            return True
        how = next((part for part in parts if _asks_how(part) or _asks_about_changing(part)), None)
        others = [part for part in parts if how is not None and part.sentence != how.sentence]
        return how is not None and not any(_tells(part) or _wants_undone(part, ()) for part in others)

    def is_status(self, parts: Sequence[Clause], *, asked: bool) -> bool:
        """Whether it asks how the promises stand."""
        if _is_changed(parts) or (not asked and any(map(_is_praised, parts))):
            return False
        if asked and (asks_about_more(parts) or asks_whether_done(parts) or asks_for_figure(parts)):
            return True
        if (
            asks_for_number(parts)
            or asks_of_period(parts, asked=asked)
            or asks_for_target(parts, self.partnership.promises)
        ):
            return True
        strong = any(part.has("status_strong") for part in parts)
        weak = any(part.has("status_weak") for part in (_asked_sentences(parts) or parts))
        if any(part.begins_with("show_me", "chart") for part in parts[:_FIRST_CLAUSES]):
            return True
        if any(part.has("by_area") for part in parts) and _words(parts) <= _SHORT:
            return True
        if asked or any(_shows(part, parts) for part in parts):
            return strong or weak
        told = [
            i
            for i, part in enumerate(parts)
            if part.has("past", "done") or part.of("number", "vague_range") or _tells_where_or_when(part)
        ]
        if not told and any(part.has("against_plan") for part in parts):
            return True
        if any(
            p.begins_with("status_strong") and not _is_heading(parts, i)
            for i, p in enumerate(parts)
            if i < _FIRST_CLAUSES or not told or told[0] >= i
        ):
            return True
        begins = any(
            part.begins_with("question_word") and not _is_heading(parts, i)
            for i, part in enumerate(parts[:_FIRST_CLAUSES])
        )
        return (weak and begins) or (strong and _words(parts) <= _SHORT)

    def query(self, parts: Sequence[Clause], units: Sequence[Unit], calendar: Calendar) -> Query:
        """What a status question asks about."""
        areas = {unit.value.area for unit in units if unit.kind == "place" and unit.value.area}
        period = period_asked(_outside_questions(parts, units), calendar)
        return Query(
            promises=tuple(promises_asked(parts, units, self.partnership, self.teams, self.heads)),
            area=areas.pop() if len(areas) == 1 else None,
            organisation=_organisation(units),
            first=period[0],
            last=period[1],
            picture=any(part.has("picture", "chart", "by_area") for part in parts),
            by_area=any(part.has("by_area") for part in parts),
            remaining=any(part.has("how_many_left") for part in parts),
        )


def _outside_questions(parts: Sequence[Clause], units: Sequence[Unit]) -> list[Unit]:
    """The units without those of a phrase that only asks: "hur ligger vi till just nu"."""
    asking = [m for part in parts for m in part.markers if m.name == "status_strong"]
    return [unit for unit in units if unit.rule != _RELATIVE or not _is_within(unit, asking)]


def _is_within(unit: Unit, signs: Sequence[Marker]) -> bool:
    return any(m.start < unit.start < m.end for m in signs)


def _asked_sentences(parts: Sequence[Clause]) -> list[Clause]:
    """The clauses of the sentences that end with a question mark."""
    asked = {part.sentence for part in parts if part.asked}
    return [part for part in parts if part.sentence in asked]


def _asks_how(part: Clause) -> bool:
    """As in "räcker det att skriva gatan", "måste jag ange vilken dag det var"."""
    ends = [marker.end for marker in part.markers if marker.name == "asks_how"]
    written = [marker.start for marker in part.markers if marker.name == "writes_to_bot"]
    asks = part.begins_with("asks_how") and not part.has(SIGN)
    return asks and bool(written) and min(ends) <= max(written)


def _asks_about_changing(part: Clause) -> bool:
    """As in "går det att ändra en rapport", "kan man ändra något i efterhand"; "... till tre" is a wish."""
    changes = [marker.end + 1 for marker in part.markers if marker.name == "exchanges"]
    of_any = any(marker.name == "any_report" and marker.start in changes for marker in part.markers)
    return part.begins_with("asks_how") and of_any and not part.of("number", "count", "place", "partner")


def _is_changed(parts: Sequence[Clause]) -> bool:
    return any(part.has("corrects") and not _is_asked_of(part, parts) for part in parts)


def _is_asked_of(part: Clause, parts: Sequence[Clause]) -> bool:
    """As in "har vi gjort nåt i Segeltorp? hembesök menar jag": what the question was about."""
    asked = parts[0].asked or any(each.asked for each in parts if each.sentence < part.sentence)
    return asked and part.units[0].kind in {"activity", "thing"} and not part.of("number", "count", "place")


def _is_praised(part: Clause) -> bool:
    """As in "bra sammanställning", "statistiken blir läsvärd"."""
    return part.has("status_strong") and part.has("praise") and not part.has("show", "question_word")


def _shows(part: Clause, parts: Sequence[Clause]) -> bool:
    """As in "kan du visa ..."; not so in "där ville ingen visa tillståndet", behind what was done."""
    return part.has("show") and (part.begins_with("show") or not _is_told_before(part, parts))


def _is_told_before(asking: Clause, parts: Sequence[Clause]) -> bool:
    """As in "hastighetskontroll i Skogås. får man skriva så?": a telling, and a question about its words."""
    told = [part for part in parts if part.sentence < asking.sentence and not part.asked]
    plain = not any(part.has("talk", "talk_before", "question_word", "help", "show") for part in told)
    detailed = any(part.of("place", "when", "number", "count") for part in told)
    return any(map(_tells, told)) and plain and detailed


def _tells(part: Clause) -> bool:
    return not part.asked and part.act is not None and isinstance(part.act.value, ActivityWord)


def _may_tell(part: Clause) -> bool:
    return part.act is not None or bool(part.of("place", "when", "number", "count", "partner", "thing"))


def _tells_where_or_when(part: Clause) -> bool:
    """As in "hastighetskontroll i Flemingsberg enligt plan"; "tobakstillsyn i mars mot plan" asks."""
    asks = part.has("question_word", "status_strong", "show", "help", "compares_with_plan")
    return not asks and _tells(part) and bool(part.of("place", "when"))


def _wants_undone(part: Clause, leading: Sequence[Clause]) -> bool:
    """As in "ta bort tobaken".

    "Fick ta bort klotter" tells what was done, "besiktning: ta bort sly" what is to be done, "inte ta bort"
    forbids it, and "från Kasta" names a place without its dots.
    """
    start = next((marker.start for marker in part.markers if marker.name == "undo"), None)
    asked = part.begins_with("asks_how") and part.has(SIGN)
    if start is None or (part.has("no_undo") and not asked):
        return False
    if part.words > (0 if any(clause.act for clause in leading) else _UNKNOWN_IN_UNDO):
        return False
    before = [unit for unit in part.units if unit.start < start and unit.kind == "word"]
    told = any(m.name == "past" and m.start == unit.start for unit in before for m in part.markers)
    forbidden = any(m.name == "not" and m.start == unit.start for unit in before[-1:] for m in part.markers)
    led = any(unit.end + 1 == start for unit in part.of("i", "on", "in", "from"))
    return not (told or forbidden or led or any(unit.start < start for unit in part.of("they")))


def _is_heading(parts: Sequence[Clause], position: int) -> bool:
    """As in "Status: genomförd", "Sammanställning v. 20:" before lines that tell each of a day or a place."""
    following = parts[position + 1 :]
    if not following or following[0].before == "colon":
        return bool(following)
    listed = [part for part in following if part.before in {"line", "colon"} and part.of("when", "place")]
    return len(listed) > 1 and any(part.act is not None for part in following)


def _organisation(units: Sequence[Unit]) -> str | None:
    """Whose work is asked about, where one organisation is named."""
    named: set[str] = set()
    for unit in units:
        if unit.kind in {"organisation", "mention"}:
            named |= {unit.value} if isinstance(unit.value, str) else set(unit.value)
    return named.pop() if len(named) == 1 else None


def _words(parts: Sequence[Clause]) -> int:
    return sum(len(part.units) for part in parts)
