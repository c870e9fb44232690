"""Who may do what: everybody who might talk with the bot, against every action that there is.

The table says for each action who changes something by it; whoever is not named changes nothing at all.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from typing import Any

import pytest
from sqlalchemy import func, select

from bot.dialogue.conversation import Conversation
from bot.evaluation import FILE, PROPOSE
from bot.members import Role
from bot.messages import Deletion, Edit, Event, Form, Message, MessageKey, Press, Sender
from bot.replies import CANCEL, CHANGE, PICK, UNDO, YES, Reply, Stranger
from bot.words import Meaning, Word, WordState
from storage.database import Database
from storage.tables import invitations
from tests.dialogues.playing import partnership, reader, voice
from tests.trust.conftest import Tell
from tests.trust.ways import HUDDINGE, WAYS, let_in, reports_in, way_in

AT = datetime(2020, 4, 3, 19, 10, tzinfo=UTC)
SHARED = "slack:T1:C1"
REPORTED = MessageKey(channel=SHARED, message="lina's")
LINA = Sender(platform="slack", user="lina")


@dataclass(frozen=True)
class Who:
    """Somebody: a member with duties in an organisation, or none."""

    name: str
    organisation: str | None = None
    role: Role = Role.REPORTER
    active: bool = True
    outsider: bool = False

    @property
    def sender(self) -> Sender:
        return Sender(platform="slack", user=self.name, outsider=self.outsider)


OWN = Who("lina", "polisen")
COLLEAGUE = Who("omar", "polisen")
OTHER = Who("eva", "kommunen")
MANAGER = Who("karin", "polisen", Role.MANAGER)
OTHER_MANAGER = Who("per", "kommunen", Role.MANAGER)
COORDINATOR = Who("sara", "polisen", Role.COORDINATOR)
OTHER_COORDINATOR = Who("maja", "kommunen", Role.COORDINATOR)
MEMBERS = {OWN, COLLEAGUE, OTHER, MANAGER, OTHER_MANAGER, COORDINATOR, OTHER_COORDINATOR}
NOBODY = {
    Who("okand"),
    Who("slutat", "polisen", active=False),
    Who("slutat som samordnare", "polisen", Role.COORDINATOR, active=False),
    Who("gast fran annan arbetsyta", outsider=True),
    Who("medlem fran annan arbetsyta", "polisen", outsider=True),
    Who("robot som samordnare", "polisen", Role.COORDINATOR, outsider=True),
}
MANAGERS = {MANAGER, OTHER_MANAGER}
COORDINATORS = {COORDINATOR, OTHER_COORDINATOR}
OVER_LINA = {OWN, MANAGER, COORDINATOR}


@dataclass
class Scene:
    """A partnership in which Lina has reported one patrol, and somebody who acts."""

    name: str
    talk: Conversation
    database: Database
    who: Who
    report: int
    said: int = 0

    def say(self, text: str, *, shared: bool = False) -> list[Reply]:
        self.said += 1
        channel = SHARED if shared else f"slack:T1:D-{self.who.name}"
        key = MessageKey(channel=channel, message=f"{self.who.name} {self.said}")
        return self.do(Message(sender=self.who.sender, key=key, at=AT, text=text, shared=shared))

    def press(self, action: str, report: int | None = None) -> list[Reply]:
        return self.do(
            Press(
                sender=self.who.sender,
                channel=f"slack:T1:D-{self.who.name}",
                at=AT,
                action=action,
                report=report,
            )
        )

    def fill(self, report: int | None) -> list[Reply]:
        form = Form(
            sender=self.who.sender,
            key=MessageKey(channel=SHARED, message="form"),
            at=AT,
            activity="foot_patrol",
            count=2,
            date=date(2020, 4, 3),
            area="skogas",
            report=report,
        )
        return self.do(form)

    def do(self, event: Event) -> list[Reply]:
        return self.talk.answer(event)

    def state(self) -> list[Any]:
        """All that anybody might change."""
        with self.talk.units_of_work() as work:
            off = work.reminders.are_off(SHARED)
            found = [work.reports.entries(), work.channels.all(), work.words.all(), work.marks.all(), off]
            found += [work.evaluations.open(), work.assessments.all()]
            found.append([(member, senders) for member, senders in work.members.all()])
        mine = invitations.c.partnership_id == self.name
        with self.database._connect() as connection:
            return [*found, connection.scalar(select(func.count()).where(mine))]


def in_turn(*steps: Callable[[Scene], list[Reply]]) -> Callable[[Scene], list[Reply]]:
    def act(scene: Scene) -> list[Reply]:
        return [reply for step in steps for reply in step(scene)]

    return act


def saying(text: str, *, shared: bool = False) -> Callable[[Scene], list[Reply]]:
    return lambda scene: scene.say(text, shared=shared)


def pressing(action: str, *, under: bool = False) -> Callable[[Scene], list[Reply]]:
    return lambda scene: scene.press(action, scene.report if under else None)


def forwarding(scene: Scene) -> list[Reply]:
    key = MessageKey(channel=SHARED, message="forwarded")
    said = Message(sender=scene.who.sender, key=key, at=AT, text="Fotpatrull i Vårby", forwarded=True)
    return scene.do(said)


def editing(scene: Scene) -> list[Reply]:
    key = replace(REPORTED, revision="2")
    return scene.do(Edit(sender=scene.who.sender, key=key, at=AT, text="Fotpatrull i Skogås idag"))


def deleting(scene: Scene) -> list[Reply]:
    return scene.do(Deletion(sender=scene.who.sender, key=REPORTED, at=AT))


def opening(scene: Scene) -> list[Reply]:
    """See what a form for Lina's report says: that changes nothing, but must show nothing either."""
    form = scene.talk.form(scene.who.sender, AT, report=scene.report)
    assert (form is not None) == (scene.who in OVER_LINA)
    return []


