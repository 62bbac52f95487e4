"""Times without a date, in words."""

import pytest

from analysis import Document, analyze
from analysis.ask import undated, undated_in_words
from analysis.ask.undated_times import REPEATED
from analysis.lexicons import read_rules
from dashboard.charts.undated import UNDATED
from tests.test_charts import INK


@pytest.mark.parametrize(("value", "often", "words"), [
    ("PRESENT_REF", "", "now"),
    ("PXY", "", "some years"),
    ("P18Y", "", "18 years"),
    ("PXM", "", "some months"),
    ("PT1H", "", "an hour"),
    ("P0.5CE", "", "half a century"),
    ("P1000D", "", "1,000 days"),
    ("P1D", "", "a day"),
    ("P1D", "every", "every day"),
    ("P2Y", "every", "every 2 years"),
    ("PXD", "every", "every few days"),
    ("XXXX-WXX-1TMO", "every", "every Monday morning"),
    ("XXXX-05-09", "", "9 May of a year not told"),
    ("XXXX-XX-XX", "", "a day, not told which"),
    ("XXXX-XX-XXTNI", "", "a night, not told which"),
    ("XXXX-SU", "", "summer of a year not told"),
    ("2024-11-XX", "", "a day of November 2024"),
    ("XXX", "", "a decade not told"),
    ("anything", "", "a time that is not told"),
])
def test_a_value_without_days_is_said_in_words(value, often, words):
    assert undated_in_words(value, often) == words


def test_what_comes_again_is_known_by_rules_that_are_there():
    assert set(REPEATED) <= {rule.rule_id for rule in read_rules("timeline.toml")}


def test_the_chart_says_words_and_keeps_the_value_for_its_table_and_hover():
    text = "It lasted years. He trains every day. It took a day. She was there for 18 years. They met every day."
    result = analyze([Document(doc_id="a", text=text)])
    counted = UNDATED.count(result).set_index(["value", "often"])["words"].to_dict()
    assert counted["PXY", ""] == "some years"
    assert counted["P18Y", ""] == "18 years"
    assert counted["P1D", "every"] == "every day"
    assert len(UNDATED.trace(result, ("P1D", "every"))) == 2
    figure = UNDATED.draw(UNDATED.count(result), result, INK)
    assert not any("P" in name for name in figure.data[0].y)
    assert all("customdata[0]" in hover for hover in figure.data[0].hovertemplate)
    assert len(undated(result)) == UNDATED.count(result)["n_markers"].sum()
