"""Reads a folder of documents into tidy tables of evidence, and counts and traces what they hold.

    from analysis import analyze, load
    result = analyze("seeds")
    result.mentions                   # every table is a pandas DataFrame
    result.save("out/"); result = load("out/")
"""

from analysis.actors import KINDS as ACTOR_KINDS
from analysis.consolidation import with_themes
from analysis.contrast import contrast
from analysis.cooccurrence import cooccurrence, pair_sentences
from analysis.corrections import (
    Correction,
    add_correction,
    as_csv,
    correct,
    preview,
    read_corrections,
    remove_correction,
)
from analysis.errors import DossierError, InputError, LexiconError, TableError
from analysis.excerpts import Excerpt, excerpts
from analysis.exports import as_table, as_timeline
from analysis.lookup import Matches, by_frequency, look_up
from analysis.network import communities, places
from analysis.periods import (
    dated,
    gathered,
    grain_of,
    in_words,
    iso,
    period_end,
    period_start,
    usual_years,
    year_in_words,
)
from analysis.pipeline import analyze
from analysis.reading import Document
from analysis.reasons import reasons
from analysis.summaries import Filter, count, n_units, narrow, quote, texts, trace
from analysis.tables import Analysis, is_saved, load
from analysis.themes import document_themes
from analysis.undated import undated, undated_in_words
from analysis.voices import (
    AUTHOR,
    KINDS,
    UNNAMED,
    about,
    manners,
    negations,
    numbers_said,
    of_kind,
    on_subject,
    roles,
    speakers,
    subjects,
    voiced,
)
from analysis.writing import days_known, inferred, well_dated

__all__ = [
    "ACTOR_KINDS", "AUTHOR", "KINDS", "UNNAMED", "Analysis", "Correction", "Document", "DossierError", "Excerpt",
    "Filter", "InputError", "LexiconError", "Matches", "TableError", "about", "add_correction", "analyze", "as_csv",
    "as_table", "as_timeline", "by_frequency", "communities", "contrast", "cooccurrence", "correct", "count", "dated",
    "days_known", "document_themes", "excerpts", "gathered", "grain_of", "in_words", "inferred", "is_saved", "iso",
    "load", "look_up", "manners", "n_units", "narrow", "negations", "numbers_said", "of_kind", "on_subject",
    "pair_sentences", "period_end", "period_start", "places", "preview", "quote", "read_corrections", "reasons",
    "remove_correction", "roles", "speakers", "subjects", "texts", "trace", "undated", "undated_in_words",
    "usual_years", "voiced", "well_dated", "with_themes", "year_in_words",
]
