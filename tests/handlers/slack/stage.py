"""Dialogues in Slack: everybody in their own direct message with the bot, or in a channel."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from bot.dialogue.conversation import Conversation
from bot.messages import Sender
from bot.utterances import Button, Utterance
from handlers.slack.blocks import blocks, pressed
from handlers.slack.service import SlackService
from tests.dialogues.table import Answer, Turn
from tests.handlers.slack.conftest import Clock
from tests.handlers.slack.looking import Shown, text_with_picture
from tests.stand_ins.slack import Channel, Ephemeral, Message, Person, Slack, events
from tests.stand_ins.slack.elements import with_block_ids
from tests.stand_ins.slack.faults import refused
from tests.stand_ins.slack.interactions import submission
from tests.stand_ins.slack.people import Json
from tests.stand_ins.slack.submitting import apply


@dataclass
class SlackStage:
    """Serves `tests.dialogues.on_platforms.Stage`."""

    conversation: Conversation
    slack: Slack
    service: SlackService
    clock: Clock
    _people: dict[str, Person] = field(default_factory=dict)
    _channels: dict[str, Channel] = field(default_factory=dict)
    _said: dict[str, Message] = field(default_factory=dict)
    _events: dict[str, Callable[[], events.Event]] = field(default_factory=dict)
    _forms: dict[str, Json] = field(default_factory=dict)
    _faults: str = ""
    _pressed: defaultdict[str, list[Message | Ephemeral]] = field(default_factory=lambda: defaultdict(list))
    _seen: dict[tuple[str, str], int | str] = field(default_factory=dict)

    def person(self, name: str) -> Sender:
        """Somebody as the bot knows them."""
        return Sender(platform="slack", user=self._person(name).id)

    def set_clock(self, now: datetime) -> None:
        """Let it be a moment."""
        self.clock.now = now

    async def act(self, turn: Turn, text: str) -> None:
        """Do as a turn says."""
        match turn.kind:
            case "say":
                self._say(turn, text)
            case "edit":
                self._edit(turn, text)
            case "delete":
                self._delete(turn)
            case "press":
                await self._press(turn)
            case "fill":
                await self._fill(turn)
            case "again":
                await self._deliver_again(turn)
            case _:
                raise ValueError(f"{turn.kind} is not done in Slack")

    async def heard(self) -> Answer:
        """All that the bot has shown since this was asked last."""
        await self.slack.settle()
        await self.service._correspondence.finish()
        await self.slack.settle()
        changed = [shown for shown in self._shown() if self._is_new(shown)]
        faults, self._faults = self._faults, ""
        return Answer(
            text=faults or "\n\n".join(map(text_with_picture, changed)),
            buttons=tuple((offer.label, offer.action) for shown in changed for offer in offers(shown)),
        )

    def _say(self, turn: Turn, text: str) -> None:
        """Write a message."""
        person, channel = self._person(turn.by), self._channel(turn)
        turned_to = turn.channel is not None and not turn.aside
        if turn.forwarded:
            somewhere = self.slack.channel("annat", person, with_bot=False)
            self._said[turn.id] = person.shares(channel, person.says(somewhere, text))
        else:
            typed = f"<@{self.slack.app.bot_user_id}> {text}" if turned_to else text
            self._said[turn.id] = person.says(channel, typed)
        first = replace(self._said[turn.id])
        self._events[turn.id] = lambda: self._written(first)

    def _edit(self, turn: Turn, text: str) -> None:
        """Change a message."""
        said = self._said[turn.about]
        before = replace(said)
        self._person(turn.by).edits(said, text)
        after = replace(said)
        self._events[turn.id] = lambda: self._changed(after, before)

    def _delete(self, turn: Turn) -> None:
        """Delete a message; if it is gone, Slack tells of that once more."""
        said = self._said[turn.about]
        if not said.deleted:
            self._person(turn.by).deletes(said)
        else:
            self.slack.dispatcher.tell(
                events.deleted(self._channel_of(said), self._rendered(said), self.slack.workspace.next_ts())
            )

    async def _press(self, turn: Turn) -> None:
        """Press a button, or choose in a menu; no form opens, so that the bot asks what is to be changed."""
        person = self._person(turn.by)
        shown = self._offering(turn.about, self._among(turn, person))
        self._pressed[turn.by] = [each for each in self._shown() if each.ts == shown.ts]
        offer = next(each for each in offers(shown) if each.action == turn.about)
        self.slack.faults.order("views.open", refused("internal_error"), times=int(turn.about == "change"))
        if offer.in_menu:
            await person.chooses(shown, offer.element, offer.label)
        else:
            await person.presses(shown, offer.element)

    async def _fill(self, turn: Turn) -> None:
        """Open a form and send it in as it is filled in, whatever Slack's own checks would say of that."""
        person = self._person(turn.by)
        if turn.under is None:
            await person.runs("/rapport")
        else:
            shown = self._offering("change", self._among(turn, person))
            await person.presses(
                shown, next(each.element for each in offers(shown) if each.action == "change")
            )
        view = self.slack.workspace.views.top(person.id)
        if view is not None:
            state = {each["block_id"]: _filled(each, turn.filled) for each in view.blocks}
            self._forms[turn.id] = submission(self.slack.workspace, person.user, view, state)
            await self._send_in(turn.id)
            self._faults = "\n".join(
                f"{each['label']['text']}: {view.errors[each['block_id']]}"
                for each in view.blocks
                if each["block_id"] in view.errors
            )

    async def _send_in(self, form: str) -> None:
        sent = self._forms[form]
        answer = await self.slack.dispatcher.ask("interactive", sent)
        view = self.slack.workspace.views.all[sent["view"]["id"]]
        apply(self.slack.workspace, view, answer.body or {}, [])

    async def _deliver_again(self, turn: Turn) -> None:
        """Let Slack deliver a message once more, under a new event id."""
        if turn.about in self._forms:
            await self._send_in(turn.about)
        else:
            self.slack.dispatcher.tell(self._events[turn.about]())

    def _person(self, name: str) -> Person:
        if name not in self._people:
            self._people[name] = self.slack.person(name)
        return self._people[name]

    def _channel(self, turn: Turn) -> Channel:
        person = self._person(turn.by)
        if turn.channel is None:
            return person.direct
        if turn.channel not in self._channels:
            self._channels[turn.channel] = self.slack.channel(turn.channel)
        self._channels[turn.channel].members.add(person.id)
        return self._channels[turn.channel]

    def _shown(self) -> Iterator[Message | Ephemeral]:
        """All messages; a file goes along with one and says nothing by itself."""
        for channel in list(self.slack.workspace.channels.values()):
            yield from (each for each in channel.replies if not each.files)
            yield from (each for each in channel.ephemerals if not each.deleted)

    def _is_new(self, shown: Message | Ephemeral) -> bool:
        """Whether it was posted or changed since it was looked at last."""
        name = (shown.channel, shown.ts)
        version = len(shown.edits) if isinstance(shown, Message) else shown.text
        before, self._seen[name] = self._seen.get(name), version
        return before != version

    def _among(self, turn: Turn, person: Person) -> list[Message | Ephemeral]:
        """Where somebody may find a button: in their own messages, latest first, or in the one that is named.

        Who has pressed in another's message finds what comes next there.
        """
        if turn.under is None:
            own = [each for each in self._shown() if each.channel == person.direct.id]
            return [*sorted(own, key=lambda each: each.ts, reverse=True), *self._pressed[turn.by]]
        said = self._said[turn.under]
        key = f"slack:{self.slack.app.team_id}:{said.channel}"
        with self.conversation.units_of_work() as work:
            ts = work.receipts.answer_to(key, said.ts)
        return [each for each in self._channel_of(said).replies if each.ts == ts]

    def _offering(self, action: str, among: list[Message | Ephemeral]) -> Message | Ephemeral:
        """The first that offers an action, perhaps only as it was when somebody looked at it last.

        Where none ever did, somebody has made it up.
        """
        versions = (version for each in among for version in (each, *_before(each)))
        offering = (each for each in versions if action in {offer.action for offer in offers(each)})
        made_up = with_block_ids(blocks(Utterance("", (Button("?", action),))))
        return next(offering, replace(among[0], blocks=made_up))

    def _channel_of(self, said: Message) -> Channel:
        return self.slack.workspace.channels[said.channel]

    def _rendered(self, said: Message) -> Json:
        return events.rendered(said, self.slack.workspace.users[said.user], self.slack.app)

    def _written(self, said: Message) -> events.Event:
        author = self.slack.workspace.users[said.user]
        return events.message(self._channel_of(said), said, author, self.slack.app)

    def _changed(self, after: Message, before: Message) -> events.Event:
        ts = self.slack.workspace.next_ts()
        return events.changed(self._channel_of(after), self._rendered(after), self._rendered(before), ts)


