"""Evaluations of a year, who has approved them, and what the parties say of the year in their own words."""

from collections.abc import Mapping
from typing import Any

from pydantic import TypeAdapter
from sqlalchemy import bindparam, delete, select

from bot.evaluation import Assessment, Evaluation, Figures
from storage.publications import Shelf, SqlPublications
from storage.scope import OWN, Did, Scope, own
from storage.tables import assessments, evaluation_approvals, evaluations


def _made(row: Mapping[str, Any], figures: Figures, approved: Mapping[str, int]) -> Evaluation:
    published_at = row["published_at"]
    return Evaluation(
        id=row["id"],
        day=row["day"],
        asked_at=row["at"],
        asked_by=row["by"],
        figures=figures,
        approved=frozenset(approved),
        published_at=published_at,
        published_by=next(reversed([*approved.values()]), None) if published_at is not None else None,
    )


_SHELF = Shelf[Figures, Evaluation](
    table=evaluations,
    content=evaluations.c.figures,
    approvals=evaluation_approvals,
    of=evaluation_approvals.c.evaluation,
    adapter=TypeAdapter(Figures),
    made=_made,
)


def sql_evaluations(scope: Scope) -> SqlPublications[Figures, Evaluation]:
    """The evaluations of a partnership."""
    return SqlPublications(scope, _SHELF)


ALL = (
    select(assessments.c.organisation, assessments.c.text, assessments.c.at)
    .where(own(assessments))
    .order_by(assessments.c.organisation)
)
FORGET = (
    delete(assessments)
    .where(own(assessments), assessments.c.organisation == bindparam("of_organisation"))
    .returning(*assessments.c)
)


class SqlAssessments:
    """Serves `bot.ports.Assessments`."""

    def __init__(self, scope: Scope) -> None:
        self._scope = scope

    def keep(self, assessment: Assessment, *, by: int) -> None:
        """Keep an organisation's words, in place of any earlier ones."""
        told = {"text": assessment.text, "by": by, "at": assessment.at}
        kept = self._scope.insert(assessments).values(
            partnership_id=OWN, organisation=assessment.organisation, **told
        )
        upsert = kept.on_conflict_do_update(index_elements=assessments.primary_key.columns, set_=told)
        row = self._scope.run(upsert.returning(*assessments.c)).mappings().one()
        self._scope.note(Did.CHANGED, assessments, {**row}, by)

    def forget(self, organisation: str, *, by: int) -> bool:
        """Keep an organisation's words no longer; False if there were none."""
        gone = self._scope.named(FORGET, of_organisation=organisation)
        if gone is not None:
            self._scope.note(Did.REMOVED, assessments, gone, by)
        return gone is not None

    def all(self) -> list[Assessment]:
        """What the organisations have said, by their ids."""
        return [Assessment(row.organisation, row.text, row.at) for row in self._scope.rows(ALL)]
