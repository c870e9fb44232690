"""From units to statements: which activity was done, planned, called off or only talked about."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum

from bot.entries import CallOffReason
from bot.language.dates import When
from bot.language.markers import Marker
from bot.language.units import Unit
from bot.language.vocabulary import ActivityWord, ThingWord

_BOUNDARIES = {"stop", "question", "comma", "and", "or", "but", "then", "sen", "open", "close", "which", "of_which", "line"}
_ACTS = {"activity", "lookalike", "visit"}
_NOUNS_BETWEEN = 3
_FEW_WORDS = 2


class Modality(StrEnum):
    """What a statement says of its activity."""

    DONE = "done"
    PLANNED = "planned"
    CANCELLED = "cancelled"
    TALK = "talk"


@dataclass(frozen=True, slots=True)
class Segment:
    """The units between two boundaries, with the boundary before them and the signs among them."""

    before: str
    units: tuple[Unit, ...]
    markers: tuple[Marker, ...]
    sentence: int
    asked: bool

    def has(self, *names: str) -> bool:
        """Whether any sign of these names is here."""
        return any(marker.name in names for marker in self.markers)

    def of(self, *kinds: str) -> list[Unit]:
        """The units of these kinds."""
        return [unit for unit in self.units if unit.kind in kinds]

    @property
    def act(self) -> Unit | None:
        """The activity that is named here, if any."""
        return next((unit for unit in self.units if unit.kind in _ACTS), None)

    @property
    def words(self) -> int:
        """How many words here nobody knows."""
        return sum(unit.kind == "word" and not self._is_marked(unit) for unit in self.units)

    @property
    def ahead(self) -> bool:
        """Whether a time that can only lie ahead is named."""
        return any(isinstance(unit.value, When) and unit.value.phrase.ahead for unit in self.of("when"))

    def _is_marked(self, unit: Unit) -> bool:
        return any(marker.start <= unit.start < marker.end for marker in self.markers)


@dataclass(frozen=True, slots=True)
class Statement:
    """One activity and all that is said of it, in order."""

    act: Unit
    segments: tuple[Segment, ...]
    modality: Modality = Modality.DONE
    reason: CallOffReason | None = None
    inherited: bool = False
    """Whether the activity is that of the statement before ("och en i Skogås igår")."""

    def has(self, *names: str) -> bool:
        """Whether any sign of these names is in it."""
        return any(segment.has(*names) for segment in self.segments)

    def of(self, *kinds: str) -> list[Unit]:
        """Its units of these kinds, in order."""
        return [unit for segment in self.segments for unit in segment.of(*kinds)]


def segments(units: Sequence[Unit], markers: Sequence[Marker]) -> list[Segment]:
    """The message cut at its boundaries."""
    return list(_cut(units, markers))


def _cut(units: Sequence[Unit], markers: Sequence[Marker]) -> Iterator[Segment]:
    before, sentence = "stop", 0
    current: list[Unit] = []
    for unit in (*units, Unit("stop", "", _end(units), _end(units), "")):
        if unit.kind not in _BOUNDARIES:
            current.append(unit)
            continue
        if current:
            yield _segment(before, current, markers, sentence, asked=unit.kind == "question")
            current = []
            before = unit.kind
        elif before in {"comma", "stop", "question"} or unit.kind in {"but", "stop"}:
            before = unit.kind if not (before == "stop" and unit.kind in {"comma"}) else before
        if unit.kind in {"stop", "question"}:
            sentence += 1


def _end(units: Sequence[Unit]) -> int:
    return units[-1].end if units else 0


def _segment(
    before: str, units: Sequence[Unit], markers: Sequence[Marker], sentence: int, *, asked: bool
) -> Segment:
    start, end = units[0].start, units[-1].end
    inside = tuple(m for m in markers if start <= m.start < end)
    return Segment(before, tuple(units), inside, sentence, asked)


@dataclass
class _Draft:
    """A statement while it is put together."""

    act: Unit | None = None
    segments: list[Segment] = field(default_factory=list)
    inherited: bool = False


def statements(parts: Sequence[Segment]) -> list[Statement]:
    """The statements of a message, in order; segments about nothing are left out."""
    drafts: list[_Draft] = [_Draft()]
    for part in parts:
        _place(part, drafts)
    found = [
        Statement(draft.act, tuple(draft.segments), inherited=draft.inherited)
        for draft in drafts
        if draft.act is not None
    ]
    return _with_modality(found)


def _place(part: Segment, drafts: list[_Draft]) -> None:
    """Put a segment where it belongs: to the running statement, or as the start of a new one."""
    current = drafts[-1]
    act = part.act
    if act is not None and current.act is not None and not _repeats(part, act, current):
        drafts.append(_Draft(act, [part]))
    elif act is not None and current.act is not None:
        current.segments.append(part)
    elif act is not None:
        if any(_stands_alone(segment, part) for segment in current.segments):
            current.segments.clear()
        current.act = act
        current.segments.append(part)
    elif current.act is not None and _tells_apart(part, current):
        drafts.append(_Draft(current.act, [part], inherited=True))
    else:
        current.segments.append(part)


def _repeats(part: Segment, act: Unit, current: _Draft) -> bool:
    """Whether the same activity is only named again, with nothing that tells another occasion apart."""
    if current.act is None or _identity(act) != _identity(current.act):
        return _identity(act) is None and act.kind == "visit" and current.act is not None and current.act.kind == "activity" and not part.of("count", "number")
    said = {kind for segment in current.segments for kind in _told(segment)}
    return not (_told(part) & said) and not part.has("more")


def _identity(act: Unit) -> str | None:
    return act.value.activity if isinstance(act.value, ActivityWord) else None


def _told(part: Segment) -> set[str]:
    kinds = {"place": "place", "when": "when", "number": "count", "count": "count", "vague": "count", "article": "count"}
    found = {kinds[unit.kind] for unit in part.units if unit.kind in kinds}
    things = [u for u in part.of("thing") if isinstance(u.value, ThingWord) and u.value.venue_of]
    return found if part.act is None or "count" not in found or not things else found - {"count"}


def _stands_alone(segment: Segment, part: Segment) -> bool:
    """Whether a segment before the first activity is about something else: "Vårby hann vi inte, men ..."."""
    return segment.has("called_off") and (part.before == "but" or segment.sentence != part.sentence)


def _tells_apart(part: Segment, current: _Draft) -> bool:
    """Whether a segment without an activity is a statement of its own about the running one's activity."""
    own = bool(part.of("place", "when"))
    if part.has("called_off") and own and not _only_place_or_time(part):
        return True
    if (part.has("planned") or part.ahead) and not _only_place_or_time(part) and not part.has("called_off"):
        return True
    return _was_planned(current) and part.has("finished") and bool(part.of("number", "count", "article"))


