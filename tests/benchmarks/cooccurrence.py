"""Time and memory of pair measures: `python tests/benchmarks/cooccurrence.py [--documents 100000]`.

A made-up collection with the sizes of a large one (25 sentences and 46 mentions a document, 5,000 actors with
Zipf frequencies); 40 filters by time and by source, and none; each is applied, then all pairs of the 50 most
frequent actors are measured. Prints milliseconds of processor time (median, 95th percentile), which one busy
neighbour does not change, and the peak resident memory.
"""

import argparse
import resource
import time
from types import SimpleNamespace

import numpy as np
import pandas as pd

from analysis.ask.pairing import cooccurrence

SENTENCES, MENTIONS, ACTORS, SENTENCES_A_PASSAGE = 25, 46, 5000, 3


def made_up(n_documents, seed=1):
    """A frozen-analysis look-alike; only the tables that pairs are counted from."""
    random = np.random.default_rng(seed)
    names = pd.Index([f"doc{i:06}.txt" for i in range(n_documents)])
    day = np.timedelta64(86400, "s")
    days = np.datetime64("2022-01-01", "s") + np.sort(random.integers(0, 1400, n_documents)) * day
    source = random.integers(0, 40, n_documents)
    document = np.repeat(np.arange(n_documents, dtype=np.int32), SENTENCES)
    local = np.tile(np.arange(SENTENCES, dtype=np.int32), n_documents)
    place = np.sort(random.integers(0, n_documents * SENTENCES, n_documents * MENTIONS))
    weights = 1 / np.arange(1, ACTORS + 1)
    actor = random.choice(ACTORS, len(place), p=weights / weights.sum()).astype(np.int16)
    ids = pd.Index([f"actor-{i:04}" for i in range(ACTORS)])
    in_document = {"doc_id": pd.Categorical.from_codes(document[place], names), "sent_id": local[place]}
    passages = -(-SENTENCES // SENTENCES_A_PASSAGE)
    return SimpleNamespace(
        documents=pd.DataFrame({"doc_id": pd.Categorical.from_codes(np.arange(n_documents), names),
                                "source": pd.Series([f"source {i}" for i in source], dtype="str"),
                                "published_from": days, "published_to": days}),
        passages=pd.DataFrame({
            "doc_id": pd.Categorical.from_codes(np.repeat(np.arange(n_documents, dtype=np.int32), passages), names),
            "passage_id": np.tile(np.arange(passages, dtype=np.int32), n_documents),
            "kind": pd.Categorical.from_codes(np.zeros(n_documents * passages, np.int8), ["text"])}),
        sentences=pd.DataFrame({"doc_id": pd.Categorical.from_codes(document, names), "sent_id": local,
                                "passage_id": local // SENTENCES_A_PASSAGE}),
        mentions=pd.DataFrame(in_document | {"actor_id": pd.Categorical.from_codes(actor, ids)}),
        actors=pd.DataFrame({"actor_id": ids, "kind": pd.Categorical(["person"] * ACTORS)}))


def narrowed(result, keep):
    """The analysis with only the documents whose rows are kept."""
    chosen = keep[np.argsort(result.documents["doc_id"].cat.codes)]
    tables = {"actors": result.actors, "documents": result.documents[keep]}
    for name in ("passages", "sentences", "mentions"):
        table = getattr(result, name)
        tables[name] = table[chosen[table["doc_id"].cat.codes.to_numpy()]]
    return SimpleNamespace(**tables)


def filters(result, number, seed=2):
    """Random filters as flags per document: half by time, half by a handful of sources; the first keeps all."""
    random = np.random.default_rng(seed)
    count = len(result.documents)
    yield np.ones(count, bool)
    for i in range(number):
        if i % 2:
            yield result.documents["source"].isin([f"source {s}" for s in random.integers(0, 40, 8)]).to_numpy()
        else:
            low, high = np.sort(random.integers(0, count, 2))
            yield (np.arange(count) >= low) & (np.arange(count) <= high)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--documents", type=int, default=100_000)
    parser.add_argument("--filters", type=int, default=40)
    options = parser.parse_args()
    result = made_up(options.documents)
    print(f"{len(result.sentences):,} sentences, {len(result.mentions):,} mentions; {memory()} MiB")
    for window in ("sentence", "passage", "document"):
        times = []
        for keep in filters(result, options.filters):
            part = result if keep.all() else narrowed(result, keep)
            start = time.process_time()
            cooccurrence(part, window)
            times.append((time.process_time() - start) * 1000)
        p50, p95 = np.percentile(times, [50, 95])
        print(f"{window:10} p50 {p50:6.0f} ms   p95 {p95:6.0f} ms   "
              f"unfiltered {times[0]:6.0f} ms   peak {memory()} MiB")


def memory():
    """The peak resident memory of this process so far, in MiB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


if __name__ == "__main__":
    main()
