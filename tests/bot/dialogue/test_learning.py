"""What a dialogue file can't show of learning: other processes, report channels, a data file that changed."""

from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from bot.dialogue.conversation import Conversation
from bot.members import Role
from bot.messages import Message, MessageKey, Press, Sender
from bot.replies import Asked, Recorded, Reply, SmallTalk, WordDecided
from bot.words import Meaning, Word, WordState
from storage.database import Database
from tests.conftest import Databases
from tests.dialogues.playing import partnership, reader

NAME = "huddinge-2020"
AT = datetime(2020, 4, 3, 14, 10, tzinfo=UTC)
MAJA = Sender(platform="slack", user="maja")
KARIN = Sender(platform="slack", user="karin")
CHANNEL = "slack:T1:C1"
SMOKE = Word(word="röksväng", means=Meaning.ACTIVITY, value="tobacco_inspection")


def conversation(database: Database) -> Conversation:
    return Conversation(partnership(NAME), reader(NAME), database.units_of_work(NAME))


def let_in(talk: Conversation) -> None:
    with talk.units_of_work() as work:
        work.members.add(MAJA, "kommunen", Role.REPORTER, AT)
        work.members.add(KARIN, "kommunen", Role.MANAGER, AT)
        work.channels.add(CHANNEL, None, AT)
        work.commit()


def offered(talk: Conversation, word: Word = SMOKE) -> None:
    let_in(talk)
    with talk.units_of_work() as work:
        work.words.offer(word, AT)
        work.commit()


def say(talk: Conversation, sender: Sender, text: str, *, addressed: bool = True) -> list[Reply]:
    key = MessageKey(channel=CHANNEL, message=f"{sender.user} {text}")
    return talk.answer(Message(sender=sender, key=key, at=AT, text=text, addressed=addressed))


def kept(talk: Conversation) -> list[Word]:
    with talk.units_of_work() as work:
        return work.words.all()


def test_a_process_that_runs_already_reads_what_another_has_learnt(sqlite_databases: Databases) -> None:
    address = sqlite_databases.migrated()
    with closing(Database(address)) as one, closing(Database(address)) as another:
        here, there = conversation(one), conversation(another)
        offered(here)
        assert isinstance(say(here, MAJA, "röksväng i Vårby")[0], SmallTalk)
        say(there, KARIN, "hej")
        say(there, KARIN, "ja")
        (told,) = say(here, MAJA, "röksväng i Skogås")
    assert isinstance(told, Recorded)
    assert [entry.facts.activity for entry in told.entries] == ["tobacco_inspection"]


def test_in_a_report_channel_only_yes_and_no_are_heard_as_answers(sqlite_database: Database) -> None:
    talk = conversation(sqlite_database)
    offered(talk)
    say(talk, KARIN, "hej")
    assert say(talk, KARIN, "Skogås", addressed=False) == []
    assert say(talk, KARIN, "ja", addressed=False) == [WordDecided(replace(SMOKE, state=WordState.ACCEPTED))]
    assert say(talk, KARIN, "ja!", addressed=False) == []


def test_what_is_overheard_brings_no_offer(sqlite_database: Database) -> None:
    talk = conversation(sqlite_database)
    offered(talk)
    assert say(talk, KARIN, "vi ses på lunchen", addressed=False) == []
    assert isinstance(say(talk, KARIN, "hej")[-1], Asked)


def test_a_reporter_is_never_asked_about_a_word(sqlite_database: Database) -> None:
    talk = conversation(sqlite_database)
    offered(talk)
    assert [type(reply) for reply in say(talk, MAJA, "hej")] == [SmallTalk]


def test_one_manager_at_a_time_is_asked(sqlite_database: Database) -> None:
    talk = conversation(sqlite_database)
    offered(talk)
    other = Sender(platform="slack", user="omar")
    with talk.units_of_work() as work:
        work.members.add(other, "sbff", Role.COORDINATOR, AT)
        work.commit()
    assert isinstance(say(talk, KARIN, "hej")[-1], Asked)
    assert [type(reply) for reply in say(talk, other, "hej")] == [SmallTalk]


def test_a_button_of_an_older_question_decides_nothing_about_a_word(sqlite_database: Database) -> None:
    talk = conversation(sqlite_database)
    offered(talk)
    say(talk, KARIN, "hej")
    for action in ("yes", "no", "pick:offered", "pick:skogas"):
        talk.answer(Press(sender=KARIN, channel=CHANNEL, at=AT + timedelta(minutes=1), action=action))
    assert kept(talk) == [SMOKE]


def test_a_word_for_what_the_data_file_no_longer_has_is_dropped(sqlite_database: Database) -> None:
    talk = conversation(sqlite_database)
    offered(talk, replace(SMOKE, value="no_such_activity"))
    assert [type(reply) for reply in say(talk, KARIN, "hej")] == [SmallTalk]
    assert kept(talk) == []
