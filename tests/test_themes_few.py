"""A few documents on clearly different subjects have as many themes as subjects."""

from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from analysis import Document, analyze
from analysis.gather.themes import words
from analysis.gather.themes.subjects import subjects

FOLDERS = Path(__file__).parent / "cases" / "few_documents.txt"


def folders():
    """(name, [(subject, text)]) of the made-up folders: `# name`, then a line `subject: text` for each document."""
    found = []
    for line in FOLDERS.read_text(encoding="utf-8").splitlines():
        if line.startswith("# "):
            found.append((line[2:], []))
        elif line:
            subject, _, text = line.partition(": ")
            found[-1][1].append((subject, text))
    return found


def themes_of(texts):
    documents = [Document(doc_id=f"{n:02}.txt", text=text.replace("|", "\n\n"), published=None)
                 for n, text in enumerate(texts)]
    result = analyze(documents)
    heaviest = result.passage_themes.groupby(["doc_id", "theme_id"], observed=True)["weight"].sum().reset_index()
    heaviest = heaviest.sort_values("weight", ascending=False).drop_duplicates("doc_id")
    return result, dict(zip(heaviest["doc_id"].astype(str), heaviest["theme_id"].astype(str), strict=True))


@pytest.mark.parametrize(("name", "documents"), folders(), ids=[name for name, _ in folders()])
def test_there_are_as_many_themes_as_subjects(name, documents):
    result, of = themes_of([text for _, text in documents])
    subjects = [subject for subject, _ in documents]
    assert len(result.themes) == len(set(subjects))
    pairs = set(zip(subjects, (of[f"{n:02}.txt"] for n in range(len(documents))), strict=True))
    assert len(pairs) == len(set(subjects))
    assert (result.themes["weakness"] == "").all()


@pytest.mark.parametrize("note", ["Flight {} to Oslo was cancelled because of snow.",
                                  "Invoice {} for crane hire was paid by Globex Ltd."])
def test_notes_alike_but_for_a_number_are_one_theme_with_a_name(note):
    result, _ = themes_of([note.format(100 + n) for n in range(12)])
    assert len(result.themes) == 1
    assert len(result.passage_themes) == 12
    assert result.themes["label"].iloc[0] in ("Flights", "Crane hire")


@pytest.mark.parametrize(("passages", "told"), [(50, 2), (51, None)])
def test_a_subject_of_more_than_fifty_passages_has_themes_of_its_own(passages, told):
    texts = ["The dredger cleared the harbour channel."] * passages + ["The orchestra played the quartet again."]
    documents = np.array([0] * passages + [1])
    found = subjects(words.read(words.encode(pd.Series(texts, dtype="str")), 1, frozenset()), documents)
    assert (None if found is None else found.of.max() + 1) == told
