"""A reminder in words: duty, article, agreement, due date and a link, and nothing else."""

from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from babel.dates import format_date
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from application.reminders import Reminder

FOLDER = Path(__file__).parent


@dataclass(frozen=True)
class Letters:
    site: str
    """Where the pages are, without a slash at the end."""

    def reminder(self, reminder: Reminder, language: str) -> tuple[str, str]:
        """Subject and text."""
        template = _templates().get_template(f"reminder.{language}.txt")
        link = f"{self.site}/obligations/{reminder.obligation}"
        written = template.render(
            reminder=reminder,
            title=" ".join(reminder.title[language].split()),
            due=_long_day(reminder.due, language),
            link=link,
        )
        subject, _, text = written.partition("\n")
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


def _long_day(day: date, language: str) -> str:
    return format_date(day, "EEEE d MMMM y", locale=language)
