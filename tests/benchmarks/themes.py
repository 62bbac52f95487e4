"""How good and how fast themes are, on a corpus of your own.

    python tests/benchmarks/themes.py CORPUS [--themes K]        quality against the classes of the corpus
    python tests/benchmarks/themes.py CORPUS --stability K       word Jaccard between resamples of the documents
    python tests/benchmarks/themes.py CORPUS --paragraphs N      time and memory on N paragraphs, drawn with return

CORPUS is a folder with a sub-folder of text files per class, or a file of lines {"doc", "gold", "text"}.

NMI: normalised mutual information (arithmetic mean) of the classes and each document's heaviest theme.
TC: mean NPMI of the ten best words of a theme over windows of ten words; TD: share of them that are distinct.
"""

import argparse
import json
import re
import resource
import time
from collections import Counter
from itertools import combinations
from pathlib import Path

import numpy as np
import pandas as pd
from scipy.optimize import linear_sum_assignment

from analysis import Document, analyze
from analysis.gather import document_themes
from analysis.gather.themes import find_themes
from analysis.text import segment

WORD = re.compile(r"[a-z][a-z'-]+")
WINDOW, EPS = 10, 1e-12


def read_corpus(path: Path) -> list[tuple[str, str, str]]:
    """(document, class, text) of every document."""
    if path.is_file():
        rows = map(json.loads, path.read_text(encoding="utf-8").splitlines())
        return [(row["doc"], row["gold"], row["text"]) for row in rows]
    files = sorted(file for file in path.glob("*/*") if file.is_file())
    return [(f"{file.parent.name}/{file.name}", file.parent.name, file.read_bytes().decode("utf-8", "replace"))
            for file in files]


def nmi(one: list, other: list) -> float:
    """Normalised mutual information, by the mean of the two entropies."""
    table = pd.crosstab(pd.Series(one), pd.Series(other)).to_numpy() / len(one)
    rows, columns = table.sum(axis=1), table.sum(axis=0)
    expected = np.outer(rows, columns)[table > 0]
    shared = float((table[table > 0] * np.log(table[table > 0] / expected)).sum())
    entropies = [-float((p * np.log(p)).sum()) for p in (rows, columns)]
    return 1.0 if sum(entropies) == 0 else 2 * shared / sum(entropies)


def coherence(themes: list[list[str]], texts: list[str]) -> tuple[float, float]:
    """TC and TD."""
    wanted = {word for theme in themes for word in theme}
    single, pair, n = Counter(), Counter(), 0
    for text in texts:
        tokens = WORD.findall(text.lower())
        for start in range(max(1, len(tokens) - WINDOW + 1)):
            n += 1
            present = sorted(wanted.intersection(tokens[start:start + WINDOW]))
            single.update(present)
            pair.update(combinations(present, 2))
    values = [np.mean([_npmi(pair[tuple(sorted(two))] / n, single[two[0]] / n, single[two[1]] / n)
                       for two in combinations(theme, 2)]) for theme in themes if len(theme) > 1]
    return float(np.mean(values)), len(wanted) / sum(map(len, themes))


def _npmi(both: float, a: float, b: float) -> float:
    return float(np.log((both + EPS) / (a * b)) / -np.log(both + EPS))


def quality(corpus: list[tuple[str, str, str]], n_themes: int | None) -> None:
    """Print NMI, TC and TD of a whole analysis."""
    started = time.perf_counter()
    result = analyze([Document(doc_id=doc, text=text, published=None) for doc, _, text in corpus], n_themes=n_themes)
    seconds = time.perf_counter() - started
    first = document_themes(result.passage_themes).drop_duplicates("doc_id")
    found = dict(zip(first["doc_id"].astype(str), first["theme_id"].astype(str), strict=True))
    tc, td = coherence([list(terms) for terms in result.themes["terms"]], [text for *_, text in corpus])
    score = nmi([gold for _, gold, _ in corpus], [found.get(doc, "") for doc, *_ in corpus])
    print(f"themes {len(result.themes)}  documents {len(corpus)}  NMI {score:.3f}  TC {tc:.3f}  TD {td:.3f}  "
          f"stability {result.themes['stability'].mean():.2f}  {seconds:.1f} s  {memory():.0f} MB")
    for row in result.themes.itertuples():
        print(f"  {row.n_passages:6}  {row.stability:.2f}  {row.label}  ({', '.join(row.terms)})")


