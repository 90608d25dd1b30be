"""Who is registered once: one person is one data subject for a controller under an agreement.

Twice, and what is put right, restricted or erased of the one stays as it was of the other.
"""

from collections.abc import Iterable

from domain.data_subject.commands import RegisterDataSubject
from domain.data_subject.refusals import CitizenServiceNumberRegistered
from domain.data_subject.state import DataSubject


def must_be_new(command: RegisterDataSubject, known: Iterable[DataSubject]) -> None:
    """`known` are those who have its citizen service number now. Another controller, and the same
    one under another agreement, registers them apart."""
    where = (command.agreement, command.controller)
    for one in known:
        if (one.agreement, one.controller) == where and one.subject != command.subject:
            raise CitizenServiceNumberRegistered(subject=one.subject)
