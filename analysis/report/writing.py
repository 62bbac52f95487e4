"""What is written where: the suffix of a file tells what it holds."""

import os
from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType
from uuid import uuid4

from analysis.errors import InputError
from analysis.report.graph import as_gexf, as_graphml
from analysis.report.page import as_html
from analysis.report.plain import as_markdown
from analysis.report.tables import as_csv_zip, as_parquet_zip, as_sqlite
from analysis.report.word import as_docx
from analysis.store import Analysis

Made = str | bytes
Writer = Callable[[Analysis], Made]

EXPORTS: Mapping[str, Writer] = MappingProxyType({
    ".gexf": as_gexf, ".graphml": as_graphml, ".sqlite": as_sqlite, ".parquet.zip": as_parquet_zip,
    ".zip": as_csv_zip,
})
"""Suffix → what makes the file: the network for Gephi and others, all tables for Datasette, as Parquet and
as CSV."""


REPORTS: Mapping[str, Callable[..., Made]] = MappingProxyType({
    ".html": as_html, ".md": as_markdown, ".docx": as_docx,
})
"""Suffix → what makes the report: a page that needs nothing else, Markdown, or a Word document."""


def export(result: Analysis, out: str | Path) -> None:
    """Write the analysis to the file `out`, as what its suffix says; InputError where that is not one of EXPORTS."""
    write(out, writer_of(out)(result))


def report(result: Analysis, out: str | Path, title: str = "Documents", actor: str = "") -> None:
    """Write the report to the file `out`, on all or on one actor (an id or a name), as its suffix says."""
    write(out, writer_of(out, REPORTS)(result, title, actor))


def writer_of(out: str | Path, writers: Mapping[str, Callable] = EXPORTS) -> Callable:
    """What makes a file with the suffix of `out`."""
    name = Path(out).name.lower()
    suffix = next((suffix for suffix in writers if name.endswith(suffix) and name != suffix), None)
    if suffix is None:
        raise InputError(f"{out}: the suffix tells what is written; it is one of {', '.join(writers)}")
    return writers[suffix]


def write(out: str | Path, made: Made) -> None:
    """Make `made` the content of the file `out`, whole or not at all; InputError where that cannot be."""
    target = Path(out)
    beside = target.with_name(f".{target.name}.{uuid4().hex[:12]}")
    try:
        try:
            beside.write_bytes(made.encode("utf-8", "replace") if isinstance(made, str) else made)
            os.replace(beside, target)
        finally:
            beside.unlink(missing_ok=True)
    except OSError as error:
        raise InputError(f"{out}: cannot be written ({error.strerror or error}); give a file in a folder that is "
                         "there and may be written to") from error
