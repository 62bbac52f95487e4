"""Reads a folder of documents into tidy tables of evidence, and counts and traces what they hold.

    from analysis import analyze, load
    result = analyze("seeds")
    result.mentions                   # every table is a pandas DataFrame
    result.save("out/"); result = load("out/")

What else can be asked of an analysis stands in `analysis.ask`, corrections in `analysis.gather`.
"""

from analysis.ask import Filter, chronology, cooccurrence, count, narrow, search, trace
from analysis.errors import DossierError, InputError
from analysis.pipeline import analyze
from analysis.read import Document, Preview, Previewed, add_files, files_of, preview, safe_names
from analysis.store import Analysis, load

__all__ = [
    "Analysis", "Document", "DossierError", "Filter", "InputError", "Preview", "Previewed", "add_files", "analyze",
    "chronology", "cooccurrence", "count", "files_of", "load", "narrow", "preview", "safe_names", "search", "trace",
]
