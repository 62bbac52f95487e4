"""Whether a folder is what it was: then its themes are, too, and are not found again."""

from collections.abc import Mapping

import pandas as pd

from analysis.store.tables import Analysis

SPANS = {"passages": ["doc_id", "start", "end", "kind"], "sentences": ["doc_id", "start", "end"],
         "mentions": ["doc_id", "start", "end"]}
"""What themes are made from, beside the texts."""


def unchanged(tables: Mapping[str, pd.DataFrame], texts: Mapping[str, str], previous: Analysis) -> bool:
    """Whether themes would be made from what those of the `previous` analysis, as it was found, were made from."""
    before = zip(previous.documents["doc_id"], previous.documents["text"], strict=True)
    if len(texts) != len(previous.documents) or any(texts.get(doc_id) != text for doc_id, text in before):
        return False
    return all(_spans(tables[name], columns).equals(_spans(getattr(previous, name), columns))
               for name, columns in SPANS.items())


def _spans(table: pd.DataFrame, columns: list[str]) -> pd.DataFrame:
    plain = table[columns].astype({"doc_id": str} | ({"kind": str} if "kind" in columns else {}))
    return plain.sort_values(columns, kind="stable", ignore_index=True).astype({"start": int, "end": int})
