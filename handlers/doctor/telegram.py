"""Checks of Telegram: token, privacy mode, webhook, menu of commands; nobody's messages are fetched."""

from collections.abc import AsyncIterator, Callable, Sequence
from datetime import datetime
from urllib.parse import urlsplit

from telegram import Bot, User, WebhookInfo
from telegram.constants import ChatAction
from telegram.error import BadRequest, Forbidden, InvalidToken, TelegramError
from telegram.request import HTTPXRequest

from bot.errors import DeliveryError
from handlers.doctor.findings import Finding, note, ok, wrong
from handlers.doctor.network import PATIENCE, clock, time_there
from handlers.platform_settings import TelegramSettings
from handlers.telegram.commands import menus
from handlers.telegram.updates import chat_of

_ONE_EACH = "If another program uses this token, get a bot of its own from @BotFather."


async def telegram(
    settings: TelegramSettings, now: Callable[[], datetime], *, listening: bool, channels: Sequence[str] = ()
) -> AsyncIterator[Finding]:
    """Look at Telegram; `now` gives the aware present.

    `listening` says that there are report groups; in `channels` the bot is to speak unasked.
    """
    try:
        yield clock("Telegram", await time_there(settings.api_url), now())
    except DeliveryError as error:
        yield wrong("Telegram, network", str(error))
        return
    try:
        async with _bot(settings) as bot:
            yield ok("Telegram, token", f"the bot is @{bot.username}.")
            yield privacy(bot.bot, listening=listening)
            told = await bot.get_webhook_info()
            yield polling(told) if settings.webhook_url is None else webhook(settings.webhook_url, told)
            yield await commands(bot)
            for channel in channels:
                yield await digest_channel(bot, channel)
    except InvalidToken:
        yield wrong("Telegram, token", "Telegram refuses TELEGRAM_BOT_TOKEN; copy it anew from @BotFather.")
    except TelegramError as error:
        yield wrong(
            "Telegram", f"it does not do what it is asked ({type(error).__name__}); try again in a minute."
        )


def _bot(settings: TelegramSettings) -> Bot:
    request = HTTPXRequest(1, read_timeout=PATIENCE, write_timeout=PATIENCE, connect_timeout=PATIENCE)
    return Bot(settings.bot_token, base_url=f"{settings.api_url}/bot", request=request)


def privacy(bot: User, *, listening: bool) -> Finding:
    """Whether the bot is told what people in groups say to each other, and whether that is needed."""
    what = "Telegram, privacy mode"
    match bool(bot.can_read_all_group_messages), listening:
        case True, False:
            return note(
                what,
                "off: the bot is sent all that is said in its groups; /setprivacy at @BotFather turns it on.",
            )
        case False, True:
            return note(
                what,
                "on: groups named for reports are heard only where the bot is an administrator; /setprivacy"
                " at @BotFather turns it off, once the bot has left the group and come back.",
            )
        case True, True:
            return ok(what, "off, as groups named for reports need it.")
        case _:
            return ok(what, "on: in groups the bot hears commands, replies to it and what mentions it.")


def polling(told: WebhookInfo) -> Finding:
    """Whether messages can be fetched."""
    what = "Telegram, polling"
    if told.url:
        return wrong(
            what,
            f"Telegram sends messages to {_host(told.url)}, so none can be fetched; start the bot, which ends"
            f" that. {_ONE_EACH}",
        )
    return ok(what, f"nothing stands in its way; messages that wait: {told.pending_update_count}.")


def webhook(address: str, told: WebhookInfo) -> Finding:
    """Whether messages are sent to this program, and arrive."""
    what = "Telegram, webhook"
    if not told.url:
        return note(what, "it is not set yet; starting the bot sets it.")
    if told.url != address:
        return wrong(
            what,
            f"Telegram sends messages to {_host(told.url)} and not as TELEGRAM_WEBHOOK_URL says; start the"
            f" bot anew. {_ONE_EACH}",
        )
    if told.last_error_message and told.pending_update_count:
        return wrong(what, _undelivered(told))
    return ok(what, f"messages go to {_host(address)}; messages that wait: {told.pending_update_count}.")


def _undelivered(told: WebhookInfo) -> str:
    at = "" if told.last_error_date is None else f" at {told.last_error_date:%Y-%m-%d %H:%M} UTC"
    remedy = (
        "start the bot anew, so that both know TELEGRAM_WEBHOOK_SECRET"
        if "401" in (told.last_error_message or "")
        else "check that the bot runs and that this address leads to it"
    )
    return (
        f"messages that wait: {told.pending_update_count}; {_host(told.url)} did not take the last"
        f" one{at} ({told.last_error_message}); {remedy}."
    )


def _host(address: str) -> str:
    """Of an address only what is no secret."""
    return urlsplit(address).hostname or "another address"


async def commands(bot: Bot) -> Finding:
    """Whether users are shown the commands that this version has."""
    for code, menu in menus():
        if list(await bot.get_my_commands(language_code=code)) != menu:
            return note("Telegram, commands", "the menu is not this version's yet; starting the bot sets it.")
    return ok("Telegram, commands", "the menu is set.")


async def digest_channel(bot: Bot, channel: str) -> Finding:
    """Whether the bot may write in a chat, where for a moment it shows that it does."""
    what = f"Telegram, digest in {chat_of(channel)}"
    try:
        await bot.send_chat_action(chat_of(channel), ChatAction.TYPING)
    except (BadRequest, Forbidden) as error:
        return wrong(
            what,
            f"Telegram refuses it ({error.message}); let the bot into the group, or take {channel} out of"
            " DIGEST_CHANNELS.",
        )
    return ok(what, "the bot may write there.")
