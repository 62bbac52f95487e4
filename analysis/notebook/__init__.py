"""The analyst's notebook: views kept as they stood, with notes; written as Markdown, counted again, passed on."""

from analysis.notebook.book import Notebook, Number, Quote, Step
from analysis.notebook.checking import Charts, Checked, Marks, Shown, checked
from analysis.notebook.files import FILE, change_notebook, notebook_in, read_notebook
from analysis.notebook.markdown import as_markdown, number_link, parse, safe_note
from analysis.notebook.views import MOST_THEMES, View, corrections_in, filter_of, themes_asked, view_of

__all__ = [
    "FILE", "MOST_THEMES", "Charts", "Checked", "Marks", "Notebook", "Number", "Quote", "Shown", "Step", "View",
    "as_markdown", "change_notebook", "checked", "corrections_in", "filter_of", "notebook_in", "number_link", "parse",
    "read_notebook", "safe_note", "themes_asked", "view_of",
]
