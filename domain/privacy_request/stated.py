"""What someone states: a day since the request was there, words about whom it concerns."""

from datetime import date

from domain.messages import Context
from domain.privacy_request.events import RequestReceived
from domain.privacy_request.state import PrivacyRequest
from domain.sealed import Plain
from domain.stated_day import must_follow_receipt


def must_fit(day: date, received: RequestReceived, context: Context) -> None:
    must_follow_receipt(day, received.occurred_on, context)


def words(said: Plain | None, request: PrivacyRequest) -> Plain | None:
    """All words of a request are its data subject's, so that they go when that one is erased."""
    return said if said is None or request.subject is None else said.about(request.subject)
