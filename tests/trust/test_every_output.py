"""Every output against strings that would do more than be read: names in data files, what people write."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.entries import Draft
from bot.pages import Home, OwnReport, Prefilled
from bot.partnership import Partnership
from bot.replies import LearntWords, Recorded, Status, WordDecided
from bot.utterances import Utterance
from bot.words import Meaning, Word, WordState
from handlers.figures import status_as_json
from handlers.json_lines import line_of
from handlers.slack.blocks import messages
from handlers.slack.forms import modal
from handlers.slack.home import home
from handlers.slack.interactions import Origin
from handlers.telegram.keyboards import Keyboards
from handlers.telegram.texts import inert
from locales.voice import Voice
from tests import hostile
from tests.conftest import Databases
from tests.handlers.program import Program, as_lines, said
from tests.locales.every_reply import entries, every_reply, positions
from tests.locales.every_telling import every_digest, every_reminder
from tests.stand_ins.slack.mrkdwn import pings
from tests.stand_ins.slack.surfaces import HOMES, MODALS, check_message, check_view
from tests.stand_ins.telegram.arguments import Arguments
from tests.stand_ins.telegram.formatting import parse
from tests.stand_ins.telegram.markup import read_inline_keyboard
from tests.trust.conftest import Tell
from tests.trust.test_markup import VISIBLE, read

SURROGATES = ("\ud800", "Stor\udfff", "\udc00\ud800")
SAID = (*hostile.TEXTS, *SURROGATES)
DIRECT = "D0000000001"
SHARE = 30
NOW = datetime(2020, 4, 3, 19, 10, tzinfo=UTC)


@dataclass
class Seen:
    """What was looked at: how many outputs, and what in them was more than words."""

    outputs: int = 0
    pings: int = 0
    entities: int = 0
    unseen: int = 0

    def message(self, utterance: Utterance, keyboards: Keyboards) -> None:
        """Look at a message on both platforms; what is broken in it raises."""
        for shown in messages(utterance):
            check_message(shown.blocks)
            self.pings += bool(pings(shown.text, shown.blocks))
        keyboard = keyboards.keyboard(utterance.buttons)
        if keyboard is not None:
            read_inline_keyboard(Arguments({"reply_markup": keyboard.to_json()}, {}))
        text, found = parse(inert(utterance.text, "loftes_bot"), "")
        self.entities += len(found)
        self.unseen += len(hostile.unseen(text))
        self.outputs += 2

    def view(self, blocks: list[dict[str, object]]) -> None:
        """Look at a page or a form in Slack."""
        self.pings += bool(pings("", blocks))
        self.outputs += 1


def named(text: str) -> Partnership:
    """Huddinge, where an organisation, an area and a promise are called something else."""
    return read([text, text, text])


def told(partnership: Partnership, text: str, number: int) -> Iterator[Utterance]:
    """What the bot says of a place and of a word that somebody wrote, and what it says unasked."""
    voice = Voice(partnership)
    placed = tuple(
        replace(entry, facts=replace(entry.facts, place=text, area=None)) for entry in entries(partnership, 3)
    )
    yield voice.say(Recorded(report=1, entries=placed, positions=()))
    word = Word(word=text, means=Meaning.AREA, value=partnership.areas[0].id)
    yield voice.say(LearntWords((word,)))
    yield from (voice.say(WordDecided(replace(word, state=state))) for state in WordState)
    unasked = [*every_digest(partnership, 1), *every_reminder(partnership, 1)]
    yield from map(voice.tell, unasked[number % SHARE :: SHARE])


def filled(partnership: Partnership, text: str) -> Prefilled:
    """A form in which a place stands that somebody wrote."""
    return Prefilled(
        told=Draft(date=partnership.period.first, place=text),
        activities=tuple(activity.id for activity in partnership.activities),
        partners=tuple(organisation.id for organisation in partnership.organisations[1:]),
        latest=partnership.period.last,
        report=1,
        entry=1,
        entries=entries(partnership, 3),
    )


def test_what_is_looked_for_would_be_found() -> None:
    assert sum(bool(pings(text, [])) for text in VISIBLE) > 5
    assert sum(bool(parse(text, "")[1]) for text in VISIBLE) > 5


def test_no_output_is_more_than_words(tell: Tell) -> None:
    seen = Seen()
    for number, text in enumerate(VISIBLE):
        partnership = named(text)
        voice, keyboards = Voice(partnership), Keyboards.of("1:x", partnership)
        replies = list(every_reply(partnership, 1))
        # All of them with each string would take minutes: each string meets some, and each of them a string.
        for utterance in (
            *map(voice.say, replies[number % SHARE :: SHARE]),
            *told(partnership, text, number),
        ):
            seen.message(utterance, keyboards)
        standing = tuple(positions(partnership, 2))
        page = Home(reports=(OwnReport(report=1, entries=entries(partnership, 2)),), positions=standing[:40])
        shown = home(voice.home(page), DIRECT)
        check_view(shown, HOMES)
        seen.view(shown["blocks"])
        prefilled = filled(partnership, text)
        form = modal(prefilled, voice.form(prefilled), Origin(channel=DIRECT))
        check_view(form, MODALS)
        seen.view(form["blocks"])
        written = line_of(status_as_json(NOW, text, standing))
        assert json.loads(written)["partnership"] == text
        assert hostile.unseen(written, allowed="") == []
        assert hostile.unseen(voice.say(Status(positions=standing, detailed=True)).text) == []
    tell(
        f"{len(VISIBLE)} strings, {seen.outputs} messages, pages and forms: {seen.pings} pings,"
        f" {seen.entities} links, {seen.unseen} unseen signs, 0 broken"
    )
    assert (seen.pings, seen.entities, seen.unseen) == (0, 0, 0)


@pytest.mark.parametrize("text", SAID, ids=ascii)
def test_a_line_for_programs_is_one_line_and_says_the_same(text: str) -> None:
    written = line_of({"text": text})
    assert json.loads(written) == {"text": text}
    assert len(written.splitlines()) == 1
    assert hostile.unseen(written, allowed="") == []


def test_what_people_write_is_no_more_than_words_in_any_command(
    tmp_path: Path, sqlite_databases: Databases, tell: Tell
) -> None:
    program = Program(tmp_path, {"DATABASE_URL": sqlite_databases.migrated()})
    texts = [f"Hastighetskontroll på {text}vägen i Vårby ikväll" for text in SAID]
    ended = [
        program.run("parse", said=as_lines({"text": text} for text in texts)),
        program.run("chat", "--jsonl", said=as_lines(said(text) for text in texts)),
        program.run("chat", "--at", "2020-04-03T21:10", said="".join(f"{text}\n" for text in typed(texts))),
        *(program.run("explain", text) for text in typed(texts)[::20]),
    ]
    for each in ended:
        assert (each.status, each.err) == (0, "")
        assert hostile.unseen(each.out) == []
        assert not any(line.startswith(hostile.FORGED) for line in each.lines)
    assert [len(each.lines) for each in ended[:2]] == [len(texts)] * 2
    tell(f"{len(texts)} strings to {len(ended)} commands: 0 forged lines, 0 unseen signs")


def typed(texts: list[str]) -> list[str]:
    """What can be typed or be an argument: no line breaks, no NUL, nothing that is no text."""
    kept = (text for text in texts if not any(sign in text for sign in ("\n", "\r", "\0")))
    return [text for text in kept if text.isascii() or text.encode(errors="replace").decode() == text]
