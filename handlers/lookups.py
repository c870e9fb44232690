"""The ids that people and scripts write, and what they name; an unknown one is told the known ones."""

from bot.errors import InputError
from bot.members import Role
from bot.partnership import AnyPromise, Partnership

_LONGEST_IDENTITY = 100


def organisation_or_first(partnership: Partnership, organisation_id: str | None, name: str) -> str:
    """The id of an organisation that reports, the data file's first if none is said.

    `name` says what it is in the InputError, such as "--org".
    """
    known = reporting(partnership)
    if organisation_id is None:
        return known[0]
    if organisation_id not in known:
        raise InputError(f"{name} {organisation_id!r} is unknown; use one of {', '.join(known)}.")
    return organisation_id


def reporting(partnership: Partnership) -> list[str]:
    """The ids of the organisations whose members report."""
    return [organisation.id for organisation in partnership.organisations if organisation.reports]


def identity(text: str, name: str) -> str:
    """Something that a person or a message can be known by; `name` says what it is in the InputError."""
    if not text or len(text) > _LONGEST_IDENTITY or not text.isprintable():
        raise InputError(f"{name} can't be used; write 1 to {_LONGEST_IDENTITY} visible characters.")
    return text


def role(role_id: str, name: str) -> Role:
    """A role by its id; `name` says what it is in the InputError."""
    try:
        return Role(role_id)
    except ValueError:
        raise InputError(f"{name} {role_id!r} is unknown; use one of {', '.join(Role)}.") from None


def promise(partnership: Partnership, promise_id: str) -> AnyPromise:
    """A promise by its id."""
    try:
        return partnership.promise(promise_id)
    except KeyError:
        known = ", ".join(promise.id for promise in partnership.promises)
        raise InputError(f"PROMISE {promise_id!r} is unknown; use one of {known}.") from None
