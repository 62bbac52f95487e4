"""Copied links: they carry a short fingerprint of the documents, so that who opens one later knows what has changed."""

import re

import streamlit as st

from analysis import Analysis
from analysis.store.fingerprints import of_table
from dashboard.state import cache, link
from dashboard.state.corpus import whole

PARAMETER = "corpus"
WRITTEN = re.compile(r"([0-9]{1,9})-([0-9a-f]{8})")


def fingerprint(result: Analysis) -> str:
    """How many documents there are and eight letters that change with any name or text of them: `5-0a1b2c3d`."""
    def made() -> str:
        documents = result.documents[["doc_id", "text"]].astype({"doc_id": "str"})
        if not documents["doc_id"].is_monotonic_increasing:     # to sort is to have all texts in memory twice
            documents = documents.sort_values("doc_id")
        return f"{len(documents)}-{of_table(documents)[:8]}"

    return cache.of(result).get(PARAMETER, made)


def say_changed() -> None:
    """Say where the link was copied from other documents than those that are here."""
    asked = WRITTEN.fullmatch(link.read(PARAMETER))
    if asked is None or asked[0] == (now := fingerprint(whole())):
        return
    before, here = int(asked[1]), int(now.partition("-")[0])
    told = f"it was {before:,}, it is {here:,} now" if before != here else "some of their texts are others now"
    st.info(f"The documents have changed since this link was copied ({told}): numbers and places may differ.",
            icon=":material/history:")
