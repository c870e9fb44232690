"""A made-up report before the first real one: what is made once is made before anybody waits for it."""

from contextlib import closing
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from bot.dialogue.conversation import Conversation
from bot.members import Role
from bot.messages import Message, MessageKey, Sender
from handlers.app import App
from storage.database import Database

_NOBODY = Sender(platform="rehearsal", user="nobody")


def rehearse(app: App, at: datetime) -> None:
    """Answer a report in a database of its own, which is thrown away; `at` is aware."""
    activity = next(activity for activity in app.partnership.activities if activity.words)
    key = MessageKey(channel="rehearsal", message="1")
    report = Message(sender=_NOBODY, key=key, at=at, text=activity.words[0])
    with (
        TemporaryDirectory() as folder,
        closing(Database(f"sqlite:///{Path(folder) / 'away'}")) as away,
    ):
        away.migrate()
        conversation = Conversation(app.partnership, app.reader, away.units_of_work(app.partnership.id))
        with conversation.units_of_work() as work:
            work.members.add(_NOBODY, app.partnership.organisations[0].id, Role.REPORTER, at)
            work.commit()
        for reply in conversation.answer(report):
            app.voice.say(reply)
