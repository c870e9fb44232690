"""What has only begun, or goes on later: "är ute på krogtillsyn, återkommer", "sen Vårby vid tio"."""

from collections.abc import Sequence
from datetime import datetime

from bot.language.clauses.clause import Clause
from bot.language.phrases.grammar import matches

_NOON = 12


def is_told_later(own: Clause, after: Sequence[Clause]) -> bool:
    """As in "är ute på krogtillsyn, återkommer"; not so in "återkommer om antal", where that is asked."""
    under_way = own.has("present", "under_way") or bool(own.of("out"))
    later = any(clause.has("reports_later") and not clause.has("a_field") for clause in after)
    return later and under_way and not own.has("done")


def goes_on_later(clause: Clause, now: datetime) -> bool:
    """As in "Skogås först, sen Vårby vid tio", sent at seven in the evening."""
    hour = clause.units[-1].value if matches("<in> <number>$", clause.units) else None
    ahead = isinstance(hour, int) and hour <= _NOON <= now.hour < hour + _NOON
    return clause.before == "sen" and ahead and not clause.has("done", "past")
