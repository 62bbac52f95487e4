"""Interviews and transcripts: who has the turn, also where the labels stop after the first question and answer."""

import re
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

NAME = r"(?:[A-Z][\w.’'-]*|of|the|de|van|von|bin)"
STAMP = r"[\[(]?\d{1,2}:\d{2}(?::\d{2})?[\])]?\s*[-–]?\s*"
TITLE, REMARK = r",\s[A-Z][A-Z0-9 .,&/'’-]{1,70}", r"\s?\([^()\n]{1,30}\)"
LABEL = re.compile(rf"(?:{STAMP})?\*{{0,2}}({NAME}(?:\s{NAME}){{0,6}}|[QA])"
                   rf"(?:{TITLE})?(?:{REMARK})?\*{{0,2}}\s?[:.]\*{{0,2}}\s")
LONGEST_LABEL, LONGEST_QUESTION = 120, 600


class Turn(NamedTuple):
    """One turn, `text[start:end]` without its label; the label of the speaker may stand earlier in the text."""

    start: int
    end: int
    label_start: int
    label_end: int
    asks: bool


def find_turns(text: str, passages: Sequence) -> list[Turn]:
    """The turns of an interview, none if the text is no interview."""
    spoken = _interview(text, passages)
    labels = {passage.start: _label(text, passage) for passage in spoken}
    named = [label for label in labels.values() if label]
    if not _is_interview(text, spoken, labels):
        return []
    asker = _asker(text, spoken, labels)
    first_answer = next((label for label in named if text[slice(*label)] != text[slice(*asker)]), None)
    turns: list[Turn] = []
    current = named[0]
    for passage in spoken:
        label = labels[passage.start]
        asks_now = _is_question(text, passage)
        if label:
            current = label
        elif asks_now:
            current = asker
        elif turns and turns[-1].asks:
            current = first_answer or current
        labelled = LABEL.match(text, passage.start) if label else None
        start = _skip(text, labelled.end(), passage.end) if labelled else passage.start
        asks = text[slice(*current)] == text[slice(*asker)]
        _add(turns, Turn(start, passage.end, current[0], current[1], asks), bool(label))
    return turns


def _is_interview(text, spoken, labels):
    """Whether two labels take turns: a labelled passage asks, or both come again and again."""
    names = Counter(text[slice(*label)] for label in labels.values() if label)
    asks = any(labels[passage.start] and _is_question(text, passage) for passage in spoken)
    return len(names) > 1 and (asks or names.most_common(2)[1][1] > 1)


def _interview(text, passages):
    """The text passages from the first label on; it ends at a heading or furniture after which nobody asks."""
    parts: list[list] = [[]]
    for passage in passages:
        if passage.kind == "text":
            parts[-1].append(passage)
        elif parts[-1]:
            parts.append([])
    first = next((i for i, part in enumerate(parts) if sum(bool(_label(text, passage)) for passage in part) > 1), None)
    if first is None:
        return []
    labelled = [i for i, passage in enumerate(parts[first]) if _label(text, passage)]
    spoken = parts[first][labelled[0]:] if labelled[1] - labelled[0] < 5 else []
    for part in parts[first + 1:] if spoken else ():
        if not any(_label(text, passage) or _is_question(text, passage) for passage in part):
            break
        spoken += part
    return spoken


def _label(text, passage):
    if ":" not in text[passage.start:passage.start + LONGEST_LABEL] and not text.startswith(("Q", "A"), passage.start):
        return None
    match = LABEL.match(text, passage.start, min(passage.end, passage.start + LONGEST_LABEL))
    if not match or (match.group().rstrip("* \n")[-1] == "." and match.group(1) not in {"Q", "A"}):
        return None
    return match.start(1), match.end(1)


def _asker(text, spoken, labels):
    """The label whose turns most often end with a question mark."""
    questions = Counter()
    for passage in spoken:
        if label := labels[passage.start]:
            questions[text[slice(*label)]] += 1 if _is_question(text, passage) else -1
    name = questions.most_common(1)[0][0]
    return next(label for label in labels.values() if label and text[slice(*label)] == name)


def _is_question(text, passage):
    return text[passage.start:passage.end].rstrip().endswith("?") and passage.end - passage.start < LONGEST_QUESTION


def _skip(text, position, end):
    while position < end and (text[position] in ":." or text[position].isspace()):
        position += 1
    return position


def _add(turns, turn, labelled):
    """A new turn, or one more paragraph of the running one."""
    if turns and not labelled and turns[-1][2:] == turn[2:]:
        turns[-1] = turns[-1]._replace(end=turn.end)
    else:
        turns.append(turn)
