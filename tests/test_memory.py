"""Memory that is free again goes back to the system, where the C library can and the folder is large."""

import ctypes
import sys
from types import SimpleNamespace

import pytest

from analysis.store.memory import MANY, give_back


@pytest.mark.parametrize(("system", "has_it", "n_documents", "times"), [
    ("linux", True, MANY, 1), ("linux", True, MANY - 1, 0), ("linux", False, MANY, 0), ("darwin", True, MANY, 0)])
def test_it_is_asked_for_once_where_it_can_be(monkeypatch, system, has_it, n_documents, times):
    asked = []
    library = SimpleNamespace(malloc_trim=asked.append) if has_it else SimpleNamespace()
    monkeypatch.setattr(ctypes, "CDLL", lambda name: library)
    monkeypatch.setattr(sys, "platform", system)
    give_back(n_documents)
    assert len(asked) == times


def test_it_does_no_harm_here():
    give_back(MANY)