def looking(scene: Scene) -> list[Reply]:
    """See the own page."""
    assert (scene.talk.home(scene.who.sender, AT) is not None) == (scene.who in MEMBERS)
    return []


ACTIONS: dict[str, tuple[Callable[[Scene], list[Reply]], set[Who]]] = {
    "report": (saying("Fotpatrull i Skogås idag"), MEMBERS),
    "report by form": (lambda scene: scene.fill(None), MEMBERS),
    "report what is forwarded": (forwarding, set()),
    "edit Lina's message": (editing, {OWN}),
    "delete Lina's message": (deleting, {OWN}),
    "undo by button": (pressing(UNDO, under=True), OVER_LINA),
    "undo in words": (saying("ångra"), {OWN}),
    "undo by name": (saying("ta bort fotpatrullen i Vårby"), {OWN}),
    "correct in words": (saying("nej, i Skogås"), {OWN}),
    "change by buttons": (
        in_turn(pressing(CHANGE, under=True), pressing(f"{PICK}area"), pressing(f"{PICK}skogas")),
        OVER_LINA,
    ),
    "change by form": (lambda scene: scene.fill(scene.report), OVER_LINA),
    "open the form of a report": (opening, set()),
    "look at the own page": (looking, set()),
    "status": (saying("hur går det?"), set()),
    "help": (saying("hjälp"), set()),
    "cancel": (pressing(CANCEL), set()),
    "invite a colleague": (saying("bjud in en kollega"), MANAGERS),
    "invite the police": (saying("bjud in polisen"), {MANAGER} | COORDINATORS),
    "invite the municipality": (saying("bjud in kommunen"), {OTHER_MANAGER} | COORDINATORS),
    "invite a manager": (saying("bjud in polisen som chef"), COORDINATORS),
    "invite a coordinator": (saying("bjud in en samordnare från polisen"), COORDINATORS),
    "link another identity": (saying("länka telegram"), MEMBERS),
    "listen": (saying("lyssna här", shared=True), COORDINATORS),
    "listen no more": (saying("sluta lyssna här", shared=True), set()),
    "reminders off": (saying("påminnelser av", shared=True), MANAGERS | COORDINATORS),
    "see the words": (saying("vilka ord har vi lagt till?"), set()),
    "forget a word": (saying("glöm ordet rundan"), MANAGERS | COORDINATORS),
    "decide on a word": (in_turn(saying("hjälp"), pressing(f"{PICK}accepted")), MANAGERS | COORDINATORS),
    "mark a milestone": (in_turn(saying("utvärderingen är klar"), pressing(YES)), COORDINATORS),
    "look at the evaluation": (saying("utvärderingen"), set()),
    "propose the evaluation": (saying("publicera utvärderingen"), MANAGERS | COORDINATORS),
    "propose the evaluation by button": (pressing(PROPOSE), MANAGERS | COORDINATORS),
    "write own words": (saying("vår bedömning: det gick bra"), MANAGERS | COORDINATORS),
}


def scene_of(database: Database, name: str, who: Who) -> Scene:
    """A partnership of its own, where everybody is in who can be."""
    units = database.units_of_work(name)
    talk = Conversation(partnership(HUDDINGE), reader(HUDDINGE), units)
    with units() as work:
        for each in dict.fromkeys([OWN, who]):
            if each.organisation is not None:
                member = work.members.add(each.sender, each.organisation, each.role, AT)
                work.members.change(member.id, active=each.active)
        for word, state in (("rundan", WordState.ACCEPTED), ("svängen", WordState.OFFERED)):
            kept = Word(word=word, means=Meaning.AREA, value="skogas", state=state)
            if state is WordState.OFFERED:
                work.words.offer(kept, AT)
            else:
                work.words.keep(kept, by=None, at=AT)
        work.commit()
    talk.answer(Message(sender=LINA, key=REPORTED, at=AT, text="Fotpatrull i Vårby idag"))
    with units() as work:
        report = work.reports.of_message(REPORTED.channel, REPORTED.message)
    assert report is not None
    return Scene(name, talk, database, who, report.id)


