"""The analyst's notebook: views kept as they stood, with notes; written as Markdown, counted again, passed on."""

from analysis.notebook.book import Notebook, Number, Quote, Step
from analysis.notebook.checking import Charts, Checked, Marks, Shown, checked
from analysis.notebook.counting import evidence_behind, said_in
from analysis.notebook.files import FILE, change_notebook, notebook_in, read_notebook
from analysis.notebook.markdown import as_markdown, number_link, parse, safe_note
from analysis.notebook.reports import (
    REPORTS,
    changes,
    notebook_docx,
    notebook_html,
    notebook_markdown,
    notebook_report,
)
from analysis.notebook.views import MOST_THEMES, View, corrections_in, filter_of, themes_asked, view_of

__all__ = [
    "FILE", "MOST_THEMES", "REPORTS", "Charts", "Checked", "Marks", "Notebook", "Number", "Quote", "Shown", "Step",
    "View", "as_markdown", "change_notebook", "changes", "checked", "corrections_in", "evidence_behind", "filter_of",
    "notebook_docx", "notebook_html", "notebook_in", "notebook_markdown", "notebook_report", "number_link", "parse",
    "read_notebook", "safe_note", "said_in", "themes_asked", "view_of",
]
