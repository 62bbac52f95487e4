"""Paragraphs that are none: a text that has lost its line breaks is cut into passages of several sentences.

A row of a table, a text out of a database, a page without its marks is often one line. As one passage it would be one
hit, one theme, and everybody in it would be named beside everybody else.
"""

from collections.abc import Iterator

from analysis.text.segments import Passage
from analysis.text.sentences import sentence_spans

LONGEST, PIECE, SAID = 3000, 1000, 12_000
"""Characters up to which a paragraph is a passage as it is, from which on a piece of a longer one may end, and after
which a quotation that is still open is taken for one that nobody closed."""
OPENING, CLOSING, EITHER = "“«„", "”»", '"'


def pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The paragraph `text[start:end]`, or the pieces of a long one: whole sentences, each quotation in one."""
    if end - start <= LONGEST:
        yield start, end
        return
    begun, opened, marks = start, 0, 0
    for first, last in sentence_spans(text, Passage(0, start, end, "text")):
        sentence = text[first:last]
        opened += sum(map(sentence.count, OPENING)) - sum(map(sentence.count, CLOSING))
        marks += sentence.count(EITHER)
        is_open = (opened > 0 or marks % 2) and last - begun < SAID
        if last - begun >= PIECE and end - last >= PIECE // 2 and not is_open:
            yield begun, last
            begun, opened, marks = last, 0, 0
    yield begun, end
