"""`chat --jsonl`: events as lines of JSON in, replies as lines of JSON out; the clock is the event's."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any
from uuid import uuid4

from bot.dialogue.conversation import Conversation
from bot.errors import InputError
from bot.members import Role
from bot.messages import Deletion, Edit, Event, Message, MessageKey, Press, Sender
from bot.utterances import Utterance
from handlers.json_lines import line_of
from handlers.lookups import identity, organisation_or_first, role
from handlers.moments import moment
from locales.voice import Voice

PLATFORM = "console"
_EXAMPLE = '{"at": "2020-04-03T21:10", "user": "u1", "org": "polisen", "text": "…"}'


@dataclass(frozen=True)
class Script:
    """Runs events through the conversation; an unknown user becomes a member, because the caller is trusted.

    `organisation` and `role` are those of a new member whose event doesn't say; without an organisation it
    is the data file's first.
    """

    conversation: Conversation
    voice: Voice
    organisation: str | None = None
    role: Role = Role.REPORTER
    _reports: dict[str, dict[str, int | None]] = field(default_factory=dict)
    _edits: dict[MessageKey, list[str]] = field(default_factory=dict)

    def run(self, lines: Iterable[str]) -> Iterator[str]:
        """One line of replies for each event; InputError names the line that is no event."""
        for number, line in enumerate(lines, start=1):
            if not line.strip():
                continue
            try:
                answer = self._answer(_object(line))
            except InputError as error:
                raise InputError(f"Line {number}: {error}") from None
            yield line_of(answer)

    def _answer(self, data: Mapping[str, Any]) -> dict[str, Any]:
        event = self._event(data)
        self._let_in(event, data)
        said = tuple(self.voice.say(reply) for reply in self.conversation.answer(event))
        shown = self._reports.setdefault(event.sender.user, {})
        shown.update((button.action, button.report) for each in said for button in each.buttons)
        return {"replies": [_as_json(utterance) for utterance in said]}

    def _let_in(self, event: Event, data: Mapping[str, Any]) -> None:
        organisation = self._organisation(data)
        duties = role(_name(data, "role"), "role") if "role" in data else self.role
        with self.conversation.units_of_work() as work:
            if work.members.find(event.sender) is None:
                work.members.add(event.sender, organisation, duties, event.at)
                work.commit()

    def _organisation(self, data: Mapping[str, Any]) -> str:
        named = _name(data, "org") if "org" in data else self.organisation
        return organisation_or_first(self.conversation.partnership, named, "org")

    def _event(self, data: Mapping[str, Any]) -> Event:
        sender = Sender(platform=PLATFORM, user=_name(data, "user"))
        at = moment(_string(data, "at"), self.conversation.partnership.zone, "at")
        channel = _name(data, "channel") if "channel" in data else f"user:{sender.user}"
        if "press" in data:
            return self._press(sender, channel, at, _name(data, "press"))
        if "edit" in data:
            key = MessageKey(channel=channel, message=_name(data, "edit"))
            return self._edit(sender, key, at, _string(data, "text"))
        if "delete" in data:
            key = MessageKey(channel=channel, message=_name(data, "delete"))
            return Deletion(sender=sender, key=key, at=at)
        # A message without a name of its own can't come again.
        message = _name(data, "id") if "id" in data else uuid4().hex
        key = MessageKey(channel=channel, message=message)
        return Message(sender=sender, key=key, at=at, text=_string(data, "text"))

    def _press(self, sender: Sender, channel: str, at: datetime, action: str) -> Press:
        """A press of the button that has an action in the latest message to its user that had one such."""
        report = self._reports.get(sender.user, {}).get(action)
        return Press(sender=sender, channel=channel, at=at, action=action, report=report)

    def _edit(self, sender: Sender, key: MessageKey, at: datetime, text: str) -> Edit:
        """An edit; one of the same message, moment and text as an earlier one is its redelivery."""
        texts = self._edits.setdefault(replace(key, revision=at.isoformat()), [])
        if text not in texts:
            texts.append(text)
        revision = f"{at.isoformat()}#{texts.index(text)}"
        return Edit(sender=sender, key=replace(key, revision=revision), at=at, text=text)


def _object(line: str) -> Mapping[str, Any]:
    try:
        data = json.loads(line)
    except (ValueError, RecursionError):
        raise InputError(f"this is not JSON; write one event a line, such as {_EXAMPLE}.") from None
    if not isinstance(data, dict):
        raise InputError(f"this is no JSON object; write one event a line, such as {_EXAMPLE}.")
    return data


def _string(data: Mapping[str, Any], name: str) -> str:
    if name not in data:
        raise InputError(
            f'{name} is missing; every event needs "at", "user" and one of "text", "press", "edit", "delete".'
        )
    value = data[name]
    if not isinstance(value, str):
        raise InputError(f"{name} is no string; put it in quotation marks.")
    return value


def _name(data: Mapping[str, Any], name: str) -> str:
    """A string that something can be known by."""
    return identity(_string(data, name), name)


def _as_json(utterance: Utterance) -> dict[str, Any]:
    buttons = [{"label": button.label, "action": button.action} for button in utterance.buttons]
    return {"text": utterance.in_words, "buttons": buttons}
