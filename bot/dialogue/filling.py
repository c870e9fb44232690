"""Forms: what one says before a member sees it, what is wrong with it afterwards, and what it tells."""

from collections.abc import Mapping
from dataclasses import replace

from bot.dialogue import changing, lacking, reporting, requested
from bot.dialogue.finding import find_report
from bot.dialogue.turn import Turn
from bot.dialogue.usual import usual_activities
from bot.entries import Draft, Entry, EntryKind, Report
from bot.language.reading import Kind, Reading
from bot.language.words.word_values import PlaceWord
from bot.messages import Form
from bot.pages import Prefilled
from bot.replies import FormFault, FormFaults, NotYours, Reply, StaleButton

_MOST_OF_A_SUM = 10**12


# Before


def from_text(turn: Turn, text: str) -> Prefilled:
    """A form for a new report, with what a text says was done; nothing of the text is kept."""
    reading = requested.read(turn, text, turn.said_at)
    done = [draft for draft in reading.entries if draft.kind is EntryKind.DONE]
    told = _shown(done[0], reading) if done else Draft(date=turn.day_of(turn.said_at))
    whole = len(done) == len(reading.entries) <= 1 and not reading.again
    return _prefilled(turn, told, turn.member.organisation, whole=whole)


def _shown(told: Draft, reading: Reading) -> Draft:
    """A draft as a form shows it: a place outside the municipality stands there, to be seen and refused."""
    foreign = (word.name for word in _places(reading) if word.outside)
    return replace(told, place=next(foreign, None)) if told.outside else told


def from_report(turn: Turn, report_id: int, entry_id: int | None) -> Prefilled | None:
    """A form that changes an entry of a report, its first one if None; None where the member may not."""
    found = _find(turn, report_id, entry_id)
    if found is None or not turn.may_change(found[0]):
        return None
    report, entry = found
    form = _prefilled(turn, Draft.of(entry.facts), report.organisation)
    return replace(form, report=report.id, entry=entry.id, entries=report.entries)


def _prefilled(turn: Turn, told: Draft, organisation: str, *, whole: bool = True) -> Prefilled:
    every = (activity.id for activity in turn.partnership.activities)
    others = (other.id for other in turn.partnership.organisations if other.id != organisation)
    return Prefilled(
        told=told,
        activities=tuple(dict.fromkeys([*usual_activities(turn), *every])),
        partners=tuple(others),
        latest=turn.today,
        whole=whole,
    )


# After


def refused(turn: Turn, form: Form) -> list[Reply]:
    """Why a form can't be taken in; nothing where it can, or was before."""
    if turn.work.receipts.find(form.key) is not None:
        return []
    if form.report is None:
        return _faulty(turn, form, None)
    found = _find(turn, form.report, form.entry)
    if found is None:
        return [StaleButton()]
    report, entry = found
    return _faulty(turn, form, entry) if turn.may_change(report) else [NotYours()]


def filled(turn: Turn, form: Form) -> list[Reply]:
    """Let a form that is not `refused` report something new, or change the entry that it is about."""
    if form.report is None:
        dropped = turn.dropping()
        turn.close_question()
        told = _draft(turn, form, None, turn.member.organisation)
        return reporting.go_on(turn, reporting.from_drafts(turn, form.key, (told,)), dropped)
    found = _find(turn, form.report, form.entry)
    if found is None:
        return [StaleButton()]
    report, entry = found
    told = _draft(turn, form, entry, report.organisation)
    return changing.rewrite(turn, report, entry, told.as_facts())


def _find(turn: Turn, report_id: int, entry_id: int | None) -> tuple[Report, Entry] | None:
    """A report and one of its standing entries, the first one if None."""
    report = find_report(turn, report_id)
    standing = [entry for entry in report.entries if entry_id in {None, entry.id}] if report else []
    return (report, standing[0]) if report and standing else None


def _draft(turn: Turn, form: Form, was: Entry | None, organisation: str) -> Draft:
    """What a form tells; what it does not ask about stays as it `was`."""
    place = _place(turn, form, was)
    told = Draft() if was is None else Draft.of(was.facts)
    return replace(
        told,
        activity=form.activity,
        count=form.count,
        date=form.date,
        area=form.area or (place.area if isinstance(place, PlaceWord) else None),
        place=place.name if isinstance(place, PlaceWord) else None,
        partners=form.partners - {organisation},
        requested=form.requested,
    )


def _faulty(turn: Turn, form: Form, was: Entry | None) -> list[Reply]:
    faults = _faults(turn, form, was)
    return [FormFaults(faults)] if faults else []


def _faults(turn: Turn, form: Form, was: Entry | None) -> Mapping[str, FormFault]:
    """What is wrong with each field of a form."""
    planned = was is not None and not was.is_done
    place = _place(turn, form, was)
    found = {
        "activity": _activity_fault(turn, form),
        "count": _count_fault(turn, form),
        "date": _date_fault(turn, form, planned=planned),
        "area": _area_fault(turn, form, place),
        "place": place if isinstance(place, FormFault) else None,
        "partners": _partners_fault(turn, form),
    }
    return {field: fault for field, fault in found.items() if fault is not None}


def _activity_fault(turn: Turn, form: Form) -> FormFault | None:
    if form.activity is None:
        return FormFault.MISSING
    known = {activity.id for activity in turn.partnership.activities}
    return None if form.activity in known else FormFault.UNKNOWN


def _count_fault(turn: Turn, form: Form) -> FormFault | None:
    if form.count is None:
        return FormFault.MISSING
    if form.count < 1:
        return FormFault.TOO_FEW
    told = Draft(activity=None if _activity_fault(turn, form) else form.activity, count=form.count)
    too_many = form.count > _MOST_OF_A_SUM or lacking.too_many(turn, [told]) is not None
    return FormFault.TOO_MANY if too_many else None


def _date_fault(turn: Turn, form: Form, *, planned: bool) -> FormFault | None:
    if form.date is None:
        return FormFault.MISSING
    return FormFault.AHEAD if form.date > turn.today and not planned else None


def _area_fault(turn: Turn, form: Form, place: PlaceWord | FormFault) -> FormFault | None:
    if form.area is not None:
        return None if form.area in {area.id for area in turn.partnership.areas} else FormFault.UNKNOWN
    if isinstance(place, FormFault) or place.area is not None or _activity_fault(turn, form):
        return None
    needs = form.activity is not None and "area" in turn.partnership.activity(form.activity).needs
    return FormFault.MISSING if needs else None


def _partners_fault(turn: Turn, form: Form) -> FormFault | None:
    known = {organisation.id for organisation in turn.partnership.organisations}
    return None if form.partners <= known else FormFault.UNKNOWN


def _place(turn: Turn, form: Form, was: Entry | None) -> PlaceWord | FormFault:
    """The place that was typed, as far as it is known; text that names none, or a person, is not kept."""
    typed = (form.place or "").strip()
    if not typed or (was is not None and typed == was.facts.place):
        return PlaceWord(form.area, typed or None)
    reading = turn.reader.read(typed, turn.at, turn.member.organisation)
    if reading.kind is Kind.PRIVATE:
        return FormFault.PRIVATE
    places = _places(reading)
    return _fitting(places[0], form.area) if len(places) == 1 else FormFault.UNKNOWN


def _places(reading: Reading) -> list[PlaceWord]:
    return [unit.value for unit in reading.units if isinstance(unit.value, PlaceWord)]


def _fitting(place: PlaceWord, area: str | None) -> PlaceWord | FormFault:
    if place.outside:
        return FormFault.OUTSIDE
    return FormFault.ELSEWHERE if area and place.area and place.area != area else place
