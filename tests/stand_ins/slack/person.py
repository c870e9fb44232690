"""Somebody at the keyboard: what a test lets users do."""

from tests.stand_ins.slack import events, interactions
from tests.stand_ins.slack.block_kit import OPTION
from tests.stand_ins.slack.checks import listed
from tests.stand_ins.slack.choices import chosen, filled, options_of, pressed, thread_of, unfilled
from tests.stand_ins.slack.dispatcher import Dispatcher
from tests.stand_ins.slack.elements import find, touchable
from tests.stand_ins.slack.errors import Refused
from tests.stand_ins.slack.mrkdwn import as_typed
from tests.stand_ins.slack.people import Channel, Ephemeral, Json, Message, User, View
from tests.stand_ins.slack.responses import respond
from tests.stand_ins.slack.submitting import apply
from tests.stand_ins.slack.tokens import ResponseUrl
from tests.stand_ins.slack.transport import Answer, Kind
from tests.stand_ins.slack.workspace import Workspace

Filled = str | list[str]
OFFERED = listed(OPTION, 100, least=0)


class Person:
    """A user of the workspace.

    What Slack tells the app behind the user's back (says, edits, ...) returns at once; where the user waits
    for the app's acknowledgement (presses, runs, ...) the call does too, and gives it.

    Attributes:
        troubles: the errors that Slack has shown to the user.
    """

    def __init__(self, user: User, workspace: Workspace, dispatcher: Dispatcher) -> None:
        self.user = user
        self.troubles: list[str] = []
        self._workspace = workspace
        self._dispatcher = dispatcher

    @property
    def id(self) -> str:
        """The user id."""
        return self.user.id

    @property
    def direct(self) -> Channel:
        """The direct message with the app."""
        return self._workspace.direct(self.id)

    @property
    def home(self) -> View:
        """The home tab that the app has published for this user; raises LookupError if none."""
        return self._workspace.views.homes[self.id]

    def says(self, channel: Channel, text: str, thread: Message | None = None) -> Message:
        """Write a message, as typed: `&`, `<` and `>` are escaped, mentions are `<@U…>`."""
        self._must_be_in(channel)
        return self._workspace.say(self.user, channel, text, thread_of(thread))

    def _must_be_in(self, channel: Channel) -> None:
        if self.id not in channel.members or channel.archived:
            raise LookupError(f"{self.user.name} can't write in {channel.name}")

    def shares(self, channel: Channel, shared: Message, text: str = "") -> Message:
        """Share another message, with or without words of one's own."""
        self._must_be_in(channel)
        shown = {"is_share": True, "is_msg_unfurl": True, "author_id": shared.user, "ts": shared.ts}
        return self._workspace.say(self.user, channel, text, attachments=[{**shown, "text": shared.text}])

    def sends(self, channel: Channel, file: str, text: str = "") -> Message:
        """Send a file, with or without words."""
        self._must_be_in(channel)
        return self._workspace.say(self.user, channel, text, files=[file])

    def edits(self, message: Message, text: str) -> None:
        """Change one's own message."""
        self._must_own(message)
        self._workspace.change(self._workspace.channels[message.channel], message, {"text": as_typed(text)})

    def deletes(self, message: Message) -> None:
        """Delete one's own message."""
        self._must_own(message)
        self._workspace.delete(self._workspace.channels[message.channel], message)

    def _must_own(self, message: Message) -> None:
        if message.user != self.id or message.deleted:
            raise LookupError(f"it is no message of {self.user.name}")

    def joins(self, channel: Channel) -> None:
        """Come to a channel."""
        channel.members.add(self.id)
        self._tell_membership("member_joined_channel", channel)

    def leaves(self, channel: Channel) -> None:
        """Leave a channel."""
        self._tell_membership("member_left_channel", channel)
        channel.members.discard(self.id)

    def _tell_membership(self, name: str, channel: Channel) -> None:
        self._workspace.tell(events.membership(name, channel, self.user, self._workspace.next_ts()))

    def opens_home(self) -> None:
        """Look at the app's home tab."""
        view = self._workspace.views.homes.get(self.id)
        self._opens("home", events.rendered_view(view, self._workspace.app) if view else None)

    def opens_messages(self) -> None:
        """Look at the direct messages with the app: told as another tab of its home."""
        self._opens("messages", None)

    def _opens(self, tab: str, view: Json | None) -> None:
        ts = self._workspace.next_ts()
        self._workspace.tell(events.home_opened(self.user, self.direct, tab, view, ts))

    async def presses(self, where: Message | Ephemeral | View, action_id: str) -> Answer:
        """Press a button."""
        done = pressed(*find(self._seen(where), action_id))
        return await self._interact(interactions.action(self._workspace, self.user, where, done))

    async def chooses(self, where: Message | Ephemeral | View, action_id: str, choice: Filled) -> Answer:
        """Choose in a menu, by an option's text or value; where the app makes the menu, search first."""
        block, element = find(self._seen(where), action_id)
        offered = None
        if element["type"] == "external_select":
            offered = await self.searches(where, action_id, str(choice))
        done = chosen(block, element, choice, offered)
        return await self._interact(interactions.action(self._workspace, self.user, where, done))

    async def searches(self, where: Message | Ephemeral | View, action_id: str, text: str) -> list[Json]:
        """Type into a menu of the app's making; gives the options that the app offers."""
        block, element = find(self._seen(where), action_id)
        asked = {"block_id": block["block_id"], "action_id": element["action_id"], "value": text}
        answer = await self._interact(interactions.suggestion(self._workspace, self.user, where, asked))
        offered = options_of(answer.body or {})
        faults = list(OFFERED(offered, "/options"))
        if faults:
            self.troubles.append(f"the options can't be shown: {'; '.join(faults)}")
            return []
        return offered

    def _seen(self, where: Message | Ephemeral | View) -> list[Json]:
        hidden = where.user != self.id if isinstance(where, (Ephemeral, View)) else where.deleted
        gone = not where.open if isinstance(where, View) else where.deleted
        if hidden or gone:
            raise LookupError(f"{self.user.name} doesn't see that")
        return where.blocks

    async def runs(self, command: str, text: str = "", channel: Channel | None = None) -> Answer:
        """Run a slash command, in the direct message with the app unless told otherwise."""
        if "commands" not in self._workspace.app.scopes:
            raise LookupError(f"{command} is not a valid command: the app may have none")
        where = channel or self.direct
        fields = interactions.command(self._workspace, self.user, where, command, text)
        answer = await self._interact(fields, "slash_commands")
        if answer.body:
            self._show(ResponseUrl(where.id, self.id, None, until=0), answer.body)
        return answer

    def _show(self, place: ResponseUrl, body: Json) -> None:
        try:
            respond(self._workspace, place, body)
        except Refused as refused:
            self.troubles.append(f"the answer can't be shown: {refused.code}")

    async def uses_shortcut(self, message: Message, callback_id: str) -> Answer:
        """Choose a shortcut from a message's menu."""
        return await self._interact(interactions.shortcut(self._workspace, self.user, message, callback_id))

    async def submits(self, view: View, values: dict[str, Filled] | None = None) -> Answer:
        """Send a modal with values by action_id; what is left out keeps its initial value.

        Raises LookupError for values that the modal doesn't ask for, and ValueError when one is missing.
        """
        state = self._state(view, values or {})
        answer = await self._interact(interactions.submission(self._workspace, self.user, view, state))
        if answer.acknowledged:
            apply(self._workspace, view, answer.body or {}, self.troubles)
        return answer

    def _state(self, view: View, values: dict[str, Filled]) -> dict[str, dict[str, Json]]:
        state: dict[str, dict[str, Json]] = {}
        asked = {element["action_id"] for block in self._seen(view) for element in touchable(block)}
        if unasked := values.keys() - asked:
            raise LookupError(f"the modal doesn't ask for {', '.join(sorted(unasked))}")
        for block in view.blocks:
            for element in touchable(block):
                if element["type"] != "button":
                    value = _value(block, element, values.get(element["action_id"]))
                    state.setdefault(block["block_id"], {})[element["action_id"]] = value
        return state

    async def closes(self, view: View, *, all_of_them: bool = False) -> Answer | None:
        """Dismiss a modal, or the whole stack; the app is told if it wanted to be."""
        self._seen(view)
        if all_of_them:
            self._workspace.views.clear(self.id)
        else:
            self._workspace.views.close(view)
        if not view.given.get("notify_on_close"):
            return None
        told = interactions.closing(self._workspace, self.user, view, all_of_them=all_of_them)
        return await self._interact(told)

    async def _interact(self, payload: Json, kind: Kind = "interactive") -> Answer:
        answer = await self._dispatcher.ask(kind, payload)
        if answer.failure is not None:
            self.troubles.append(f"{payload.get('command', payload.get('type'))} failed: {answer.failure}")
        return answer


def _value(block: Json, element: Json, given: Filled | None) -> Json:
    value = unfilled(element) if given is None else filled(element, given)
    if block["type"] == "input" and not block.get("optional") and not any(value.values()):
        raise ValueError(f"{block['label']['text']} must be filled in")
    return {"type": element["type"], **value}
