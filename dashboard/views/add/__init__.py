"""The documents a reader brings: dropped or pasted, looked through, mended, shown."""
