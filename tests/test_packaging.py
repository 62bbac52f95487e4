"""What is installed is what was written: every file that the code reads beside itself goes along."""

import re
import tomllib
from pathlib import Path

ROOT = Path(__file__).parents[1]
PACKAGES = ("analysis", "dashboard")


def test_every_file_that_is_no_code_is_named_as_data_of_its_package():
    data = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["setuptools"]["package-data"]
    named = {path for package, patterns in data.items() for pattern in patterns
             for path in (ROOT / package).glob(pattern)}
    there = {path for package in PACKAGES for path in (ROOT / package).rglob("*")
             if path.is_file() and path.suffix not in (".py", ".pyc")}
    assert there == named


def test_every_pattern_names_a_file():
    data = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["setuptools"]["package-data"]
    assert not [pattern for package, patterns in data.items() for pattern in patterns
                if not list((ROOT / package).glob(pattern))]


def test_every_folder_of_code_is_a_package():
    folders = {path.parent for package in PACKAGES for path in (ROOT / package).rglob("*.py")}
    assert not [folder for folder in folders if not (folder / "__init__.py").is_file()]


def test_every_variable_of_the_environment_is_in_the_readme():
    asked = {name for package in PACKAGES for path in (ROOT / package).rglob("*.py")
             for name in re.findall(r'"(DOSSIER_[A-Z]+)"', path.read_text(encoding="utf-8"))}
    told = (ROOT / "dashboard/README.md").read_text(encoding="utf-8")
    listed = set(re.findall(r"^\| .*?(?=\| )", told, re.MULTILINE))
    assert asked <= {name for line in listed for name in re.findall("DOSSIER_[A-Z]+", line)}
