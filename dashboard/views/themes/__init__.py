"""What the documents are about."""
