"""What carrying out a request does to the record of its data subject (AVG 16, 18, 20, 21).

Carried out is what was done, so doing comes first. Done already for this request, also by who went
to that record directly, it is not done again.
"""

from collections.abc import Mapping
from typing import Any

from domain.data_subject.commands import (
    DataSubjectCommand,
    RectifyDataSubject,
    RestrictProcessing,
    StopProcessing,
)
from domain.data_subject.refusals import DataSubjectElsewhere
from domain.data_subject.state import Act, DataSubject
from domain.privacy_request.commands import CarryOut
from domain.privacy_request.refusals import (
    ActNotForRight,
    AnswerNotGiven,
    NotActed,
    SubjectNotRegistered,
)
from domain.privacy_request.rights import Right
from domain.privacy_request.state import PrivacyRequest

ACTS: Mapping[Right, tuple[Act, str]] = {
    Right.RECTIFICATION: (Act.RECTIFIED, "rectified"),
    Right.RESTRICTION: (Act.RESTRICTED, "restricted"),
    Right.OBJECTION: (Act.STOPPED, "activity"),
}
"""What is done, and the part of the command that says how."""


def act_on(
    key: str, request: PrivacyRequest, command: CarryOut, subject: DataSubject
) -> DataSubjectCommand | None:
    """What is still to be done on the data subject; None where nothing is.

    Raises ActNotForRight, SubjectNotRegistered, DataSubjectElsewhere and NotActed."""
    found = ACTS.get(command.right)
    stated = {name: getattr(command, name) for _, name in ACTS.values()}
    stated = {name: value for name, value in stated.items() if value is not None}
    if loose := [name for name in stated if found is None or name != found[1]]:
        raise ActNotForRight(act=", ".join(loose), right=command.right)
    if found is None:
        return None
    act, name = found
    must_be_the_controllers(request, subject)
    if (key, act) in subject.acts:
        return None
    if name not in stated:
        raise NotActed(right=command.right)
    return _command(key, command, act, stated[name])


def _command(key: str, command: CarryOut, act: Act, stated: Any) -> DataSubjectCommand:
    day = command.occurred_on
    if act is Act.RECTIFIED:
        words = {name: getattr(stated, name) for name in type(stated).model_fields}
        return RectifyDataSubject(occurred_on=day, request=key, **words)
    if act is Act.RESTRICTED:
        return RestrictProcessing(occurred_on=day, request=key, ground=stated)
    return StopProcessing(occurred_on=day, request=key, activity=stated)


def must_be_the_controllers(request: PrivacyRequest, subject: DataSubject) -> None:
    """Registered under the pseudonym that the request has, for its own data controller."""
    assert request.received is not None
    if not subject.subject:
        raise SubjectNotRegistered(subject=request.subject or "")
    if subject.controller != request.received.controller:
        raise DataSubjectElsewhere(party=request.received.controller)


def must_have_been_given(right: Right, *, given: bool) -> None:
    """What is portable was gathered since the decision, which gives it (AVG 20)."""
    if right is Right.PORTABILITY and not given:
        raise AnswerNotGiven(right=right)
