"""Two partnerships whose channels, users and messages have the same ids do ten thousand things side by side.

Each keeps account of what it did. Whatever it reads must be that and nothing else; what belongs to the other
can be neither found nor changed, by no id.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from random import Random
from typing import Any

from bot.entries import Mark
from bot.invitations import Invitation
from bot.members import Role
from bot.messages import MessageKey, Sender
from bot.ports import UnitOfWork
from bot.questions import Asking, Question
from bot.receipts import Outcome, Receipt
from bot.words import Meaning, Word
from storage.database import Database
from tests.storage.examples import DAY, HOUR, NOW, facts, key

OPERATIONS = 10_000
AT_A_TIME = 50
PEOPLE = [Sender(platform="slack", user=f"U{number}") for number in range(6)]
CHANNELS = ["slack:T1:C1", "slack:T1:C2", "telegram:-1"]
WORDS = ["röksväng", "hoodet", "rundan"]
MESSAGES = [key(str(number), channel=channel) for channel in CHANNELS for number in range(400)]


@dataclass
class Side:
    """One partnership: what it has done, and whatever it read that isn't so.

    Its name is in all that it keeps. `codes` and the numbers up to `highest` are known to both.
    """

    name: str
    chance: Random
    codes: list[str]
    highest: list[int]
    members: dict[Sender, int] = field(default_factory=dict)
    receipts: dict[MessageKey, str | None] = field(default_factory=dict)
    reports: dict[MessageKey, int] = field(default_factory=dict)
    entries: dict[int, int] = field(default_factory=dict)
    standing: set[int] = field(default_factory=set)
    questions: dict[tuple[int, str], str] = field(default_factory=dict)
    words: dict[str, str] = field(default_factory=dict)
    channels: set[str] = field(default_factory=set)
    invitations: set[str] = field(default_factory=set)
    marks: int = 0
    foreign: list[str] = field(default_factory=list)

    def expect(self, found: Any, own: Any) -> None:
        """Note what was read, unless it is the partnership's own."""
        if found != own:
            self.foreign.append(f"{self.name}: {found!r} instead of {own!r}")

    def expect_only(self, attempt: Callable[[], object], *, own: bool) -> bool:
        """Try what only an owner can do; whether it was done."""
        try:
            attempt()
        except KeyError:
            self.expect("refused", "done" if own else "refused")
            return False
        self.expect("done", "done" if own else "refused")
        return own

    def some_id(self) -> int:
        return self.chance.randint(1, self.highest[0] + 1)

    def somebody(self, unit: UnitOfWork) -> tuple[Sender, int]:
        sender = self.chance.choice(PEOPLE)
        if sender not in self.members:
            self.members[sender] = unit.members.add(sender, self.name, Role.REPORTER, NOW).id
            self.highest[0] = max(self.highest[0], self.members[sender])
        return sender, self.members[sender]

    def meet(self, unit: UnitOfWork) -> None:
        sender = self.chance.choice(PEOPLE)
        found = unit.members.find(sender)
        self.expect(found and (found.id, found.organisation), self._account(sender))
        listed = {sender: member.id for member, senders in unit.members.all() for sender in senders}
        self.expect(listed, self.members)

    def _account(self, sender: Sender) -> tuple[int, str] | None:
        return (self.members[sender], self.name) if sender in self.members else None

    def promote(self, unit: UnitOfWork) -> None:
        member = self.some_id()
        role = self.chance.choice(list(Role))
        self.expect_only(lambda: unit.members.change(member, role=role), own=member in self.members.values())

    def take_in(self, unit: UnitOfWork) -> None:
        told, (_, member) = self.chance.choice(MESSAGES), self.somebody(unit)
        self.expect(unit.receipts.claim(told, member, NOW), told not in self.receipts)
        self.receipts.setdefault(told, None)

    def answer(self, unit: UnitOfWork) -> None:
        told = self.chance.choice(MESSAGES)
        settled = Receipt(outcome=Outcome.ANSWERED)
        if self.expect_only(lambda: unit.receipts.settle(told, settled), own=told in self.receipts):
            self.receipts[told] = self.name
        unit.receipts.answered(told, self.name)
        self.expect(unit.receipts.answer_to(told.channel, told.message), self.receipts.get(told))

    def report(self, unit: UnitOfWork) -> None:
        told, (sender, _) = self.chance.choice(MESSAGES), self.somebody(unit)
        found = unit.reports.of_message(told.channel, told.message)
        self.expect(found and found.id, self.reports.get(told))
        member = unit.members.find(sender)
        if found is None and member is not None:
            self.reports[told] = unit.reports.add(told, member, NOW)
            self.highest[0] = max(self.highest[0], self.reports[told])

    def tell(self, unit: UnitOfWork) -> None:
        report, (_, member) = self.some_id(), self.somebody(unit)

        def append() -> None:
            entry = unit.reports.append(report, facts(place=self.name), by=member, at=NOW)
            self.entries[entry.id] = report
            self.standing.add(entry.id)
            self.highest[0] = max(self.highest[0], entry.id)

        own = report in self.reports.values()
        if self.expect_only(append, own=own):
            found = unit.reports.get(report)
            self.expect(
                {e.id for e in found.entries}, {e for e in self.standing if self.entries[e] == report}
            )
        self.expect_only(lambda: unit.reports.get(report), own=own)

    def amend(self, unit: UnitOfWork) -> None:
        entry, (_, member) = self.some_id(), self.somebody(unit)
        again = facts(place=self.name, count=2)
        own = entry in self.entries
        self.expect_only(lambda: unit.reports.revise(entry, again, by=member, at=NOW), own=own)
        self.expect_only(lambda: unit.reports.take_back(entry, by=member, at=NOW), own=own)
        self.standing.discard(entry)

    def read_all(self, unit: UnitOfWork) -> None:
        told = unit.reports.entries()
        self.expect({entry.id for entry in told}, self.standing)
        self.expect({entry.facts.place for entry in told} - {self.name}, set())

    def ask(self, unit: UnitOfWork) -> None:
        channel, (_, member) = self.chance.choice(CHANNELS), self.somebody(unit)
        found = unit.questions.open(member, channel)
        self.expect(found and found.promise, self.questions.pop((member, channel), None))
        unit.questions.close(member, channel)
        if self.chance.random() < 0.7:
            question = Question(key=key(), asking=Asking.COUNT, asked_at=NOW, said_at=NOW, promise=self.name)
            unit.questions.ask(member, channel, question)
            self.questions[member, channel] = self.name

    def learn(self, unit: UnitOfWork) -> None:
        word = self.chance.choice(WORDS)
        if self.chance.random() < 0.5:
            self.expect(unit.words.forget(word), self.words.pop(word, None) is not None)
        else:
            unit.words.keep(Word(word=word, means=Meaning.AREA, value=self.name), by=None, at=NOW)
            self.words[word] = self.name
        self.expect({each.word: each.value for each in unit.words.all()}, self.words)

    def listen(self, unit: UnitOfWork) -> None:
        channel = self.chance.choice(CHANNELS)
        self.expect(unit.channels.has(channel), channel in self.channels)
        if self.chance.random() < 0.5:
            self.expect(unit.channels.remove(channel, None), channel in self.channels)
            self.channels.discard(channel)
        else:
            unit.channels.add(channel, None, NOW)
            self.channels.add(channel)
        self.expect(unit.channels.all(), sorted(self.channels))

    def invite(self, unit: UnitOfWork) -> None:
        invitation = Invitation(organisation=self.name, role=Role.MANAGER, expires=NOW + HOUR)
        self.codes.append(unit.invitations.make(invitation, NOW))
        self.invitations.add(self.codes[-1])

    def come_in(self, unit: UnitOfWork) -> None:
        if not self.codes:
            return
        code, (_, member) = self.chance.choice(self.codes), self.somebody(unit)
        found = unit.invitations.find(code)
        self.expect(found and found.organisation, self.name if code in self.invitations else None)
        self.expect_only(lambda: unit.invitations.use(code, member, NOW), own=code in self.invitations)

    def mark(self, unit: UnitOfWork) -> None:
        unit.marks.add(Mark(promise="utvardering", date=DAY, source=self.name), by=None, at=NOW)
        self.marks += 1
        self.expect([mark.source for mark in unit.marks.all()], [self.name] * self.marks)


DOING = (
    *(Side.meet, Side.promote, Side.take_in, Side.take_in, Side.answer, Side.answer, Side.report),
    *(Side.report, Side.tell, Side.tell, Side.amend, Side.ask, Side.learn, Side.listen, Side.invite),
    Side.come_in,
)
SELDOM = (Side.read_all, Side.mark)


def test_ten_thousand_operations_of_two_partnerships_show_neither_a_row_of_the_other(
    database: Database,
) -> None:
    chance = Random(20)  # noqa: S311 - chance, and no secret
    codes: list[str] = []
    highest = [0]
    sides = [Side(name, chance, codes, highest) for name in ("huddinge-2020", "haninge-2020")]
    for _ in range(OPERATIONS // AT_A_TIME):
        side = chance.choice(sides)
        with database.units_of_work(side.name)() as unit:
            for _ in range(AT_A_TIME):
                doing = chance.choice(DOING if chance.random() < 0.98 else SELDOM)
                doing(side, unit)
            unit.commit()
    assert [fault for side in sides for fault in side.foreign] == []
    for side in sides:
        kept = (side.members, side.receipts, side.reports, side.entries, side.questions, side.words)
        assert all(kept)
        assert side.channels | side.invitations
        assert side.marks
