"""Who may look and who may write, where the deployment asks for a login: Streamlit's own, by OpenID Connect.

It is asked for where `.streamlit/secrets.toml` has `[auth]`. Roles are lists in the environment, of addresses and
domains: `DOSSIER_READERS=ann@example.org,@example.com`. Whoever can log in reads where no readers are named; who is
not named an editor writes nothing. Without a login everybody reads, and `DOSSIER_WRITE` alone says whether the app
writes.
"""

import os
from pathlib import Path

import streamlit as st

READERS, EDITORS = "DOSSIER_READERS", "DOSSIER_EDITORS"


def asked_for() -> bool:
    """Whether the deployment asks for a login; a file of secrets that cannot be read lets nobody in."""
    try:
        return "auth" in st.secrets
    except FileNotFoundError:
        if any(Path(file).exists() for file in st.get_option("secrets.files")):
            raise
        return False


def let_in() -> None:
    """Let who is not logged in, or is no reader, see nothing but how to get in."""
    if not asked_for():
        return
    if not st.user.get("is_logged_in", False):
        st.title("Dossier", anchor=False)
        st.text("These documents are shown to those who log in.")
        st.button("Log in", key="log-in", type="primary", on_click=st.login)
        st.stop()
    if not may_read():
        st.title("Not for this account", anchor=False)
        st.text(f"{_address() or 'This account'} is not among the readers of these documents.")
        st.button("Log out", key="log-out", on_click=st.logout)
        st.stop()


def may_read() -> bool:
    """Whether who is logged in is a reader."""
    return not os.environ.get(READERS, "").strip() or _named(READERS) or _named(EDITORS)


def may_edit() -> bool:
    """Whether the viewer may write, as far as roles say."""
    return not asked_for() or (bool(st.user.get("is_logged_in", False)) and _named(EDITORS))


def way_out() -> None:
    """The button that logs out, for who is logged in."""
    if asked_for():
        st.button("Log out", key="log-out", type="tertiary", icon=":material/logout:", on_click=st.logout,
                  help=_address() or None)


def _address() -> str:
    """The address of who is logged in; "" where the provider has not verified it."""
    return "" if st.user.get("email_verified") is False else str(st.user.get("email") or "").strip().casefold()


def _named(role: str) -> bool:
    """Whether the viewer's address, or its domain, is in the list of a role."""
    address = _address()
    listed = {part.strip().casefold() for part in os.environ.get(role, "").split(",")} - {""}
    return bool(address) and (address in listed or f"@{address.rpartition('@')[2]}" in listed)
