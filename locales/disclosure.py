"""The words of what is given out on request: sheets, columns, values, and what explains them to outsiders."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from bot.entries import CallOffReason, EntryKind, PartOfDay
from bot.members import Role
from bot.partnership import Partnership
from locales.phrases import Phrases

YES = "yes"
NO = "no"


@dataclass(frozen=True, slots=True)
class Column:
    """What a column is called, and what it holds."""

    title: str
    holds: str


class DisclosureWords:
    """Speaks about what is given out, in one language."""

    def __init__(self, partnership: Partnership, language: str = "sv") -> None:
        self._partnership = partnership
        self._phrases = Phrases(partnership, language)
        self._text = self._phrases.text

    def sheets(self) -> Mapping[str, str]:
        """What each sheet is called."""
        _ = self._text
        # Translators: the sheets of an export; the first explains the others, "Member" is about one person.
        return {
            "readme": _("Read me"),
            "reports": _("Reports"),
            "promises": _("Promises"),
            "marks": _("Marks"),
            "member": _("Member"),
            "deeds": _("Deeds"),
        }

    def columns(self, sheet: str) -> dict[str, Column]:
        """The columns of a sheet, by their keys."""
        told = {
            "reports": self._of_reports,
            "promises": self._of_promises,
            "marks": self._of_marks,
            "member": self._of_member,
            "deeds": self._of_deeds,
        }
        parted = {key: text.partition(": ") for key, text in told[sheet]().items()}
        return {key: Column(title, holds) for key, (title, _, holds) in parted.items()}

    def values(self) -> Mapping[str, str]:
        """What a cell says instead of a value of the program."""
        _ = self._text
        # Translators: what stands in cells of an export, beside a column's name.
        return {
            YES: _("yes"),
            NO: _("no"),
            "holds": _("holds"),
            "replaced": _("replaced"),
            "taken_back": _("taken back"),
            EntryKind.DONE: _("carried out"),
            EntryKind.PLANNED: _("planned"),
            EntryKind.CANCELLED: _("called off"),
            PartOfDay.MORNING: _("morning"),
            PartOfDay.AFTERNOON: _("afternoon"),
            PartOfDay.EVENING: _("evening"),
            PartOfDay.NIGHT: _("night"),
            CallOffReason.ALARM: _("alarm"),
            CallOffReason.STAFF: _("lack of staff"),
            CallOffReason.WEATHER: _("weather"),
            CallOffReason.OTHER: _("other reason"),
            Role.REPORTER: _("reporter"),
            Role.MANAGER: _("manager"),
            Role.COORDINATOR: _("coordinator"),
            "occasions": _("occasions"),
            "kronor": _("SEK"),
            "hours": _("hours"),
        }

    def deeds(self) -> Mapping[str, str]:
        """What a cell says instead of what was done, and to what, as the history names it."""
        _ = self._text
        # Translators: what stands in cells of what is kept about a member: what they did, and to what.
        return {
            "added": _("added"),
            "changed": _("changed"),
            "removed": _("removed"),
            "found": _("there before the history"),
            "exported": _("taken out"),
            "told a member of themselves": _("told about yourself"),
            "published": _("published"),
            "disclosure": _("data"),
            "partnerships": _("the data file"),
            "members": _("a member"),
            "identities": _("an identity on a platform"),
            "invitations": _("an invitation"),
            "report_channels": _("a channel for reports"),
            "words": _("a word"),
            "reports": _("a report"),
            "entries": _("an entry"),
            "entry_revisions": _("a version of an entry"),
            "reminder_answers": _("an answer to a reminder"),
            "marks": _("a mark"),
            "follow_ups": _("a follow-up"),
            "follow_up_approvals": _("an approval of a follow-up"),
            "requested_places": _("a place that was asked for"),
            "evaluations": _("an evaluation"),
            "evaluation_approvals": _("an approval of an evaluation"),
            "assessments": _("own words in the evaluation"),
            "indicators": _("an indicator"),
            "weedings": _("a weeding"),
            "holds": _("a hold on weeding"),
        }

    def readme(self, extent: str, at: datetime) -> list[str]:
        """What somebody must know who has never seen the program, before what each column holds."""
        _ = self._text
        # Translators: the beginning of what explains an export to whoever has asked for it.
        return [
            _("{title}: an extract of what has been reported").format(title=self._partnership.title),
            _("Taken out {moment}, from the program Löftesboten.").format(moment=f"{at:%Y-%m-%d %H:%M}"),
            _("What was asked for: {extent}.").format(extent=extent),
            _("All times are local. The text of a message is never stored, only what was understood of it."),
            _("Each line of “Reports” is a version of an entry. What holds now says “holds”; the others show"
              " what was changed, and when. Only what is done and holds counts."),
            _("Who reported is not told, only for which organisation."),
            _("“Promises” tells how all promises stand, whatever was asked for; “Marks” what was entered by"
              " hand."),
            _("A text that a spreadsheet could take for a formula has an apostrophe before it in CSV files."),
        ]  # fmt: skip

    def own_readme(self, at: datetime) -> list[str]:
        """What a member must know who has asked for what is kept about them."""
        _ = self._text
        # Translators: the beginning of what explains to a member what is kept about them.
        return [
            _("{title}: what is kept about you").format(title=self._partnership.title),
            _("Taken out {moment}, from the program Löftesboten.").format(moment=f"{at:%Y-%m-%d %H:%M}"),
            _("Your name is not kept, only what the platforms call you by, your organisation and your role."),
            _("All times are local. The text of a message is never stored, only what was understood of it."),
        ]

    def everything(self) -> str:
        """What was asked for where nothing was left out."""
        # Translators: what somebody asked for: all that there is.
        return self._text("everything")

    def _of_reports(self) -> dict[str, str]:
        _ = self._text
        # Translators: the columns of an export's reports: a column's name, a colon, what the column holds.
        return {
            "entry": _("Entry: the number of one thing that was reported, the same in all its versions"),
            "version": _("Version: 1 as it was reported first, a number higher for each change"),
            "state": _("State: holds, replaced by a later version, or taken back"),
            "said_at": _("Reported: when it was told"),
            "changed_at": _("Version from: when this version was told"),
            "report": _("Report: things that were told in one message have the same number"),
            "organisation": _("Organisation: for which it was reported"),
            "activity": _("Activity: what was done"),
            "count": _("Count: how many times, or how much"),
            "unit": _("Unit: what is counted"),
            "date": _("Day: when it was done; what is done in a night belongs to the day on which it began"),
            "area": _("Area: the district"),
            "place": _("Place: as it was written, if it was"),
            "partners": _("Together with: other organisations that took part"),
            "requested": _("Asked for: whether residents had asked for the place; empty where nobody said"),
            "part_of_day": _("Time of day: if it was told"),
            "kind": _("Kind: done, planned or called off; only what is done counts"),
            "reason": _("Reason: why it was called off"),
            "occasion": _("Occasion: what several did together has the same number, and counts once"),
            "review": _("To be read first: yes where a place was written in words, to be tried for secrecy"),
        }  # fmt: skip

    def _of_promises(self) -> dict[str, str]:
        _ = self._text
        # Translators: the columns of an export's promises: a column's name, a colon, what the column holds.
        return {
            "promise": _("Promise: its title"),
            "responsible": _("Responsible: the organisations that have made it"),
            "done": _("Done: so much of it is done"),
            "target": _("Target: so much is promised"),
            "remaining": _("Remaining: so much is left"),
            "pace": _("Pace: so much ahead of an even plan, or behind it with a minus"),
            "reachable": _("Reachable: whether it still can be kept; empty where nobody can say"),
        }

    def _of_marks(self) -> dict[str, str]:
        _ = self._text
        # Translators: the columns of an export's marks: a column's name, a colon, what the column holds.
        return {
            "promise": _("Promise: its title"),
            "date": _("Day: when it was reached"),
            "item": _("Part: which part of the promise"),
            "stage": _("Stage: how far it has come"),
            "value": _("Value: of a measurement"),
            "source": _("Source: where the value comes from"),
        }

    def _of_member(self) -> dict[str, str]:
        _ = self._text
        # Translators: the columns of what is kept about a member: a column's name, a colon, what it holds.
        return {
            "platform": _("Platform: where you are known"),
            "user": _("User: what the platform calls you by"),
            "organisation": _("Organisation: for which you report"),
            "role": _("Role: what you may do"),
            "active": _("Let in: whether you may use the program now"),
        }

    def _of_deeds(self) -> dict[str, str]:
        _ = self._text
        # Translators: the columns of what a member has done: a column's name, a colon, what the column holds.
        return {
            "at": _("When: when you did it"),
            "did": _("Deed: what you did"),
            "what": _("To what: what you did it to"),
            "which": _(
                "Which: its number or id; a long row of signs stands for a word that is not kept here"
            ),
        }
