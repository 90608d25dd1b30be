"""What a stream is about: where that is shown, its name, and under which agreement."""

from dataclasses import dataclass

from domain.errors import NotFound
from interface.kinds import SHEETS
from interface.web.homes import page_of
from interface.web.kind_words import KindWords
from interface.web.narrowed import cited
from interface.web.visit import Visit
from interface.web.written import period


@dataclass(frozen=True)
class About:
    """What an event is about: where that is shown, its name, and under which agreement."""

    path: str
    name: str
    agreement: str


def about(visit: Visit, stream: str) -> About | None:
    """None of a stream that has no page of its own."""
    kind, _, key = stream.partition("-")
    registers, language = visit.doors.registers, visit.language
    if kind == "agreement":
        name = cited(registers.agreement(key, visit.at), language)
        return About(f"/agreements/{key}", name, "")
    sheet = next((one for one in SHEETS if stream.startswith(f"{one.category}-")), None)
    if sheet is not None:
        case = visit.doors.dockets[sheet.category].register.one(
            stream.removeprefix(f"{sheet.category}-"), visit.at
        )
        return About(page_of(stream) or "/cases", KindWords(visit, sheet).title(case), "")
    if kind != "obligation":
        return None
    entry = registers.obligation(key, visit.at)
    agreement = cited(registers.agreement(entry.agreement, visit.at), language)
    return About(
        f"/obligations/{key}", f"{entry.title[language]} {period(entry.period)}".rstrip(), agreement
    )


def named(visit: Visit, stream: str) -> About | None:
    """The same of a stream that a case refers to, which may not be there."""
    try:
        return about(visit, stream)
    except NotFound:
        return None
