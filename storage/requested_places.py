"""The places at which inhabitants have asked for checks."""

from dataclasses import asdict, fields

from sqlalchemy import bindparam, delete, insert, select, update

from bot.requested_places import Request, RequestedPlace
from storage.scope import OWN, Did, Scope, own
from storage.tables import requested_places

COLUMNS = tuple(field.name for field in fields(Request))
ALL = (
    select(requested_places.c.id, *(requested_places.c[name] for name in COLUMNS))
    .where(own(requested_places))
    .order_by(requested_places.c.id)
)
ADD = insert(requested_places).values(partnership_id=OWN).returning(requested_places.c.id)
THIS = own(requested_places) & (requested_places.c.id == bindparam("of"))
CHANGE = update(requested_places).where(THIS)
REMOVE = delete(requested_places).where(THIS)


class SqlRequestedPlaces:
    """Serves `bot.ports.RequestedPlaces`; what was asked for once is known until the list is changed."""

    def __init__(self, scope: Scope) -> None:
        self._scope = scope
        self._known: tuple[RequestedPlace, ...] | None = None

    def all(self) -> list[RequestedPlace]:
        """The partnership's list, in the order in which it was loaded."""
        if self._known is None:
            self._known = tuple(
                RequestedPlace(id=row[0], request=Request(**dict(zip(COLUMNS, row[1:], strict=True))))
                for row in self._scope.rows(ALL)
            )
        return list(self._known)

    def add(self, request: Request, *, by: int | None) -> RequestedPlace:
        """Put a place on the list; `by` is the coordinator who does it, if one does."""
        self._known = None
        told = asdict(request)
        added = RequestedPlace(id=self._scope.run(ADD, **told).scalar_one(), request=request)
        self._scope.note(Did.ADDED, requested_places, told | {"id": added.id}, by)
        return added

    def change(self, place: RequestedPlace, *, by: int | None) -> None:
        """Let a place on the list say something else; harmless where it is gone."""
        self._known = None
        told = asdict(place.request)
        if self._scope.changed(CHANGE, of=place.id, **told):
            self._scope.note(Did.CHANGED, requested_places, told | {"id": place.id}, by)

    def remove(self, place_id: int, *, by: int | None) -> None:
        """Take a place off the list; harmless where it is gone."""
        self._known = None
        if self._scope.changed(REMOVE, of=place_id):
            self._scope.note(Did.REMOVED, requested_places, {"id": place_id}, by)