@dataclass(frozen=True)
class Offer:
    """Something to choose: its words and action, and where it is pressed or chosen."""

    label: str
    action: str
    element: str
    in_menu: bool


def offers(shown: Shown) -> Iterator[Offer]:
    """All that a message offers, in the order in which it is seen."""
    for block in shown.blocks:
        for element in block["elements"] if block["type"] == "actions" else ():
            name = element["action_id"]
            if element["type"] == "button":
                yield Offer(element["text"]["text"], _action(element["value"]), name, in_menu=False)
            else:
                for option in element["options"]:
                    yield Offer(option["text"]["text"], _action(option["value"]), name, in_menu=True)


def _action(sent: str) -> str:
    said = pressed(sent)
    assert said is not None
    return said[0]


def _before(shown: Message | Ephemeral) -> list[Message]:
    """A message as it was before, the latest first."""
    if isinstance(shown, Ephemeral):
        return []
    return [replace(shown, blocks=blocks) for _, blocks in reversed(shown.edits)]


def _filled(block: Json, said: Mapping[str, Any]) -> Json:
    """The state of a block in which somebody has filled in what a table says, or left it empty."""
    element = block["element"]
    name, kind = element["action_id"], element["type"]
    value = said.get(name)
    match kind:
        case "datepicker":
            state: Json = {"selected_date": value}
        case "static_select":
            if name == "entry":
                value = element["initial_option"]["value"]
            state = {"selected_option": None if value is None else {"value": value}}
        case "multi_static_select":
            state = {"selected_options": [{"value": each} for each in value or ()]}
        case _:
            state = {"value": value}
    return {name: {"type": kind, **state}}
