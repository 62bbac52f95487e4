"""`python -m analysis FOLDER --out DIR`: analyse a folder from a shell; `export`: what other programs read."""

import argparse
import os
import sys
import time
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from functools import partial
from pathlib import Path
from typing import Any

from analysis.ask import count, narrow, save_index, short_labels
from analysis.errors import DossierError, InputError
from analysis.find.workers import cluster, pool
from analysis.notebook import checked, evidence_behind, notebook_in, notebook_report, read_notebook
from analysis.pipeline import analyze
from analysis.read.opening import files_of
from analysis.report import EXPORTS, REPORTS, export, report, writer_of
from analysis.store import Analysis, KeptAnalyses, is_saved, load, state_of
from analysis.store.evidence import VARIABLE, kept_in

WORTH_A_POOL = 200
"""Documents from which starting worker processes pays."""
EVERY = 2.0
"""Seconds between two looks at a folder that is watched."""
LARGE = 2_000_000
"""Bytes of one file (a table, an archive) from which it does."""
MOST_THEMES, MOST_SKIPPED = 8, 200
"""Themes, and rows of what was not read, that are printed."""
COLUMNS = {"text": "text", "date": "published", "title": "title", "source": "source", "author": "author"}
"""The field that each option names a column for."""


def main(arguments: list[str] | None = None) -> int:
    """Analyse, save, print a summary; 2 where the input cannot be used."""
    parser = argparse.ArgumentParser(prog="python -m analysis", description="Analyse a folder of documents.")
    parser.add_argument("folder", help="a folder of documents, or one document")
    parser.add_argument("--out", help="where to save the tables; `streamlit run dashboard/app.py -- OUT`")
    parser.add_argument("--watch", action="store_true", help="keep them current as the folder changes, until Ctrl-C")
    _add_reading(parser)
    arguments = sys.argv[1:] if arguments is None else arguments
    if arguments and arguments[0] in COMMANDS:
        return COMMANDS[arguments[0]](arguments[1:])
    options = parser.parse_args(arguments)
    if not options.watch:
        return _told(_analyse, options)
    if not options.out:
        parser.error("--watch keeps saved tables current: say where with --out")
    return _watch(options)


def _watch(options: argparse.Namespace) -> int:
    """Analyse, and again whenever the folder has changed; what cannot be used is said, and looked at again."""
    known = None
    try:
        while True:
            found = state_of(Path(options.folder), notebook_in(Path(options.folder)))
            if found != known:
                known = found
                _told(_analyse, options)
                sys.stdout.flush()
            time.sleep(EVERY)
    except KeyboardInterrupt:
        return 0


def _told(act: Callable[[argparse.Namespace], str], options: argparse.Namespace) -> int:
    """Print what the act says; 2 and why where the input cannot be used."""
    try:
        print(act(options))
    except DossierError as error:
        print(f"error: {error}", file=sys.stderr)
        return 2
    return 0


def _analyse(options: argparse.Namespace) -> str:
    started = time.perf_counter()
    previous = _previous(options.out)
    result = _analyzed(options, previous)
    if options.out:
        result.save(options.out, partial(save_index, result, previous=previous))
    return summary(result, time.perf_counter() - started, options.out)


def _add_reading(parser: argparse.ArgumentParser) -> None:
    """The options that say how a folder is read."""
    parser.add_argument("--n-themes", type=int, help="how many themes; chosen by their stability otherwise")
    parser.add_argument("--workers", type=int, default=os.cpu_count(), help="processes (default: one per core)")
    parser.add_argument("--dask", metavar="tcp://HOST:PORT", help="the Dask scheduler whose workers read instead")
    parser.add_argument("--cache", help="where what was found is kept, so that only new documents are read again "
                        f"({VARIABLE}, else the user's cache folder; `off` keeps nothing)")
    parser.add_argument("--strict", action="store_true", default=None,
                        help="stop at the first document that cannot be read; it is listed as skipped otherwise")
    for option, field in COLUMNS.items():
        parser.add_argument(f"--{option}", dest=field, metavar="COLUMN",
                            help=f"the column of tables that is the {option}")
    parser.add_argument("--dates", choices=("day", "month"),
                        help="what comes first in 03-02-2009; the other dates of the folder tell it otherwise")


def _cache(arguments: list[str]) -> int:
    """`python -m analysis cache`: where what was found is kept, how much that is, and how it is removed."""
    parser = argparse.ArgumentParser(prog="python -m analysis cache", description="What is kept of documents read.")
    parser.add_argument("--clear", action="store_true", help="remove it")
    parser.add_argument("--cache", help="the folder, where it is not the usual one")
    options = parser.parse_args(arguments)
    cache = kept_in(options.cache)
    if cache is None:
        print(f"nothing is kept: {VARIABLE} says so")
        return 0
    analyses = KeptAnalyses(cache)
    taken = cache.clear() + analyses.clear() if options.clear else cache.taken() + analyses.taken()
    told = "removed" if options.clear else "kept"
    print(f"{told}  {taken / 1e6:,.1f} MB in {cache.folder.parent}")
    return 0


def _export(arguments: list[str]) -> int:
    """`python -m analysis export`: the network or all tables, as the suffix of the file says."""
    parser = argparse.ArgumentParser(prog="python -m analysis export", description="What other programs read.")
    parser.add_argument("folder", help="a folder of documents, one document, or a folder of tables")
    parser.add_argument("-o", "--output", required=True, help=f"the file; its suffix is one of {', '.join(EXPORTS)}")
    _add_reading(parser)
    return _told(_exported, parser.parse_args(arguments))


