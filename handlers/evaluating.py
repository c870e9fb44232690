"""The command `evaluation`: what the year's evaluation says by now, in short or as a Word file."""

from datetime import datetime
from pathlib import Path

from bot.dialogue.evaluating import evaluated
from bot.errors import InputError
from bot.evaluation import lacking
from bot.followups import chapters
from bot.replies import EvaluationTold
from bot.working_time import working_day
from handlers.app import App
from handlers.moments import moment, now
from handlers.word_files import paper_file
from locales.evaluations import EvaluationWords, Told
from locales.phrases import Phrases


def evaluation(app: App, at: str | None, file: str | None) -> str:
    """What is known at a moment, in short, or that it was written to a file."""
    zone = app.partnership.zone
    when = now(zone) if at is None else moment(at, zone, "--at")
    return _in_short(app, when) if file is None else _written(app, when, Path(file))


def _in_short(app: App, when: datetime) -> str:
    day = working_day(when, app.partnership.zone)
    with app.database.units_of_work(app.partnership.id)() as work:
        found = evaluated(app.partnership, work, day)
        lacks = lacking(app.partnership, found, work.assessments.all())
        published = next(reversed(work.evaluations.published()), None)
    told = EvaluationTold(day=day, figures=found, lacks=lacks, published=published)
    return app.voice.say(told).text


def _written(app: App, when: datetime, path: Path) -> str:
    """Write what waits for approval, else what is known at the moment."""
    if path.suffix.lower() != ".docx":
        raise InputError(f"{path} is no Word file; give it a name that ends with .docx.")
    paper = EvaluationWords(Phrases(app.partnership, "sv")).paper(_draft(app, when))
    try:
        path.write_bytes(paper_file(paper))
    except OSError as error:
        raise InputError(f"{path} can't be written ({error.strerror}); choose another name.") from None
    return f"{path} is a draft for the parties; what is not published is theirs alone."


def _draft(app: App, when: datetime) -> Told:
    partnership = app.partnership
    with app.database.units_of_work(partnership.id)() as work:
        waiting, said = work.evaluations.open(), work.assessments.all()
        day = working_day(when, partnership.zone) if waiting is None else waiting.day
        known = chapters(partnership, work.reports.entries(), work.marks.all(), day)
        if waiting is not None:
            return Told.of(waiting, known, said, partnership.zone)
        found = evaluated(partnership, work, day)
    return Told.unsettled(day, found, known, said, partnership.zone)
