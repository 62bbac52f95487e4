"""Reads a folder, a file or given documents: bytes → `Document`, or a row that says why not."""

from analysis.read.documents import Document, Faults, Skipped, is_strict
from analysis.read.folder import FOLDER_FILES, read

__all__ = ["FOLDER_FILES", "Document", "Faults", "Skipped", "is_strict", "read"]
