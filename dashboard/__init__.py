"""The app: shows an analysis, filters it and opens the sentences behind every number."""
