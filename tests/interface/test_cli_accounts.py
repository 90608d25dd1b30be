"""What who runs an installation does with its accounts."""

import json
import shutil
from pathlib import Path

import pytest
from typer.testing import CliRunner

from application.accounts import NotSignedIn
from infra.keys import SigningKeyMissing
from infra.settings import Settings
from interface.cli.app import app
from interface.main import Installations, open_doors
from tests.interface.conftest import Installation
from tests.interface.test_api_openings import NAME, PRODUCT, registered
from tests.interface.test_web_obligation import browser

PASSWORD = "a long enough password"


def nakomen(folder: Path, *words: str, typed: str = "") -> str:
    done = CliRunner().invoke(
        app, ["--data-dir", str(folder), "--lang", "en", *words], typed, obj=Installations
    )
    return done.output


def test_a_password_is_set_sessions_are_revoked_and_the_security_log_tells(tmp_path: Path) -> None:
    doors = open_doors(Settings(data_dir=tmp_path))
    person = doors.accounts.open("beek", frozenset({"clerk"}), "clerk").person
    asked = (person.id, "--name", "clerk.beek")
    short = nakomen(tmp_path, "account", "password", *asked, typed="short\nshort\n")
    assert "at least 12" in short
    shown = nakomen(tmp_path, "account", "password", *asked, typed=f"{PASSWORD}\n" * 2)
    assert "Set;" in shown
    assert PASSWORD not in shown
    assert doors.accounts.by_password("clerk.beek", PASSWORD) == person
    secret = doors.entrance.by_password("clerk.beek", PASSWORD, "192.0.2.77", None)
    assert "1 sessions, tokens" in nakomen(tmp_path, "account", "revoke", person.id)
    with pytest.raises(NotSignedIn):
        doors.entrance.sessions.resume(secret)
    with pytest.raises(NotSignedIn):
        doors.entrance.by_password("clerk.beek", "x", "192.0.2.77", None)
    doors.close()
    noted = json.loads(nakomen(tmp_path, "account", "security", "--json"))
    assert {(one["happening"], one["account"], one["network"]) for one in noted} == {
        ("sessions-revoked", person.id, ""),
        ("sign-in-refused", person.id, "192.0.2.0/24"),
    }
    assert "192.0.2.77" not in json.dumps(noted)


def test_a_vault_that_was_removed_is_told_and_not_made_anew(tmp_path: Path) -> None:
    doors = open_doors(Settings(data_dir=tmp_path))
    person = doors.accounts.open("beek", frozenset({"clerk"}), "clerk").person
    doors.close()
    for file in tmp_path.glob("vault.db*"):
        file.unlink()
    for words in (
        ("account", "list"),
        ("account", "add", "--party", "beek", "--role", "clerk"),
        ("account", "revoke", person.id),
        ("account", "security"),
        ("reminders", "address", "list"),
    ):
        said = " ".join(nakomen(tmp_path, *words).split())
        assert "put its backup back, or make an empty one with nakomen init" in said
        assert not (tmp_path / "vault.db").exists()
    assert "There already is an installation" in nakomen(tmp_path, "init")
    assert person.id not in nakomen(tmp_path, "account", "list")


def test_without_the_key_of_its_log_an_installation_makes_nothing(tmp_path: Path) -> None:
    open_doors(Settings(data_dir=tmp_path)).close()
    shutil.rmtree(tmp_path / "keys")
    with pytest.raises(SigningKeyMissing):
        open_doors(Settings(data_dir=tmp_path))
    assert not (tmp_path / "keys").exists()


def test_what_staff_are_called_is_shown_to_who_asks_and_lies_in_no_file(
    lived: Installation, tmp_path: Path
) -> None:
    folder = tmp_path / "copy"
    label, name, address = "Loket van Ypsilonda", "y.bedacht", "denkbeeld@beek.example"
    added = nakomen(
        folder, "account", "add", "--party", "beek", "--role", "clerk", "--label", label
    )
    account = added.partition("id")[2].split()[0]
    typed = f"{PASSWORD}\n" * 2
    nakomen(folder, "account", "password", account, "--name", name, typed=typed)
    nakomen(folder, "reminders", "address", "add", address, "--party", "beek")
    assert label in nakomen(folder, "account", "list", "--json")
    assert address in nakomen(folder, "reminders", "address", "list", "--json")
    auditor = browser(lived, "beek", "auditor")
    assert auditor.http.get("/").status_code == 200
    lived.doors.close()

    def written() -> bytes:
        files = [path for path in folder.rglob("*") if path.is_file()]
        assert {"vault.db", "log.db"} <= {path.name for path in files}
        return b"".join(path.read_bytes() for path in files)

    before = written()
    assert [one for one in (label, name, address, "Ypsilonda") if one.encode() in before] == []

    assert "its label is still there" in nakomen(folder, "account", "close", account)
    assert label in nakomen(folder, "account", "list", "--json")
    closed = nakomen(folder, "account", "close", account, "--forget")
    assert "its label is destroyed" in closed
    [listed] = [
        one
        for one in json.loads(nakomen(folder, "account", "list", "--json"))
        if one["id"] == account
    ]
    assert (listed["label"], listed["lost"], listed["roles"]) == (None, "erased", "")
    assert "(erased)" in nakomen(folder, "account", "list")
    assert "No such account" in nakomen(folder, "account", "close", "nobody")


def test_a_page_says_that_a_name_was_erased(lived: Installation) -> None:
    opened = lived.doors.accounts.open("beek", frozenset({"clerk"}), "Loket van Ypsilonda")
    lived.tokens["beek", "clerk"] = opened.token
    subject = registered(lived)
    find = {"name": NAME, "purpose": "establish", "product": PRODUCT}
    assert lived.post("/v1/data-subjects/searches", find).status_code == 200
    page = f"/data-subjects/{subject}/who-looked"
    auditor = browser(lived, "beek", "auditor")
    assert "Loket van Ypsilonda" in auditor.get(page)
    lived.doors.accounts.close(opened.person.id)
    lived.doors.accounts.forget(opened.person.id)
    found = auditor.get(page)
    assert "Ypsilonda" not in found and "(naam gewist)" in found