def paragraphs(corpus: list[tuple[str, str, str]]) -> pd.DataFrame:
    """The text passages of the corpus."""
    rows = [(doc, passage.passage_id, text[passage.start:passage.end]) for doc, _, text in corpus
            for passage in segment(text).passages if passage.kind == "text"]
    return pd.DataFrame(rows, columns=["doc_id", "passage_id", "text"])


NO_MASKS = pd.DataFrame({"doc_id": [], "passage_id": [], "start": [], "end": []})


def stability(corpus: list[tuple[str, str, str]], n_themes: int, draws: int = 5) -> None:
    """Print the mean Jaccard index of the ten words of matched themes, of resamples (80 %) and the whole."""
    every = paragraphs(corpus)
    whole = [set(terms) for terms in find_themes(every, NO_MASKS, n_themes).themes["terms"]]
    chance, documents, means = np.random.default_rng(0), every["doc_id"].unique(), []
    for _ in range(draws):
        drawn = chance.choice(documents, int(0.8 * len(documents)), replace=False)
        part = find_themes(every[every["doc_id"].isin(drawn)], NO_MASKS, n_themes)
        alike = np.array([[len(a & set(b)) / len(a | set(b)) for b in part.themes["terms"]] for a in whole])
        means.append(alike[linear_sum_assignment(-alike)].mean())
    print(f"themes {n_themes}  word Jaccard {np.mean(means):.3f} (lowest {min(means):.3f} of {draws} resamples)")


def scale(corpus: list[tuple[str, str, str]], n_paragraphs: int, n_themes: int | None) -> None:
    """Print seconds and memory of the themes of many paragraphs, made of the sentences of real ones."""
    texts = paragraphs(corpus)["text"].tolist()
    chance = np.random.default_rng(0)
    halves = [text[:len(text) // 2].rpartition(" ")[0] for text in texts], [text[len(text) // 2:] for text in texts]
    pick = chance.integers(0, len(texts), (n_paragraphs, 2)).tolist()
    rows = pd.DataFrame({
        "doc_id": [f"d{number // 10:06}" for number in range(n_paragraphs)],
        "passage_id": [number % 10 for number in range(n_paragraphs)],
        "text": [f"{halves[0][one]} {halves[1][other]}" for one, other in pick],
    })
    before, started, worked = memory(), time.perf_counter(), time.process_time()
    found = find_themes(rows, NO_MASKS, n_themes)
    print(f"{n_paragraphs:,} paragraphs  {rows['text'].str.len().sum() / 1e6:.0f} MB of text  "
          f"{len(found.themes)} themes  {time.perf_counter() - started:.1f} s  "
          f"({time.process_time() - worked:.1f} s of one core)  peak {memory():.0f} MB, {before:.0f} MB before")


def memory() -> float:
    """The most memory this process has had, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main() -> None:
    """Read the command line and print what it asks for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--themes", type=int)
    parser.add_argument("--stability", type=int, metavar="K")
    parser.add_argument("--paragraphs", type=int, metavar="N")
    arguments = parser.parse_args()
    corpus = read_corpus(arguments.corpus)
    if arguments.stability:
        stability(corpus, arguments.stability)
    elif arguments.paragraphs:
        scale(corpus, arguments.paragraphs, arguments.themes)
    else:
        quality(corpus, arguments.themes)


if __name__ == "__main__":
    main()
