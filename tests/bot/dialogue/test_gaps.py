"""What becomes of the question about a gap, pressed by those whom it concerns and by others."""

from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from bot.dialogue.conversation import Conversation
from bot.members import Role
from bot.messages import Message, MessageKey, Press, Sender
from bot.promises import Rhythm
from bot.unasked import GapAsked, gap_action
from bot.utterances import Button
from handlers.telegram.keyboards import Keyboards
from storage.database import Database
from tests.dialogues.playing import partnership, reader, voice

NAME = "huddinge-2020"
CHANNEL = "slack:T1:C1"
STOCKHOLM = ZoneInfo("Europe/Stockholm")
TUESDAY = datetime(2020, 1, 28, 10, 15, tzinfo=STOCKHOLM)
LINA = Sender(platform="slack", user="lina")
PER = Sender(platform="slack", user="per")
MAJA = Sender(platform="slack", user="maja")
NOBODY = Sender(platform="slack", user="nobody")
DONE, NOT_DONE, UNKNOWN = (
    "gap:done:fotpatrull:2020-W04:skogas",
    "gap:not_done:fotpatrull:2020-W04",
    "gap:unknown:fotpatrull:2020-W04",
)


@pytest.fixture
def talk(database: Database) -> Conversation:
    """Three weeks of foot patrol have been kept, and then one without Skogås."""
    talk = Conversation(partnership(NAME), reader(NAME), database.units_of_work(NAME))
    with talk.units_of_work() as work:
        work.members.add(LINA, "polisen", Role.REPORTER, TUESDAY)
        work.members.add(PER, "polisen", Role.MANAGER, TUESDAY)
        work.members.add(MAJA, "kommunen", Role.COORDINATOR, TUESDAY)
        work.commit()
    for day in (2, 7, 14):
        say(talk, LINA, "fotpatrull i Flemingsberg, Skogås och Vårby", at=evening(day))
    say(talk, LINA, "fotpatrull i Flemingsberg och Vårby", at=evening(21))
    return talk


def evening(day: int) -> datetime:
    return datetime(2020, 1, day, 21, 10, tzinfo=STOCKHOLM)


def say(talk: Conversation, sender: Sender, text: str, at: datetime = TUESDAY) -> str:
    key = MessageKey(channel=CHANNEL, message=f"{at} {text}")
    said = talk.answer(Message(sender=sender, key=key, at=at, text=text))
    return "\n".join(voice(NAME).say(reply).text for reply in said)


def press(talk: Conversation, sender: Sender, action: str, *, with_buttons: bool = False) -> str:
    said = talk.answer(Press(sender=sender, channel=CHANNEL, at=TUESDAY, action=action))
    told = [voice(NAME).say(reply) for reply in said]
    labels = [f"[{button.label}]" for each in told for button in each.buttons]
    return "\n".join([each.text for each in told] + ([" ".join(labels)] if with_buttons else []))


def asked(talk: Conversation) -> list[str]:
    """What the channel is asked, with the buttons."""
    told = [voice(NAME).tell(reminder) for reminder in talk.reminders(TUESDAY, CHANNEL)]
    return [" ".join([each.text, *(f"[{button.label}]" for button in each.buttons)]) for each in told]


QUESTION = (
    "Fotpatrull v. 4: inget rapporterat för Skogås. Hur blev det?"
    " [Gjord men ej rapporterad] [Ej gjord] [Vet inte]"
)


def test_a_gap_after_weeks_that_were_kept_is_asked_about(talk: Conversation) -> None:
    assert asked(talk) == [QUESTION]
    (gap,) = talk.reminders(TUESDAY, CHANNEL)
    assert isinstance(gap, GapAsked)
    assert [button.action for button in voice(NAME).tell(gap).buttons] == [DONE, NOT_DONE, UNKNOWN]


def test_done_asks_for_the_day_and_records_it_as_by_who_pressed(talk: Conversation) -> None:
    assert press(talk, LINA, DONE, with_buttons=True) == (
        "En fotpatrull i Skogås. Vilken dag var det?\n"
        "[mån 20 januari] [tis 21 januari] [ons 22 januari] [tors 23 januari] [fre 24 januari]"
        " [lör 25 januari] [sön 26 januari] [Avbryt]"
    )
    assert press(talk, LINA, "pick:2020-01-23") == (
        "Noterat: en fotpatrull i Skogås, tors 23 januari.\n"
        "Fotpatrull: 4 av 4 veckor, kvar nu: Flemingsberg, Skogås och Vårby."
    )
    with talk.units_of_work() as work:
        lina = work.members.find(LINA)
        assert lina is not None
        (latest, *_) = work.reports.standing_by(lina.id, TUESDAY)
    assert latest.organisation == "polisen"
    assert asked(talk) == []


