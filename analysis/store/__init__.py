"""What is kept: the tables of evidence, the analysis that holds them, and how it is saved and loaded."""

from analysis.store.remembered import once
from analysis.store.saved import is_saved
from analysis.store.tables import Analysis, load

__all__ = ["Analysis", "is_saved", "load", "once"]
