"""Every kind of reply about a partnership, with nothing, one, two and many of all that it may hold."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from itertools import cycle, groupby, islice, product
from typing import Any

from bot import replies
from bot.counting.counters import progress
from bot.dialogue.options import CHANGEABLE
from bot.entries import Draft, Entry, EntryKind, Facts, Guesses, Mark
from bot.evaluation import Assessment, Enclosed, Evaluation, Lacking, figures
from bot.followups import FollowUp, chapters, parties
from bot.language.reading import Talk
from bot.members import Role
from bot.messages import Sender
from bot.partnership import AnyPromise, Partnership
from bot.pictures.overview import overview
from bot.place_lists import Unlistable
from bot.place_visits import Visits
from bot.promises import Checklist, Count, Figure, Milestone, Standing
from bot.questions import Asking
from bot.replies import (
    Asked,
    Disputed,
    Dropped,
    FormFault,
    FormFaults,
    NotCounted,
    Option,
    Position,
    Reply,
    SharedPlace,
)
from bot.requested_places import Request, RequestedPlace
from bot.words import Meaning, Word, WordState
from bot.working_time import ONE_DAY, Period

AMOUNTS = (0, 1, 2, 7)
FORM_FIELDS = ("place", "activity", "count", "date", "area", "partners")
PLACES = ("Storgatan", "Häradsvägen vid skolan", "Vårby allé", "Väg 226")
PRIVATE = ("personnummer", "samordningsnummer", "phone", "email", "plate")


def entries(partnership: Partnership, amount: int) -> tuple[Entry, ...]:
    """Entries that differ in all that they can, from the day before the promises' period on."""
    counts = cycle((1, 2, 1000, 3))
    requested = cycle((None, True, False))
    areas = cycle((None, *(area.id for area in partnership.areas)))
    others = [organisation.id for organisation in partnership.organisations]
    partners = cycle((frozenset[str](), frozenset(others[1:2]), frozenset(others[1:])))
    activities = cycle(activity.id for activity in partnership.activities)
    facts = (
        Facts(
            activity=next(activities),
            date=partnership.period.first + (number * 9 - 1) * ONE_DAY,
            count=next(counts),
            area=next(areas),
            place="Storgatan" if number % 2 else None,
            partners=next(partners),
            requested=next(requested),
        )
        for number in range(amount)
    )
    return tuple(
        Entry(id=number, occasion=number, organisation=others[0], facts=each)
        for number, each in enumerate(facts, start=1)
    )


def drafts(partnership: Partnership, amount: int) -> tuple[Draft, ...]:
    """What messages say of entries: now all, now nothing but a date, now a call-off."""
    full = [Draft.of(entry.facts) for entry in entries(partnership, amount)]
    bare = Draft(date=partnership.period.first, count=None)
    empty = Draft(count=3)
    off = [replace(draft, kind=EntryKind.CANCELLED) for draft in full]
    planned = [replace(draft, kind=EntryKind.PLANNED) for draft in full]
    return tuple(islice(cycle([bare, *full, empty, *off, *planned]), amount))


def positions(partnership: Partnership, amount: int) -> Iterator[Position]:
    """How each promise stands before, at the beginning, in the midst and at the end of its period."""
    done = [*entries(partnership, amount), *_everything(partnership, amount)]
    for promise in partnership.promises:
        first, last = promise.period.first, promise.period.last
        for today in (first - ONE_DAY, first, first + (last - first) / 2, last, last + ONE_DAY):
            yield Position(
                promise=promise, progress=progress(promise, done, today, _marks(promise, amount, first))
            )


def _everything(partnership: Partnership, amount: int) -> Iterator[Entry]:
    """Each activity in each area, again and again, each time by all organisations, until it is too much."""
    together = frozenset(organisation.id for organisation in partnership.organisations)
    days = (partnership.period.first + n * ONE_DAY for n in range(amount * amount))
    told = product(days, partnership.activities, partnership.areas)
    for number, (day, activity, area) in enumerate(told, start=1000):
        facts = Facts(
            activity=activity.id, date=day, area=area.id, partners=together, requested=True, count=9
        )
        by = partnership.organisations[0].id
        yield Entry(id=number, occasion=number, organisation=by, facts=facts)