def test_the_day_can_be_told_in_words(talk: Conversation) -> None:
    press(talk, LINA, DONE)
    assert say(talk, LINA, "i torsdags").startswith("Noterat: en fotpatrull i Skogås, tors 23 januari.")


def test_two_who_say_done_leave_two_reports_at_most_and_one_gap_closed(talk: Conversation) -> None:
    press(talk, LINA, DONE)
    press(talk, PER, DONE)
    press(talk, LINA, "pick:2020-01-23")
    assert press(talk, PER, DONE) == "Fotpatrull v. 4: det är redan rapporterat. Tack!"


@pytest.mark.parametrize(
    ("action", "answer"),
    [
        (NOT_DONE, "Fotpatrull v. 4: blev inte av, och jag frågar inte igen. Tack för svaret!"),
        (UNKNOWN, "Fotpatrull v. 4: ingen vet säkert, och jag frågar inte igen. Tack för svaret!"),
    ],
)
def test_what_was_not_done_is_kept_and_not_asked_again(talk: Conversation, action: str, answer: str) -> None:
    assert press(talk, LINA, action) == answer
    assert asked(talk) == []
    assert talk.reminders(TUESDAY, "telegram:-1") == []
    assert press(talk, PER, NOT_DONE).startswith("Den knappen gäller inte längre.")


def test_what_was_called_not_done_can_still_be_reported(talk: Conversation) -> None:
    press(talk, LINA, NOT_DONE)
    assert press(talk, PER, DONE).startswith("En fotpatrull i Skogås.")


def test_another_organisation_is_refused_politely(talk: Conversation) -> None:
    for action in (DONE, NOT_DONE, UNKNOWN):
        assert press(talk, MAJA, action) == "Tack, men den frågan är till Polisen."
    assert asked(talk) == [QUESTION]


def test_a_stranger_is_told_nothing(talk: Conversation) -> None:
    assert "Fotpatrull" not in press(talk, NOBODY, DONE)
    assert asked(talk) == [QUESTION]


@pytest.mark.parametrize(
    "action",
    [
        "gap:",
        "gap:done",
        "gap:perhaps:fotpatrull:2020-W04",
        "gap:done:nothing:2020-W04:skogas",
        "gap:done:helginsatser:2020-W04:skogas",
        "gap:done:fotpatrull:2020-W99:skogas",
        "gap:not_done:fotpatrull:2020-W05",
    ],
)
def test_a_button_that_asks_of_nothing_is_stale(talk: Conversation, action: str) -> None:
    assert press(talk, LINA, action).startswith("Den knappen gäller inte längre.")


def test_each_area_has_its_own_button(talk: Conversation) -> None:
    assert say(talk, LINA, "ta bort fotpatrullen i Vårby i tisdags", at=evening(26)).startswith("Borttaget")
    (told,) = asked(talk)
    assert told.startswith("Fotpatrull v. 4: inget rapporterat för Skogås och Vårby. Hur blev det?")
    assert told.endswith("[Gjord: Skogås] [Gjord: Vårby] [Ej gjord] [Vet inte]")


@pytest.mark.parametrize("named", [False, True])
def test_so_many_areas_that_they_have_no_buttons_are_asked_about(talk: Conversation, *, named: bool) -> None:
    say(talk, LINA, "ta bort fotpatrullen i Vårby i tisdags", at=evening(26))
    press(talk, LINA, "gap:done:fotpatrull:2020-W04" + named * ":varby")
    told = press(talk, LINA, "pick:2020-01-23", with_buttons=True)
    if named:
        assert told.startswith("Noterat: en fotpatrull i Vårby, tors 23 januari.")
    else:
        assert told.startswith("Var var det?\n[Skogås] [Vårby] [")


def test_a_button_of_a_long_promise_comes_back_from_telegram() -> None:
    short = partnership(NAME)
    rhythm = next(promise for promise in short.promises if isinstance(promise, Rhythm))
    long = replace(rhythm, id="fotpatrull-i-flemingsberg-skogas-och-varby-varje-vecka")
    keyboards = Keyboards.of("token", replace(short, promises=(long,)))
    for action in (
        gap_action("not_done", long, "2020-W04"),
        gap_action("unknown", long, "2020-W53"),
        gap_action("done", long, "2020-W04", "flemingsberg"),
        gap_action("done", long, "2020-W04"),
    ):
        made = keyboards.keyboard([Button("Svar", action)])
        assert made is not None
        (key,) = made.inline_keyboard[0]
        assert isinstance(key.callback_data, str)
        assert len(key.callback_data.encode()) <= 64
        assert keyboards.pressed(key.callback_data) == (action, None)
