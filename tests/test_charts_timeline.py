"""The timeline tells its dates in words, and what is planned from what may be."""

import pytest

from dashboard.charts import timeline
from dashboard.charts.date_labels import told_by
from dashboard.charts.lanes import COLUMNS
from dashboard.charts.timeline import MODALITIES, intervals
from tests.test_charts import INK


@pytest.mark.parametrize("by", COLUMNS)
def test_a_mark_tells_its_words_and_its_date(seeds, by):
    chart = intervals(by)
    counted = chart.count(seeds)
    (row,) = counted[counted["words"] == "the 80th anniversary of Victory Day"].head(1).itertuples()
    assert row.date == "9 May 2025"
    hovers = [hover for trace in chart.draw(counted, seeds, INK).data for hover in trace.hovertext or ()]
    assert "“the 80th anniversary of Victory Day”<br>9 May 2025" in hovers


def test_a_label_shows_the_date_where_it_has_room_and_takes_no_more_rows(seeds):
    chart = intervals("document")
    figure = chart.draw(chart.count(seeds), seeds, INK)
    (labels,) = (trace for trace in figure.data if trace.type == "scatter" and trace.mode == "text")
    texts = [text.strip("\u2009") for text in labels.text]
    assert "May 2025 · next May +1" in texts
    assert "1953" in texts
    assert max(labels.y) < 30


def test_planned_and_hypothetical_differ_by_a_shape_that_the_legend_names(seeds):
    chart = intervals("document")
    counted = chart.count(seeds)
    for modality in ("planned", "hypothetical"):
        (starts,) = (trace for trace in chart.draw(counted, seeds, INK).data
                     if trace.name == modality and trace.type == "scatter")
        assert len(starts.x) == (counted["modality"] == modality).sum() > 0
        assert starts.marker.symbol == MODALITIES[modality][1]
        assert starts.marker.size >= 8


@pytest.mark.parametrize(("words", "date", "n", "label"), [
    ("Friday", "1 November 2024", 1, ("1 Nov 2024", "1 Nov 2024 · Friday", "1 November 2024 · Friday")),
    ("last week", "9 to 15 May 2025", 2, ("9 to 15 May 2025", "9 to 15 May 2025 · last week +1",
                                         "9 to 15 May 2025 · last week +1")),
    ("7 March", "7 March 2023", 1, ("7 Mar 2023", "", "7 March 2023")),
    ("on March 7th", "7 March 2023", 1, ("7 Mar 2023", "", "7 March 2023")),
    ("the 1990s", "1990 to 1999", 3, ("the 1990s +2", "", "")),
    ("early 2024", "January to April 2024", 1, ("early 2024", "", "")),
    ("44 BC", "44 BCE", 1, ("44 BC", "", "")),
    ("Korean War", "25 June 1950 to 27 July 1953", 2, (
        "Korean War +1", "Korean War +1 · 25 Jun 1950 to 27 Jul 1953", "Korean War +1 · 25 June 1950 to 27 July 1953")),
    ("Trump’s first term", "2017 to 2021", 1, (
        "Trump’s first term", "Trump’s first term · 2017 to 2021", "Trump’s first term · 2017 to 2021")),
    ("Two weeks ago", "9 May 2025", 1, ("9 May 2025", "9 May 2025 · Two weeks ago", "9 May 2025 · Two weeks ago")),
])
def test_a_date_leads_where_the_words_do_not_tell_it(words, date, n, label):
    assert told_by(words, date, n) == label


@pytest.mark.parametrize("by", COLUMNS)
def test_no_label_runs_into_the_next_mark_or_its_label(seeds, by):
    placed, start, end = timeline._placed(timeline._labelled(intervals(by).count(seeds)), "", "")
    rows = timeline._with_room(timeline._stacked(placed, COLUMNS[by])[0], start, end)
    length = (end - start) * timeline.LETTER * rows["label"].str.len()
    left = rows["left"].where(~rows["before"], rows["at"] - length)
    right = rows["right"].where(rows["before"] | (rows["label"] == ""), (rows["at"] + length).clip(rows["right"]))
    for _, row in rows.assign(from_=left, to=right).sort_values("from_").groupby("y"):
        assert (row["from_"].iloc[1:].to_numpy() >= row["to"].iloc[:-1].to_numpy()).all()
