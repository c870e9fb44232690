"""What others have measured: each indicator with all its figures, as it was loaded last."""

from datetime import datetime

from pydantic import TypeAdapter
from sqlalchemy import bindparam, delete, select

from bot.indicators import Indicator, Measured
from storage.scope import OWN, Did, Scope, own
from storage.tables import indicators

_FIGURES = TypeAdapter(tuple[Measured, ...])
COLUMNS = tuple(indicators.c[name] for name in ("name", "unit", "measure", "figures"))

ALL = select(*COLUMNS).where(own(indicators)).order_by(indicators.c.name)
FORGET = (
    delete(indicators)
    .where(own(indicators), indicators.c.name == bindparam("forgotten"))
    .returning(*indicators.c)
)


class SqlIndicators:
    """Serves `bot.ports.Indicators`."""

    def __init__(self, scope: Scope) -> None:
        self._scope = scope

    def keep(self, indicator: Indicator, at: datetime) -> None:
        """Keep an indicator, in place of an earlier one of its name."""
        told = {
            "unit": indicator.unit,
            "measure": indicator.measure,
            "figures": _FIGURES.dump_python(indicator.figures, mode="json"),
            "at": at,
        }
        kept = self._scope.insert(indicators).values(partnership_id=OWN, name=indicator.name, **told)
        upsert = kept.on_conflict_do_update(index_elements=indicators.primary_key.columns, set_=told)
        row = self._scope.run(upsert.returning(*indicators.c)).mappings().one()
        self._scope.note(Did.CHANGED, indicators, {**row})

    def forget(self, name: str) -> bool:
        """Keep an indicator no longer; False if there was none of that name."""
        gone = self._scope.named(FORGET, forgotten=name)
        if gone is not None:
            self._scope.note(Did.REMOVED, indicators, gone)
        return gone is not None

    def all(self) -> list[Indicator]:
        """Every indicator, by its name."""
        return [
            Indicator(
                name=row.name,
                unit=row.unit,
                measure=row.measure,
                figures=_FIGURES.validate_python(row.figures),
            )
            for row in self._scope.rows(ALL)
        ]
