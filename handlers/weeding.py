"""The commands `weed` and `hold`: who reported is forgotten by a decision, and never under a hold."""

from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from bot.errors import InputError
from handlers.app import App
from handlers.json_lines import line_of
from handlers.moments import now
from storage.holds import lift_holds, set_hold
from storage.weeding import Decision, weed

_LONGEST = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """The options of the command, as they were given."""

    before: str
    decision: str
    decided: str


def weeded(app: App, said: Said, *, carry_out: bool, as_json: bool) -> str:
    """Carry out a decision, or only rehearse it; the protocol, in words or as JSON."""
    zone = app.partnership.zone
    at = now(zone)
    decision = Decision(
        before=datetime.combine(_past(said.before, at, "--before"), time(), zone),
        number=_words(said.decision, "--decision"),
        day=_past(said.decided, at, "--decided"),
    )
    with app.database.recorded(app.partnership.id, rehearsal=not carry_out) as scope:
        forgotten = weed(scope, decision, at)
    if carry_out:
        app.database.clear_traces()
    protocol = _protocol(app.partnership.id, decision, forgotten, at if carry_out else None)
    return line_of(protocol) if as_json else "\n".join(_lines(protocol))


def held(app: App, reason: str) -> str:
    """Forbid weeding."""
    told = _words(reason, "REASON")
    with app.database.recorded(app.partnership.id) as scope:
        set_hold(scope, told, now(app.partnership.zone))
    return "Nothing is weeded until the hold is lifted."


def lifted(app: App) -> str:
    """Allow weeding again; InputError where nothing forbade it."""
    with app.database.recorded(app.partnership.id) as scope:
        if lift_holds(scope, now(app.partnership.zone)) == 0:
            raise InputError("No hold is set, so none can be lifted.")
    return "The hold is lifted; what a decision allows may be weeded."


def _protocol(
    partnership_id: str, decision: Decision, forgotten: dict[str, int], at: datetime | None
) -> dict[str, Any]:
    return {
        "partnership": partnership_id,
        "decision": decision.number,
        "decided": decision.day.isoformat(),
        "before": decision.before.date().isoformat(),
        "carried_out": at and at.isoformat(timespec="seconds"),
        "weeded": forgotten,
    }


def _lines(protocol: dict[str, Any]) -> list[str]:
    done = protocol["carried_out"]
    return [
        f"Weeded in {protocol['partnership']} at {done}:"
        if done
        else "Nothing is changed. This would be weeded:",
        *(f"  {name}: {number}" for name, number in protocol["weeded"].items()),
        f"It is from before {protocol['before']}; decision {protocol['decision']} of {protocol['decided']}.",
        "What was reported stays, with its organisation and its history.",
        "Backups and exports that were made before still hold it: delete them too."
        if done
        else "Repeat the command with --carry-out to do it.",
    ]


def _past(text: str, at: datetime, name: str) -> date:
    """A day that has begun; InputError, which calls it `name`, for anything else."""
    try:
        day = date.fromisoformat(text)
    except ValueError:
        raise InputError(f"{name} {text!r} is no day; write for example 2019-01-01.") from None
    if day > at.date():
        raise InputError(f"{name} {text} lies ahead; write a day that has been.")
    return day


def _words(text: str, name: str) -> str:
    """What somebody has written in one line; InputError, which calls it `name`, for anything else."""
    if not text.strip() or not text.isprintable() or len(text) > _LONGEST:
        raise InputError(f"{name} can't be used; write 1 to {_LONGEST} visible characters.")
    return text.strip()
