"""Forms and pages: opened, filled in, and shown again when they have changed."""

import logging
from collections.abc import Callable, Sequence
from datetime import datetime

from slack_bolt.async_app import AsyncAck

from bot.errors import DatabaseError, DeliveryError
from bot.messages import Sender
from bot.pages import Prefilled
from bot.replies import Failed, FormFaults, NotSaved, Reply, Stranger
from handlers.slack.events import Payload
from handlers.slack.faults import translated
from handlers.slack.forms import Filled, errors, modal
from handlers.slack.home import home, plain_home
from handlers.slack.interactions import Origin, chosen
from handlers.slack.parts import Parts

_log = logging.getLogger(__name__)
_SOMEWHERE = ""


class Views:
    """What the bot shows beside the talk."""

    def __init__(self, parts: Parts) -> None:
        self._parts = parts

    async def open_form(
        self,
        sender: Sender,
        trigger: str,
        origin: Origin,
        *,
        text: str = "",
        said_at: datetime | None = None,
        report: int | None = None,
    ) -> bool:
        """Open a form for what a text `said_at` a moment tells, or one that changes a report.

        Whether it is open.
        """
        conversation, now = self._parts.conversation, self._parts.clock()
        return await self._open(
            trigger,
            origin,
            lambda: conversation.form(sender, now, text=text, said_at=said_at, report=report),
        )

    async def open_form_for(self, sender: Sender, trigger: str, origin: Origin, text: str) -> bool:
        """Open a form for what was typed, unless that tells of something that it doesn't hold."""
        conversation, now = self._parts.conversation, self._parts.clock()

        def fitting() -> Prefilled | None:
            form = conversation.form(sender, now, text=text)
            return form if form is not None and _holds(form, text) else None

        return await self._open(trigger, origin, fitting)

    async def _open(self, trigger: str, origin: Origin, form: Callable[[], Prefilled | None]) -> bool:
        parts = self._parts
        try:
            prefilled = await parts.work(form)
            if prefilled is None:
                return False
            async with translated():
                view = modal(prefilled, parts.voice.form(prefilled), origin)
                await parts.clients.posting.views_open(trigger_id=trigger, view=view)
        except (DatabaseError, DeliveryError) as error:
            _log.warning("a form can't be opened: %s", error)
            return False
        return True

    async def choose_entry(self, body: Payload, ack: AsyncAck) -> None:
        """Another entry of the report is to be changed: show what it says."""
        parts, filled, now = self._parts, Filled.of(body["view"]), self._parts.clock()
        entry = int(chosen(body["actions"][0]))
        sender = parts.me.sender(body["user"]["id"], body["user"].get("team_id"))
        prefilled = await parts.work(
            lambda: parts.conversation.form(sender, now, report=filled.report, entry=entry)
        )
        if prefilled is not None:
            try:
                async with translated():
                    await parts.clients.repeating.views_update(
                        view_id=filled.view,
                        hash=body["view"]["hash"],
                        view=modal(prefilled, parts.voice.form(prefilled), filled.origin),
                    )
            except DeliveryError as error:
                _log.warning("a form can't be changed: %s", error)
        await ack()

    async def submit(self, body: Payload, ack: AsyncAck) -> None:
        """A form was sent in: take it, or tell beside its fields what is wrong with it."""
        parts, filled = self._parts, Filled.of(body["view"])
        origin = filled.origin
        sender = parts.me.sender(body["user"]["id"], body["user"].get("team_id"))
        form = filled.form(sender, parts.me.channel(origin.channel), parts.clock())
        try:
            answer = await parts.correspondence.answer(form, on=origin.on, whisper=origin.whisper)
        except DatabaseError:
            await self._refuse(body["view"], [NotSaved(comes_again=False)], ack)
            return
        if answer is not None and any(isinstance(reply, FormFaults | Failed) for reply in answer.replies):
            parts.correspondence.withdraw(answer)
            await self._refuse(body["view"], answer.replies, ack)
            return
        await ack()
        if answer is not None:
            parts.correspondence.send(answer)
        if origin.home:
            await self.show_home(sender, origin.channel)

    async def show_home(self, sender: Sender, channel: str) -> None:
        """Show a member their own page, whose buttons are pressed in a channel; strangers learn nothing."""
        parts, now = self._parts, self._parts.clock()
        try:
            page = await parts.work(lambda: parts.conversation.home(sender, now))
            sections = None if page is None else parts.voice.home(page)
            instead: Reply = Stranger()
        except DatabaseError:
            # Else the page would go on showing old figures as if they were new.
            sections, instead = None, NotSaved(comes_again=False)
        view = plain_home(parts.voice.say(instead)) if sections is None else home(sections, channel)
        try:
            async with translated():
                await parts.clients.repeating.views_publish(user_id=sender.user, view=view)
        except DeliveryError as error:
            _log.warning("a page can't be shown: %s", error)

    async def _refuse(self, view: Payload, replies: Sequence[Reply], ack: AsyncAck) -> None:
        """Keep a form open, with what is wrong with it."""
        told: dict[str, str] = {}
        for reply in replies:
            match reply:
                case FormFaults():
                    told |= self._parts.voice.faults(reply)
                case _:
                    told |= {_SOMEWHERE: self._parts.voice.say(reply).text}
        await ack(response_action="errors", errors=errors(view, told))


def _holds(form: Prefilled, text: str) -> bool:
    """Whether a form holds all that a text tells; else the text itself is the better report."""
    return not text or (form.whole and form.told.activity is not None)
