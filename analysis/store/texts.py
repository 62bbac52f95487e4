"""The texts of documents without a second copy of them: each is made from its table when it is asked for."""

from collections.abc import Iterator, Mapping

import pandas as pd


class Texts(Mapping[str, str]):
    """{doc_id: text} of the table `documents`. The one asked for last is at hand: rows come in the order of documents,
    and those who read side by side do not disturb each other."""

    def __init__(self, documents: pd.DataFrame) -> None:
        self._column = documents["text"].array
        self._rows = {doc_id: row for row, doc_id in enumerate(documents["doc_id"].tolist())}
        self._last: tuple[str | None, str] = None, ""

    def __getitem__(self, doc_id: str) -> str:
        """The text of a document; KeyError where there is none of this id."""
        last, text = self._last
        if doc_id != last:
            text = self._column[self.row_of(doc_id)]
            self._last = doc_id, text
        return text

    def row_of(self, doc_id: str) -> int:
        """Where in the table a document stands; KeyError where there is none of this id."""
        return self._rows[doc_id]

    def __contains__(self, doc_id: object) -> bool:
        """Whether there is a document of this id."""
        return doc_id in self._rows

    def __iter__(self) -> Iterator[str]:
        """The ids of the documents in their order."""
        return iter(self._rows)

    def __len__(self) -> int:
        """How many documents there are."""
        return len(self._rows)
