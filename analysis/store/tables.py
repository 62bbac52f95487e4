"""The tables: columns, grain, checks; the frozen `Analysis` that holds them.

Offsets are half-open `[start, end)` in characters of `documents.text`. Dates are inclusive days.
A sentence is known by (doc_id, sent_id), a passage by (doc_id, passage_id): ordinals inside their document.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import MappingProxyType

import numpy as np
import pandas as pd

from analysis.errors import InputError, TableError
from analysis.store import index
from analysis.store.fingerprints import of_table, rules_version
from analysis.store.saved import read_manifest, read_tables, write_tables

ID, TEXT, INT, REAL, DATE = "category", "str", "int32", "float64", "datetime64[s]"
FLAG, LIST = "bool", "object"
SPAN = {"doc_id": ID, "sent_id": INT, "start": INT, "end": INT}

COLUMNS: Mapping[str, Mapping[str, str]] = MappingProxyType({
    "documents": {
        "doc_id": ID, "title": TEXT, "text": TEXT, "source": TEXT, "author": TEXT, "published_from": DATE,
        "published_to": DATE, "published_basis": TEXT, "mode": TEXT, "genre": TEXT, "n_characters": INT,
    },
    "metadata": {"doc_id": ID, "name": TEXT, "value": TEXT},
    "pages": {"doc_id": ID, "page": INT, "start": INT, "end": INT},
    "skipped": {"path": TEXT, "reason": TEXT},
    "passages": {"doc_id": ID, "passage_id": INT, "start": INT, "end": INT, "kind": ID, "repeat_of": TEXT},
    "differences": {
        "doc_id": ID, "passage_id": INT, "start": INT, "end": INT,
        "kept_doc_id": TEXT, "kept_start": INT, "kept_end": INT,
    },
    "sentences": {"doc_id": ID, "sent_id": INT, "passage_id": INT, "start": INT, "end": INT},
    "mentions": SPAN | {"rule_id": ID, "actor_id": ID, "joined_by": ID},
    "markers": SPAN | {
        "rule_id": ID, "value": TEXT, "from_date": DATE, "to_date": DATE, "grain": ID, "basis": ID,
        "anchor": TEXT, "modality": ID,
    },
    "clues": SPAN | {"rule_id": ID, "from_date": DATE, "to_date": DATE},
    "statements": SPAN | {
        "rule_id": ID, "speaker_id": ID, "speaker_start": INT, "speaker_end": INT, "cue": TEXT,
        "is_quote": FLAG, "kind": ID, "certain": FLAG,
    },
    "quantities": SPAN | {"rule_id": ID, "low": REAL, "high": REAL, "unit": TEXT, "qualifier": TEXT},
    "passage_themes": {"doc_id": ID, "passage_id": INT, "theme_id": ID, "weight": REAL},
    "actors": {"actor_id": TEXT, "name": TEXT, "kind": ID, "country": TEXT, "origin": ID},
    "themes": {
        "theme_id": TEXT, "label": TEXT, "terms": LIST, "stability": REAL, "n_resamples": INT,
        "n_passages": INT, "status": ID, "weakness": TEXT, "parent": TEXT, "sentence": TEXT, "unit": TEXT,
    },
    "theme_terms": {"theme_id": TEXT, "term": TEXT, "weight": REAL},
    "positions": {"doc_id": ID, "passage_id": INT, "x": REAL, "y": REAL},
    "curve": {"n_themes": INT, "stability": REAL, "chosen": FLAG},
    "rules": {"rule_id": TEXT, "file": TEXT, "line": INT, "text": TEXT},
    "corrections": {"what": TEXT, "of": TEXT, "to": TEXT, "why": TEXT, "line": INT, "status": TEXT},
})
EVIDENCE = ("mentions", "markers", "clues", "statements", "quantities")
ORIGINAL = "before it was mended"
"""The name under which the metadata hold the text of a document as it was."""
FOUND = "found_"
"""How the names of the saved tables begin that are as they were before corrections."""
NOTHING: Mapping[str, pd.DataFrame] = MappingProxyType({})
PASSAGE_KINDS = ("text", "heading", "boilerplate", "repeat")


def frame(name: str, rows: Iterable[tuple]) -> pd.DataFrame:
    """The rows as table `name`, its columns in order and in their types."""
    columns = COLUMNS[name]
    return typed(name, pd.DataFrame.from_records(list(rows), columns=list(columns)))


def typed(name: str, table: pd.DataFrame) -> pd.DataFrame:
    """`table` with the columns of `name` in their order and types; further columns follow as they are."""
    columns = COLUMNS[name]
    missing = [column for column in columns if column not in table.columns]
    if missing:
        raise TableError(f"{name}: column {missing[0]!r} is missing; it has {', '.join(table.columns)}")
    converted = {column: _converted(table[column], kind) for column, kind in columns.items()}
    extra = {column: table[column] for column in table.columns if column not in columns}
    return pd.DataFrame(converted | extra)


def _converted(values: pd.Series, kind: str) -> pd.Series:
    if kind == DATE:
        # "" is an open date; numpy reads years before 1 in astronomical numbering
        return pd.Series(values.replace("", None).to_numpy(dtype="datetime64[s]"), index=values.index)
    if kind == ID and not isinstance(values.dtype, pd.CategoricalDtype):
        return values.astype("str").astype("category")
    return values if kind == LIST or values.dtype == kind else values.astype(kind)


def unit_keys(table: pd.DataFrame, ordinal: str) -> np.ndarray:
    """One int64 per row that names its sentence (`sent_id`) or passage (`passage_id`) across all documents."""
    codes = table["doc_id"].cat.codes.to_numpy(dtype=np.int64)
    return codes << 32 | table[ordinal].to_numpy(dtype=np.int64)


@dataclass(frozen=True, eq=False)
class Analysis:
    """Everything read out of a folder: one tidy table per subject (see the table of tables in the README)."""

    documents: pd.DataFrame
    metadata: pd.DataFrame
    pages: pd.DataFrame
    skipped: pd.DataFrame
    passages: pd.DataFrame
    differences: pd.DataFrame
    sentences: pd.DataFrame
    mentions: pd.DataFrame
    markers: pd.DataFrame
    clues: pd.DataFrame
    statements: pd.DataFrame
    quantities: pd.DataFrame
    passage_themes: pd.DataFrame
    actors: pd.DataFrame
    themes: pd.DataFrame
    theme_terms: pd.DataFrame
    positions: pd.DataFrame
    curve: pd.DataFrame
    rules: pd.DataFrame
    corrections: pd.DataFrame
    found: Mapping[str, pd.DataFrame] = field(default_factory=dict)
    """The themes, and the mentions where some were taken away, as they were found: tables that corrections changed."""

    def save(self, folder: str | Path, beside: Callable[[Path], object] | None = None) -> None:
        """Make `folder`, which is made if need be, hold this analysis: `dossier.json` and a Parquet file per table.

        `beside` is given the place of the tables, to write there what goes with them.
        """
        as_found = {f"{FOUND}{name}": table for name, table in self.found.items()}
        write_tables(folder, dict(self.tables()) | as_found, self._facts(), beside)

    def _facts(self) -> dict[str, object]:
        """What `dossier.json` says about the analysis."""
        kept = ["doc_id", "text", "title", "source", "author", "published_from", "published_to"]
        return {
            "documents": of_table(self.documents[kept]), "corrections": of_table(self.corrections),
            "rules": rules_version(),
        }

    def tables(self) -> Iterable[tuple[str, pd.DataFrame]]:
        """(name, table) of every table."""
        return ((name, getattr(self, name)) for name in COLUMNS)

    def as_found(self) -> "Analysis":
        """With the themes and mentions that were found: what corrections made of them is taken back."""
        return replace(self, **self.found, found={})


def aligned(tables: Mapping[str, pd.DataFrame], found: Mapping[str, pd.DataFrame] = NOTHING) -> Analysis:
    """The analysis of these tables, and of those as they were `found`: typed, and `doc_id` one category for all, in the
    order of the documents."""
    documents = pd.CategoricalDtype(tables["documents"]["doc_id"].astype("str").tolist())
    left, left_found = dict(tables), dict(found)
    del tables, found       # where nobody else holds them each goes when it is made anew: none is there twice
    return Analysis(**{name: _aligned(name, left.pop(name), documents) for name in list(left)},
                    found={name: _aligned(name, left_found.pop(name), documents) for name in list(left_found)})


def _aligned(name: str, table: pd.DataFrame, documents: pd.CategoricalDtype) -> pd.DataFrame:
    table = typed(name, table.reset_index(drop=True))
    if "doc_id" in table.columns:
        own = table["doc_id"].cat
        if own.categories.equals(documents.categories) or not len(table):
            # the codes of a table without rows may be too short for many ids
            codes = own.codes if len(table) else np.empty(0, dtype=np.int64)
            table["doc_id"] = pd.Categorical.from_codes(codes, dtype=documents)
        else:   # not astype: it keeps another order of the same ids
            table["doc_id"] = own.set_categories(documents.categories)
    return table


def load(folder: str | Path) -> Analysis:
    """The analysis that `Analysis.save` made `folder` hold."""
    tables = read_tables(folder)
    index.offer(Path(folder) / read_manifest(folder)["place"])
    try:
        return aligned({name: tables.pop(name) for name in COLUMNS},
                       {name: tables.pop(f"{FOUND}{name}") for name in COLUMNS if f"{FOUND}{name}" in tables})
    except (KeyError, TableError) as error:
        told = f"there is no table {error}" if isinstance(error, KeyError) else str(error)
        raise InputError(f"{folder}: was saved by another version of Dossier ({told}); make it again: "
                         f"`python -m analysis FOLDER --out {folder}`") from error
