"""The command `export`: what was reported, for whoever asks for it, or what is kept about a member."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from bot.errors import InputError
from bot.messages import Sender
from bot.ports import Disclosure
from handlers.app import App
from handlers.disclosure import files
from handlers.disclosure.sheets import Sheets
from handlers.lookups import organisation_or_first
from handlers.moments import now
from handlers.standing import positions
from locales.disclosure import DisclosureWords
from storage.disclosure import Extent, deeds, versions

_KIND_OF = {".json": "json", ".xlsx": "xlsx"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """The options of the command, as they were given."""

    organisation: str | None = None
    activity: str | None = None
    first: str | None = None
    last: str | None = None
    kind: str | None = None


def exported(app: App, said: Said, file: str) -> str:
    """Write what was reported, without who it was; it is in the history before it leaves the program."""
    path, at = Path(file), now(app.partnership.zone)
    extent = _extent(app, said)
    kind = said.kind or _KIND_OF.get(path.suffix.lower(), "csv")
    asked = {name: value for name, value in _asked(extent).items() if value}
    with app.database.units_of_work(app.partnership.id)() as work:
        work.history.disclose(Disclosure.EXPORTED, asked, by=None)
        marks = work.marks.all()
        work.commit()
    standing = positions(app, at, app.partnership.promises)
    words = DisclosureWords(app.partnership)
    sheets = Sheets(app.partnership, words)
    with app.database.seen(app.partnership.id) as scope:
        tables = [
            sheets.reports(versions(scope, extent)),
            sheets.promises(standing),
            sheets.marks(marks),
        ]
        told = ", ".join(asked.values()) or words.everything()
        readme = sheets.readme(words.readme(told, at), tables)
        files.write(path, kind, words.sheets()["readme"], readme, tables)
    return f"{file} holds what was reported; read it for what is secret before you hand it out."


def exported_own(app: App, sender: Sender, kind: str | None, file: str) -> str:
    """Write what is kept about a member, for themselves."""
    path, at = Path(file), now(app.partnership.zone)
    words = DisclosureWords(app.partnership)
    sheets = Sheets(app.partnership, words)
    with app.database.units_of_work(app.partnership.id)() as work:
        member = work.members.find(sender)
        if member is None:
            raise InputError(f"No member is known as {sender.platform} {sender.user}; see members list.")
        work.history.disclose(Disclosure.TOLD_MEMBER, {}, by=member.id)
        identities = work.members.identities(member.id)
        work.commit()
    with app.database.seen(app.partnership.id) as scope:
        told = versions(scope, Extent(member=member.id))
        done = deeds(scope, member.id)
        tables = [sheets.member(member, identities), sheets.reports(told), sheets.deeds(done)]
        readme = sheets.readme(words.own_readme(at), tables)
        chosen = kind or _KIND_OF.get(path.suffix.lower(), "csv")
        files.write(path, chosen, words.sheets()["readme"], readme, tables)
    return f"{file} holds what is kept about {sender.platform} {sender.user}; give it to them alone."


def _extent(app: App, said: Said) -> Extent:
    """What is meant; InputError for what the data file does not know, and for days that are none."""
    organisation = said.organisation
    if organisation is not None:
        organisation = organisation_or_first(app.partnership, organisation, "--organisation")
    activities = [activity.id for activity in app.partnership.activities]
    if said.activity is not None and said.activity not in activities:
        raise InputError(f"--activity {said.activity!r} is unknown; use one of {', '.join(activities)}.")
    first, last = _day(said.first, "--from"), _day(said.last, "--to")
    if first is not None and last is not None and first > last:
        raise InputError(f"--from {first} comes after --to {last}; write the earlier day first.")
    return Extent(organisation=organisation, activity=said.activity, first=first, last=last)


def _asked(extent: Extent) -> dict[str, str]:
    days = f"{extent.first or ''}–{extent.last or ''}" if extent.first or extent.last else ""
    return {"organisation": extent.organisation or "", "activity": extent.activity or "", "days": days}


def _day(text: str | None, name: str) -> date | None:
    if text is None:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise InputError(f"{name} {text!r} is no day; write for example 2020-01-01.") from None
