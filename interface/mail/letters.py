"""A reminder in words: duty, article, agreement, due date and a link, and nothing else."""

from functools import cache
from pathlib import Path

from babel.dates import format_date
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from application.outbox import Reminder

FOLDER = Path(__file__).parent


def written(reminder: Reminder, site: str, language: str) -> tuple[str, str]:
    """Subject and text; the link goes to the site at that address."""
    template = _templates().get_template(f"reminder.{language}.txt")
    whole = template.render(
        reminder=reminder,
        title=" ".join(reminder.title[language].split()),
        due=format_date(reminder.due, "EEEE d MMMM y", locale=language),
        link=f"{site}/{reminder.path or f'obligations/{reminder.obligation}'}",
    )
    subject, _, text = whole.partition("\n")
    return subject, text.lstrip("\n")


@cache
def _templates() -> Environment:
    """Plain text, so nothing is escaped. The first line is the subject."""
    return Environment(
        loader=FileSystemLoader(FOLDER),
        autoescape=False,
        undefined=StrictUndefined,
        trim_blocks=True,
        keep_trailing_newline=True,
    )
