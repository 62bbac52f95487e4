"""The app: shows an analysis, filters it and opens the sentences behind every number."""

import gc

# A page makes some hundred thousand objects that go at once; at every 700th the collector would walk through them.
gc.set_threshold(20_000, 20, 20)
