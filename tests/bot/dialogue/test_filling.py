"""Forms: what they say beforehand, and that nothing is stored of one with faults; see also the dialogues."""

from datetime import UTC, date, datetime, timedelta

import pytest

from bot.dialogue.conversation import Conversation
from bot.entries import Facts
from bot.members import Role
from bot.messages import Event, Form, Location, Message, MessageKey, Sender
from bot.pages import Prefilled
from bot.replies import Asked, FormFault, FormFaults, NotYours, Recorded, Reply, StaleButton, Stranger
from storage.database import Database
from tests.dialogues.playing import partnership, reader

AT = datetime(2020, 4, 3, 19, 10, tzinfo=UTC)
TODAY = date(2020, 4, 3)
MAJA = Sender(platform="slack", user="maja")
KARIN = Sender(platform="slack", user="karin")
LINA = Sender(platform="slack", user="lina")
NOBODY = Sender(platform="slack", user="nobody")
MEMBERS = {
    MAJA: ("kommunen", Role.REPORTER), KARIN: ("kommunen", Role.MANAGER), LINA: ("polisen", Role.REPORTER)
}  # fmt: skip


@pytest.fixture
def talk(sqlite_database: Database) -> Conversation:
    return conversation(sqlite_database)


def conversation(database: Database) -> Conversation:
    units = database.units_of_work("huddinge-2020")
    with units() as work:
        for sender, (organisation, role) in MEMBERS.items():
            work.members.add(sender, organisation, role, AT)
        work.commit()
    return Conversation(partnership("huddinge-2020"), reader("huddinge-2020"), units)


def key(message: str) -> MessageKey:
    return MessageKey(channel="slack:T1:C1", message=message)


def report(talk: Conversation, text: str, sender: Sender = MAJA) -> int:
    (reply,) = talk.answer(Message(sender=sender, key=key(text), at=AT, text=text))
    assert isinstance(reply, Recorded)
    return reply.report


def stored(talk: Conversation) -> list[Facts]:
    with talk.units_of_work() as work:
        return [entry.facts for entry in work.reports.entries()]


def blank(talk: Conversation, text: str) -> Prefilled:
    form = talk.form(MAJA, AT, text=text)
    assert form is not None
    return form


# Before


def test_a_form_says_what_a_text_says(talk: Conversation) -> None:
    form = blank(talk, "tobakstillsyn två handlare i Vårby med polisen")
    told = form.told
    assert (told.activity, told.count, told.date, told.area) == ("tobacco_inspection", 2, TODAY, "varby")
    assert (told.partners, form.whole, form.report) == (frozenset({"polisen"}), True, None)


def test_a_form_takes_the_day_of_the_text_and_not_its_own(talk: Conversation) -> None:
    form = talk.form(MAJA, AT + timedelta(days=2), text="tobakstillsyn i Vårby", said_at=AT)
    assert form is not None
    assert (form.told.date, form.latest) == (TODAY, TODAY + timedelta(days=2))


def test_an_empty_form_is_about_one_occasion_today(talk: Conversation) -> None:
    form = blank(talk, "")
    told = form.told
    assert (told.activity, told.count, told.date, told.area) == (None, 1, TODAY, None)
    assert (form.whole, form.latest) == (True, TODAY)


@pytest.mark.parametrize("text", ["några tobakstillsyner i Vårby", "tobakstillsyner i Vårby"])
def test_a_form_leaves_open_what_a_text_leaves_open(talk: Conversation, text: str) -> None:
    assert blank(talk, text).told.count is None
    assert blank(talk, "tobakstillsyn i Skogås i helgen").told.date is None


@pytest.mark.parametrize("text", ["Imorgon tobakstillsyn i Skogås", "Ingen fotpatrull i Vårby ikväll"])
def test_what_was_not_done_does_not_get_into_a_form(talk: Conversation, text: str) -> None:
    form = blank(talk, text)
    assert (form.told.activity, form.told.area, form.whole) == (None, None, False)


@pytest.mark.parametrize("text", ["2 tobakstillsyner i Vårby och 1 i Skogås", "samma igår"])
def test_a_form_tells_when_a_text_says_more_than_it_holds(talk: Conversation, text: str) -> None:
    assert not blank(talk, text).whole


def test_personal_data_do_not_get_into_a_form(talk: Conversation) -> None:
    told = blank(talk, "Tobakstillsyn i Vårby, 19900101-2385").told
    assert (told.activity, told.area, told.place) == ("tobacco_inspection", "varby", None)


def test_a_place_outside_stands_in_the_form_and_is_refused(talk: Conversation) -> None:
    told = talk.form(LINA, AT, text="Hastighetskontroll i Fittja")
    assert told is not None
    assert told.told.place == "Fittja"
    sent = Form(
        sender=LINA, key=key("f"), at=AT, activity="speed_check", count=1, date=TODAY, place=told.told.place
    )
    assert talk.answer(sent) == [FormFaults({"place": FormFault.OUTSIDE})]
    assert stored(talk) == []


