"""Statements to be judged by a reader: `python tests/gold/drawn.py FOLDER [--number 100] [--seed 1]`.

Prints, of the statements of a folder that are certain, a drawn number: who says it, its kind and cue, what is said,
and the sentence with what is before it. A reader notes which are wrong in speaker, kind or content.
"""

import argparse
import random
from pathlib import Path

BEFORE = 130
"""Characters before the sentence, for who "he" is."""


def main():
    from analysis import analyze
    from analysis.ask import AUTHOR, counted, quote, speakers
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--number", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    result = analyze(options.folder)
    said = counted(result)
    said = said[(said["voice"] != AUTHOR).to_numpy()]
    places = sorted(random.Random(options.seed).sample(range(len(said)), min(options.number, len(said))))
    said = said.iloc[places]
    texts = dict(zip(result.documents["doc_id"].astype(str), result.documents["text"], strict=True))
    spans = {(str(row.doc_id), row.sent_id): (row.start, row.end) for row in result.sentences.itertuples()}
    drawn = zip(said.itertuples(), speakers(result, said), quote(result, said), strict=True)
    for number, (row, who, words) in enumerate(drawn, 1):
        text, (start, end) = texts[str(row.doc_id)], spans[str(row.doc_id), row.sent_id]
        print(f"{number}. {row.doc_id} | {who} {row.kind} ({row.cue}) | {' '.join(words.split())}")
        print(f"   … {' '.join(text[max(0, start - BEFORE):start].split())} ¦ {' '.join(text[start:end].split())}")


if __name__ == "__main__":
    main()