def _exported(options: argparse.Namespace) -> str:
    writer_of(options.output)   # what cannot be written is said before anything is read
    export(_opened(options), options.output)
    return f"saved    {options.output}"


def _report(arguments: list[str]) -> int:
    """`python -m analysis report`: one file to read, on everything or on one actor."""
    parser = argparse.ArgumentParser(prog="python -m analysis report", description="One file to read and pass on.")
    parser.add_argument("folder", help="a folder of documents, one document, or a folder of tables")
    parser.add_argument("-o", "--output", required=True, help=f"the file; its suffix is one of {', '.join(REPORTS)}")
    parser.add_argument("--actor", default="", help="an actor's id or name: everything on it, and nothing else")
    parser.add_argument("--notebook", help="a notebook (`notebook.md`): its steps, counted again, and nothing else")
    parser.add_argument("--name", help="the title (default: the folder's name)")
    _add_reading(parser)
    return _told(_reported, parser.parse_args(arguments))


def _reported(options: argparse.Namespace) -> str:
    writer_of(options.output, REPORTS)
    if options.notebook:
        if not Path(options.notebook).is_file():
            raise InputError(f"{options.notebook}: no such notebook; give the path of a file such as notebook.md")
        book = read_notebook(Path(options.notebook))
        notebook_report(book, checked(book, _opened(options), evidence_behind), options.output)
        return f"saved    {options.output}"
    report(_opened(options), options.output, options.name or Path(options.folder).resolve().name, options.actor)
    return f"saved    {options.output}"


def _opened(options: argparse.Namespace) -> Analysis:
    """The saved analysis in the folder, else that of its documents."""
    return load(options.folder) if is_saved(options.folder) else _analyzed(options)


COMMANDS = {"cache": _cache, "export": _export, "report": _report}


def _analyzed(options: argparse.Namespace, previous: Analysis | None = None) -> Analysis:
    columns = {field: getattr(options, field) for field in COLUMNS.values() if getattr(options, field)}
    wanted: dict[str, Any] = {"n_themes": options.n_themes, "previous": previous, "progress": _bar,
                              "strict": options.strict, "columns": columns, "first": options.dates,
                              "cache": kept_in(options.cache)}
    workers: AbstractContextManager
    if options.dask:
        workers = cluster(options.dask)
    elif options.workers > 1 and _is_large(Path(options.folder)):
        workers = pool(options.workers)
    else:
        workers = nullcontext()
    with workers as executor:
        return analyze(options.folder, executor=executor, **wanted)


def _previous(out: str | None) -> Analysis | None:
    """What was saved in `out` before, so that themes keep their ids."""
    if not out or not is_saved(out):
        return None
    try:
        return load(out)
    except DossierError as error:
        print(f"note: {error}\n      It is replaced; themes get new ids.", file=sys.stderr)
        return None


def _is_large(folder: Path) -> bool:
    if not os.path.isdir(folder):
        return os.path.isfile(folder) and os.path.getsize(folder) > LARGE
    return len(files_of(folder)[0]) > WORTH_A_POOL


def _bar(done: int, total: int) -> None:
    if sys.stderr.isatty():
        filled = 30 * done // max(total, 1)
        end = "\n" if done == total else ""
        print(f"\r{'█' * filled}{'░' * (30 - filled)} {done:,} of {total:,} documents", end=end, file=sys.stderr)


def summary(result: Analysis, seconds: float, out: str | None) -> str:
    """What was found, in words a person reads."""
    counted = narrow(result)
    named = count(counted.mentions, ["actor_id"]).nlargest(5, "n_sentences")
    names = result.actors.set_index("actor_id")["name"]
    lines = [
        f"{len(result.documents):,} documents, {len(counted.sentences):,} sentences, in {seconds:.1f} s",
        "actors   " + ", ".join(f"{names[row.actor_id]} ({row.n_sentences:,})" for row in named.itertuples()),
        "themes   " + _themes(result),
        f"dates    {counted.markers['from_date'].notna().sum():,} that can be placed on a calendar",
        "read     " + _read(result),
        f"skipped  {len(result.skipped):,}" + "".join(map(_skip, result.skipped.head(MOST_SKIPPED).itertuples()))
        + _more(len(result.skipped) - MOST_SKIPPED),
    ]
    return "\n".join([*lines, f"saved    {out}"] if out else lines)


def _themes(result: Analysis) -> str:
    """The broad themes, the largest first."""
    themes = result.themes[result.themes["status"] != "gone"]
    broad = themes[themes["parent"] == ""].nlargest(MOST_THEMES, "n_passages")
    labels = short_labels(result)
    rest = len(themes) - len(broad)
    return "; ".join(labels[theme_id] for theme_id in broad["theme_id"]) + (f"; and {rest:,} more" if rest else "")


def _read(result: Analysis) -> str:
    """How many documents were read as what, the most frequent first."""
    told = result.metadata.loc[result.metadata["name"] == "read as", "value"]
    named = told.str.replace(", from a", " from a").str.replace(", a chat", " of a chat")
    kinds = named.str.split(",").str[0].value_counts()
    shown = [f"{number:,} as {kind}" for kind, number in sorted(kinds.items(), key=lambda kind: (-kind[1], kind[0]))]
    given = len(result.documents) - int(kinds.sum())
    return ", ".join([*shown, *([f"{given:,} given"] if given else [])]) or "nothing"


def _more(number: int) -> str:
    return f"\n         … and {number:,} more, all in the table `skipped` (--out DIR)" if number > 0 else ""


def _skip(row) -> str:
    where = "" if row.reason.startswith(row.path) else f"{row.path}: "
    return f"\n         {where}{row.reason}"


if __name__ == "__main__":
    sys.exit(main())
