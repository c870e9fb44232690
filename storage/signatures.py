"""Whose name stands under what: who drafted, approved, wrote, named, taught or marked it.

A weeding takes the names away and leaves what they stand under. The history tells anew of each such row,
because earlier releases sealed a row together with its name.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import BindParameter, Column, Table, Update, bindparam, select, union, update

from storage.nameless import nameless
from storage.scope import Did, Scope, own
from storage.seals import SEALED
from storage.tables import (
    assessments,
    evaluation_approvals,
    evaluations,
    follow_up_approvals,
    follow_ups,
    marks,
    members,
    quiet_channels,
    report_channels,
    words,
)

SOMEBODY = "member"
"""What a mark tells of whoever set it in the chat; an earlier release told which member it was."""

# Columns that must name a member, each with the one that tells when, by what the protocol calls their rows.
_MUST: Mapping[str, tuple[tuple[Column[Any], Column[Any]], ...]] = {
    "drafts": ((follow_ups.c.by, follow_ups.c.at), (evaluations.c.by, evaluations.c.at)),
    "approvals": (
        (follow_up_approvals.c.by, follow_up_approvals.c.at),
        (evaluation_approvals.c.by, evaluation_approvals.c.at),
    ),
    "assessments": ((assessments.c.by, assessments.c.at),),
    "channels without reminders": ((quiet_channels.c.by, quiet_channels.c.at),),
}
_before = bindparam("before", type_=members.c.added_at.type)
_nameless: BindParameter[int] = bindparam("nameless")
_THEIRS = select(members.c.id).where(
    own(members), members.c.organisation == bindparam("of_organisation"), members.c.id != _nameless
)


def _old(name: Column[Any], at: Column[Any]) -> Update:
    return update(name.table).where(own(name.table), at < _before).returning(*name.table.columns)


_SIGNED = union(
    *(
        select(members.c.organisation)
        .join(name.table, name == members.c.id)
        .where(own(members), at < _before)
        for pairs in _MUST.values()
        for name, at in pairs
    )
)
_GIVE_AWAY: Mapping[str, tuple[Update, ...]] = {
    what: tuple(_old(name, at).where(name.in_(_THEIRS)).values({name: _nameless}) for name, at in pairs)
    for what, pairs in _MUST.items()
}
_FORGET: Mapping[str, Update] = {
    "words": _old(words.c.by, words.c.at).where(words.c.by.is_not(None)).values(by=None),
    "report channels": _old(report_channels.c.named_by, report_channels.c.named_at)
    .where(report_channels.c.named_by.is_not(None))
    .values(named_by=None),
    "marks": _old(marks.c.by, marks.c.at).where(marks.c.by.startswith(f"{SOMEBODY} ")).values(by=SOMEBODY),
}


def forget_signatures(scope: Scope, before: datetime) -> dict[str, int]:
    """Take away the names that stand under what is older than a moment; how many, by what it is."""
    forgotten = {what: _run(scope, statement, before=before) for what, statement in _FORGET.items()}
    forgotten |= dict.fromkeys(_GIVE_AWAY, 0)
    for (organisation,) in scope.rows(_SIGNED, before=before):
        values = {"before": before, "of_organisation": organisation}
        values["nameless"] = nameless(scope, organisation, before)
        for what, statements in _GIVE_AWAY.items():
            forgotten[what] += sum(_run(scope, statement, **values) for statement in statements)
    return forgotten


def _run(scope: Scope, statement: Update, **values: object) -> int:
    changed = scope.run(statement, **values).mappings().all()
    if isinstance(table := statement.table, Table) and table in SEALED:
        for row in changed:
            scope.note(Did.CHANGED, table, {**row})
    return len(changed)
