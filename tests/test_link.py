"""The link: every parameter is declared, read and written in one place; nothing in it brings a page down."""

import ast
import re
from pathlib import Path
from urllib.parse import quote

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.state import link

ROOT = Path(__file__).parents[1]
FILES = sorted(path for path in ROOT.glob("dashboard/**/*.py") if path.name != "link.py")
CALLS = {"read", "write", "drop", "read_ids", "write_ids"}


def calls(path):
    """(line, function, its first argument where it is written out, names of further ones) of every call of the link."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        of = node.func if isinstance(node, ast.Call) else None
        if isinstance(of, ast.Name) and of.id == "choice":      # `parts.controls.choice` reads and writes
            yield node.lineno, "read", [a.value for a in node.args[:1] if isinstance(a, ast.Constant)], []
        if isinstance(of, ast.Attribute) and getattr(of.value, "id", "") == "link":
            literal = [a.value for a in node.args[:1] if isinstance(a, ast.Constant)]
            yield node.lineno, node.func.attr, literal, [keyword.arg for keyword in node.keywords if keyword.arg]


@pytest.mark.parametrize("path", FILES, ids=lambda p: p.relative_to(ROOT).as_posix())
def test_nothing_but_the_link_touches_the_address(path):
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        assert not (isinstance(node, ast.Attribute) and node.attr == "query_params"), f"{path}:{node.lineno}"
        if isinstance(node, ast.keyword) and node.arg == "query_params":
            assert ast.unparse(node.value).startswith("link.address("), f"{path}:{node.value.lineno}"


@pytest.mark.parametrize("path", FILES, ids=lambda p: p.relative_to(ROOT).as_posix())
def test_what_a_page_reads_and_writes_is_declared_for_it(path):
    parts = path.relative_to(ROOT).parts
    page = parts[2] if parts[1] == "views" and len(parts) > 3 else None
    for line, function, literal, named in calls(path):
        for name in (literal if function in CALLS else named):
            declared = name in link.PARAMETERS
            assert declared, f"{path.name}:{line}: {name!r} is no parameter; declare it in PARAMETERS of link.py"
            if page and function in CALLS:
                there = link.PARAMETERS[name].pages
                assert page in there, f"{path.name}:{line}: {name!r} holds on {', '.join(there)}; add {page!r} there"


def test_every_parameter_says_what_it_holds_and_where():
    for name, parameter in link.PARAMETERS.items():
        assert parameter.holds
        unknown = sorted(set(parameter.pages) - set(link.EVERYWHERE))
        assert not unknown, f"link.py: {name}: no page is {unknown[0]!r}; use some of {', '.join(link.EVERYWHERE)}"
        assert not (parameter.goes_along and parameter.default), name
    assert all(link.PARAMETERS[name].goes_along for name in link.FILTER)


def test_every_page_is_declared_and_named_as_its_folder():
    pages = {path.parent.name for path in ROOT.glob("dashboard/views/*/view.py")}
    named = [(name, f"{path.name}:{at}") for path in FILES
             for at, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
             for name in re.findall(r"views/(\w+)/view\.py", line)]
    assert [f"{place}: there is no page {name!r}; use one of {', '.join(sorted(pages))}"
            for name, place in named if name not in pages] == []
    assert [f"app.py: has no line for views/{page}/view.py; add it"
            for page in pages - {name for name, _ in named}] == []
    assert [f"link.py: EVERYWHERE and the folders of views differ in {page!r}"
            for page in pages ^ {*link.EVERYWHERE}] == []


def test_an_address_holds_what_is_declared_and_no_default():
    assert link.address(place="a.txt#char=1,2", rank="mentions") == {"place": "a.txt#char=1,2"}
    with pytest.raises(KeyError, match="nothing"):
        link.address(nothing="x")


HOSTILE = [
    {"period": "²..³"}, {"period": "--5..7"}, {"period": f"1..{'9' * 5000}"}, {"period": "99999..99999"},
    {"n_themes": "²"}, {"n_themes": "9" * 5000}, {"n_themes": "08"}, {"actor": "russia,russia"}, {"theme": "x,x"},
    {"document": "a,a,,"}, {"words": '"'}, {"words": "\ud800".encode("utf-8", "replace").decode()},
    {"evidence": "network:" + "|" * 2000}, {"part": ":::"},
]


@pytest.mark.parametrize("params", HOSTILE, ids=str)
def test_no_value_of_a_parameter_brings_a_page_down(params):
    app = AppTest.from_file(ROOT / "dashboard/app.py", default_timeout=300)
    for name, value in params.items():
        app.query_params[name] = value
    app.run()
    assert not app.exception
    assert app.title


@pytest.mark.parametrize(("page", "params"), [
    ("timeline", {"zoom": "all:2024"}), ("timeline", {"zoom": "month:²"}), ("documents", {"place": "#char=²,³"}),
    ("documents", {"place": f"x#char=1,{'9' * 5000}"}), ("actors", {"profile": "x" * 5000}),
    ("notebook", {"step": "²"}), ("notebook", {"step": "9" * 5000}),
])
def test_no_value_of_a_page_brings_it_down(page, params):
    app = AppTest.from_file(ROOT / "dashboard/app.py", default_timeout=300)
    for name, value in params.items():
        app.query_params[name] = value
    app.run()
    app.switch_page(f"views/{page}/view.py").run()
    assert not app.exception
    assert app.warning


def test_corrections_travel_in_the_link_and_what_is_none_is_left_out():
    app = AppTest.from_file(ROOT / "dashboard/app.py", default_timeout=300)
    made = ["kind|nato|person|", "rename|china|The Middle %7C Kingdom|", "merge", "x|||", "kind|iran|ship|"]
    app.query_params["corrections"] = ",".join(quote(item) for item in made)
    app.query_params["actor"] = "china"
    app.run()
    assert not app.exception
    assert app.session_state["reading"].result.corrections.empty
    assert [chip.label for chip in app.button if chip.key == "chip-actor-china"] == ["The Middle \\| Kingdom"]
