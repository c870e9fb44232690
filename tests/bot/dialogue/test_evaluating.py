"""What a party writes itself is kept as plain text, once, and told again where the answer was lost."""

from datetime import UTC, datetime

import pytest

from bot.dialogue.conversation import Conversation
from bot.evaluation import LONGEST_ASSESSMENT
from bot.members import Role
from bot.messages import Message, MessageKey, Sender
from bot.replies import AssessmentKept, AssessmentTooLong, EvaluationTold, Reply
from storage.database import Database
from tests.dialogues.playing import partnership, reader

NAME = "huddinge-2020"
AT = datetime(2020, 12, 21, 16, tzinfo=UTC)
BO = Sender(platform="telegram", user="17")


@pytest.fixture
def talk(database: Database) -> Conversation:
    """A conversation with one manager of the police."""
    units = database.units_of_work(NAME)
    with units() as work:
        work.members.add(BO, "polisen", Role.MANAGER, AT)
        work.commit()
    return Conversation(partnership(NAME), reader(NAME), units)


def say(talk: Conversation, text: str, message: str = "1") -> list[Reply]:
    key = MessageKey(channel="telegram:17", message=message)
    return talk.answer(Message(sender=BO, key=key, at=AT, text=text))


def kept(talk: Conversation) -> list[str]:
    with talk.units_of_work() as work:
        return [each.text for each in work.assessments.all()]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Vår bedömning: Det gick bra.", "Det gick bra."),
        ("vår bedömning :\n\nEtt: två\n\n  tre\u00a0fyra ", "Ett: två\n\ntre fyra"),
        ("VÅR EGEN BEDÖMNING: a\u200bb\u202ec\x00d", "abcd"),
    ],
)
def test_what_is_kept_is_what_was_written_without_what_can_not_be_seen(
    talk: Conversation, text: str, expected: str
) -> None:
    assert say(talk, text) == [AssessmentKept("polisen")]
    assert kept(talk) == [expected]


@pytest.mark.parametrize(
    "text", ["Vår bedömning är att det gick bra", "Polisens bedömning: bra", "bedömning: bra"]
)
def test_talk_of_an_assessment_is_none(talk: Conversation, text: str) -> None:
    say(talk, text)
    assert kept(talk) == []


def test_as_much_as_fits_is_kept_and_not_a_sign_more(talk: Conversation) -> None:
    fits = "å" * LONGEST_ASSESSMENT
    assert say(talk, f"vår bedömning: {fits}", "1") == [AssessmentKept("polisen")]
    assert say(talk, f"vår bedömning: {fits}ä", "2") == [AssessmentTooLong(LONGEST_ASSESSMENT + 1)]
    assert kept(talk) == [fits]


def test_words_that_tell_of_work_are_no_report(talk: Conversation) -> None:
    say(talk, "vår bedömning: två krogtillsyner i Vårby igår, hjälp oss bli fler")
    with talk.units_of_work() as work:
        assert work.reports.entries() == []


def test_a_message_that_comes_again_is_answered_again_where_its_answer_was_lost(talk: Conversation) -> None:
    first = say(talk, "utvärderingen")
    assert isinstance(first[0], EvaluationTold)
    assert say(talk, "utvärderingen") == first
    assert say(talk, "vår bedömning: bra", "2") == say(talk, "vår bedömning: bra", "2")
    assert kept(talk) == ["bra"]