def test_what_the_members_organisation_does_comes_first_and_nothing_is_left_out(talk: Conversation) -> None:
    every = {activity.id for activity in talk.partnership.activities}
    municipal, police = (talk.form(sender, AT) for sender in (MAJA, LINA))
    assert municipal is not None
    assert police is not None
    assert set(municipal.activities) == set(police.activities) == every
    assert len(municipal.activities) == len(every)
    assert municipal.activities.index("tobacco_inspection") < municipal.activities.index("foot_patrol")
    assert police.activities.index("foot_patrol") < police.activities.index("tobacco_inspection")
    report(talk, "Hastighetskontroll i Vårby på boendes önskemål")
    assert blank(talk, "").activities[0] == "speed_check"


def test_the_reporters_own_organisation_is_no_partner(talk: Conversation) -> None:
    assert blank(talk, "").partners == ("polisen", "sbff", "skatteverket")
    made = report(talk, "Krogtillsyn i Skogås")
    theirs = talk.form(KARIN, AT, report=made)
    assert theirs is not None
    assert "kommunen" not in theirs.partners


def test_a_form_on_a_report_says_what_its_entry_says(talk: Conversation) -> None:
    made = report(talk, "2 tobakstillsyner i Vårby och 1 i Skogås")
    first = talk.form(MAJA, AT, report=made)
    assert first is not None
    assert (first.told.count, first.told.area, first.report) == (2, "varby", made)
    assert first.entry == first.entries[0].id
    second = talk.form(MAJA, AT, report=made, entry=first.entries[1].id)
    assert second is not None
    assert (second.told.count, second.told.area) == (1, "skogas")


@pytest.mark.parametrize("sender", [LINA, NOBODY])
def test_others_and_strangers_get_no_form_on_a_report(talk: Conversation, sender: Sender) -> None:
    made = report(talk, "Tobakstillsyn i Vårby")
    assert talk.form(sender, AT, report=made) is None
    assert talk.form(MAJA, AT, report=999) is None
    assert talk.form(MAJA, AT, report=made, entry=999) is None
    assert talk.form(KARIN, AT, report=made) is not None


def test_strangers_get_no_form_at_all(talk: Conversation) -> None:
    assert talk.form(NOBODY, AT) is None
    with talk.units_of_work() as work:
        member = work.members.find(MAJA)
        assert member is not None
        work.members.change(member.id, active=False)
        work.commit()
    assert talk.form(MAJA, AT, text="Tobakstillsyn i Vårby") is None


# After


