"""Corrections of actors and of themes: made, confirmed, kept, taken back."""
