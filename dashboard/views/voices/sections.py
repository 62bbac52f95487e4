"""The sections of the Voices page, of which one is shown: who says what, about whom, who differs, numbers."""

import streamlit as st

from analysis import Analysis
from analysis.ask import AUTHOR, voiced
from dashboard.charts import quantities, statements
from dashboard.parts import evidence
from dashboard.state import link
from dashboard.views.voices import statement_tables, wording
from dashboard.views.voices.differences import differences
from dashboard.views.voices.differing import differing
from dashboard.views.voices.sides import for_and_against

SAID, ABOUT, DIFFER, SUBJECTS, NUMBERS, OWN = "said", "about", "differ", "subjects", "numbers", "authors"
NAMES = {SAID: "Who says what", ABOUT: "About whom", DIFFER: "Differences", SUBJECTS: "Positions", NUMBERS: "Numbers",
         OWN: "Authors"}
BY_KIND = (SAID, ABOUT, SUBJECTS)
"""The sections in which one kind of statement can be chosen."""


def offered(result: Analysis) -> dict[str, str]:
    """The sections that have something to show, each with its name; the first one always."""
    has = {SAID: True, ABOUT: len(result.statements), DIFFER: len(result.statements), SUBJECTS: len(result.statements),
           NUMBERS: len(result.quantities), OWN: (voiced(result)["voice"] == AUTHOR).any()}
    return {section: name for section, name in NAMES.items() if has[section]}


def linked(result: Analysis) -> str:
    """The section that holds what the link asks for."""
    holds = {"subject": SUBJECTS, "position": SUBJECTS, "number": NUMBERS,
             "of": NUMBERS}
    asked = {section for name, section in holds.items() if link.read(name)}
    chart = link.read("evidence").partition(":")[0]
    charts = {statements.TARGETS.id: ABOUT, statements.KINDS.id: ABOUT, quantities.AMOUNTS.id: NUMBERS}
    section = charts.get(chart) or next(iter(sorted(asked)), SAID)
    return section if section in offered(result) else SAID


def draw(section: str, result: Analysis, chosen: Analysis) -> None:
    """Draw one section; `chosen` holds the statements of one kind."""
    if section == SAID:
        left, right = st.columns([2, 3], gap="large")
        with left:
            evidence.show(statements.ROLES, chosen)
        with right:
            statement_tables.statements(chosen)
    elif section == ABOUT:
        left, right = st.columns([3, 2], gap="large")
        with left:
            evidence.show(statements.TARGETS, chosen)
        with right:
            evidence.show(statements.KINDS, result)
    elif section == DIFFER:
        differing(result)
    elif section == SUBJECTS:
        for_and_against(chosen)
        differences(chosen)
    elif section == NUMBERS:
        evidence.show(quantities.AMOUNTS, result)
        statement_tables.numbers(result)
    else:
        wording.own_voice(result)
