"""Who may talk with the bot."""

from dataclasses import replace

import pytest

from bot.members import Member, Role
from bot.messages import Sender
from bot.ports import UnitsOfWork
from tests.storage.examples import ANNA, BEA, NOW


def test_a_stranger_is_nobody(units: UnitsOfWork) -> None:
    with units() as unit:
        assert unit.members.find(ANNA) is None


def test_a_member_is_found_by_platform_and_user(units: UnitsOfWork, anna: Member) -> None:
    with units() as unit:
        assert unit.members.find(ANNA) == anna
        assert unit.members.find(Sender(platform="telegram", user=ANNA.user)) is None


def test_one_who_was_removed_is_still_known(units: UnitsOfWork, anna: Member) -> None:
    with units() as unit:
        unit.members.change(anna.id, active=False)
        found = unit.members.find(ANNA)
    assert found == Member(id=anna.id, organisation="polisen", role=Role.REPORTER, active=False)


def test_an_identity_that_was_removed_comes_back_as_the_same_member(units: UnitsOfWork, anna: Member) -> None:
    with units() as unit:
        unit.members.change(anna.id, active=False)
        back = unit.members.add(ANNA, "kommunen", Role.MANAGER, NOW)
        assert back == Member(id=anna.id, organisation="kommunen", role=Role.MANAGER)
        assert unit.members.find(ANNA) == back


def test_a_changed_role_leaves_the_rest_alone(units: UnitsOfWork, anna: Member) -> None:
    with units() as unit:
        unit.members.change(anna.id, active=False)
        unit.members.change(anna.id, role=Role.COORDINATOR)
        found = unit.members.find(ANNA)
    assert found == Member(id=anna.id, organisation="polisen", role=Role.COORDINATOR, active=False)


def test_a_change_of_nothing_changes_nothing(units: UnitsOfWork, anna: Member) -> None:
    with units() as unit:
        unit.members.change(anna.id)
        assert unit.members.find(ANNA) == anna


def test_a_changed_organisation_leaves_the_rest_alone(units: UnitsOfWork, anna: Member) -> None:
    with units() as unit:
        unit.members.change(anna.id, organisation="kommunen")
        assert unit.members.get(anna.id) == replace(anna, organisation="kommunen")


def test_nobody_has_an_id_that_was_never_given(units: UnitsOfWork) -> None:
    with units() as unit, pytest.raises(KeyError):
        unit.members.get(4711)


def test_a_second_identity_leads_to_the_same_member(units: UnitsOfWork, anna: Member) -> None:
    with units() as unit:
        unit.members.identify(anna.id, BEA)
        assert unit.members.find(BEA) == unit.members.find(ANNA) == anna
        assert unit.members.identities(anna.id) == [ANNA, BEA]
        assert unit.members.all() == [(anna, [ANNA, BEA])]


def test_an_identity_given_to_another_member_is_theirs_from_then_on(units: UnitsOfWork, anna: Member) -> None:
    with units() as unit:
        bea = unit.members.add(BEA, "sbff", Role.MANAGER, NOW)
        unit.members.identify(anna.id, BEA)
        assert unit.members.find(BEA) == anna
        assert unit.members.identities(bea.id) == []


def test_changing_nobody_is_an_error(units: UnitsOfWork) -> None:
    with units() as unit, pytest.raises(KeyError):
        unit.members.change(4711, active=False)


def test_all_lists_members_with_identities_oldest_first(units: UnitsOfWork, anna: Member) -> None:
    with units() as unit:
        bea = unit.members.add(BEA, "sbff", Role.MANAGER, NOW)
        assert unit.members.all() == [(anna, [ANNA]), (bea, [BEA])]
