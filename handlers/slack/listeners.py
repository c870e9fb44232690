"""What the bot listens to in Slack; each listener returns when what it led to is committed."""

import re

from slack_bolt.async_app import AsyncAck, AsyncApp

from bot.messages import Message, MessageKey, Press, Sender
from bot.replies import CHANGE
from handlers.slack import forms
from handlers.slack.blocks import pressed
from handlers.slack.events import Events, Payload, is_ts, moment_of
from handlers.slack.interactions import REPORT, Origin, chosen, in_words, origin_of, pressed_at
from handlers.slack.mrkdwn import plain
from handlers.slack.parts import Parts
from handlers.slack.views import Views

_ANY = re.compile("")
_HOME = "home"


class Listeners:
    """Lets what Slack tells have its effects."""

    def __init__(self, parts: Parts) -> None:
        self._parts = parts
        self._events = Events(parts.me)
        self._views = Views(parts)

    def listen(self, app: AsyncApp) -> None:
        """Have an application tell of all that concerns the bot."""
        app.event("message")(self.hear)
        app.event("app_mention")(self.hear)
        app.event("app_home_opened")(self.visit)
        app.command(_ANY)(self.command)
        app.message_shortcut(forms.CALLBACK)(self.report_message)
        app.view(forms.CALLBACK)(self._views.submit)
        app.action(forms.ENTRY)(self._views.choose_entry)
        app.action(_ANY)(self.press)

    async def hear(self, event: Payload) -> None:
        """Something was said, edited or deleted."""
        heard = self._events.event(event)
        if heard is not None:
            await self._parts.correspondence.hear(heard)

    async def visit(self, event: Payload) -> None:
        """Somebody looks at their page."""
        match event:
            case {"user": str(user), "channel": str(channel), "tab": "home"}:
                await self._views.show_home(self._parts.me.sender(user), channel)

    async def press(self, body: Payload, ack: AsyncAck) -> None:
        """A button was pressed, or something chosen in a menu."""
        origin, said = origin_of(body), pressed(chosen(body["actions"][0]))
        if origin is not None and said is not None:
            action, report = said
            await self._parts.in_time.do(self._press(body, origin, action, report))
        await ack()

    async def _press(self, body: Payload, origin: Origin, action: str, report: int | None) -> None:
        parts, sender = self._parts, self._sender(body)
        if action == CHANGE and await self._views.open_form(
            sender, body["trigger_id"], origin, report=report
        ):
            return
        press = Press(
            sender=sender,
            channel=parts.me.channel(origin.channel),
            at=pressed_at(body) or parts.clock(),
            action=action,
            report=report,
        )
        await parts.correspondence.hear(press, on=origin.on, whisper=origin.whisper, comes_again=False)
        if origin.home:
            await self._views.show_home(sender, origin.channel)

    async def command(self, command: Payload, ack: AsyncAck) -> None:
        """A command was run: its answer is for who ran it alone."""
        await self._parts.in_time.do(self._command(command))
        await ack()

    async def _command(self, command: Payload) -> None:
        sender = self._parts.me.sender(command["user_id"], command.get("team_id"))
        origin = Origin(channel=command["channel_id"], whisper=command["response_url"])
        trigger, text = command["trigger_id"], plain(command.get("text", ""))
        name = command["command"]
        if name != REPORT or not await self._views.open_form_for(sender, trigger, origin, text):
            await self._say(sender, trigger, origin, in_words(name, text))

    async def report_message(self, body: Payload, ack: AsyncAck) -> None:
        """Somebody wants to report what a message tells."""
        await self._parts.in_time.do(self._report_message(body))
        await ack()

    async def _report_message(self, body: Payload) -> None:
        sender, trigger = self._sender(body), body["trigger_id"]
        origin = Origin(channel=body["channel"]["id"], whisper=body["response_url"])
        text, ts = plain(body["message"].get("text", "")), body["message"].get("ts")
        said_at = moment_of(ts) if is_ts(ts) else None
        if not await self._views.open_form(sender, trigger, origin, text=text, said_at=said_at):
            await self._say(sender, trigger, origin, in_words(REPORT, ""))

    async def _say(self, sender: Sender, trigger: str, origin: Origin, text: str) -> None:
        """Let something count as said by who did something else; it can't come twice."""
        said = Message(
            sender=sender,
            key=MessageKey(channel=self._parts.me.channel(origin.channel), message=trigger),
            at=self._parts.clock(),
            text=text,
        )
        await self._parts.correspondence.hear(said, whisper=origin.whisper, comes_again=False)

    def _sender(self, body: Payload) -> Sender:
        return self._parts.me.sender(body["user"]["id"], body["user"].get("team_id"))
