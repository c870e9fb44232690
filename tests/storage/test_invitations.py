"""Invitations: a code is told once, kept nowhere, and lets one person in."""

from dataclasses import replace
from datetime import timedelta
from threading import Barrier, Thread

import pytest
from sqlalchemy import select

from bot.dialogue.conversation import Conversation
from bot.invitations import Invitation
from bot.members import Member, Role
from bot.messages import Message, Sender
from bot.ports import UnitsOfWork
from bot.replies import CodeRefused, Joined
from storage.database import Database
from storage.tables import invitations
from tests.dialogues.playing import partnership, reader
from tests.storage.examples import HOUR, NOW, key

INVITATION = Invitation(organisation="sbff", role=Role.MANAGER, expires=NOW + HOUR)


def made(units: UnitsOfWork, invitation: Invitation = INVITATION) -> str:
    with units() as unit:
        code = unit.invitations.make(invitation, NOW)
        unit.commit()
    return code


def test_an_invitation_is_found_by_its_code_and_tells_all_of_itself(units: UnitsOfWork, anna: Member) -> None:
    link = replace(INVITATION, made_by=anna.id, member=anna.id)
    code = made(units, link)
    with units() as unit:
        assert unit.invitations.find(code) == link
        assert unit.invitations.find("0000-0000-0000") is None


def test_a_used_code_tells_whom_it_let_in(units: UnitsOfWork, anna: Member) -> None:
    code = made(units)
    with units() as unit:
        unit.invitations.use(code, anna.id, NOW)
        assert unit.invitations.find(code) == replace(INVITATION, used_by=anna.id)


def test_a_code_that_was_never_made_is_not_used_and_not_repeated(units: UnitsOfWork, anna: Member) -> None:
    with units() as unit, pytest.raises(KeyError) as told:
        unit.invitations.use("7K2M-Q4ZD-90XR", anna.id, NOW)
    assert "7K2M" not in str(told.value)


def test_every_code_is_another(units: UnitsOfWork) -> None:
    with units() as unit:
        assert len({unit.invitations.make(INVITATION, NOW) for _ in range(200)}) == 200


def test_the_code_itself_is_in_no_column(database: Database, units: UnitsOfWork) -> None:
    code = made(units)
    with database._connect() as connection:
        (row,) = connection.execute(select(invitations)).all()
    assert code not in str(row)
    assert code.replace("-", "") not in str(row)


@pytest.mark.parametrize("at_once", [8])
def test_of_many_who_write_one_code_at_the_same_moment_one_comes_in(units: UnitsOfWork, at_once: int) -> None:
    code = made(units)
    talk = Conversation(partnership("huddinge-2020"), reader("huddinge-2020"), units)
    ready, said = Barrier(at_once), []

    def write(number: int) -> None:
        sender = Sender(platform="slack", user=f"U{number}")
        message = Message(sender=sender, key=key(channel=f"D{number}"), at=NOW, text=code)
        ready.wait()
        said.extend(talk.answer(message))

    people = [Thread(target=write, args=[number]) for number in range(at_once)]
    for person in people:
        person.start()
    for person in people:
        person.join()
    assert sorted(said, key=str) == [*[CodeRefused()] * (at_once - 1), Joined("sbff", Role.MANAGER)]
    with units() as unit:
        assert len(unit.members.all()) == 1


def test_an_invitation_expires_to_the_moment() -> None:
    assert INVITATION.is_open(NOW + HOUR - timedelta(microseconds=1))
    assert not INVITATION.is_open(NOW + HOUR)
