"""What is kept: the tables of evidence, the analysis that holds them, and how it is saved and loaded."""

from analysis.store.analyses import KeptAnalyses
from analysis.store.evidence import EvidenceCache, user_cache
from analysis.store.fingerprints import state_of
from analysis.store.remembered import once
from analysis.store.saved import is_saved
from analysis.store.tables import Analysis, load

__all__ = ["Analysis", "EvidenceCache", "KeptAnalyses", "is_saved", "load", "once", "state_of", "user_cache"]