def _marks(promise: AnyPromise, amount: int, day: date) -> list[Mark]:
    match promise:
        case Checklist():
            stage = promise.stages[-1] if promise.stages else None
            made = [Mark(promise=promise.id, date=day, item=item.id, stage=stage) for item in promise.items]
        case Milestone():
            made = [Mark(promise=promise.id, date=day, stage=stage) for stage in promise.stages or (None,)]
        case Figure():
            made = [Mark(promise=promise.id, date=day, value=71.5, source="Trygghetsmätningen")]
        case Count(counts=None):
            made = [Mark(promise=promise.id, date=day)] * 9
        case _:
            made = []
    return made[:amount]


def asked(partnership: Partnership, amount: int) -> Iterator[Asked]:
    """Every question: before anything is stored and after, again, and with another one dropped."""
    known = entries(partnership, amount)
    other = replace(entries(partnership, 1)[0], organisation=partnership.organisations[-1].id)
    promise = partnership.promises[-1]
    for asking, dropped, again in product(Asking, (None, *Dropped), (False, True)):
        said = Asked(
            asking=asking,
            options=_options(partnership, asking, known),
            others=other if asking is Asking.JOINT else None,
            promise=promise if asking is Asking.MILESTONE else None,
            word=words(partnership)[amount % 2] if asking is Asking.WORD else None,
            places=PLACES[: max(1, amount)] if asking is Asking.PLACES else (),
            again=again,
            dropped=dropped,
        )
        if asking is Asking.PARTNERS:
            yield from (replace(said, drafts=(draft,)) for draft in _partly_joint(partnership))
            continue
        yield replace(said, drafts=_fitting(asking, drafts(partnership, amount)))
        yield replace(said, entries=known)
        if asking is Asking.REQUESTED:
            near = tuple(each.place for each in visits(partnership, amount))
            yield replace(said, entries=known, near=near)
            yield replace(said, entries=known, unlisted="Storgatan")
        if asking in {Asking.ACTIVITY, Asking.AREA}:
            yield replace(said, again=True, several=True)
        if asking is Asking.AREA:
            yield from (replace(said, place=place) for place in SharedPlace)


def visits(partnership: Partnership, amount: int) -> tuple[Visits, ...]:
    """Places on the list, every other one checked, every third without an area."""
    first = partnership.period.first
    areas = cycle((None, *(area.id for area in partnership.areas[:2])))
    return tuple(
        Visits(
            RequestedPlace(
                id=number,
                request=Request(name=name, area=next(areas), date=first + number * ONE_DAY, times=number),
            ),
            count=number // 2,
            last=first + number * ONE_DAY if number > 1 else None,
        )
        for number, name in enumerate(islice(cycle(PLACES), amount), start=1)
    )


def words(partnership: Partnership) -> tuple[Word, ...]:
    """A word for an activity and one for an area."""
    return (
        Word(word="röksväng", means=Meaning.ACTIVITY, value=partnership.activities[0].id),
        Word(word="hoodet", means=Meaning.AREA, value=partnership.areas[0].id),
    )


def _partly_joint(partnership: Partnership) -> Iterator[Draft]:
    """Drafts of one and of several, with one and with two organisations that may have taken part."""
    known = [organisation.id for organisation in partnership.organisations]
    activity = partnership.activities[0].id
    for count, partners in product((1, 9), (known[:1], known[:2])):
        guesses = Guesses(partners=frozenset(partners))
        yield Draft(activity=activity, count=count, date=partnership.period.first, guesses=guesses)


def _fitting(asking: Asking, told: Sequence[Draft]) -> tuple[Draft, ...]:
    """Drafts that a question can be about: only the first ones are asked before the activity is known."""
    if asking in {Asking.ACTIVITY, Asking.CLEAN_VERSION}:
        return tuple(told)
    return tuple(draft for draft in told if draft.activity is not None)


