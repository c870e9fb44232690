"""Who was told of and did not come, asked to be taken out: "polisen kom inte, ta bort dem"."""

from collections.abc import Sequence

from bot.dialogue.hindsight.company.companions import accompanied
from bot.dialogue.hindsight.company.extents import not_there, tells_company
from bot.dialogue.hindsight.told import Told
from bot.dialogue.turn import Turn
from bot.language.intents.sayings import Saying
from bot.language.intents.sign import Sign
from bot.replies import Reply


def left_out(turn: Turn, told: Told, said: Sequence[Saying]) -> list[Reply]:
    """Take out those who did not come, and not what they were told of; nothing where more is to go."""
    company = [saying for saying in said if tells_company(saying)]
    others = [saying for saying in said if saying not in company and Sign.OFF in saying.signs]
    away = company and all(
        not_there(saying) and not saying.partners - not_there(saying) for saying in company
    )
    if not away or not all(Sign.THEY in saying.signs and not _names(saying) for saying in others):
        return []
    return accompanied(turn, told, [saying for saying in said if saying not in others])


def _names(saying: Saying) -> bool:
    return bool(saying.activities or saying.places or saying.counts or saying.visits)
