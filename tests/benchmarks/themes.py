"""How good and how fast themes are, on a corpus of your own.

    python tests/benchmarks/themes.py CORPUS [--themes K]        quality against the classes of the corpus
    python tests/benchmarks/themes.py CORPUS --themes K --others NMF and LDA of scikit-learn beside ours
    python tests/benchmarks/themes.py CORPUS --one-more          passages that keep their theme when a document is added
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
from analysis.ask import broad_themes
from analysis.gather import document_themes
from analysis.gather.themes import Themes, find_themes
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
    for level, rows in (("broad", broad_themes(result)), ("finest", result.passage_themes)):
        themes = result.themes[result.themes["parent"] == ""] if level == "broad" else result.themes
        first = document_themes(rows).drop_duplicates("doc_id")
        found = dict(zip(first["doc_id"].astype(str), first["theme_id"].astype(str), strict=True))
        tc, td = coherence([list(terms) for terms in themes["terms"]], [text for *_, text in corpus])
        score = nmi([gold for _, gold, _ in corpus], [found.get(doc, "") for doc, *_ in corpus])
        print(f"{level} themes {len(themes)}  documents {len(corpus)}  NMI {score:.3f}  TC {tc:.3f}  TD {td:.3f}  "
              f"stability {themes['stability'].mean():.2f}  {seconds:.1f} s  {memory():.0f} MB")
    for row in result.themes.itertuples():
        told = f"{row.n_passages:6}  {row.stability:.2f}  {row.label}  ({', '.join(row.terms)})"
        print(f"  {'    ' if row.parent else ''}{told}")


def others(corpus: list[tuple[str, str, str]], n_themes: int) -> None:
    """Print the same measures of NMF and of LDA as they come, on the words of whole documents."""
    from sklearn.decomposition import NMF, LatentDirichletAllocation
    from sklearn.feature_extraction.text import CountVectorizer, TfidfTransformer

    texts = [text for *_, text in corpus]
    words = CountVectorizer(stop_words="english", token_pattern=WORD.pattern, min_df=3, max_df=0.5)
    counts = words.fit_transform(texts)
    names = words.get_feature_names_out()
    for name, model, table in (("NMF", NMF(n_themes, init="nndsvd"), TfidfTransformer(sublinear_tf=True).fit_transform(
            counts)), ("LDA", LatentDirichletAllocation(n_themes, random_state=0), counts)):
        found = model.fit_transform(table).argmax(axis=1).tolist()
        tc, td = coherence([names[row.argsort()[::-1][:10]].tolist() for row in model.components_], texts)
        score = nmi([gold for _, gold, _ in corpus], found)
        print(f"{name} themes {n_themes}  NMI {score:.3f}  TC {tc:.3f}  TD {td:.3f}")


def one_more(corpus: list[tuple[str, str, str]], documents: int = 1000, times: int = 3) -> None:
    """Print the share of passages that keep their theme when one more document comes, with and without `previous`."""
    every = paragraphs(corpus)
    ids = every["doc_id"].drop_duplicates().sample(frac=1, random_state=0).tolist()
    known = every[every["doc_id"].isin(ids[:documents])]
    before = find_themes(known, NO_MASKS)
    for new in ids[documents:documents + times]:
        more = every[every["doc_id"].isin([*ids[:documents], new])]
        kept = [_kept(before, find_themes(more, NO_MASKS, previous=previous)) for previous in (before, None)]
        print(f"{documents:,} documents and {new}: {kept[0]:.3f} with the previous analysis, {kept[1]:.3f} without")


def _kept(before: Themes, after: Themes) -> float:
    """The share of passages in the same theme, themes matched by their passages."""
    first = [found.passage_themes.astype({"theme_id": str}).sort_values("weight", ascending=False, kind="stable")
             .drop_duplicates(["doc_id", "passage_id"]) for found in (before, after)]
    both = first[0].merge(first[1], on=["doc_id", "passage_id"], how="left").fillna({"theme_id_y": ""})
    table = pd.crosstab(both["theme_id_x"], both["theme_id_y"]).to_numpy()
    return table[linear_sum_assignment(-table)].sum() / len(both)


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
    parser.add_argument("--others", action="store_true")
    parser.add_argument("--one-more", action="store_true")
    parser.add_argument("--stability", type=int, metavar="K")
    parser.add_argument("--paragraphs", type=int, metavar="N")
    arguments = parser.parse_args()
    corpus = read_corpus(arguments.corpus)
    if arguments.stability:
        stability(corpus, arguments.stability)
    elif arguments.others:
        others(corpus, arguments.themes or 5)
    elif arguments.one_more:
        one_more(corpus)
    elif arguments.paragraphs:
        scale(corpus, arguments.paragraphs, arguments.themes)
    else:
        quality(corpus, arguments.themes)


if __name__ == "__main__":
    main()
