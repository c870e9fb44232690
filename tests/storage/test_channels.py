"""Which shared channels are named for reports."""

from bot.members import Member
from bot.ports import UnitsOfWork
from tests.storage.examples import NOW


def test_a_channel_is_named_and_named_no_longer(units: UnitsOfWork, anna: Member) -> None:
    with units() as unit:
        assert not unit.channels.has("slack:T1:C1")
        unit.channels.add("slack:T1:C1", anna.id, NOW)
        assert unit.channels.has("slack:T1:C1")
        assert unit.channels.remove("slack:T1:C1", None)
        assert not unit.channels.has("slack:T1:C1")


def test_naming_a_channel_twice_is_naming_it_once(units: UnitsOfWork, anna: Member) -> None:
    with units() as unit:
        unit.channels.add("telegram:-100", None, NOW)
        unit.channels.add("telegram:-100", anna.id, NOW)
        assert unit.channels.all() == ["telegram:-100"]


def test_what_was_never_named_is_not_taken_away(units: UnitsOfWork) -> None:
    with units() as unit:
        unit.channels.add("telegram:-100", None, NOW)
        assert not unit.channels.remove("telegram:-10", None)
        assert unit.channels.all() == ["telegram:-100"]


def test_channels_are_listed_in_order(units: UnitsOfWork) -> None:
    with units() as unit:
        for channel in ("telegram:-2", "slack:T1:C1", "telegram:-1"):
            unit.channels.add(channel, None, NOW)
        assert unit.channels.all() == ["slack:T1:C1", "telegram:-1", "telegram:-2"]
