"""Where the public address is known, what names a page links to it, on both platforms; nothing else does."""

import pytest

from bot import replies
from bot.utterances import Utterance
from handlers.app import App
from handlers.settings import Settings
from handlers.slack.blocks import messages
from handlers.telegram.texts import inert
from locales.follow_ups import LONGEST_POST, FollowUpWords
from locales.phrases import Phrases
from locales.voice import Voice
from tests.locales.every_reply import a_follow_up, every_reply
from tests.locales.every_telling import every_news
from tests.locales.test_voice import partnership
from tests.stand_ins.telegram.formatting import parse

SITE = "https://loften.example"
HUDDINGE = partnership("huddinge-2020")


def said(site: str) -> list[Utterance]:
    """All that the bot says about Huddinge."""
    voice = Voice(HUDDINGE, site=site).linking(lambda code: code)
    return [*map(voice.say, every_reply(HUDDINGE, 2)), *map(voice.tell, every_news(HUDDINGE, 2))]


def test_what_names_a_page_names_all_of_its_address() -> None:
    named = [utterance for utterance in said(SITE) if "/2020/" in utterance.text]
    assert len(named) >= 5
    for utterance in named:
        assert utterance.text.count("/2020/") == utterance.text.count(f"{SITE}/2020/")
        assert all(link.startswith(f"{SITE}/2020/") and link in utterance.text for link in utterance.links)


def test_slack_and_telegram_link_to_it() -> None:
    for utterance in said(SITE):
        (message,) = messages(utterance)
        assert message.text.count("<https://") == utterance.text.count(SITE)
        shown, entities = parse(inert(utterance.text, "loftes_bot", utterance.links), "")
        assert [each.kind for each in entities] == ["url"] * utterance.text.count(SITE)
        assert shown.count(SITE) == utterance.text.count(SITE)


def test_where_it_is_not_known_nothing_links_anywhere() -> None:
    assert [utterance.links for utterance in said("") if utterance.links] == []


def test_the_setting_says_what_it_is() -> None:
    published = replies.FollowUpPublished(follow_up=a_follow_up(HUDDINGE, 2))
    with App(Settings(database_url="sqlite:///unused.sqlite3", public_url=SITE)) as app:
        assert app.voice.say(published).links == (f"{SITE}/2020/uppfoljning/1",)


@pytest.mark.parametrize("site", [SITE, ""])
def test_a_post_ends_with_where_to_read_on_and_is_short_enough(site: str) -> None:
    post = FollowUpWords(Phrases(HUDDINGE, "sv", site)).post(a_follow_up(HUDDINGE, 2000))
    assert len(post) <= LONGEST_POST
    assert post.endswith(f"\n{SITE}/2020/uppfoljning/1") == bool(site)
