"""Where a deployment asks for a login: who reads, who writes, and what everybody else sees."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.state import login
from dashboard.state.login import EDITORS, READERS
from dashboard.state.started import VARIABLE, WRITE

ROOT = Path(__file__).parents[1]
NOBODY = {"is_logged_in": False}


class Unreadable:
    def __contains__(self, name):
        raise FileNotFoundError(name)


def app(user, secrets=True):
    page = AppTest.from_file(ROOT / "dashboard/app.py", default_timeout=300)
    if secrets:
        page.secrets["auth"] = {"client_id": "x"}
    page.user = user
    return page.run()


def known(address, **more):
    return {"is_logged_in": True, "email": address} | more


def shown(page):
    return bool(page.title) and page.title[0].value.startswith("One document")


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch):
    (tmp_path / "a.txt").write_text("Russia met Ukraine in 2003.", encoding="utf-8")
    monkeypatch.setenv(VARIABLE, str(tmp_path))
    return tmp_path


def test_without_a_login_everybody_reads():
    page = app(NOBODY, secrets=False)
    assert shown(page)
    assert not [button for button in page.button if button.key in ("log-in", "log-out")]


def test_who_is_not_logged_in_sees_the_way_in_and_nothing_else():
    page = app(NOBODY)
    assert [title.value for title in page.title] == ["Dossier"]
    assert [button.label for button in page.button] == ["Log in"]
    assert "reading" not in page.session_state


@pytest.mark.parametrize(("address", "more", "let_in"), [
    ("ann@example.org", {}, True), ("ANN@Example.org", {}, True), ("bob@example.com", {}, True),
    ("eve@example.org", {}, False), ("eve@evil-example.com", {}, False), ("ann@example.org.evil.net", {}, False),
    ("ann@example.org", {"email_verified": False}, False), (None, {}, False), ("ed@example.net", {}, True),
])
def test_readers_are_addresses_and_domains(monkeypatch, address, more, let_in):
    monkeypatch.setenv(READERS, " ann@example.org, @example.com,")
    monkeypatch.setenv(EDITORS, "ed@example.net")
    monkeypatch.setattr(login.st, "user", known(address, **more))
    assert login.may_read() == let_in


def test_who_is_no_reader_sees_the_way_out_and_nothing_else(monkeypatch):
    monkeypatch.setenv(READERS, "ann@example.org")
    page = app(known("eve@example.org"))
    assert [title.value for title in page.title] == ["Not for this account"]
    assert [button.label for button in page.button] == ["Log out"]
    assert "reading" not in page.session_state


def test_a_file_of_secrets_that_cannot_be_read_lets_nobody_in(monkeypatch, tmp_path):
    (tmp_path / "secrets.toml").write_text("[auth", encoding="utf-8")
    monkeypatch.setattr(login.st, "get_option", lambda name: [str(tmp_path / "secrets.toml")])
    monkeypatch.setattr(login.st, "secrets", Unreadable())
    with pytest.raises(FileNotFoundError):
        login.asked_for()


@pytest.mark.parametrize(("user", "secrets", "writes"), [
    (NOBODY, False, True), (known("ed@example.org"), True, True), (known("ann@example.org"), True, False),
])
def test_only_editors_write(monkeypatch, folder, user, secrets, writes):
    monkeypatch.setenv(WRITE, "1")
    monkeypatch.setenv(EDITORS, "ed@example.org")
    page = app(user, secrets)
    page.switch_page("views/add/view.py").run()
    told = " ".join(text.value for text in page.text)
    assert ("written into the folder" in told) == writes
    assert ("Only you see them" in told) != writes