def _options(partnership: Partnership, asking: Asking, known: Sequence[Entry]) -> tuple[Option, ...]:
    values: dict[Asking, Sequence[str]] = {
        Asking.ACTIVITY: [a.id for a in partnership.activities if a.measure == "occasions"],
        Asking.COUNT: ["1", "2", "3", "4", "5"],
        Asking.PARTNERS: ["4", "1", "2", "3", "0"],
        Asking.DATE: [(partnership.period.first - n * ONE_DAY).isoformat() for n in range(7)],
        Asking.AREA: [replies.OUTSIDE, *(area.id for area in partnership.areas)],
        Asking.WHAT_TO_CHANGE: CHANGEABLE,
        Asking.WORD: [WordState.ACCEPTED, WordState.DECLINED],
    }
    if asking in {Asking.REMOVAL, Asking.WHICH_ENTRY}:
        return tuple(Option(value=str(entry.id), entry=entry) for entry in known)
    return tuple(Option(value=value) for value in values.get(asking, ()))


def every_reply(partnership: Partnership, amount: int) -> Iterator[Reply]:
    """Every kind of reply with so many of everything."""
    known, told = entries(partnership, amount), drafts(partnership, amount)
    standing = tuple(positions(partnership, amount))
    area, first = partnership.areas[0].id, partnership.period.first
    others = [organisation.id for organisation in partnership.organisations]
    yield from asked(partnership, amount)
    yield from _recorded(partnership, amount)
    yield from (replies.Marked(position) for position in standing)
    yield from (replies.CoordinatorsOnly(promise) for promise in partnership.promises)
    yield replies.Undone(entries=known, positions=standing)
    yield replies.Undone(entries=known, positions=standing, report=7)
    if told:
        yield replies.Noted(report=1, told=told)
        yield replies.Noted(report=None, told=told[::-1], dropped=Dropped.UNSAVED)
        yield from _statuses(standing, others[0])
        yield replies.PrivateData(kinds=PRIVATE[:amount], clean=told)
        yield replies.PrivateData(kinds=PRIVATE[:amount], clean=told, removed=True)
    yield replies.PrivateData(kinds=PRIVATE[:1], kept=True, dropped=Dropped.SAVED)
    yield replies.Status(positions=standing[:amount], area=area, partial=True)
    yield replies.Status(positions=standing[:amount], organisation=others[0], partial=True)
    for last in (None, first, first + 30 * ONE_DAY, first + 400 * ONE_DAY):
        yield replies.Status(positions=standing[:amount], first=first, last=last, partial=True)
        yield replies.Status(positions=standing[:amount], area=area, last=last, partial=True)
    yield from (
        replies.WordDecided(replace(word, state=state))
        for word, state in product(words(partnership), WordState)
    )
    yield replies.LearntWords((words(partnership) * amount)[:amount])
    yield from (replies.Help(role) for role in Role)
    yield from (replies.NothingToUndo(named=named) for named in (False, True))
    yield replies.NothingToUndo(back=True)
    yield from (replies.QuestionDropped(stored=stored) for stored in (False, True))
    yield replies.TooMany(amount + 1001)
    yield from (FormFaults(dict.fromkeys(FORM_FIELDS[: amount + 1], fault)) for fault in FormFault)
    yield from (replies.NothingToChange(), replies.OutsideArea(), replies.StaleButton())
    yield from (replies.SmallTalk(talk) for talk in Talk)
    yield from (replies.Stranger(), replies.NotYours())
    yield from (replies.Interrupted(), replies.NotSaved(), replies.NotSaved(comes_again=False))
    yield from (replies.TooFast(), replies.Failed())
    yield from _about_members(partnership, amount)


def _statuses(standing: Sequence[Position], organisation: str) -> Iterator[Reply]:
    """All promises, those of an organisation, and each alone, in words and as a picture."""
    of_each = [list(group) for _, group in groupby(standing, lambda position: position.promise.id)]
    for together in zip(*of_each, strict=True):
        shown = overview([(each.promise, each.progress) for each in together], date(2020, 4, 3))
        yield replies.Status(positions=together)
        yield replies.Status(positions=together, picture=shown)
        yield replies.Status(positions=together, organisation=organisation)
        yield from (replies.Status(positions=(each,), detailed=True) for each in together)


