"""What is found in one document: actors, expressions of time, statements, quantities; in that order."""
