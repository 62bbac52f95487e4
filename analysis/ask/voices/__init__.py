"""Who says what about whom: statements with the actors they are about, what differs on one subject, numbers said."""

from analysis.ask.voices.countries import for_countries
from analysis.ask.voices.differing import changes, disagreements, reworded
from analysis.ask.voices.numbers import numbers_said
from analysis.ask.voices.speech import (
    AUTHOR,
    KINDS,
    UNNAMED,
    about,
    counted,
    heard,
    manners,
    of_kind,
    roles,
    speakers,
    voiced,
)
from analysis.ask.voices.stances import STANCES, negations, on_subject, subjects
from analysis.ask.voices.standing import positioned, positions
from analysis.ask.voices.taken_sides import sides

__all__ = [
    "AUTHOR", "KINDS", "STANCES", "UNNAMED", "about", "changes", "counted", "disagreements", "for_countries", "heard",
    "manners", "negations", "numbers_said", "of_kind", "on_subject", "positioned", "positions", "reworded", "roles",
    "sides", "speakers", "subjects", "voiced",
]
