"""The timeline page: its lanes, its zoom and its link."""

import pytest

from analysis import narrow
from dashboard.charts import lanes
from dashboard.charts.clocks import stretches
from dashboard.charts.lanes import packed
from dashboard.charts.timeline import intervals
from dashboard.views.timeline.wording import how_drawn, reach
from tests.test_charts import INK
from tests.test_views import messages, opened


def timeline(**params):
    app = opened("views/timeline/view.py")
    for name, value in params.items():
        app.query_params[name] = value
    return app.run()


def asked(app):
    value = app.query_params["zoom"]
    return value if isinstance(value, str) else value[0]


def chosen(app, key):
    return app.session_state[key]


@pytest.mark.parametrize("by", ["document", "theme", "actor"])
@pytest.mark.parametrize("zoom", ["all", "century:1900", "decade:2020", "year:2024", "month:2024-11", "day:2024-11-05",
                                  "days:2024-10-03..2024-12-01"])
def test_every_choice_of_lanes_and_zoom_opens(by, zoom):
    app = timeline(lanes=by, zoom=zoom)
    assert not app.exception
    assert not app.warning
    assert chosen(app, "zoom-level") == zoom.split(":")[0]


@pytest.mark.parametrize(("params", "message"), [
    ({"zoom": "week:2024"}, "write it as year:2024"),
    ({"zoom": "year:soon"}, "write it as year:2024"),
    ({"zoom": "year"}, "write it as year:2024"),
    ({"zoom": "days:2024-12-01..2024-10-03"}, "write it as year:2024"),
    ({"zoom": "days:2024-02-31..2024-10-03"}, "write it as year:2024"),
    ({"lanes": "mood"}, "the usual one is shown"),
    ({"written": "1066..1067"}, "the usual one is shown"),
])
def test_a_bad_choice_in_the_link_is_said(params, message):
    app = timeline(**params)
    assert not app.exception
    assert message in messages(app)


def test_the_zoom_steps_to_where_dates_are():
    app = timeline(zoom="year:2018")
    app.button(key="zoom-later").click().run()
    assert asked(app) in ("year:2020", "year:2021")


def test_zooming_in_goes_to_where_most_dates_are():
    app = timeline()
    app.segmented_control(key="zoom-level").set_value("year").run()
    assert asked(app) in ("year:2024", "year:2025")
    app.segmented_control(key="zoom-level").set_value("month").run()
    assert asked(app).startswith("month:202")
    app.segmented_control(key="zoom-level").set_value("all").run()
    assert "zoom" not in app.query_params


def test_a_date_is_in_a_lane_for_each_actor_of_its_sentence(seeds):
    counted = intervals("actor").count(seeds)
    may = counted[(counted["from_date"] == "2025-05-01") & (counted["to_date"] == "2025-05-31")]
    assert {"russia", "north-korea"} & set(may["actor_id"])


def test_the_zoom_shows_only_what_touches_it(seeds):
    counted = intervals("document", "1950-01-01", "1959-12-31").count(seeds)
    assert len(counted)
    assert (counted["from_date"] <= "1959-12-31").all()


def test_spans_in_one_row_do_not_touch():
    assert packed([(0, 2), (1, 3), (2.5, 4), (3.5, 5)]) == [0, 1, 0, 1]


def test_the_page_says_how_far_the_dates_reach(seeds):
    assert "from 1 September 1939 to 20 January 2029" in reach(seeds)
    assert how_drawn(seeds, "document", "", "") == (
        "A bar is as wide as the date is vague. Not drawn: 5 expressions such as “Friday” that cannot be placed.")


def test_texts_of_2018_and_of_2025_are_two_stretches_of_writing(seeds):
    assert [n for _, _, n in stretches(seeds)] == [4, 1]


def test_too_many_dates_are_gathered_and_the_page_says_so(seeds, monkeypatch):
    monkeypatch.setattr(lanes, "MARKS", 12)
    result = narrow(seeds)
    for by in ("document", "theme", "actor"):
        counted = intervals(by).count(result)
        assert len(counted) <= 4 * 12
        assert set(counted["modality"]) <= {"past or present", "planned or hypothetical"}
        assert intervals(by).draw(counted, result, INK).layout.height < 2000
    assert "gathered by" in how_drawn(result, "document", "", "")


def lines_of(app):
    return [button for button in app.button if button.key.startswith("open-")]


def test_the_page_opens_with_what_happened_then_what_lies_ahead_then_the_picture():
    heads = [head.value for head in timeline().header]
    asked = ["What happened when?", "What lies ahead?", "When do things happen?"]
    assert [head for head in heads if head in asked] == asked
    assert heads.index("What is said of time without a date?") > heads.index("Which years are spoken of?")


def test_the_number_on_a_line_opens_what_is_behind_its_date():
    """Clicked before the page is whole, so that all of it is drawn: AppTest knows no pages when it draws a part."""
    app = timeline()
    assert lines_of(app)[0].label == "1 document"
    app.session_state["drawn_whole"] = False
    lines_of(app)[0].click().run()
    assert not app.exception
    assert app.query_params["evidence"] in (["chronology:1953-01-01|1953-12-31"], "chronology:1953-01-01|1953-12-31")
    assert any("**1953**: 1 document" in markdown.value for markdown in app.markdown)
    assert app.session_state["drawn_whole"]


def test_the_filter_drives_the_lines():
    app = opened("views/timeline/view.py", words="Kursk")
    assert 0 < len(lines_of(app)) < len(lines_of(timeline()))


@pytest.mark.parametrize("params", [{"length": "30"}, {"length": "all"}, {"skip": "0"}])
def test_every_length_opens(params):
    app = timeline(**params)
    assert not app.exception
    assert not app.warning


@pytest.mark.parametrize(("params", "message"), [
    ({"length": "7"}, "the usual one is shown"),
    ({"skip": "999"}, "more lanes than there are"),
    ({"skip": "-1"}, "more lanes than there are"),
    ({"evidence": "chronology:1812-01-01|1812-12-31"}, "not in this chart"),
    ({"evidence": "happened:a|1|2"}, "not in this chart"),
])
def test_a_bad_request_of_the_page_is_said(params, message):
    app = timeline(**params)
    assert not app.exception
    assert message in messages(app)
