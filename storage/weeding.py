"""Weeding: by a decision, who reported is forgotten, and what was reported stays.

Reports and their revisions from before a moment become those of a nameless member of their organisation, and
no longer tell by which message they came. What members drafted, approved or entered then is a nameless one's
too. What only served the talk is deleted, with the words that no manager has accepted, which may be names;
and so are the identities of removed members who have said nothing since. The history forgets who it was.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    Delete,
    Executable,
    String,
    Table,
    bindparam,
    cast,
    delete,
    exists,
    insert,
    or_,
    select,
    update,
)

from bot.errors import InputError
from bot.words import WordState
from storage.holds import reason_of_hold
from storage.nameless import nameless
from storage.scope import OWN, Did, Scope, own
from storage.signatures import forget_signatures
from storage.tables import (
    entry_revisions,
    history,
    identities,
    invitations,
    members,
    outbox,
    questions,
    quiet_channels,
    receipts,
    reminder_answers,
    report_channels,
    reports,
    weedings,
    words,
)

WEEDED = "weeded"
"""The channel of a report that no longer tells which message made it."""

_before = bindparam("before", type_=weedings.c.before.type)
_organisation: BindParameter[str] = bindparam("of_organisation")
_nameless: BindParameter[int] = bindparam("nameless")


def _old(table: Any, moment: ColumnElement[Any], *more: ColumnElement[bool]) -> Delete:
    return delete(table).where(own(table), moment < _before, *more)


OLD_REPORT = own(reports) & (reports.c.said_at < _before) & (reports.c.channel != WEEDED)
OLD_REVISION = own(entry_revisions) & (entry_revisions.c.at < _before)
CONCERNED = (
    select(reports.c.organisation)
    .where(OLD_REPORT)
    .union(select(entry_revisions.c.organisation).where(OLD_REVISION))
)
REPORTS = (
    update(reports)
    .where(OLD_REPORT, reports.c.organisation == _organisation)
    .values(member_id=_nameless, channel=WEEDED, message=cast(reports.c.id, String), revision="")
)
REVISIONS = (
    update(entry_revisions)
    .where(OLD_REVISION, entry_revisions.c.organisation == _organisation, entry_revisions.c.by != _nameless)
    .values(by=_nameless)
)
FORGET_WHO = (
    update(history)
    .where(own(history), history.c.at < _before, history.c.nonce.is_not(None))
    .values(by=None, nonce=None)
)
_SILENT_SINCE = ~or_(
    exists().where(reports.c.member_id == identities.c.member_id, own(reports), reports.c.said_at >= _before),
    exists().where(receipts.c.member_id == identities.c.member_id, own(receipts)),
)
_REMOVED = exists().where(
    members.c.id == identities.c.member_id, own(members), ~members.c.active, members.c.added_at < _before
)
IDENTITIES = delete(identities).where(own(identities), _REMOVED, _SILENT_SINCE).returning(*identities.columns)
INVITATIONS = (
    delete(invitations)
    .where(own(invitations), invitations.c.expires_at < _before)
    .returning(*invitations.columns)
)
UNDECIDED = (
    delete(words)
    .where(own(words), words.c.at < _before, words.c.state != WordState.ACCEPTED)
    .returning(*words.columns)
)
ANSWERS = _old(reminder_answers, reminder_answers.c.at).returning(*reminder_answers.columns)
QUESTIONS = select(questions).where(own(questions))
CLOSE = delete(questions).where(
    own(questions),
    questions.c.member_id == bindparam("of_member"),
    questions.c.channel == bindparam("of_channel"),
)
CLOSE_ALL = delete(questions).where(own(questions), questions.c.member_id == bindparam("of_member"))
LISTEN_NO_MORE = delete(report_channels).where(
    own(report_channels), report_channels.c.channel == bindparam("of_channel")
)
REMIND_AGAIN = delete(quiet_channels).where(
    own(quiet_channels), quiet_channels.c.channel == bindparam("of_channel")
)
KEEP = insert(weedings).values(partnership_id=OWN).returning(weedings.c.id)

# What only served the talk, in an order in which nothing refers to what is gone.
TALK: Mapping[str, Executable] = {
    "receipts": _old(receipts, receipts.c.claimed_at),
    "messages sent": _old(outbox, outbox.c.added_at, outbox.c.settled_at.is_not(None)),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """What a board has decided: that who reported before a moment is to be forgotten."""

    before: datetime
    number: str
    day: date


def weed(scope: Scope, decision: Decision, at: datetime) -> dict[str, int]:
    """Carry a decision out; how many of what were forgotten. InputError under a hold."""
    if (reason := reason_of_hold(scope)) is not None:
        raise InputError(f"Nothing may be weeded: a hold is set ({reason}); lift it with hold lift.")
    before = {"before": decision.before}
    weeded = _reports(scope, decision.before)
    weeded |= {name: scope.changed(statement, **before) for name, statement in TALK.items()}
    weeded["answers to reminders"] = len(_removed(scope, ANSWERS, reminder_answers, decision.before))
    weeded["questions"] = _questions(scope, decision.before)
    weeded["invitations"] = len(_removed(scope, INVITATIONS, invitations, decision.before))
    weeded["words not accepted"] = len(_removed(scope, UNDECIDED, words, decision.before))
    weeded["identities"] = _identities(scope, decision.before)
    weeded |= forget_signatures(scope, decision.before)
    weeded["names in the history"] = scope.changed(FORGET_WHO, **before)
    kept = {"decision": decision.number, "decided": decision.day, "at": at, "weeded": weeded} | before
    kept_id = scope.run(KEEP, **kept).scalar_one()
    scope.note(Did.ADDED, weedings, kept | {"id": kept_id})
    return weeded


def _reports(scope: Scope, before: datetime) -> dict[str, int]:
    """Give the reports and revisions of old to nameless members, one for each organisation."""
    weeded = {"reports": 0, "revisions": 0}
    for (organisation,) in scope.rows(CONCERNED, before=before):
        values = {"before": before, "of_organisation": organisation}
        values["nameless"] = nameless(scope, organisation, before)
        weeded["reports"] += scope.changed(REPORTS, **values)
        weeded["revisions"] += scope.changed(REVISIONS, **values)
    return weeded


def _questions(scope: Scope, before: datetime) -> int:
    """Forget the questions that were asked long ago, with what they would have stored."""
    old = [row for row in scope.rows(QUESTIONS) if row.question.asked_at < before]
    for row in old:
        scope.run(CLOSE, of_member=row.member_id, of_channel=row.channel)
    return len(old)


def _identities(scope: Scope, before: datetime) -> int:
    """Forget who removed members were; a private chat of Telegram is called by who it is with."""
    gone = _removed(scope, IDENTITIES, identities, before)
    for identity in gone:
        scope.run(CLOSE_ALL, of_member=identity["member_id"])
        channel = f"{identity['platform']}:{identity['user']}"
        scope.run(REMIND_AGAIN, of_channel=channel)
        if scope.changed(LISTEN_NO_MORE, of_channel=channel):
            scope.note(Did.REMOVED, report_channels, {"channel": channel})
    return len(gone)


def _removed(scope: Scope, statement: Executable, table: Table, before: datetime) -> list[dict[str, Any]]:
    """Delete rows that the history tells of."""
    gone = [{**row} for row in scope.run(statement, before=before).mappings()]
    for row in gone:
        scope.note(Did.REMOVED, table, row)
    return gone
