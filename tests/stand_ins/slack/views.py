"""Modals, stacked up to three high for each user, and home tabs."""

import itertools
import json
import time

from tests.stand_ins.changes import Changes
from tests.stand_ins.slack.elements import with_block_ids
from tests.stand_ins.slack.errors import Refused
from tests.stand_ins.slack.people import Json, View

HIGHEST_STACK = 3


class Views:
    """All views that an app has opened or published."""

    def __init__(self, changes: Changes) -> None:
        self._changes = changes
        self._numbers = itertools.count(1)
        self._seen = 0
        self.all: dict[str, View] = {}
        self.homes: dict[str, View] = {}

    async def next_opened(self, within: float = 5.0) -> View:
        """The first modal that was opened or pushed and not yet asked for."""

        def modals() -> list[View]:
            return [view for view in self.all.values() if view.given["type"] == "modal"]

        await self._changes.until(lambda: len(modals()) > self._seen, within)
        self._seen += 1
        return modals()[self._seen - 1]

    def top(self, user: str) -> View | None:
        """The modal that a user sees, if any."""
        stack = self._stack(user)
        return stack[-1] if stack else None

    def _stack(self, user: str) -> list[View]:
        return [view for view in self.all.values() if self._is_modal_of(view, user)]

    def _is_modal_of(self, view: View, user: str) -> bool:
        return view.open and view.user == user and view.given["type"] == "modal"

    def open(self, user: str, given: Json) -> View:
        """A modal in place of whatever the user has open."""
        self.clear(user)
        return self._add(user, given)

    def push(self, user: str, given: Json) -> View:
        """A modal on top of the user's others."""
        stack = self._stack(user)
        if not stack:
            raise Refused("not_found")
        if len(stack) == HIGHEST_STACK:
            raise Refused("push_limit_reached")
        view = self._add(user, given)
        view.below, view.root = stack[-1].id, stack[0].id
        return view

    def _add(self, user: str, given: Json) -> View:
        self._check_external_id(given)
        view = View(f"V{next(self._numbers):010d}", user, _kept(given), _new_hash())
        self.all[view.id] = view
        self._changes.announce()
        return view

    def _check_external_id(self, given: Json, but: View | None = None) -> None:
        external = given.get("external_id")
        taken = (view for view in self.all.values() if view.open and view is not but)
        if external and any(view.given.get("external_id") == external for view in taken):
            raise Refused("duplicate_external_id")

    def find(self, view_id: str | None, external_id: str | None) -> View:
        """An open view by either of its ids."""
        for view in self.all.values():
            if view.open and (
                view.id == view_id or (external_id and view.given.get("external_id") == external_id)
            ):
                return view
        raise Refused("not_found")

    def update(self, view: View, given: Json, expected_hash: str | None) -> None:
        """Other contents, unless somebody has changed the view since the app saw it."""
        if expected_hash is not None and expected_hash != view.hash:
            raise Refused("hash_conflict")
        self._check_external_id(given, but=view)
        view.given, view.hash, view.errors = _kept(given), _new_hash(), {}
        self._changes.announce()

    def publish(self, user: str, given: Json, expected_hash: str | None) -> View:
        """A user's home tab."""
        view = self.homes.get(user)
        if view is None:
            view = self.homes[user] = self._add(user, given)
        else:
            self.update(view, given, expected_hash)
        return view

    def close(self, view: View) -> None:
        """Take away one modal."""
        view.open = False
        self._changes.announce()

    def clear(self, user: str) -> None:
        """Take away all modals of a user."""
        for view in self._stack(user):
            self.close(view)


def _kept(given: Json) -> Json:
    return {**json.loads(json.dumps(given)), "blocks": with_block_ids(given["blocks"])}


def _new_hash() -> str:
    return f"{time.time_ns()}"
