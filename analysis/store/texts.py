"""The texts of documents without a second copy of them: each is made from its table when it is asked for."""

from collections.abc import Iterator, Mapping

import pandas as pd


class Texts(Mapping[str, str]):
    """{doc_id: text} of the table `documents`. The one asked for last is at hand: passages are read in their order."""

    def __init__(self, documents: pd.DataFrame) -> None:
        self._column = documents["text"].array
        self._rows = {doc_id: row for row, doc_id in enumerate(documents["doc_id"].tolist())}
        self._last = "", ""

    def __getitem__(self, doc_id: str) -> str:
        """The text of a document; KeyError where there is none of this id."""
        if doc_id != self._last[0] or not self._last[1]:
            self._last = doc_id, self._column[self._rows[doc_id]]
        return self._last[1]

    def __iter__(self) -> Iterator[str]:
        """The ids of the documents in their order."""
        return iter(self._rows)

    def __len__(self) -> int:
        """How many documents there are."""
        return len(self._rows)
