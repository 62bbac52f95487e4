"""Folders of any size, drawn from the sentences of real documents: the same seed gives the same folder."""

import argparse
import random
from collections.abc import Iterator
from pathlib import Path

from analysis.read import Document, read
from analysis.text import segment

CHARACTERS = 3_700
"""About how long an article is."""
PARAGRAPH = (1, 2, 2, 3, 4)
"""How many sentences a paragraph has."""


def sentences(source: str) -> list[str]:
    """Every sentence of the text passages of the documents of a folder."""
    found = []
    for document in read(source):
        if isinstance(document, Document):
            segments = segment(document.text)
            kinds = {passage.passage_id: passage.kind for passage in segments.passages}
            found += [" ".join(document.text[s.start:s.end].split()) for s in segments.sentences
                      if kinds[s.passage_id] == "text"]
    return found


def articles(source: str, number: int, characters: int = CHARACTERS, seed: int = 1) -> Iterator[tuple[str, str]]:
    """(name, text) of `number` articles whose sentences are drawn from `source`, each more or less often."""
    drawn, pool = random.Random(seed), sentences(source)
    for at in range(number):
        paragraphs, size = [], 0
        while size < characters:
            # few sentences stand in many articles and most in few, as in the news of agencies
            count = drawn.choice(PARAGRAPH)
            paragraphs.append(" ".join(pool[int(len(pool) * drawn.random() ** 1.5)] for _ in range(count)))
            size += len(paragraphs[-1]) + 2
        yield f"{at:06}.txt", "\n\n".join(paragraphs) + "\n"


def write(source: str, folder: Path, number: int, characters: int = CHARACTERS) -> int:
    """Write `number` articles into a folder; their size in bytes."""
    folder.mkdir(parents=True, exist_ok=True)
    size = 0
    for name, text in articles(source, number, characters):
        size += (folder / name).write_text(text, encoding="utf-8")
    return size


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("source")
    parser.add_argument("folder", type=Path)
    parser.add_argument("number", type=int)
    options = parser.parse_args()
    print(f"{write(options.source, options.folder, options.number) / 1e6:.1f} MB")