FAULTY: dict[str, tuple[Form, dict[str, FormFault]]] = {
    "empty": (
        Form(sender=MAJA, key=key("f"), at=AT),
        dict.fromkeys(("activity", "count", "date"), FormFault.MISSING),
    ),
    "no number": (
        Form(sender=MAJA, key=key("f"), at=AT, activity="tobacco_inspection", count=0, date=TODAY),
        {"count": FormFault.TOO_FEW},
    ),
    "a number that can't be right": (
        Form(sender=MAJA, key=key("f"), at=AT, activity="tobacco_inspection", count=1001, date=TODAY),
        {"count": FormFault.TOO_MANY},
    ),
    "a number that no database can hold": (
        Form(sender=MAJA, key=key("f"), at=AT, activity="gone", count=10**30, date=TODAY),
        {"activity": FormFault.UNKNOWN, "count": FormFault.TOO_MANY},
    ),
    "a day ahead": (
        Form(
            sender=MAJA, key=key("f"), at=AT, activity="tobacco_inspection", count=1, date=date(2020, 4, 4)
        ),
        {"date": FormFault.AHEAD},
    ),
    "no area for a foot patrol": (
        Form(
            sender=MAJA, key=key("f"), at=AT, activity="foot_patrol", count=1, date=TODAY, place="Vårbyvägen"
        ),
        {"area": FormFault.MISSING},
    ),
    "two places": (
        Form(sender=MAJA, key=key("f"), at=AT, activity="tobacco_inspection", count=1, date=TODAY,
             place="Vårby och Skogås"),
        {"place": FormFault.UNKNOWN},
    ),
    "a telephone number for a place": (
        Form(sender=MAJA, key=key("f"), at=AT, activity="tobacco_inspection", count=1, date=TODAY,
             place="070-174 06 05"),
        {"place": FormFault.PRIVATE},
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", FAULTY)
def test_nothing_is_stored_of_a_form_with_faults_and_it_can_be_sent_again(
    name: str, database: Database
) -> None:
    talk = conversation(database)
    form, faults = FAULTY[name]
    assert talk.answer(form) == [FormFaults(faults)]
    assert stored(talk) == []
    with talk.units_of_work() as work:
        assert work.receipts.find(form.key) is None
    right = Form(sender=MAJA, key=form.key, at=AT, activity="tobacco_inspection", count=2, date=TODAY)
    (reply,) = talk.answer(right)
    assert isinstance(reply, Recorded)
    (again,) = talk.answer(right)
    assert isinstance(again, Recorded)
    assert again.again
    assert [facts.count for facts in stored(talk)] == [2]


def test_a_form_before_five_in_the_morning_is_of_the_evening_before(talk: Conversation) -> None:
    night = datetime(2020, 4, 4, 1, 30, tzinfo=UTC)
    form = Form(
        sender=MAJA, key=key("f"), at=night, activity="youth_outreach", count=1, date=date(2020, 4, 4)
    )
    assert talk.answer(form) == [FormFaults({"date": FormFault.AHEAD})]


def test_a_house_number_is_not_kept(talk: Conversation) -> None:
    form = Form(
        sender=MAJA, key=key("f"), at=AT, activity="tobacco_inspection", count=1, date=TODAY,
        place="Storvretsvägen 12",
    )  # fmt: skip
    talk.answer(form)
    assert [(facts.area, facts.place) for facts in stored(talk)] == [("skogas", "Storvretsvägen")]


def test_a_form_changes_its_entry_and_no_other(database: Database) -> None:
    talk = conversation(database)
    made = report(talk, "2 tobakstillsyner i Vårby och 1 på Storvretsvägen")
    shown = talk.form(MAJA, AT, report=made)
    assert shown is not None
    street = shown.entries[1]
    sent = Form(
        sender=MAJA, key=key("f"), at=AT, activity="tobacco_inspection", count=4, date=TODAY, area="skogas",
        place=street.facts.place, partners=frozenset({"kommunen", "sbff"}), report=made, entry=street.id,
    )  # fmt: skip
    (reply,) = talk.answer(sent)
    assert isinstance(reply, Recorded)
    assert (reply.changed, reply.report) == (True, made)
    one, two = stored(talk)
    assert (one.count, one.area, two.count, two.area, two.place) == (
        2,
        "varby",
        4,
        "skogas",
        "Storvretsvägen",
    )
    assert two.partners == {"sbff"}


def test_a_form_that_leaves_an_area_empty_takes_it_away(talk: Conversation) -> None:
    made = report(talk, "Tobakstillsyn i Vårby")
    sent = Form(
        sender=MAJA, key=key("f"), at=AT, activity="tobacco_inspection", count=1, date=TODAY, report=made
    )
    talk.answer(sent)
    assert [facts.area for facts in stored(talk)] == [None]


def test_a_form_on_what_is_anothers_or_gone_changes_nothing(talk: Conversation) -> None:
    made = report(talk, "Tobakstillsyn i Vårby")
    filled = {"activity": "tobacco_inspection", "count": 9, "date": TODAY}

    def sent(sender: Sender, report: int, entry: int | None = None) -> list[Reply]:
        return talk.answer(
            Form(sender=sender, key=key("f"), at=AT, report=report, entry=entry, **filled)  # type: ignore[arg-type]  # each is right
        )

    assert sent(LINA, made) == [NotYours()]
    assert sent(NOBODY, made) == [Stranger()]
    assert sent(MAJA, 999) == [StaleButton()]
    assert sent(MAJA, made, 999) == [StaleButton()]
    assert [facts.count for facts in stored(talk)] == [1]


def test_a_stranger_who_shares_a_place_is_told_so(talk: Conversation) -> None:
    place = Location(sender=NOBODY, key=key("l"), at=AT, latitude=59.26, longitude=17.88)
    assert talk.answer(place) == [Stranger()]


def test_coordinates_are_neither_stored_nor_shown(talk: Conversation) -> None:
    place = Location(sender=LINA, key=key("l"), at=AT, latitude=59.271234, longitude=17.917654)
    (reply,) = talk.answer(place)
    assert isinstance(reply, Asked)
    with talk.units_of_work() as work:
        member = work.members.find(LINA)
        assert member is not None
        question = work.questions.open(member.id, place.key.channel)
    for shown in (repr(place), repr(question), repr(reply.drafts)):
        assert "59." not in shown
        assert "17.9" not in shown


@pytest.mark.parametrize("form", [True, False])
def test_what_was_answered_is_not_answered_again(talk: Conversation, form: bool) -> None:  # noqa: FBT001 - a case
    event: Event = Location(sender=LINA, key=key("e"), at=AT, latitude=59.2647, longitude=17.8844)
    if form:
        event = Form(sender=LINA, key=key("e"), at=AT, activity="weekend_operation", count=1, date=TODAY)
    assert talk.answer(event)
    with talk.units_of_work() as work:
        work.receipts.answered(key("e"), "sent")
        work.commit()
    assert talk.answer(event) == []
