"""Plays a dialogue through the real conversation, voice and storage."""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cache
from typing import Any

from bot.counting.counters import progress
from bot.dialogue.conversation import Conversation
from bot.language.reader import Reader
from bot.members import Role
from bot.messages import Event, Form, Location, Message, MessageKey, Press, Sender
from bot.partnership import Partnership
from bot.replies import Position, Reply
from bot.working_time import working_day
from handlers.figures import status_as_json
from handlers.partnership_files import load_partnership
from handlers.scripts import PLATFORM, Script
from locales.lexicon import lexicon
from locales.voice import Voice
from storage.database import Database
from tests.dialogues.table import STOCKHOLM, Answer, Dialogue, Turn

STRANGER = "stranger"
CODE = re.compile(r"[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}")


@dataclass(frozen=True)
class Overheard(Conversation):
    """A conversation that keeps what it said, as facts."""

    said: list[Reply] = field(default_factory=list)

    def answer(self, event: Event) -> list[Reply]:
        """What there is to say to an event."""
        replies = super().answer(event)
        self.said.extend(replies)
        return replies


@cache
def partnership(name: str) -> Partnership:
    """A partnership that comes with the program."""
    return load_partnership(name, lambda _: None)


@cache
def reader(name: str) -> Reader:
    """What reads messages about it."""
    return Reader(partnership(name), lexicon())


@cache
def voice(name: str) -> Voice:
    """What speaks about it."""
    return Voice(partnership(name))


def figures(conversation: Conversation, at: datetime) -> Mapping[str, Mapping[str, Any]]:
    """How every promise stands at a moment, by its id, as `status --json` tells it."""
    with conversation.units_of_work() as work:
        entries, marks = work.reports.entries(), work.marks.all()
    today = working_day(at, STOCKHOLM)
    positions = [
        Position(promise=promise, progress=progress(promise, entries, today, marks))
        for promise in conversation.partnership.promises
    ]
    return {told["id"]: told for told in status_as_json(at, "", positions)["promises"]}


class Codes:
    """Codes differ from time to time: in a dialogue the first that is told is called CODE-1."""

    def __init__(self) -> None:
        self._told: list[str] = []

    def named(self, text: str) -> str:
        """What the bot said, with the name of each code in its place."""
        self._told += [code for code in CODE.findall(text) if code not in self._told]
        for number, code in enumerate(self._told, start=1):
            text = text.replace(code, f"CODE-{number}")
        return text

    def meant(self, text: str) -> str:
        """What somebody says, with each code in the place of its name."""
        for number, code in enumerate(self._told, start=1):
            text = text.replace(f"CODE-{number}", code)
        return text


