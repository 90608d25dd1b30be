"""The case that a notice of default is about, as the register has it: whose it is, and its term."""

from dataclasses import dataclass

from domain.calendar.due import DueDate
from domain.calendar.rules import Article
from domain.default_notice.refusals import NoTermOfCase, NoticedCaseUnknown


@dataclass(frozen=True, slots=True)
class KnownTerm:
    """What a case in the register says of its term."""

    controller: str
    due: DueDate | None
    """None where it has none, such as a complaint that was spoken."""
    no_penalty: Article | None = None
    """By which its law excludes a penalty, where its term does not say so itself."""


def must_be_known(
    stream: str, controller: str, known: KnownTerm | None
) -> tuple[DueDate, Article | None]:
    """The term of the case, and what excludes a penalty. Raises NoticedCaseUnknown for none, or
    for another municipality's, and NoTermOfCase."""
    if known is None or known.controller != controller:
        raise NoticedCaseUnknown(case=stream)
    if known.due is None:
        raise NoTermOfCase
    return known.due, known.no_penalty
