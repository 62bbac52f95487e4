"""The floors of the house: what may import what."""

import ast
import re
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
ANALYSIS = [
    "errors", "lexicons", "store", "read", "text", "find", "gather", "ask", {"pipeline", "report"}, "notebook",
    "__init__", "__main__",
]
"""The floors of the analysis from the ground up; rooms in braces share a floor and do not know each other."""
FIND = ["actors", "timeline", "statements", "quantities", "repeats", "extraction", "columns", "workers"]
"""What is found in a document, in order: each may see the earlier ones."""
DASHBOARD = ["charts", "state", "parts", "views", "app"]
DOORS = {"analysis", *(f"analysis.{floor}" for floor in ("ask", "errors", "gather", "notebook", "report", "store"))}
"""Where the dashboard enters the analysis."""
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
    """`from analysis.find import actors` imports the room `analysis.find.actors`."""
    rooms = [f"{node.module}.{alias.name}" for alias in node.names]
    return [name if is_module(name) else node.module or "" for name in rooms]


def is_module(name):
    place = ROOT.joinpath(*name.split("."))
    return place.is_dir() or place.with_suffix(".py").is_file()


def room(module, level=1):
    """The floor's name: `analysis.find.actors` → `find`, and at level 2 `actors`."""
    return [*module.split("."), *["__init__"] * level][level]


def height(floors, name):
    return next(i for i, names in enumerate(floors) if name == names or (isinstance(names, set) and name in names))


def check_analysis(path, parts, module):
    top = module.split(".")[0]
    assert top not in {"streamlit", "plotly", "dashboard"}, f"{path} imports {module}"
    if top != "analysis" or parts[1] == "__init__":
        return
    if room(module) != parts[1]:
        below = height(ANALYSIS, room(module)) < height(ANALYSIS, parts[1])
        assert below, f"{path} imports {module}: not a floor below"
    elif parts[1] == "find" and room(module, 2) != parts[2]:
        assert height(FIND, room(module, 2)) < height(FIND, parts[2]), f"{path} imports {module}, which comes later"


def check_dashboard(path, parts, module):
    top = module.split(".")[0]
    assert top != "analysis" or module in DOORS or module.rpartition(".")[0] in DOORS, f"{path} enters by {module}"
    assert (top == "plotly") <= (parts[1] == "charts"), f"{path} imports plotly"
    assert not (top == "streamlit" and parts[1] == "charts"), f"{path} imports streamlit"
    if top == "dashboard" and room(module) not in (parts[1], "__init__"):
        below = height(DASHBOARD, room(module)) < height(DASHBOARD, parts[1])
        assert below, f"{path} imports {module}: not a floor below"
    if top == "dashboard" and parts[1] == room(module) == "views":
        assert room(module, 2) in (parts[2], "__init__"), f"{path} imports {module}: pages do not know each other"


@pytest.mark.parametrize("path", FILES, ids=lambda p: p.relative_to(ROOT).as_posix())
def test_a_file_keeps_to_its_floor(path):
    parts = path.relative_to(ROOT).with_suffix("").parts
    for module, level in imports(path):
        assert level == 0, f"{path}: relative import of {module}"
        (check_analysis if parts[0] == "analysis" else check_dashboard)(path, parts, module)


def test_no_function_hides_a_module_of_its_name():
    hidden = []
    for door in ROOT.glob("*/**/__init__.py"):
        if door.parts[len(ROOT.parts)] not in ("analysis", "dashboard"):
            continue
        modules = {p.stem for p in door.parent.glob("*.py")} | {p.name for p in door.parent.iterdir() if p.is_dir()}
        package = ".".join(door.parent.relative_to(ROOT).parts)
        for node in ast.parse(door.read_text(encoding="utf-8")).body:
            if isinstance(node, ast.ImportFrom) and node.module != package:
                hidden += [f"{door}: {alias.name}" for alias in node.names if (alias.asname or alias.name) in modules]
    assert not hidden


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
    modules = {"python-docx": "docx", "python-pptx": "pptx", "python-oxmsg": "oxmsg",
               "markdown-it-py": "markdown_it", "scikit-learn": "sklearn",
               "charset-normalizer": "charset_normalizer",
               "lxml_html_clean": "trafilatura"}
    assert {modules.get(name, name) for name in names} <= used
    assert {"streamlit", "plotly", "pandas", "scikit-learn"} <= names
    pins = (ROOT / "requirements.txt").read_text(encoding="utf-8").splitlines()
    assert {line.split("==")[0] for line in pins if "==" in line} == names
    assert pins[-1] == "."