def _about_members(partnership: Partnership, amount: int) -> Iterator[Reply]:
    organisations = tuple(organisation.id for organisation in partnership.organisations)
    expires = datetime(2020, 4, 3, 22, 30, tzinfo=UTC) + amount * ONE_DAY
    for role, organisation in product(Role, organisations):
        yield replies.Joined(organisation, role)
        yield replies.Joined(organisation, role, linked=True)
        yield replies.Invited("7K2M-Q4ZD-90XR", organisation, role, expires)
    yield replies.LinkOffered("7K2M-Q4ZD-90XR", expires)
    yield replies.WhomToInvite(organisations)
    yield from (replies.MayNot(reserved) for reserved in replies.Reserved)
    yield from (replies.Listening(on=on) for on in (False, True))
    yield from (replies.Reminding(on=on) for on in (False, True))
    yield from _about_follow_ups(partnership, amount)
    yield from _about_evaluations(partnership, amount)
    yield from _about_places(partnership, amount)
    yield from _about_gaps(partnership)
    yield from (replies.CodeRefused(), replies.AlreadyIn(), replies.Forwarded(), replies.NotHere())
    yield replies.Wordless()
    yield replies.TooLong(amount)
    yield from _own_data(partnership, amount)
    yield from _own_reports(partnership, amount)


def _own_data(partnership: Partnership, amount: int) -> Iterator[Reply]:
    told = tuple(entry.facts for entry in entries(partnership, amount))
    known = (Sender(platform="slack", user="U0123"), Sender(platform="telegram", user="17"))
    first = partnership.period.first
    for role, organisation in product(Role, partnership.organisations):
        yield replies.OwnData(
            organisation=organisation.id,
            role=role,
            identities=known[: max(1, amount)],
            reports=amount,
            days=Period(first, first + amount * ONE_DAY) if told else None,
            latest=told,
        )


def _own_reports(partnership: Partnership, amount: int) -> Iterator[Reply]:
    told = tuple(entry.facts for entry in entries(partnership, amount))
    first = partnership.period.first
    for kind in EntryKind:
        asked = tuple(replace(facts, kind=kind) for facts in told)
        yield replies.OwnReports(Period(first, first + amount * ONE_DAY), asked)
        yield replies.OwnPlans(asked)


def a_follow_up(partnership: Partnership, amount: int) -> FollowUp:
    """The figures of a day in April."""
    day, asked_at = date(2020, 4, 3), datetime(2020, 4, 3, 16, tzinfo=UTC)
    told = chapters(partnership, entries(partnership, amount), (), day)
    return FollowUp(id=1, day=day, asked_at=asked_at, asked_by=1, chapters=told)


def _about_follow_ups(partnership: Partnership, amount: int) -> Iterator[Reply]:
    follow_up = a_follow_up(partnership, amount)
    waiting = parties(partnership)
    yield replies.FollowUpDrafted(follow_up=follow_up, lacking=waiting, may_approve=True)
    yield replies.FollowUpDrafted(follow_up=follow_up, lacking=waiting[:1], approved=waiting[0])
    yield replies.FollowUpPublished(follow_up=follow_up)
    yield from (replies.FollowUpWithdrawn(), replies.NothingToApprove())


def an_evaluation(partnership: Partnership, amount: int) -> Evaluation:
    """An evaluation of a year with so many reports."""
    day, at = date(2020, 12, 21), datetime(2020, 12, 21, 16, tzinfo=UTC)
    found = figures(partnership, entries(partnership, amount), (), day)
    return Evaluation(id=1, day=day, asked_at=at, asked_by=1, figures=found)


