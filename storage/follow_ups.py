"""Follow-ups: the figures of a day, who has approved them, and whether they are published."""

from collections.abc import Mapping, Sequence
from typing import Any

from pydantic import TypeAdapter

from bot.followups import Chapter, FollowUp
from storage.publications import Shelf, SqlPublications
from storage.scope import Scope
from storage.tables import follow_up_approvals, follow_ups


def _made(row: Mapping[str, Any], chapters: Sequence[Chapter], approved: Mapping[str, int]) -> FollowUp:
    published_at = row["published_at"]
    return FollowUp(
        id=row["id"],
        day=row["day"],
        asked_at=row["at"],
        asked_by=row["by"],
        chapters=tuple(chapters),
        approved=frozenset(approved),
        published_at=published_at,
        published_by=next(reversed([*approved.values()]), None) if published_at is not None else None,
    )


_SHELF = Shelf[Sequence[Chapter], FollowUp](
    table=follow_ups,
    content=follow_ups.c.chapters,
    approvals=follow_up_approvals,
    of=follow_up_approvals.c.follow_up,
    adapter=TypeAdapter(tuple[Chapter, ...]),
    made=_made,
)


def sql_follow_ups(scope: Scope) -> SqlPublications[Sequence[Chapter], FollowUp]:
    """The follow-ups of a partnership."""
    return SqlPublications(scope, _SHELF)
