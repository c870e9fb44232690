"""A member's own page in words: their latest reports with buttons, and how the promises stand."""

from bot import replies
from bot.entries import EntryKind
from bot.pages import Home, OwnReport, Section
from bot.utterances import Utterance
from locales import standings
from locales.buttons import button
from locales.phrases import Phrases


def home(phrases: Phrases, page: Home) -> tuple[Section, ...]:
    """The sections of a page."""
    _ = phrases.text
    reports = tuple(_report(phrases, report) for report in page.reports)
    # Translators: on a member's page, where they have no reports.
    nothing = Utterance(_("Nothing yet. Write to me what you have done, and it will show up here."))
    positions = tuple(Utterance(standings.line(phrases, position)) for position in page.positions)
    return (
        # Translators: a heading on a member's page.
        Section(_("Your latest reports"), reports or (nothing,)),
        # Translators: a heading on a member's page.
        Section(_("How the promises stand"), positions),
    )


def _report(phrases: Phrases, report: OwnReport) -> Utterance:
    told = "; ".join(phrases.entry(entry.facts) for entry in report.entries)
    kinds = {entry.facts.kind for entry in report.entries}
    actions = (replies.UNDO, replies.CHANGE) if kinds == {EntryKind.DONE} else (replies.UNDO,)
    text = f"{_opening(phrases, kinds)}{told}"
    return Utterance(
        f"{text[:1].upper()}{text[1:]}", tuple(button(phrases, action, report.report) for action in actions)
    )


def _opening(phrases: Phrases, kinds: set[EntryKind]) -> str:
    _ = phrases.text
    if EntryKind.CANCELLED in kinds:
        # Translators: before activities that were called off; they are never counted.
        return _("Called off, not counted:") + " "
    if EntryKind.PLANNED in kinds:
        # Translators: before activities that are planned; they are not counted until they are done.
        return _("Planned, counted when you have done it:") + " "
    return ""