def _was_planned(current: _Draft) -> bool:
    return any(segment.has("planned", "wish") for segment in current.segments)


def _only_place_or_time(part: Segment) -> bool:
    known = {"place", "when", "time", "i", "on", "in", "part", "number", "count", "den", "clock_word"}
    return all(unit.kind in known for unit in part.units)


# Modality


def _with_modality(found: Sequence[Statement]) -> list[Statement]:
    judged: list[Statement] = []
    for index, statement in enumerate(found):
        previous = judged[-1] if judged else None
        modality = _modality(statement)
        if modality is None:
            modality = _carried(statement, previous)
        judged.append(replace(statement, modality=modality, reason=_reason(found[index].segments, modality)))
    return _carried_back(judged)


def _modality(statement: Statement) -> Modality | None:
    """What a statement says by itself; None where nothing in it decides."""
    if _is_called_off(statement):
        return Modality.CANCELLED
    if any(_is_talk(segment) for segment in statement.segments if _matters(segment, statement)):
        return Modality.TALK
    if _is_planned(statement):
        return Modality.PLANNED
    return Modality.DONE if statement.has("done") else None


def _matters(segment: Segment, statement: Statement) -> bool:
    return statement.act in segment.units or segment.asked or segment is statement.segments[0]


def _is_talk(segment: Segment) -> bool:
    return segment.has("remark") or _is_question(segment) or any(u.text in {"ni", "er", "du"} for u in segment.of("you"))


