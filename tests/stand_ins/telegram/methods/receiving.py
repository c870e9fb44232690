"""Methods by which the bot gets its updates: polling and webhooks."""

import re
import time
from typing import Any
from urllib.parse import urlsplit

from tests.stand_ins.telegram.accounts import present
from tests.stand_ins.telegram.arguments import Arguments
from tests.stand_ins.telegram.refusals import bad_request, too_many_requests
from tests.stand_ins.telegram.webhooks import Webhook
from tests.stand_ins.telegram.world import World

MOST_UPDATES = 100
LONGEST_POLL = 50
MOST_CONNECTIONS = 100
DEFAULT_CONNECTIONS = 40
PORTS = {443, 80, 88, 8443}
SECRET = re.compile(r"[A-Za-z0-9_-]*")
LONGEST_SECRET = 256


async def get_updates(world: World, given: Arguments) -> list[dict[str, Any]]:
    """Fetch updates, waiting for the first one if asked to."""
    world.check_polling()
    _choose_kinds(world, given)
    limit = given.number("limit", MOST_UPDATES)
    limit = limit if 1 <= limit <= MOST_UPDATES else MOST_UPDATES
    wait = min(max(given.number("timeout"), 0), LONGEST_POLL)
    updates = await world.updates.poll(given.number("offset"), limit, wait)
    return [update.json() for update in updates]


async def set_webhook(world: World, given: Arguments) -> bool:
    """Have updates delivered; an empty address takes the webhook away."""
    url = given.text("url")
    if not url:
        return await delete_webhook(world, given)
    _check_url(url, plain=world.conduct.plain_webhooks)
    secret = _read_secret(given)
    _throttle(world)
    _choose_kinds(world, given)
    _drop_if_asked(world, given)
    connections = given.number("max_connections", DEFAULT_CONNECTIONS)
    await world.set_webhook(Webhook(url, secret, min(max(connections, 1), MOST_CONNECTIONS)))
    return True


async def delete_webhook(world: World, given: Arguments) -> bool:
    """Have updates wait for polling again."""
    _drop_if_asked(world, given)
    if world.webhook is not None:
        await world.set_webhook(None)
    return True


async def get_webhook_info(world: World, _given: Arguments) -> dict[str, Any]:
    """How deliveries go."""
    webhook = world.webhook
    waiting = {"has_custom_certificate": False, "pending_update_count": len(world.updates.oldest())}
    kinds = world.updates.allowed or None
    if webhook is None:
        return {"url": "", **waiting, **present(allowed_updates=kinds)}
    return {
        "url": webhook.url,
        "max_connections": webhook.max_connections,
        **waiting,
        **present(
            last_error_date=webhook.last_error_date,
            last_error_message=webhook.last_error_message,
            allowed_updates=kinds,
        ),
    }


def _throttle(world: World) -> None:
    """Several processes that start at once and each set the webhook meet this."""
    now = time.monotonic()
    if now < world.webhook_set_at + world.conduct.second:
        raise too_many_requests(1)
    world.webhook_set_at = now


def _choose_kinds(world: World, given: Arguments) -> None:
    kinds = given.parsed("allowed_updates", "allowed updates")
    if kinds is None:
        return
    if not isinstance(kinds, list):
        raise bad_request("can't parse allowed updates JSON object")
    world.updates.allowed = [str(kind) for kind in kinds]


def _drop_if_asked(world: World, given: Arguments) -> None:
    if given.flag("drop_pending_updates"):
        world.updates.drop()


def _check_url(url: str, *, plain: bool) -> None:
    address = urlsplit(url)
    if plain:
        return
    if address.scheme != "https":
        raise bad_request("bad webhook: An HTTPS URL must be provided for webhook")
    if (address.port or 443) not in PORTS:
        raise bad_request("bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443")


def _read_secret(given: Arguments) -> str:
    secret = given.text("secret_token")
    if len(secret) > LONGEST_SECRET:
        raise bad_request("secret token is too long")
    if not SECRET.fullmatch(secret):
        raise bad_request("secret token contains unallowed characters")
    return secret