def _about_evaluations(partnership: Partnership, amount: int) -> Iterator[Reply]:
    evaluation, waiting = an_evaluation(partnership, amount), parties(partnership)
    found: dict[str, Any] = {"day": evaluation.day, "figures": evaluation.figures}
    lacks = Lacking(words_of=waiting[:amount], waiting=amount, running=amount)
    yield replies.EvaluationTold(**found, lacks=lacks, wants_words=True)
    yield replies.EvaluationTold(**found, lacks=lacks, published=evaluation)
    of_all = replies.EvaluationProposed(evaluation=evaluation, lacks=lacks, lacking=waiting)
    yield from (of_all, replace(of_all, may_approve=True), replace(of_all, approved=waiting[0]))
    enclosed = Enclosed(now=tuple(each.chapter for each in evaluation.figures.judgements), assessments=())
    yield replies.EvaluationTold(**found, lacks=lacks, enclosed=enclosed)
    yield replace(of_all, enclosed=enclosed)
    yield replies.EvaluationPublished(evaluation=evaluation)
    yield replies.EvaluationPublished(evaluation=evaluation, unmarked=partnership.promises[-1:])
    yield from (replies.EvaluationWithdrawn(), replies.NoEvaluationProposed())
    yield from _own_words(partnership, amount, evaluation.asked_at)


def _own_words(partnership: Partnership, amount: int, at: datetime) -> Iterator[Reply]:
    own = parties(partnership)[0]
    yield replies.AssessmentAsked(None)
    yield replies.AssessmentAsked(Assessment(own, f"Vi nådde ut till fler i {partnership.name}.", at))
    yield from (replies.AssessmentKept(own, public=public) for public in (False, True))
    yield replies.AssessmentTooLong(2000 + amount)
    yield from (replies.AssessmentForgotten(own, was_there) for was_there in (False, True))


def _about_places(partnership: Partnership, amount: int) -> Iterator[Reply]:
    told = visits(partnership, amount)
    yield replies.PlacesListed(told)
    yield replies.PlacesListed(told * 20)
    yield from (replies.PlaceChecked(each, listed=listed) for each in told for listed in (False, True))
    yield replies.PlacesPost(places=amount, checked=amount // 2)
    requests = tuple(each.place.request for each in visits(partnership, max(1, amount)))
    standing = tuple(islice(positions(partnership, amount), amount))
    yield replies.PlacesAdded(added=requests)
    yield replies.PlacesAdded(added=(), again=requests, settled=amount, positions=standing)
    yield replies.PlacesRemoved(requests)
    yield replies.NoSuchPlace("Storgatan")
    yield from (replies.PlacesRefused(item, why) for item in ("Skogås", "x" * 200) for why in Unlistable)


def _about_gaps(partnership: Partnership) -> Iterator[Reply]:
    for promise, period in product(partnership.promises, ("2020-W13", "2020-03", "2020-Q1")):
        yield replies.GapClosed(promise=promise, period=period)
        yield from (replies.GapExplained(promise=promise, period=period, done=done) for done in (None, False))
        yield replies.AskedOfOthers(promise)


def _recorded(partnership: Partnership, amount: int) -> Iterator[Reply]:
    known = entries(partnership, amount)
    plain = replies.Recorded(report=1, entries=known, positions=tuple(positions(partnership, amount)))
    yield plain
    yield replace(plain, changed=True, dropped=Dropped.SAVED)
    yield replace(plain, again=True, dropped=Dropped.UNSAVED)
    yield replace(plain, disputed=tuple(Disputed("Storgatan", listed=listed) for listed in (False, True)))
    yield from (replace(plain, question=question) for question in asked(partnership, amount))
    for count in (1, 2):
        joint = (replace(entry, facts=replace(entry.facts, count=count)) for entry in known)
        other = partnership.organisations[-1].id
        yield replace(plain, joint=tuple(replace(entry, organisation=other) for entry in joint))
    for standing, promise in product((None, *Standing), (None, *partnership.promises)):
        if (standing is None or standing is Standing.COUNTS) or promise is not None:
            found = (NotCounted(entry=entry, standing=standing, promise=promise) for entry in known)
            yield replace(plain, not_counted=tuple(found))
