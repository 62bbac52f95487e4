"""Reads a folder, a file or given documents: bytes → `Document`, or a row that says why not."""

from analysis.read.adding import Added, add_files, safe_names
from analysis.read.documents import Document, Faults, Skipped, is_strict
from analysis.read.folder import read
from analysis.read.metadata import FOLDER_FILES
from analysis.read.opening import files_of
from analysis.read.review import Preview, Previewed, preview

__all__ = [
    "FOLDER_FILES", "Added", "Document", "Faults", "Preview", "Previewed", "Skipped", "add_files", "files_of",
    "is_strict", "preview", "read", "safe_names",
]
