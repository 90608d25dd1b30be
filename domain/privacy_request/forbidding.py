"""What forbids that the data of a data subject are destroyed, on a request to erase or without one.

It may stand on any request of theirs, also on one that is over: it is about the data, and not about
who asks. The ground of the erasure is no exception (AVG 17(3)): also when the term of retention has
passed, what was recorded holds until its last day, or until it is lifted.
"""

from collections.abc import Iterable, Sequence
from datetime import date

from domain.privacy_request.refusals import ErasureForbidden, ErasureLast
from domain.privacy_request.rights import Right
from domain.privacy_request.state import PrivacyRequest


def must_be_free(requests: Sequence[PrivacyRequest], today: date) -> None:
    """All requests of a data subject, for whatever destroys what is sealed about them."""
    must_come_last(requests)
    must_not_be_forbidden(requests, today)


def must_come_last(requests: Iterable[PrivacyRequest]) -> None:
    """After the erasure nothing is left to carry out with what else was granted."""
    first = [
        right
        for request in requests
        for right in request.to_carry_out
        if right is not Right.ERASURE
    ]
    if first:
        raise ErasureLast(first=", ".join(dict.fromkeys(first)))


def must_not_be_forbidden(requests: Iterable[PrivacyRequest], day: date) -> None:
    """Archiefwet, a legal duty, or an objection that runs (AVG 17(3))."""
    for request in requests:
        for one in request.standing(day):
            raise ErasureForbidden(ground=one.obstacle, article=one.obstacle.article)
