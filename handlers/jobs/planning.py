"""Puts what is due into the outbox; each job is claimed first, so that one process plans it."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.dialogue.conversation import Conversation
from bot.news import News
from bot.ports import UnitOfWork
from bot.postings import Kind, Notice
from bot.unasked import Reminder
from handlers.digest_settings import DigestSettings
from handlers.jobs.direct import direct
from handlers.jobs.schedule import end_of_day, hour_of, week_due

DIGEST, REMINDERS, NEWS = "digest", "reminders", "news"
# Whoever has claimed a job and not done it by then has died.
LAPSE = timedelta(minutes=5)
_KEPT = timedelta(days=60)


@dataclass(frozen=True)
class Planner:
    """Plans what the bot says unasked on some platforms; `by` is what a process is called in its claims."""

    conversation: Conversation
    settings: DigestSettings
    platforms: Collection[str]
    by: str

    def plan(self, at: datetime, known_as: Mapping[str, str]) -> None:
        """Plan what is due at an aware moment; DatabaseError if nothing can be planned now.

        `known_as` has the names by which the bot knows the channels that the platforms have told of.
        """
        week = week_due(self.settings, at, self.conversation.partnership.zone)
        if self.settings.channels and week is not None and self._claim(DIGEST, week, at):
            self._plan_digest(week, at)
        hour = hour_of(at)
        if known_as and self._claim(REMINDERS, hour, at):
            self._plan_reminders(hour, at, known_as)
        for news in self.conversation.news(at):
            if self._claim(NEWS, news.key, at):
                self._plan_news(news, at)

    def _claim(self, job: str, period: str, at: datetime) -> bool:
        with self.conversation.units_of_work() as work:
            claimed = work.jobs.claim(job, period, by=self.by, at=at, lapsed=at - LAPSE)
            if claimed:
                work.commit()
        return claimed

    def _plan_digest(self, week: str, at: datetime) -> None:
        until = end_of_day(at, self.conversation.partnership.zone)
        notice = Notice(key=f"digest:{week}", kind=Kind.DIGEST, subject="", at=at, until=until)
        with self.conversation.units_of_work() as work:
            for channel in self.settings.channels:
                work.outbox.add(channel, notice, at)
            work.jobs.forget(at - _KEPT)
            self._finish(work, DIGEST, week, at)

    def _plan_reminders(self, hour: str, at: datetime, known_as: Mapping[str, str]) -> None:
        due = {
            channel: self.conversation.reminders(at, known_as[channel])
            for channel in self.settings.channels
            if channel in known_as
        }
        with self.conversation.units_of_work() as work:
            for channel, reminders in due.items():
                for each in reminders:
                    work.outbox.add(channel, _notice(each, at), at)
            self._finish(work, REMINDERS, hour, at)

    def _plan_news(self, news: News, at: datetime) -> None:
        subject = str(news.draft.id)
        notice = Notice(key=news.key, kind=Kind.REMINDER, subject=subject, at=at, until=news.until)
        with self.conversation.units_of_work() as work:
            for channel in self._where(news):
                work.outbox.add(channel, notice, at)
            self._finish(work, NEWS, news.key, at)

    def _where(self, news: News) -> Iterator[str]:
        """The direct conversations of each organisation's readers, else the digest's channels."""
        for readers in news.readers:
            chats = [direct(identities, self.platforms) for identities in readers]
            yield from filter(None, chats if any(chats) else self.settings.channels)

    def _finish(self, work: UnitOfWork, job: str, period: str, at: datetime) -> None:
        work.jobs.done(job, period, at)
        work.commit()


def _notice(reminder: Reminder, at: datetime) -> Notice:
    subject, until = reminder.promise.id, reminder.until
    return Notice(key=reminder.key, kind=Kind.REMINDER, subject=subject, at=at, until=until)
