"""What the app knows from one run to the next: the link, the corpus, the cache."""
