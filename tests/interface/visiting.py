"""A visitor who fills in forms: looks at what will be recorded, and records it."""

import re
from typing import Any

from fastapi.testclient import TestClient
from httpx2 import Response

from interface.main import served
from tests.interface.conftest import Installation

OURS = {"sec-fetch-site": "same-origin"}


class Visitor:
    def __init__(self, lived: Installation, party: str, role: str) -> None:
        self.http = TestClient(served(lived.doors), headers=OURS, follow_redirects=False)
        self.http.post("/sign-in/token", data={"token": lived.token(party, role)})

    def page(self, path: str) -> str:
        answer = self.http.get(path)
        assert answer.status_code == 200, answer.text
        return answer.text

    def post(self, path: str, fields: dict[str, Any], status: int) -> Response:
        answer = self.http.post(path, data=fields)
        assert answer.status_code == status, answer.text
        return answer

    def recorded(self, path: str, typed: dict[str, Any]) -> str:
        """Filled in, looked at, recorded; the page that it leads to."""
        form = hidden(self.page(path)) | {"step": "review", "occurred_on": "2021-06-01"}
        reviewed = self.post(path, form | typed, 200).text
        assert "Klopt dit?" in reviewed
        sent = self.post(path, hidden(reviewed) | {"step": "record"}, 303)
        return self.page(sent.headers["location"].partition("#")[0])


def hidden(page: str) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for name, value in re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)">', page):
        found.setdefault(name, []).append(value)
    return {name: values if len(values) > 1 else values[0] for name, values in found.items()}