@pytest.mark.parametrize("action", ACTIONS)
def test_an_action_has_its_effect_for_those_alone_who_may(action: str, database: Database) -> None:
    act, allowed = ACTIONS[action]
    for number, who in enumerate([*MEMBERS, *NOBODY]):
        scene = scene_of(database, f"scene {number}", who)
        before = scene.state()
        told = act(scene)
        assert (scene.state() != before) == (who in allowed), f"{who.name}: {action}"
        if who in NOBODY:
            assert set(map(type, told)) <= {Stranger}, f"{who.name}: {action}"
            assert not any(sign.isdecimal() for sign in text_of(told)), f"{who.name}: {action}"


def test_the_evaluations_file_goes_to_those_alone_who_may_read_it(database: Database) -> None:
    for number, who in enumerate([*MEMBERS, *NOBODY]):
        replies = pressing(FILE)(scene_of(database, f"scene {number}", who))
        enclosing = [voice(HUDDINGE).say(reply).enclosure is not None for reply in replies]
        assert any(enclosing) == (who in MANAGERS | COORDINATORS), who.name


def text_of(replies: Sequence[Reply]) -> str:
    return "".join(voice(HUDDINGE).say(reply).text for reply in replies)


def test_the_table_is_whole(tell: Tell) -> None:
    people = len(MEMBERS) + len(NOBODY)
    tell(f"{len(ACTIONS)} actions, each by {people} kinds of people: {len(ACTIONS) * people} cases")
    assert len(ACTIONS) * people > 300


DEMOTED: dict[str, tuple[Who, Callable[[Scene], list[Reply]], Callable[[Scene], list[Reply]]]] = {
    "decide on a word": (MANAGER, saying("hjälp"), pressing(f"{PICK}accepted")),
    "decide on a word in words": (MANAGER, saying("hjälp"), saying("ja")),
    "mark a milestone": (COORDINATOR, saying("utvärderingen är klar"), pressing(YES)),
    "mark a milestone in words": (COORDINATOR, saying("utvärderingen är klar"), saying("ja")),
    "undo": (MANAGER, saying("hjälp"), pressing(UNDO, under=True)),
    "change": (
        MANAGER,
        in_turn(pressing(CHANGE, under=True), pressing(f"{PICK}area")),
        pressing(f"{PICK}skogas"),
    ),
    "invite": (COORDINATOR, saying("hjälp"), saying("bjud in kommunen")),
    "listen": (COORDINATOR, saying("hjälp"), saying("lyssna här", shared=True)),
}


@pytest.mark.parametrize("action", DEMOTED)
@pytest.mark.parametrize("to", ["reporter", "removed"])
def test_who_had_duties_has_them_no_longer_from_the_next_message_on(
    action: str, to: str, database: Database
) -> None:
    who, begin, end = DEMOTED[action]
    scene = scene_of(database, "demoted", who)
    begin(scene)
    with scene.talk.units_of_work() as work:
        member = work.members.find(who.sender)
        assert member is not None
        if to == "removed":
            work.members.change(member.id, active=False)
        else:
            work.members.change(member.id, role=Role.REPORTER)
        work.commit()
    before = scene.state()
    end(scene)
    assert scene.state() == before


@pytest.mark.parametrize("name", WAYS)
async def test_removal_takes_effect_on_the_next_message(name: str, database: Database, tell: Tell) -> None:
    units = database.units_of_work(HUDDINGE)
    async with way_in(name, units, retries=(0.0, 1.0, 10.0)) as way:
        person = way.person("Anna")
        let_in(units, person)
        person.says("Fotpatrull i Vårby idag")
        await way.until(lambda: len(person.hears()) == 1)
        with units() as work:
            member = work.members.find(person.sender)
            assert member is not None
            work.members.change(member.id, active=False)
            work.commit()
        person.says("Fotpatrull i Skogås idag")
        await way.until(lambda: len(person.hears()) == 2)
        person.says("hur går det?")
        await way.settle()
        told = person.hears()[1:]
        assert reports_in(units) == 1
        assert all("inbjud" in text and not any(map(str.isdecimal, text)) for text in told)
    tell(f"{name}: after removal 0 of 2 messages had an effect, {len(told)} told")
