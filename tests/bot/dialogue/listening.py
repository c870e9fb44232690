"""A conversation that listens in one channel, where Lina of the police reports."""

from datetime import UTC, datetime

from bot.dialogue.conversation import Conversation
from bot.members import Role
from bot.messages import Sender
from storage.database import Database
from tests.dialogues.playing import partnership, reader

AT = datetime(2020, 4, 3, 19, 10, tzinfo=UTC)
LINA = Sender(platform="slack", user="lina")
CHANNEL = "trygghet"


def listening(database: Database) -> Conversation:
    """The conversation, on a database without members."""
    units = database.units_of_work("huddinge-2020")
    with units() as work:
        work.members.add(LINA, "polisen", Role.REPORTER, AT)
        work.channels.add(CHANNEL, None, AT)
        work.commit()
    return Conversation(partnership("huddinge-2020"), reader("huddinge-2020"), units)
