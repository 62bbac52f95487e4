"""How the app was started: `streamlit run dashboard/app.py -- my-folder --write`."""

import argparse
import os
import sys
from functools import lru_cache
from pathlib import Path

APP = "app.py"
HOMES = (Path(__file__).parents[2], Path.cwd())
"""Where the seeds may stand: beside this package in a checkout, else where a deployment is started."""

SEEDS = next((home / "seeds" for home in HOMES if (home / "seeds").is_dir()), Path("seeds"))
VARIABLE, WRITE = "DOSSIER_CORPUS", "DOSSIER_WRITE"


def started_with() -> Path:
    """The folder after `--` (or after `-- --corpus`), else the one the environment names, else the seeds."""
    options = _arguments()[0]
    return Path(options.corpus or options.folder or os.environ.get(VARIABLE) or SEEDS)


def started_to_write() -> bool:
    """Whether the app was started with `-- --write` or `DOSSIER_WRITE=1`."""
    return _arguments()[0].write or os.environ.get(WRITE, "0") not in ("", "0")


def misunderstood() -> str:
    """What is to be said of words after `--` that mean nothing here, "" where there are none."""
    _, unknown = _arguments()
    return "" if not unknown else (f"{' '.join(unknown)}: the app was started with this and does not know it; allowed "
                                   "after the two dashes are a folder (in quotes where its name has spaces) and "
                                   "--write: streamlit run dashboard/app.py -- my-folder --write")


def _arguments() -> tuple[argparse.Namespace, list[str]]:
    # whoever imports a page was started for itself
    return _told(*(sys.argv[1:] if Path(sys.argv[0]).name == APP else []))


@lru_cache(1)
def _told(*given: str) -> tuple[argparse.Namespace, list[str]]:
    parser = argparse.ArgumentParser(add_help=False, allow_abbrev=False, exit_on_error=False)
    parser.add_argument("folder", nargs="?")
    parser.add_argument("--corpus")
    parser.add_argument("--write", action="store_true")
    try:
        return parser.parse_known_args(given)
    except argparse.ArgumentError:      # `--corpus` without a folder
        return parser.parse_args([]), list(given)
