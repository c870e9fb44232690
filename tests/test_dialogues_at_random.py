"""What must hold whatever is said, in any order, by whomever."""

from collections.abc import Iterable, Mapping
from typing import Any

import pytest

from bot.dialogue.conversation import Conversation
from bot.entries import Entry, EntryKind
from bot.members import Role
from bot.messages import Edit, Form, Location, Message, Sender
from storage.database import Database
from tests.dialogues.playing import figures, partnership, reader, voice
from tests.dialogues.wandering import MEMBERS, STARTS, Wanderer

NAME = "huddinge-2020"
SEQUENCES = 300
AT_A_TIME = 20


@pytest.mark.parametrize("first", range(0, SEQUENCES, AT_A_TIME))
def test_any_events_get_an_answer_and_coming_again_they_change_no_figure(
    first: int, sqlite_database: Database
) -> None:
    for seed in range(first, first + AT_A_TIME):
        conversation = begin(sqlite_database, f"sequence {seed}")
        wanderer = Wanderer(seed)
        for event in wanderer.events(4 + seed % 13):
            said = [voice(NAME).say(reply) for reply in conversation.answer(event)]
            wanderer.hears(event, said)
        stood = standing(conversation, wanderer)
        assert stood == oracle(conversation), seed
        for event in wanderer.past:
            if isinstance(event, Message | Edit | Form | Location):
                conversation.answer(event)
        assert standing(conversation, wanderer) == stood, seed


def begin(database: Database, name: str) -> Conversation:
    """A conversation whose rows are its own, with every member in it."""
    units = database.units_of_work(name)
    with units() as work:
        for user, organisation, role in MEMBERS:
            work.members.add(Sender(platform="console", user=user), organisation, Role(role), STARTS)
        work.commit()
    return Conversation(partnership(NAME), reader(NAME), units)


def standing(conversation: Conversation, wanderer: Wanderer) -> Mapping[str, Any]:
    now = figures(conversation, max(event.at for event in wanderer.past))
    return {
        promise: now[promise]["done"] for promise in ("tobakstillsyn", "krogtillsyn", "hastighetskontroller")
    }


def oracle(conversation: Conversation) -> Mapping[str, Any]:
    """Plain sums over the entries that stand, each joint occasion by the first that told of it."""
    with conversation.units_of_work() as work:
        entries = [entry for entry in work.reports.entries() if entry.facts.kind is EntryKind.DONE]
    return {
        "tobakstillsyn": total(entries, "tobacco_inspection", "kommunen"),
        "krogtillsyn": total(entries, "licensed_premises_inspection", "kommunen"),
        "hastighetskontroller": total(
            [entry for entry in entries if entry.facts.requested], "speed_check", "polisen"
        ),
    }


def total(entries: Iterable[Entry], activity: str, organisation: str) -> int:
    joint: dict[int, list[Entry]] = {}
    for entry in entries:
        if entry.facts.activity == activity and entry.facts.date.year == 2020:
            joint.setdefault(entry.occasion, []).append(entry)
    return sum(
        told[0].facts.count
        for told in joint.values()
        if any(organisation in {each.organisation, *each.facts.partners} for each in told)
    )