def _is_question(segment: Segment) -> bool:
    return segment.asked


def _is_called_off(statement: Statement) -> bool:
    if statement.has("called_off", "neither") and not _finished_after_all(statement):
        return True
    if any(_negates_act(segment) for segment in statement.segments):
        return True
    return statement.has("should") and any(segment.before == "but" or segment.has("but_no") for segment in statement.segments[1:])


def _finished_after_all(statement: Statement) -> bool:
    return statement.has("done_after_all")


def _negates_act(segment: Segment) -> bool:
    if segment.act is None:
        return False
    position = segment.units.index(segment.act)
    for marker in segment.markers:
        if marker.name == "nobody" and marker.start < segment.act.start:
            between = [u for u in segment.units[:position] if u.start >= marker.end]
            if len(between) <= _NOUNS_BETWEEN and all(u.kind != "word" and u.kind != "thing" or False for u in between) and not segment_finding(segment, marker):
                return True
        if marker.name == "not_verb" and not _qualifies(segment, marker):
            return True
    return False


def segment_finding(segment: Segment, marker: Marker) -> bool:
    """Whether what is denied is a finding ("inga brister vid ...") and not the activity."""
    act = segment.act
    return any(m.name == "finding" and marker.end <= m.start and (act is None or m.start < act.start) for m in segment.markers)


def _qualifies(segment: Segment, marker: Marker) -> bool:
    """"inte bara", "inte så många": no denial of the act."""
    after = next((u for u in segment.units if u.start >= marker.end), None)
    return after is not None and after.text in {"bara", "så", "många", "mycket", "helt", "riktigt", "minst"} or segment.has("asked_for", "citizens")


def _is_planned(statement: Statement) -> bool:
    own = [segment for segment in statement.segments if statement.act in segment.units or statement.inherited]
    leading = statement.segments[: statement.segments.index(own[0]) + 1] if own else statement.segments
    if any(segment.ahead for segment in (*leading, *(s for s in statement.segments if _only_place_or_time(s)))):
        return True
    if any(segment.has("planned", "should") for segment in leading):
        return not any(segment.has("firmly_done") for segment in own)
    return False


def _carried(statement: Statement, previous: Statement | None) -> Modality:
    """A statement that says nothing itself goes with the one before it in the sentence."""
    if previous is None or previous.modality in {Modality.DONE, Modality.CANCELLED, Modality.TALK}:
        return Modality.DONE
    same_sentence = previous.segments[-1].sentence == statement.segments[0].sentence
    return previous.modality if same_sentence and statement.segments[0].before != "but" else Modality.DONE


def _carried_back(judged: list[Statement]) -> list[Statement]:
    """"Fotpatrullen och hastkontrollen ställdes in": a call-off said last is for both."""
    for index in range(len(judged) - 2, -1, -1):
        here, after = judged[index], judged[index + 1]
        joined = after.segments[0].before in {"and", "or"} and not after.inherited
        if after.modality is Modality.CANCELLED and joined and _modality(here) is None and len(here.segments) == 1:
            if not any(_negates_act(segment) for segment in after.segments):
                judged[index] = replace(here, modality=Modality.CANCELLED, reason=after.reason)
    return judged


def _reason(parts: Iterable[Segment], modality: Modality) -> CallOffReason | None:
    if modality is not Modality.CANCELLED:
        return None
    segments_ = list(parts)
    for name, reason in (
        ("reason_alarm", CallOffReason.ALARM),
        ("reason_staff", CallOffReason.STAFF),
        ("reason_weather", CallOffReason.WEATHER),
    ):
        if any(segment.has(name) for segment in segments_):
            return reason
    return CallOffReason.OTHER


def is_short(segment: Segment) -> bool:
    """Whether a segment holds little that nobody knows, so that its place and time belong to the activity."""
    return segment.words <= _FEW_WORDS
