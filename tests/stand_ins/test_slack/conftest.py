"""A workspace, its Web API and a person with a channel for each test."""

from collections.abc import AsyncIterator

import pytest
from slack_sdk.web.async_client import AsyncWebClient

from tests.stand_ins.slack import Channel, Person, Slack
from tests.stand_ins.test_slack.apps import client_of


@pytest.fixture
async def slack() -> AsyncIterator[Slack]:
    async with Slack() as started:
        yield started


@pytest.fixture
def client(slack: Slack) -> AsyncWebClient:
    return client_of(slack)


@pytest.fixture
def anna(slack: Slack) -> Person:
    return slack.person("Anna")


@pytest.fixture
def channel(slack: Slack, anna: Person) -> Channel:
    return slack.channel("polisen", anna)
