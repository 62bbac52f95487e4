"""What needs the whole collection: actor identities, repeated passages, themes, corrections."""

from analysis.find.actors import KINDS as ACTOR_KINDS
from analysis.gather.consolidation import consolidate, with_themes
from analysis.gather.corrections import Correction, became, check, correct, preview
from analysis.gather.corrections_file import add_correction, as_csv, read_corrections, remove_correction
from analysis.gather.speaker_corrections import WHAT as WRONG_SPEAKER
from analysis.gather.speaker_corrections import place_of
from analysis.gather.themes import document_themes

__all__ = [
    "ACTOR_KINDS", "WRONG_SPEAKER", "Correction", "add_correction", "as_csv", "became", "check", "consolidate",
    "correct", "document_themes", "place_of", "preview", "read_corrections", "remove_correction", "with_themes",
]
