"""A service comes in with a token that says what it is for and until when it holds."""

from datetime import timedelta

import pytest

from application.accounts import NoSuchAccount, NotSignedIn, Scope
from tests.interface.conftest import AGREEMENT, CENTRE, REPORT, Installation


def let_in(lived: Installation, scope: Scope) -> dict[str, str]:
    """Headers of a service that acts for the centre."""
    [account] = [
        person.id
        for person, _ in lived.doors.accounts.everyone()
        if person.party == CENTRE and "clerk" in person.roles
    ]
    until = lived.clock.now() + timedelta(days=1)
    token = lived.doors.accounts.let_in(account, scope, until)
    return {"authorization": f"Bearer {token}"}


@pytest.mark.parametrize(("scope", "status"), [(Scope.READ, 403), (Scope.RECORD, 201)])
def test_a_service_that_may_read_records_nothing(
    lived: Installation, scope: Scope, status: int
) -> None:
    headers, size = let_in(lived, scope), lived.doors.log.size()
    assert lived.http.get(f"/v1/obligations/{REPORT}", headers=headers).status_code == 200
    body = {"occurredOn": "2021-06-01", "ground": "not-owed"}
    answer = lived.http.post(f"/v1/obligations/{REPORT}/disputes", json=body, headers=headers)
    assert answer.status_code == status
    if scope is Scope.READ:
        assert lived.noted(size) == ["not-allowed"]
    else:
        assert lived.doors.log.size() == size + 1
    file = {"file": ("a.txt", b"a", "text/plain")}
    stored = lived.http.post("/v1/documents", files=file, headers=headers)
    assert (stored.status_code == 403) is (scope is Scope.READ)


def test_it_holds_until_its_end_and_until_it_is_withdrawn(lived: Installation) -> None:
    headers, other = let_in(lived, Scope.READ), let_in(lived, Scope.READ)
    path = f"/v1/agreements/{AGREEMENT}"
    [account] = {p.id for p, _ in lived.doors.accounts.everyone() if p.party == CENTRE}
    assert lived.http.get(path, headers=headers).status_code == 200
    assert lived.doors.accounts.withdraw(account) == 2
    assert lived.http.get(path, headers=other).status_code == 401
    headers = let_in(lived, Scope.READ)
    lived.clock.move_to(lived.clock.now() + timedelta(days=1))
    assert lived.http.get(path, headers=headers).status_code == 401


def test_it_opens_no_session_and_belongs_to_an_account(lived: Installation) -> None:
    token = let_in(lived, Scope.RECORD)["authorization"].removeprefix("Bearer ")
    with pytest.raises(NotSignedIn):
        lived.doors.entrance.by_token(token, "192.0.2.1", None)
    with pytest.raises(NoSuchAccount):
        lived.doors.accounts.let_in("nobody", Scope.READ, lived.clock.now())
