"""Members are invited, listed, changed and removed; what can't be is said and changes nothing."""

from datetime import UTC, datetime

import pytest

from bot.errors import InputError
from bot.members import Role
from bot.messages import Message, MessageKey, Sender
from bot.replies import Joined
from handlers import membership
from handlers.app import App
from handlers.settings import Settings
from tests.handlers.program import Program, said

ANNA = Sender(platform="slack", user="U1")


def test_a_member_comes_gets_another_role_goes_and_comes_back(program: Program) -> None:
    def members(*arguments: str) -> str:
        ended = program.run("members", *arguments)
        assert (ended.status, ended.err) == (0, "")
        return ended.out.strip()

    assert members("list") == ""
    assert members("invite", "slack", "U1", "polisen") == "slack U1 is a reporter of polisen now."
    assert members("list") == "polisen  reporter  slack U1"
    assert members("change", "slack", "U1", "--role", "manager") == "slack U1 is a manager of polisen now."
    assert members("list") == "polisen  manager  slack U1"
    assert members("remove", "slack", "U1") == "slack U1 is let in no longer; what they reported stays."
    assert members("list") == "polisen  manager  slack U1  (removed)"
    invited = members("invite", "slack", "U1", "kommunen", "--role", "coordinator")
    assert invited == "slack U1 is a coordinator of kommunen now."
    assert members("list") == "kommunen  coordinator  slack U1"


def test_who_talks_on_the_console_is_a_member_and_can_be_removed(program: Program) -> None:
    program.talk(said("hej"), said("hej", user="u2", org="sbff", role="manager"))
    assert program.members() == ["polisen  reporter  console u1", "sbff  manager  console u2"]
    program.run("members", "remove", "console", "u1")
    replies = program.talk(said("hur går det?"), said("hur går det?", user="u2"))
    assert "inbjud" in replies[0][0]["text"]
    assert "Krogtillsyn" in replies[1][0]["text"]


def test_one_who_is_in_is_not_invited_again(app: App) -> None:
    membership.invited(app, ANNA, "polisen", Role.REPORTER)
    with pytest.raises(InputError) as told:
        membership.invited(app, ANNA, "kommunen", Role.MANAGER)
    assert str(told.value) == (
        "slack U1 is a reporter of polisen already;"
        " use members change for another role, or members remove first."
    )
    assert list(membership.listed(app)) == ["polisen  reporter  slack U1"]


@pytest.mark.parametrize("organisation", ["polis", "skatteverket", ""])
def test_an_organisation_without_reporters_of_its_own(app: App, organisation: str) -> None:
    with pytest.raises(InputError) as told:
        membership.invited(app, ANNA, organisation, Role.REPORTER)
    assert str(told.value) == (
        f"ORGANISATION {organisation!r} is unknown; use one of polisen, kommunen, sbff."
    )
    assert list(membership.listed(app)) == []


def test_a_stranger_is_neither_changed_nor_removed(app: App) -> None:
    sentence = "No member is known as slack U1; see members list, or members invite them."
    with pytest.raises(InputError, match=sentence):
        membership.changed(app, ANNA, Role.MANAGER, None)
    with pytest.raises(InputError, match=sentence):
        membership.removed(app, ANNA)


def test_one_who_was_removed_is_not_changed(app: App) -> None:
    membership.invited(app, ANNA, "polisen", Role.REPORTER)
    membership.removed(app, ANNA)
    with pytest.raises(InputError, match="No member is known as slack U1"):
        membership.changed(app, ANNA, Role.MANAGER, None)
    assert list(membership.listed(app)) == ["polisen  reporter  slack U1  (removed)"]


def test_a_member_moves_to_another_organisation(app: App) -> None:
    membership.invited(app, ANNA, "polisen", Role.MANAGER)
    assert membership.changed(app, ANNA, None, "kommunen") == "slack U1 is a manager of kommunen now."
    both = membership.changed(app, ANNA, Role.REPORTER, "sbff")
    assert both == "slack U1 is a reporter of sbff now."
    with pytest.raises(InputError, match="--org 'polis' is unknown"):
        membership.changed(app, ANNA, None, "polis")
    with pytest.raises(InputError, match="Nothing is to be changed"):
        membership.changed(app, ANNA, None, None)
    assert list(membership.listed(app)) == ["sbff  reporter  slack U1"]


def test_a_code_made_on_the_command_line_lets_one_person_in(program: Program) -> None:
    made = program.run("members", "link", "kommunen", "--role", "manager").out
    code, _, rest = made.partition(" ")
    assert rest.startswith("lets one person in as a manager of kommunen, until 20")
    app = App(Settings(database_url=program.settings["DATABASE_URL"]))
    with app:
        key = MessageKey(channel="slack:T1:D1", message="m1")
        said = Message(sender=ANNA, key=key, at=datetime.now(UTC), text=f"Hej, {code.lower()}!")
        assert app.conversation.answer(said) == [Joined("kommunen", Role.MANAGER)]
        assert list(membership.listed(app)) == ["kommunen  manager  slack U1"]


def test_all_identities_of_a_member_are_listed_and_removed_together(app: App) -> None:
    membership.invited(app, ANNA, "polisen", Role.REPORTER)
    with app.database.units_of_work(app.partnership.id)() as work:
        anna = work.members.find(ANNA)
        assert anna is not None
        work.members.identify(anna.id, Sender(platform="telegram", user="17"))
        work.commit()
    assert list(membership.listed(app)) == ["polisen  reporter  slack U1, telegram 17"]
    membership.removed(app, Sender(platform="telegram", user="17"))
    with pytest.raises(InputError, match="No member is known as slack U1"):
        membership.removed(app, ANNA)


@pytest.mark.parametrize("user", ["", "x" * 300])
def test_a_name_that_cannot_be_kept_is_refused_in_one_line(program: Program, user: str) -> None:
    ended = program.run("members", "invite", "slack", user, "polisen")
    assert (ended.status, ended.out) == (2, "")
    assert ended.error == "USER can't be used; write 1 to 100 visible characters."
    assert program.members() == []
