"""Time in texts: every expression of time with its value and days, and when each document was written."""

from collections.abc import Iterable

from analysis.find.timeline import clues, occasions, patterns
from analysis.find.timeline.dating import Clue, Dating, date_document
from analysis.find.timeline.markers import Marker, find_markers
from analysis.find.timeline.published import Published, parse_published
from analysis.lexicons import Rule, read_rules

__all__ = ["Clue", "Dating", "Marker", "Published", "date_document", "find_markers", "parse_published", "rules"]


def rules() -> Iterable[Rule]:
    """What each `rule_id` of markers and clues stands for: the pattern, or what the rule does in words."""
    blocks = [block for file in (patterns.FILE, occasions.FILE, clues.FILE) for block in read_rules(file)]
    return [Rule(block.rule_id, block.file, block.line, block.fields.get("text") or block.fields["pattern"])
            for block in blocks]
