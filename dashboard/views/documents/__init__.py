"""The documents, and a reader."""
