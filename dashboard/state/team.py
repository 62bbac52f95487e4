"""Corrections of a team on the server: one SQLite file that `DOSSIER_CORRECTIONS` names, for any number of replicas.

The deployer says where; nothing that a browser sends does. The name of who is logged in is noted; where the
deployment asks for a login, only its editors' corrections are kept there (see `login`).
"""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import streamlit as st

from analysis import InputError
from analysis.gather import Correction, check
from dashboard.state import login

VARIABLE = "DOSSIER_CORRECTIONS"
PATIENCE = 10.0
"""Seconds that one replica waits for another that writes."""
TABLE = """CREATE TABLE IF NOT EXISTS corrections (
    id INTEGER PRIMARY KEY AUTOINCREMENT, what TEXT NOT NULL, "of" TEXT NOT NULL, "to" TEXT NOT NULL,
    why TEXT NOT NULL, who TEXT NOT NULL, made TEXT NOT NULL DEFAULT CURRENT_TIMESTAMP)"""


def file() -> Path | None:
    """The file of the team's corrections, None where the deployer names none."""
    named = os.environ.get(VARIABLE, "").strip()
    return Path(named) if named else None


def may_add() -> bool:
    """Whether this viewer's corrections are kept for the team."""
    return file() is not None and login.may_edit()


def signed_in() -> str:
    """The name of who is logged in, "" where nobody need be."""
    return str(st.user.get("name") or st.user.get("email") or "") if login.asked_for() else ""


@contextmanager
def _opened() -> Iterator[sqlite3.Connection]:
    path = file()
    try:
        with closing(sqlite3.connect(path or ":memory:", timeout=PATIENCE)) as opened, opened:
            opened.execute(TABLE)
            yield opened
    except sqlite3.Error as error:
        raise InputError(f"{path}: the team's corrections cannot be kept there ({error}); let {VARIABLE} name a file "
                         "in a folder that the app may write") from error


def read() -> tuple[Correction, ...]:
    """The team's corrections in the order in which they were made; `line` is their number, negative.

    Raises InputError where the file cannot be read.
    """
    if file() is None:
        return ()
    with _opened() as opened:
        rows = opened.execute('SELECT what, "of", "to", why, who, -id FROM corrections ORDER BY id').fetchall()
    found = (Correction(what, of, to, f"{why} ({who})".strip() if who else why, line)
             for what, of, to, why, who, line in rows)
    return tuple(correction for correction in found if not check(correction))


def add(correction: Correction) -> Correction:
    """Keep a correction; as it is kept. Raises InputError where the file cannot be written."""
    who = signed_in()
    with _opened() as opened:
        number = opened.execute('INSERT INTO corrections (what, "of", "to", why, who) VALUES (?, ?, ?, ?, ?)',
                                (*correction[:4], who)).lastrowid
    why = f"{correction.why} ({who})".strip() if who else correction.why
    return correction._replace(why=why, line=-(number or 0))


def remove(correction: Correction) -> None:
    """Take a correction back. Raises InputError where the file cannot be written."""
    with _opened() as opened:
        opened.execute("DELETE FROM corrections WHERE id = ?", (-correction.line,))
