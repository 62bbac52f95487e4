"""Search: the passages that hold what was typed, and what they are by."""
