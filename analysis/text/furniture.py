"""Site furniture: paragraphs that belong to the page and not to the text (`lexicons/furniture.toml`)."""

import re
from collections.abc import Sequence
from functools import cache

from analysis.lexicons import Block, read_rules

FILE = "furniture.toml"
MAX_CHARACTERS = 400
"""A longer paragraph is text, whatever it begins with."""


@cache
def furniture_rules() -> Sequence[Block]:
    """The rules in the order of their file."""
    return tuple(read_rules(FILE))


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{rule.fields['pattern']})" for rule in furniture_rules()))


def is_furniture(paragraph: str) -> bool:
    """Whether the whole paragraph is furniture."""
    return len(paragraph) <= MAX_CHARACTERS and _pattern().fullmatch(paragraph) is not None
