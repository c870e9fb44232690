"""Some of everything that the program can do to a database, so that every table tells of something."""

from bot.entries import Mark
from bot.evaluation import Assessment, Figures
from bot.indicators import Indicator, Measure, Measured
from bot.invitations import Invitation
from bot.members import Role
from bot.messages import Sender
from bot.ports import Disclosure, UnitOfWork, UnitsOfWork
from bot.requested_places import Request
from bot.unasked import GapAnswer
from bot.words import Meaning, Word, WordState
from tests.storage.examples import BEA, DAY, NOW, anna_in, facts, key


def live(units: UnitsOfWork) -> None:
    """Do some of everything that the history tells of, in several units of work."""
    for step in (_people, _channels_and_words, _evaluation, _reports, _corrections):
        with units() as unit:
            step(unit)
            unit.commit()


def _people(unit: UnitOfWork) -> None:
    anna = anna_in(unit)
    unit.members.identify(anna.id, BEA)
    invitation = Invitation(organisation="kommunen", role=Role.REPORTER, expires=NOW, made_by=anna.id)
    code = unit.invitations.make(invitation, NOW)
    maja = unit.members.add(Sender(platform="slack", user="U2"), "kommunen", Role.REPORTER, NOW)
    unit.invitations.use(code, maja.id, NOW)
    unit.members.identify(maja.id, BEA)
    unit.members.change(maja.id, role=Role.MANAGER)
    unit.members.change(maja.id, active=False)


def _channels_and_words(unit: UnitOfWork) -> None:
    anna = anna_in(unit)
    unit.history.disclose(Disclosure.EXPORTED, {"organisation": "polisen"}, by=None)
    unit.channels.add("slack:T1:C1", anna.id, NOW)
    unit.channels.add("slack:T1:C1", anna.id, NOW)
    unit.channels.add("slack:T1:C2", None, NOW)
    unit.channels.remove("slack:T1:C2", anna.id)
    word = Word(word="röksväng", means=Meaning.ACTIVITY, value="tobacco_inspection")
    unit.words.offer(word, NOW)
    unit.words.keep(
        Word(word="röksväng", means=word.means, value=word.value, state=WordState.ACCEPTED),
        by=anna.id,
        at=NOW,
    )
    unit.words.offer(Word(word="centrum", means=Meaning.AREA, value="skogas"), NOW)
    unit.words.forget("centrum")
    unit.requested_places.add(Request(name="Häradsvägen", area="segeltorp", date=DAY, times=3), by=anna.id)
    storgatan = unit.requested_places.add(Request(name="Storgatan", date=DAY), by=None)
    unit.requested_places.change(storgatan, by=anna.id)
    unit.reminders.answer("reminder:gap", GapAnswer.NOT_DONE, by=anna.id, at=NOW)
    unit.marks.add(Mark(promise="utvardering", date=DAY, value=3, source="=1+1\0"), by=anna.id, at=NOW)


def _reports(unit: UnitOfWork) -> None:
    anna = anna_in(unit)
    for number in range(5):
        report = unit.reports.add(key(f"m{number}"), anna, NOW)
        unit.reports.append(
            report, facts(place="Stor\0gatan", partners=frozenset({"sbff", "kommunen"})), by=anna.id, at=NOW
        )
        unit.reports.append(report, facts(count=2, requested=True), by=anna.id, at=NOW)


def _corrections(unit: UnitOfWork) -> None:
    anna = anna_in(unit)
    first, second, third, *_ = unit.reports.entries()
    unit.reports.revise(first.id, facts(area="varby", place=None), by=anna.id, at=NOW)
    unit.reports.join(second.id, first.id, by=anna.id, at=NOW)
    unit.reports.take_back(third.id, by=anna.id, at=NOW)


def _evaluation(unit: UnitOfWork) -> None:
    anna = anna_in(unit)
    drafted = unit.evaluations.draft(DAY, Figures(judgements=()), by=anna.id, at=NOW)
    unit.evaluations.approve(drafted.id, "polisen", by=anna.id, at=NOW)
    unit.evaluations.publish(drafted.id, by=anna.id, at=NOW)
    unit.assessments.keep(Assessment("polisen", "Bra\0 år.", NOW), by=anna.id)
    unit.assessments.keep(Assessment("polisen", "Ett bra år.", NOW), by=anna.id)
    unit.assessments.keep(Assessment("sbff", "Ett år.", NOW), by=anna.id)
    unit.assessments.forget("sbff", by=anna.id)
    measured = Measured(year=2020, value=61.5, source="Mätningen")
    safe = Indicator(name="Trygg ute", unit="procent", measure=Measure.SHARE, figures=(measured,))
    unit.indicators.keep(safe, NOW)
    unit.indicators.keep(Indicator(name="Larm", unit="antal", measure=Measure.COUNT, figures=()), NOW)
    unit.indicators.forget("Larm")
