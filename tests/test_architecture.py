"""The floors of the house: what may import what."""

import ast
import re
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
ROOMS = {"actors", "timeline", "statements", "quantities"}
FLOORS = [
    "errors", "garbage", "tables", "memory", "lexicons", "languages", "reading", "segments", "matching",
    "searching", ROOMS, "extraction", "repeats", "themes", "corrections", "consolidation", "pipeline", "writing",
    "summaries", "lookup", "cooccurrence", "network", "verbs", "excerpts", "contrast", "periods", "undated", "reasons",
    "voices", "exports", "__init__", "__main__",
]
KNOWN = {path.stem for path in ROOT.glob("analysis/*") if path.stem != "__init__"}
FILES = sorted((*ROOT.glob("analysis/**/*.py"), *ROOT.glob("dashboard/**/*.py")))
VAGUE = {"utils", "helpers", "common", "misc", "base"}


def imports(path):
    """Every module that the file imports, and the level of each relative import."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from ((alias.name, 0) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from ((name, node.level) for name in from_names(node, path))


def from_names(node, path):
    """Inside analysis, `from analysis import actors` imports the room `analysis.actors`."""
    if node.module == "analysis" and path.is_relative_to(ROOT / "analysis"):
        return ["analysis", *(f"analysis.{alias.name}" for alias in node.names)]
    return [node.module or ""]


def room(module):
    """The floor's name: `analysis.actors.identity` → `actors`."""
    return [*module.split("."), "__init__"][1]


def floor(name):
    return next(i for i, names in enumerate(FLOORS) if name == names or (name in names and names is ROOMS))


@pytest.mark.parametrize("path", FILES, ids=lambda p: p.relative_to(ROOT).as_posix())
def test_a_file_keeps_to_its_floor(path):
    parts = path.relative_to(ROOT).with_suffix("").parts
    for module, level in imports(path):
        assert level == 0, f"{path}: relative import of {module}"
        top = module.split(".")[0]
        if parts[0] == "analysis":
            assert top not in {"streamlit", "plotly", "dashboard"}, f"{path} imports {module}"
            assert top != "sklearn" or parts[1] == "themes", f"{path} imports {module}"
            if top == "analysis" and room(module) in KNOWN and room(module) != parts[1]:
                assert floor(room(module)) < floor(parts[1]), f"{path} imports {module}: not a floor above"
        else:
            assert top != "sklearn", f"{path} imports {module}"
            assert top != "analysis" or module == "analysis", f"{path} enters by {module}"
            assert (top == "plotly") <= (parts[1] == "charts"), f"{path} imports plotly"
            assert not (top == "streamlit" and parts[1] == "charts"), f"{path} imports streamlit"


@pytest.mark.parametrize("path", FILES, ids=lambda p: p.relative_to(ROOT).as_posix())
def test_a_file_has_a_subject_and_hides_no_standard_module(path):
    assert path.stem not in VAGUE
    if path.parent.name == "dashboard":
        assert path.stem not in sys.stdlib_module_names - {"__init__"}
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 300


def test_every_dependency_is_imported_somewhere_and_pinned():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    names = {re.match(r"[\w-]+", line)[0] for line in project["dependencies"]}
    used = {module.split(".")[0] for path in FILES for module, _ in imports(path)}
    modules = {"scikit-learn": "sklearn", "pyarrow": "pandas"}  # pandas writes Parquet with pyarrow
    assert {modules.get(name, name) for name in names} <= used
    assert {"streamlit", "plotly", "pandas", "scikit-learn"} <= names
    pins = (ROOT / "requirements.txt").read_text(encoding="utf-8").splitlines()
    assert {line.split("==")[0] for line in pins if "==" in line} == names
    assert pins[-1] == "."
