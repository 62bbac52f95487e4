"""Parts of pages: evidence, excerpts, the reader, corrections, controls."""
