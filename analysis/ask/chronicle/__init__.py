"""What happened when, and what lies ahead: the days that matter with the sentence that tells each best."""

from analysis.ask.chronicle.awaited import ahead, happened, still_ahead
from analysis.ask.chronicle.dates import told_of
from analysis.ask.chronicle.lines import behind, chronology
from analysis.ask.chronicle.writing import lines_as_markdown, lines_as_table, lines_as_timeline

__all__ = ["ahead", "behind", "chronology", "happened", "lines_as_markdown", "lines_as_table", "lines_as_timeline",
           "still_ahead", "told_of"]