class Stage:
    """Where one dialogue is played."""

    def __init__(self, dialogue: Dialogue, database: Database) -> None:
        name = dialogue.partnership
        self.conversation = Overheard(partnership(name), reader(name), database.units_of_work(name))
        self._dialogue = dialogue
        self._voice = voice(name)
        self._script = Script(self.conversation, self._voice, organisation="polisen", role=Role.REPORTER)
        self._codes = Codes()
        self._events: dict[str, dict[str, Any]] = {}
        self._sent: dict[str, Form | Location] = {}
        self._messages: dict[str, Message] = {}

    def play(self) -> Iterator[tuple[Turn, Answer]]:
        """Every turn with the answer that the bot gives."""
        for turn in self._dialogue.turns:
            yield turn, self.answer(turn)

    def answer(self, turn: Turn) -> Answer:
        """The answer that the bot gives to one turn."""
        if turn.kind in {"fill", "share"}:
            self._sent[turn.id] = self._form(turn) if turn.kind == "fill" else self._place(turn)
        sent = self._sent.get(turn.about if turn.kind == "again" else turn.id)
        if sent is not None:
            self._let_in(turn)
            return self._direct(sent)
        if turn.under is not None:
            return self._under(turn, turn.under)
        if self._is_stranger(turn) or turn.channel is not None or turn.forwarded:
            return self._unlike_script(turn)
        return self._answer(self._event(turn))

    def figures(self) -> Mapping[str, Mapping[str, Any]]:
        """How every promise stands after the last turn."""
        return figures(self.conversation, self._dialogue.turns[-1].at)

    def _event(self, turn: Turn) -> dict[str, Any]:
        if turn.kind == "again":
            return self._events[turn.about]
        event = self._by(turn)
        match turn.kind:
            case "say":
                event |= {"id": turn.id, "text": self._codes.meant(turn.said)}
            case "edit":
                event |= {"edit": turn.about, "text": self._codes.meant(turn.said)}
            case _:
                event |= {turn.kind: turn.about}
        self._events[turn.id] = event
        return event

    def _by(self, turn: Turn) -> dict[str, Any]:
        org, _, role = self._dialogue.who[turn.by].partition(" ")
        return {"at": turn.at.isoformat(), "user": turn.by, "org": org, "role": role or "reporter"}

    def _answer(self, event: Mapping[str, Any]) -> Answer:
        (line,) = self._script.run([json.dumps(event)])
        said = json.loads(line)["replies"]
        return Answer(
            text=self._codes.named("\n\n".join(reply["text"] for reply in said)),
            buttons=tuple((b["label"], b["action"]) for reply in said for b in reply["buttons"]),
        )

    def _is_stranger(self, turn: Turn) -> bool:
        return self._dialogue.who[turn.by].startswith(STRANGER)

    def _unlike_script(self, turn: Turn) -> Answer:
        """The script lets everybody in and knows neither asides nor forwarding: here is the way past it."""
        if turn.kind == "again":
            return self._direct(self._messages[turn.about])
        platform = PLATFORM
        if self._is_stranger(turn):
            platform = self._dialogue.who[turn.by].removeprefix(STRANGER).strip() or PLATFORM
        else:
            self._let_in(turn)
        message = Message(
            sender=Sender(platform=platform, user=turn.by),
            key=MessageKey(channel=turn.channel or f"user:{turn.by}", message=turn.id),
            at=turn.at,
            text=self._codes.meant(turn.said),
            addressed=not turn.aside,
            shared=turn.channel is not None,
            forwarded=turn.forwarded,
        )
        self._messages[turn.id] = message
        return self._direct(message)

    def _let_in(self, turn: Turn) -> None:
        self._answer(self._by(turn) | {"delete": "nothing, but it lets the person in"})

    def _under(self, turn: Turn, message: str) -> Answer:
        """The script knows only the buttons of the presser's own messages; here is another's."""
        self._let_in(turn)
        sender, report = Sender(platform=PLATFORM, user=turn.by), self._report_of(message)
        return self._direct(
            Press(sender=sender, channel=f"user:{turn.by}", at=turn.at, action=turn.about, report=report)
        )

    def _report_of(self, message: str) -> int:
        teller = next(each.by for each in self._dialogue.turns if each.id == message)
        with self.conversation.units_of_work() as work:
            report = work.reports.of_message(f"user:{teller}", message)
        assert report is not None
        return report.id

    def _form(self, turn: Turn) -> Form:
        """A form as a platform hands it over; what its table leaves out is left open."""
        told = turn.filled
        return Form(
            sender=Sender(platform=PLATFORM, user=turn.by),
            key=MessageKey(channel=f"user:{turn.by}", message=turn.id),
            at=turn.at,
            activity=told.get("activity"),
            count=int(told["count"]) if "count" in told else None,
            date=date.fromisoformat(told["date"]) if "date" in told else None,
            area=told.get("area"),
            place=told.get("place"),
            partners=frozenset(told.get("partners", ())),
            requested={"yes": True, "no": False}.get(told.get("requested", "")),
            report=None if turn.under is None else self._report_of(turn.under),
        )

    def _place(self, turn: Turn) -> Location:
        latitude, longitude = (float(degrees) for degrees in turn.said.split(","))
        return Location(
            sender=Sender(platform=PLATFORM, user=turn.by),
            key=MessageKey(channel=f"user:{turn.by}", message=turn.id),
            at=turn.at,
            latitude=latitude,
            longitude=longitude,
        )

    def _direct(self, event: Event) -> Answer:
        said = [self._voice.say(reply) for reply in self.conversation.answer(event)]
        return Answer(
            text=self._codes.named("\n\n".join(each.text for each in said)),
            buttons=tuple((button.label, button.action) for each in said for button in each.buttons),
        )
