"""Who comes in on Telegram: by the link of an invitation, themselves, and in their own name."""

import re

from bot.members import Role
from tests.handlers.telegram.conftest import Stage

LINK = re.compile(r"https://t\.me/(\w+)\?start=([A-Za-z0-9_-]{1,64})")


async def test_the_link_of_an_invitation_lets_one_person_in(stage: Stage) -> None:
    omar = stage.member(stage.telegram.user("Omar"), "sbff", Role.COORDINATOR)
    anna, per = stage.telegram.user("Anna"), stage.telegram.user("Per")
    async with stage.running():
        omar.says("bjud in polisen")
        link = LINK.search((await omar.private.next_message()).text)
        assert link is not None
        assert link[1] == stage.telegram.world.bot.username
        anna.says(f"/start {link[2]}")
        assert (await anna.private.next_message()).text.startswith(
            "Välkommen! Nu rapporterar du för Polisen."
        )
        per.says(f"/start {link[2]}")
        assert (await per.private.next_message()).text.startswith("Den koden gäller inte.")


async def test_what_is_forwarded_is_not_the_forwarders_report(stage: Stage) -> None:
    anna, per = stage.member(stage.telegram.user("Anna")), stage.telegram.user("Per")
    async with stage.running():
        told = per.says("Fotpatrull i Vårby ikväll")
        await per.private.next_message()
        anna.forwards(told)
        answer = await anna.private.next_message()
    assert answer.text.startswith("Jag läser inte det som vidarebefordras.")
    assert stage.entries() == []
