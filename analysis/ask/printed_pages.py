"""On which printed page a place of a document stands."""

from bisect import bisect_right
from collections.abc import Iterable

from analysis.store.tables import Analysis


def printed_pages(result: Analysis, places: Iterable[tuple[str, int]]) -> list[int]:
    """The page of each (doc_id, character); 0 where the document has no pages."""
    if not len(result.pages):
        return [0 for _ in places]
    known = {str(doc_id): (rows["start"].tolist(), rows["page"].tolist())
             for doc_id, rows in result.pages.groupby("doc_id", observed=True)}
    return [_page(*known[doc_id], place) if doc_id in known else 0 for doc_id, place in places]


def _page(starts: list[int], pages: list[int], place: int) -> int:
    return pages[max(bisect_right(starts, place) - 1, 0)]
