"""The chat page as a platform: what is sent to it is shown in the feed of its channel."""

from uuid import uuid4

from bot.utterances import Utterance
from handlers.platforms import Place
from handlers.web.feeds import Feeds, Happening

PLATFORM = "web"


class ChatPlatform:
    """Serves `handlers.platforms.Platform`; nothing that is sent can be lost, so it never fails."""

    name = PLATFORM

    def __init__(self, feeds: Feeds) -> None:
        self._feeds = feeds

    async def post(self, place: Place, utterance: Utterance) -> str:
        """Say something new; the id of the message."""
        answer = uuid4().hex
        self._show(place, answer, utterance)
        return answer

    async def update(self, place: Place, answer: str, utterance: Utterance) -> str:
        """Let the bot's own message say something else."""
        self._show(place, answer, utterance)
        return answer

    async def follow(self, place: Place, answer: str, utterance: Utterance) -> str:
        """Say at the end what an earlier message told of, which goes."""
        self._feeds.of(place.channel).remove(answer)
        return await self.post(place, utterance)

    async def show_working(self, place: Place) -> None:
        """Show that an answer is on its way."""
        self._feeds.of(place.channel).tell(Happening("working"))

    async def stop_working(self, place: Place) -> None:
        """Show it no longer."""
        self._feeds.of(place.channel).tell(Happening("idle"))

    async def take_away(self, place: Place) -> bool:
        """Remove the member's message that an answer is about."""
        if place.message is not None:
            self._feeds.of(place.channel).remove(place.message)
        return place.message is not None

    def _show(self, place: Place, answer: str, utterance: Utterance) -> None:
        buttons = [
            {"label": each.label, "action": each.action, "report": each.report} for each in utterance.buttons
        ]
        lines = [
            {"text": line, "position": line in utterance.positions} for line in utterance.in_words.split("\n")
        ]
        self._feeds.of(place.channel).show(answer, by="bot", lines=lines, buttons=buttons)
