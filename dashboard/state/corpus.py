"""The corpus that was chosen on the command line, and its cached analysis."""

import argparse
import gc
import os
import sys
from pathlib import Path
from threading import Lock

import streamlit as st

from analysis import Analysis, DossierError, Filter, analyze, load, narrow
from analysis.gather import Correction, correct, read_corrections, with_themes
from analysis.store import is_saved
from dashboard.state import link

HOMES = (Path(__file__).parents[2], Path.cwd())
"""Where the seeds may stand: beside this package in a checkout, else where a deployment is started."""

SEEDS = next((home / "seeds" for home in HOMES if (home / "seeds").is_dir()), Path("seeds"))
VARIABLE = "DOSSIER_CORPUS"
KEPT = 4
"""Analyses kept in memory: of the folder as it is and as it was before the latest edits."""

CORRECTIONS, SESSION = "corrections.csv", "corrections"
"""The file beside the documents, and where a session keeps its own corrections."""

MOST_THEMES = 40
"""The most themes that a link can ask for."""

Key = tuple[Path, str]
Corrections = tuple[Correction, ...]


def corpus_path() -> Path:
    """The folder after `-- --corpus`, else the one the environment names, else the seeds."""
    parser = argparse.ArgumentParser(add_help=False)
    parser.add_argument("--corpus", default=os.environ.get(VARIABLE) or SEEDS)
    return Path(parser.parse_known_args(sys.argv[1:])[0].corpus)


def fingerprint(path: Path) -> str:
    """Changes when a file of the corpus does, so that an edited folder is read again. Corrections are replayed."""
    files = [path] if path.is_file() else sorted(file for file in path.rglob("*") if file.is_file())
    files = [file for file in files if file != path / CORRECTIONS]
    newest = max((file.stat().st_mtime_ns for file in files), default=0)
    return f"{len(files)}-{newest}"


@st.cache_resource
def _kept() -> tuple[dict[Key, Analysis], Lock]:
    """The analyses made so far. Kept by hand: a cached function may not move a progress bar."""
    return {}, Lock()


def _analysis(key: Key) -> Analysis:
    kept, lock = _kept()
    with lock:
        if key not in kept or not _goes_on(kept[key], key[0]):
            while len(kept) >= KEPT:
                kept.pop(next(iter(kept)))
            kept[key] = _made(key)
            gc.freeze()     # what stays as long as the server does is not looked through again at every page
        return kept[key]


def _made(key: Key) -> Analysis:
    path, _ = key
    if is_saved(path):
        return load(path)
    bar = st.progress(0.0, "Reading the documents …")

    def progress(done: int, total: int) -> None:
        told = f"Read {done:,} of {total:,} documents" if done < total else "Finding themes …"
        bar.progress(done / max(total, 1), told)

    try:
        return analyze(path, progress=progress)
    finally:
        bar.empty()


def _key() -> Key:
    path = corpus_path()
    return path, fingerprint(path) if os.path.exists(path) else ""


def asked_themes() -> int | None:
    """The number of themes that the link asks for, None where it is chosen by their stability."""
    asked = link.read("n_themes")
    offered = {str(number): number for number in range(2, MOST_THEMES + 1)}
    return offered.get(asked)


def corrections_file(path: Path) -> Path | None:
    """The corrections beside the documents; none for one file and for a saved analysis."""
    return path / CORRECTIONS if os.path.isdir(path) and not is_saved(path) else None


def _goes_on(result: Analysis, path: Path) -> bool:
    """Whether the corrections beside the documents are those of the analysis, with or without further ones."""
    file = corrections_file(path)
    if file is None:
        return True
    found, problems = read_corrections(file)
    made_with = _made_with(result)
    known = result.skipped.loc[result.skipped["path"] == CORRECTIONS, "reason"]
    return tuple(found[: len(made_with)]) == made_with and list(known) == problems


def _made_with(result: Analysis) -> Corrections:
    """The corrections that the analysis has replayed."""
    rows = result.corrections[list(Correction._fields)]
    return tuple(Correction(*row[:-1], int(row[-1])) for row in rows.itertuples(index=False, name=None))


def _corrections(key: Key) -> Corrections:
    """All corrections to replay: those beside the documents, then those made in this session."""
    result, file = _analysis(key), corrections_file(key[0])
    written = tuple(read_corrections(file)[0]) if file else _made_with(result)
    return written + tuple(st.session_state.get(SESSION, ()))


@st.cache_resource(max_entries=8, show_spinner=False)
def _corrected(key: Key, corrections: Corrections, n_themes: int | None = None) -> Analysis:
    """The analysis with the corrections that were made since, and as many themes as are asked for."""
    if n_themes:
        return with_themes(_corrected(key, corrections), n_themes)
    result = _analysis(key)
    further = corrections[len(_made_with(result)) :]
    return correct(result, further) if further else result


def whole() -> Analysis:
    """The analysis of the whole corpus. Stops the page with a message where there is none to be had."""
    try:
        key = _key()
        return _corrected(key, _corrections(key), asked_themes())
    except DossierError as error:
        st.error("The documents cannot be shown.")
        st.text(str(error))
        st.stop()


@st.cache_resource(max_entries=16, show_spinner=False)
def _narrowed(key: Key, corrections: Corrections, n_themes: int | None, chosen: Filter) -> Analysis:
    return narrow(_corrected(key, corrections, n_themes), chosen)


def show_filter(chosen: Filter) -> None:
    """Make `chosen` the filter of the page that is about to be drawn."""
    st.session_state["filter"] = chosen


def current() -> Analysis:
    """The analysis under the filter of the page."""
    key = _key()
    return _narrowed(key, _corrections(key), asked_themes(), st.session_state["filter"])
