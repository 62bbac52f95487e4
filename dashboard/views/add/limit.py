"""How much may be brought: `DOSSIER_UPLOADS` is `off` or a number of MB."""

import os
from typing import NamedTuple

VARIABLE = "DOSSIER_UPLOADS"
SHARED, OWN_MACHINE = 50, 250
"""MB where nothing is set: on a deployment, and where the app writes into its folder."""


class Limit(NamedTuple):
    """The MB that are taken, 0 where nothing is, and why."""

    megabytes: int
    why: str = ""

    def too_much(self, size: int) -> str:
        """Why files of `size` bytes together are not taken, or ""."""
        if size <= self.megabytes * 1_000_000:
            return ""
        return (f"These are {size / 1e6:,.1f} MB, more than the {self.megabytes:,} MB taken at once. "
                "Bring fewer files, or start Dossier with the folder itself:")


def limit(writes: bool) -> Limit:
    """The limit as the environment sets it, else the usual one."""
    asked = os.environ.get(VARIABLE, "").strip().lower()
    if not asked:
        return Limit(OWN_MACHINE if writes else SHARED)
    if asked in ("off", "0"):
        return Limit(0, "No documents are taken here.")
    if asked.isascii() and asked.isdigit() and len(asked) < 6:
        return Limit(int(asked))
    return Limit(0, f"No documents are taken here: {VARIABLE} must be `off` or a number of MB.")
