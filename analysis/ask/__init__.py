"""What an analysis is asked: narrow, count and trace it; chronology, pairs, periods, voices, excerpts, exports."""

from analysis.ask.chronicle import (
    ahead,
    behind,
    chronology,
    happened,
    lines_as_markdown,
    lines_as_table,
    lines_as_timeline,
    still_ahead,
    told_of,
)
from analysis.ask.contrasts import contrast
from analysis.ask.countries import as_country, belonging
from analysis.ask.dating_reasons import reasons
from analysis.ask.everyone import find_actors
from analysis.ask.excerpting import Excerpt, excerpts
from analysis.ask.exports import as_table, as_timeline
from analysis.ask.finding import marks, plain_words, save_index, search, search_within
from analysis.ask.hits import ORDERS, gathered_by_passage, hit_excerpts, hits_table, in_order, passages_by
from analysis.ask.listing import SORTED_BY, document_list, main_subjects
from analysis.ask.lookup import Matches, by_frequency, look_up
from analysis.ask.near_misses import nearest
from analysis.ask.network import circles, communities, only, places
from analysis.ask.pairing import cooccurrence, pair_sentences
from analysis.ask.paths import neighbours, ways
from analysis.ask.periods import (
    by_day,
    dated,
    gathered,
    grain_of,
    in_words,
    iso,
    middle_years,
    period_end,
    period_start,
    usual_years,
    year_in_words,
)
from analysis.ask.spans import document_of, in_passages, quote, texts
from analysis.ask.spelling import meant, misspelt
from analysis.ask.suggesting import Suggestion, suggest
from analysis.ask.summaries import UNITS, Filter, count, n_units, narrow, trace
from analysis.ask.suspicions import suspects
from analysis.ask.telling_apart import Property, original, properties
from analysis.ask.theme_levels import (
    all_levels,
    broad_of,
    broad_themes,
    carrying,
    is_divided,
    parts_of,
    short_labels,
    theme_sizes,
    themes_of_documents,
)
from analysis.ask.time_of_writing import days_known, inferred, well_dated
from analysis.ask.undated_times import undated, undated_in_words
from analysis.ask.voices import (
    AUTHOR,
    KINDS,
    UNNAMED,
    about,
    changes,
    counted,
    disagreements,
    for_countries,
    heard,
    manners,
    negations,
    numbers_said,
    of_kind,
    on_subject,
    positioned,
    positions,
    reworded,
    roles,
    sides,
    speakers,
    subjects,
    voiced,
)
from analysis.text.markdown_signs import signs, without_signs

__all__ = [
    "AUTHOR", "KINDS", "ORDERS", "SORTED_BY", "UNITS", "UNNAMED", "Excerpt", "Filter", "Matches", "Property",
    "Suggestion", "about", "ahead", "all_levels", "as_country", "as_table", "as_timeline", "behind", "belonging",
    "broad_of", "broad_themes", "by_day", "by_frequency", "carrying", "changes", "chronology", "circles", "communities",
    "contrast", "cooccurrence", "count", "counted", "dated", "days_known", "disagreements", "document_list",
    "document_of", "excerpts", "find_actors", "for_countries", "gathered", "gathered_by_passage", "grain_of",
    "happened", "heard", "hit_excerpts", "hits_table", "in_order", "in_passages", "in_words", "inferred", "is_divided",
    "iso", "lines_as_markdown", "lines_as_table", "lines_as_timeline", "look_up", "main_subjects", "manners", "marks",
    "meant", "middle_years", "misspelt", "n_units", "narrow", "nearest", "negations", "neighbours", "numbers_said",
    "of_kind", "on_subject", "only", "original", "pair_sentences", "parts_of", "passages_by", "period_end",
    "period_start", "places", "plain_words", "positioned", "positions", "properties", "quote", "reasons", "reworded",
    "roles", "save_index", "search", "search_within", "short_labels", "sides", "signs", "speakers", "still_ahead",
    "subjects", "suggest", "suspects", "texts", "theme_sizes", "themes_of_documents", "told_of", "trace", "undated",
    "undated_in_words", "usual_years", "voiced", "ways", "well_dated", "without_signs", "year_in_words",
]
