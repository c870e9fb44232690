"""Where somebody is told something alone: in the direct conversation with the bot."""

from collections.abc import Collection, Iterable

from bot.messages import Sender


def direct(identities: Iterable[Sender], platforms: Collection[str], troubled: str = "") -> str | None:
    """The channel of the conversation with somebody on one of some platforms; None if there is none.

    It is best not on the platform of a troubled channel.
    """
    known = [each for each in identities if each.platform in platforms]
    best = min(known, key=lambda each: troubled.startswith(f"{each.platform}:"), default=None)
    return None if best is None else f"{best.platform}:{best.user}"
