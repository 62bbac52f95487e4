"""What is in here, from when, who and about what."""
