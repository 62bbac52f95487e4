"""Memory that is free again goes back to the system, where the C library can."""

import ctypes
import sys
from types import SimpleNamespace

import pytest

from analysis.store.memory import give_back


@pytest.mark.parametrize(("system", "has_it", "times"), [("linux", True, 1), ("linux", False, 0), ("darwin", True, 0)])
def test_it_is_asked_for_where_it_can_be(monkeypatch, system, has_it, times):
    asked = []
    library = SimpleNamespace(malloc_trim=asked.append) if has_it else SimpleNamespace()
    monkeypatch.setattr(ctypes, "CDLL", lambda name: library)
    monkeypatch.setattr(sys, "platform", system)
    give_back()
    assert len(asked) == times


def test_it_does_no_harm_here():
    give_back()
