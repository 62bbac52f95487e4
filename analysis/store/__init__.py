"""What is kept: the tables of evidence, the analysis that holds them, and how it is saved and loaded."""

from analysis.store.remembered import once
from analysis.store.tables import Analysis, is_saved, load

__all__ = ["Analysis", "is_saved", "load", "once"]
