"""Titles and authors that a program has written and no person: `Microsoft Word - x.doc`, `python-docx`, `admin`."""

import re
from functools import cache

from analysis.lexicons import read_rules

FILE = "no_names.toml"
LONGEST = 160
"""Characters of what may be one; a longer title was written by somebody."""


@cache
def _pattern(of: str) -> re.Pattern[str]:
    patterns = [rule.fields["pattern"] for rule in read_rules(FILE) if rule.fields["of"] == of]
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns), re.IGNORECASE)


def is_no_name(of: str, value: str) -> bool:
    """Whether a `title`, an `author` or a `heading` names nothing."""
    value = " ".join(value.split())
    return len(value) <= LONGEST and _pattern(of).fullmatch(value) is not None
