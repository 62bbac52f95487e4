"""Who acts, and with whom."""
