"""What Telegram's users must not find, and what nobody else must: personal data, secrets, markup."""

from http import HTTPStatus
from pathlib import Path

from bot.errors import SettingError
from handlers.settings import Settings
from tests import guard_corpus, hostile
from tests.handlers.telegram.conftest import SECRET, TOKEN, Stage
from tests.stand_ins.telegram.faults import Dropped, ServerFailure
from tests.traces import bytes_of_databases, found_in, logged

PRIVATE = guard_corpus.holding()
VALUES = [value for case in PRIVATE for value in case.secrets if guard_corpus.is_found(case)]
SECRETS = (TOKEN, SECRET)


def settings_of(stage: Stage) -> Settings:
    return Settings(database_url="sqlite://", telegram=stage.settings)


async def test_personal_data_are_nowhere_but_with_their_sender(stage: Stage, tmp_path: Path) -> None:
    anna = stage.member(stage.telegram.user("Anna"))
    answers = []
    with logged(settings_of(stage)) as log:
        async with stage.running():
            for case in PRIVATE:
                anna.says(case.say)
                answers.append(await anna.private.next_message())
    said = "\n".join(answer.text for answer in answers)
    assert found_in(said, VALUES) == []
    assert found_in(log.getvalue(), VALUES) == []
    assert found_in(bytes_of_databases(tmp_path), VALUES) == []


async def test_secrets_are_in_no_log_whatever_goes_wrong(stage: Stage) -> None:
    anna = stage.member(stage.telegram.user("Anna"))
    with logged(settings_of(stage)) as log:
        async with stage.running() as service:
            for fault in (ServerFailure(HTTPStatus.BAD_GATEWAY), ServerFailure(), Dropped(carried_out=False)):
                stage.telegram.faults.order("sendMessage", fault)
                stage.telegram.faults.order("getUpdates", fault)
            anna.says("tack")
            anna.says("hjälp")
            await anna.private.next_message()
    shown = f"{service!r} {stage.settings!r} {vars(service)['_keyboards']!r}"
    assert log.getvalue()
    assert found_in(log.getvalue() + shown, SECRETS) == []


async def test_a_refused_start_does_not_tell_the_token(stage: Stage) -> None:
    stage.telegram.faults.order("getMe", ServerFailure(HTTPStatus.BAD_GATEWAY))
    with logged(settings_of(stage)) as log:
        try:
            async with stage.running():
                told = ""
        except SettingError as error:
            told = f"{error} {error!r} {error.__cause__!r}"
    assert found_in(log.getvalue() + told, SECRETS) == []


async def test_data_are_never_markup(stage: Stage) -> None:
    anna = stage.member(stage.telegram.user("Anna"))
    with logged(settings_of(stage)) as log:
        async with stage.running():
            for text in hostile.TEXTS:
                anna.says(f"/rapport Hastighetskontroll på {text}vägen i Vårby ikväll")
                answer = await anna.private.next_message()
                assert answer.entities == (), text
                assert hostile.unseen(answer.text) == [], text
    assert hostile.forged(log.getvalue()) == []
