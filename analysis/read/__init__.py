"""Reads a folder, a file or given documents: bytes → `Document`, or a row that says why not."""

from analysis.read.documents import Document, Faults, Skipped, is_strict
from analysis.read.folder import FOLDER_FILES, read
from analysis.read.review import Preview, preview

__all__ = ["FOLDER_FILES", "Document", "Faults", "Preview", "Skipped", "is_strict", "preview", "read"]
