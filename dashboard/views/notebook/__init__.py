"""The notebook: what was kept, counted again, step by step, and passed on."""
