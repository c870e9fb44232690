"""`chat --jsonl`: events as lines of JSON in, replies as lines of JSON out; the clock is the event's."""

import json
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from typing import Any

from bot.dialogue.conversation import Conversation
from bot.errors import InputError
from bot.members import Role
from bot.messages import Deletion, Edit, Event, Message, MessageKey, Press, Sender
from bot.replies import Utterance
from handlers.moments import moment
from locales.voice import Voice

PLATFORM = "console"
_KINDS = ("text", "press", "delete")


class Script:
    """Runs events through the conversation; an unknown user becomes a member, because the caller is trusted."""

    def __init__(self, conversation: Conversation, voice: Voice) -> None:
        self._conversation = conversation
        self._voice = voice
        self._latest: dict[str, tuple[Utterance, ...]] = {}
        self._unnamed = 0

    def run(self, lines: Iterable[str]) -> Iterator[str]:
        """One line of replies for each event; InputError names the line that is no event."""
        for number, line in enumerate(lines, start=1):
            if line.strip():
                yield json.dumps(self._answer(line, number), ensure_ascii=False)

    def _answer(self, line: str, number: int) -> dict[str, Any]:
        data = _object(line, number)
        try:
            user = str(data["user"])
            at = moment(str(data["at"]), self._conversation.partnership.zone)
            self._let_in(user, data, at)
            event = self._event(user, at, data)
        except (KeyError, ValueError, InputError) as error:
            raise InputError(f"line {number}: {_fault(error)}") from None
        said = tuple(self._voice.say(reply) for reply in self._conversation.answer(event))
        self._latest[user] = said or self._latest.get(user, ())
        return {"replies": [_as_json(utterance) for utterance in said]}

    def _let_in(self, user: str, data: Mapping[str, Any], at: datetime) -> None:
        sender = Sender(platform=PLATFORM, user=user)
        with self._conversation.units_of_work() as work:
            if work.members.find(sender) is None:
                organisation = self._organisation(data)
                work.members.add(sender, organisation, Role(data.get("role", Role.REPORTER)), at)
                work.commit()

    def _organisation(self, data: Mapping[str, Any]) -> str:
        known = [o.id for o in self._conversation.partnership.organisations if o.reports]
        organisation = str(data.get("org", known[0]))
        if organisation not in known:
            raise InputError(f"org {organisation!r} is unknown; use one of {', '.join(known)}")
        return organisation

    def _event(self, user: str, at: datetime, data: Mapping[str, Any]) -> Event:
        sender = Sender(platform=PLATFORM, user=user)
        channel = str(data.get("channel", f"user:{user}"))
        if "press" in data:
            action = str(data["press"])
            return Press(
                sender=sender, channel=channel, at=at, action=action, report=self._report(user, action)
            )
        if "edit" in data:
            key = MessageKey(channel=channel, message=str(data["edit"]), revision=at.isoformat())
            return Edit(sender=sender, key=key, at=at, text=_text(data))
        if "delete" in data:
            key = MessageKey(channel=channel, message=str(data["delete"]))
            return Deletion(sender=sender, key=key, at=at)
        return Message(
            sender=sender,
            key=MessageKey(channel=channel, message=self._id(data, at)),
            at=at,
            text=_text(data),
        )

    def _id(self, data: Mapping[str, Any], at: datetime) -> str:
        if "id" in data:
            return str(data["id"])
        self._unnamed += 1
        return f"{at.isoformat()}#{self._unnamed}"

    def _report(self, user: str, action: str) -> int | None:
        """The report that the pressed button stands under, in the latest message to that user."""
        buttons = (button for said in self._latest.get(user, ()) for button in said.buttons)
        return next((button.report for button in buttons if button.action == action), None)


def _object(line: str, number: int) -> Mapping[str, Any]:
    try:
        data = json.loads(line)
    except (ValueError, RecursionError):
        raise InputError(
            f'line {number} is not JSON; write one event a line, such as {{"at": "2020-04-03T21:10",'
            ' "user": "u1", "org": "polisen", "text": "…"}'
        ) from None
    if not isinstance(data, dict):
        raise InputError(f"line {number} is no JSON object; write one event a line, in braces")
    return data


def _text(data: Mapping[str, Any]) -> str:
    if not isinstance(data["text"], str):
        raise InputError('"text" is no string; put it in quotation marks')
    return data["text"]


def _fault(error: Exception) -> str:
    if isinstance(error, KeyError):
        return f'"{error.args[0]}" is missing; every event needs "at", "user" and one of "text", "press", "delete"'
    return str(error)


def _as_json(utterance: Utterance) -> dict[str, Any]:
    buttons = [{"label": button.label, "action": button.action} for button in utterance.buttons]
    return {"text": utterance.text, "buttons": buttons}
