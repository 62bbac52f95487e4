"""Analyses kept from one start of the app to the next: of a folder that is as it was, nothing is brought together anew.

Each is a folder of saved tables, known by the hash of all that decides it. Those used last stay.
"""

import shutil
from contextlib import suppress
from pathlib import Path

from analysis.errors import InputError
from analysis.store.evidence import EvidenceCache, key_of
from analysis.store.fingerprints import version
from analysis.store.saved import is_saved
from analysis.store.tables import Analysis, load

MOST = 4
"""Analyses that are kept."""
PASSING = ("could not be read: ", "was stopped after", "cannot be opened", "the folder cannot be opened", "changed ")
"""How the reasons in `skipped` begin that may be none the next time; what holds one is not kept."""


class KeptAnalyses:
    """The analyses kept beside the evidence of documents."""

    def __init__(self, cache: EvidenceCache) -> None:
        self.folder = cache.folder.parent / "analyses"

    def get(self, source: Path, state: str) -> Analysis | None:
        """The analysis of a folder in this state (see `state_of`), if it is kept."""
        return self._loaded(self._place(source, state))

    def last(self, source: Path) -> Analysis | None:
        """The analysis of a folder in whatever state it was used last, if one is kept."""
        places = sorted(self.folder.glob(f"{self._place(source, '').name.partition('-')[0]}-*"),
                        key=lambda path: path.stat().st_mtime_ns)
        return self._loaded(places[-1]) if places else None

    def _loaded(self, place: Path) -> Analysis | None:
        if not is_saved(place):
            return None
        try:
            found = load(place)
            place.touch()
        except (InputError, OSError):
            return None
        return found

    def put(self, source: Path, state: str, result: Analysis) -> None:
        """Keep the analysis of a folder in this state; where nothing can be written, nothing is kept."""
        if result.skipped["reason"].str.startswith(PASSING).any():
            return
        with suppress(InputError, OSError):
            result.save(self._place(source, state))
            used = sorted(self.folder.iterdir(), key=lambda path: path.stat().st_mtime_ns)
            for place in used[:-MOST]:
                shutil.rmtree(place, ignore_errors=True)

    def clear(self) -> int:
        """Remove all that is kept; the bytes that were taken."""
        taken = self.taken()
        shutil.rmtree(self.folder, ignore_errors=True)
        return taken

    def taken(self) -> int:
        """The bytes that the analyses take."""
        return sum(path.stat().st_size for path in self.folder.rglob("*") if path.is_file())

    def _place(self, source: Path, state: str) -> Path:
        of_source = key_of((str(source.resolve()), version())).hex()[:16]
        return self.folder / f"{of_source}-{key_of((state,)).hex()[:24]}"
