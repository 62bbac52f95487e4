"""What stands out on the overview: each finding's number is what its link lists."""

import re
from urllib.parse import unquote

import pytest

from analysis import Document, Filter, analyze, narrow
from analysis.ask import n_units
from dashboard.charts.network import network
from dashboard.charts.statements import ROLES
from dashboard.views.overview import what_stands_out
from tests.test_views import opened


def numbers(words):
    return [int(number.replace(",", "")) for number in re.findall(r"(?<![\w*])\d[\d,]*", words)]


def behind(chart, finding):
    """The rows that the link of a finding lists."""
    key = tuple(unquote(part) for part in finding.params["evidence"].partition(":")[2].split("|"))
    return lambda result: n_units(chart.trace(result, key), chart.unit)


@pytest.mark.parametrize("chosen", [Filter(), Filter(actors=("china",)), Filter(words="weapons")])
def test_a_pair_and_a_silent_actor_stand_with_the_number_their_link_lists(seeds, chosen):
    result = narrow(seeds, chosen)
    for finding, chart in ((what_stands_out.closest(result), network()), (what_stands_out.silent(result), ROLES)):
        if finding:
            assert behind(chart, finding)(result) == numbers(finding.words)[0]


def test_the_seeds_have_one_finding_of_each_kind(seeds):
    pair, silent, ahead, oldest = what_stands_out.findings(seeds)
    assert "chance would give" in pair.words
    assert pair.view == "actors"
    assert silent.words.startswith("**South Korea** is spoken about in 3")   # Ukraine is quoted: by its president
    assert ahead.words == "The texts look ahead as far as **May 2025**."
    assert oldest.words.endswith("is 6 years older than the rest.")


def test_the_day_most_told_of_stands_out_where_it_is_told_of_more_than_any_other():
    texts = ["The dam broke on 4 May 2019. Six people died.", "On 4 May 2019 the dam broke.",
             "The dam broke on 4 May 2019; a court met on 7 June 2019.", "The court met on 7 June 2019."]
    result = analyze([Document(doc_id=f"d{n}", text=text, published="2020-01-01") for n, text in enumerate(texts)])
    found = what_stands_out.busiest(result)
    assert found.words == "**4 May 2019** is the day most told of, in 3 documents."
    assert behind(what_stands_out.CHRONICLE, found)(result) == 3
    result = analyze([Document(doc_id=f"d{n}", text=text) for n, text in enumerate(
        [*texts, "Judges sat on 7 June 2019."])])
    assert what_stands_out.busiest(result) is None


def test_what_is_very_far_ahead_stands_out_where_two_texts_name_it():
    def ahead(*texts):
        return what_stands_out.furthest(analyze(
            [Document(doc_id=f"d{n}", text=text, published="2020-01-01") for n, text in enumerate(texts)]))

    near, far = "The bridge will open in 2024.", "The plant will close in 2057."
    assert ahead(far) is None
    assert ahead(near, far).words.endswith("**2024**.")
    assert ahead(near, far, far + " It is old.").words.endswith("**2057**.")


def test_nothing_stands_out_where_nothing_is_said():
    assert what_stands_out.findings(analyze([Document(doc_id="a", text="It rained.")])) == []


def test_a_name_in_a_finding_is_no_markup():
    text = "China and **[Iran](http://x)** met. " * 3
    documents = [Document(doc_id=f"![{n}](x)", text=text, published=f"{2000 + 4 * n}-01-01") for n in range(4)]
    found = what_stands_out.findings(analyze(documents))
    assert all("](" not in finding.words for finding in found)


def test_each_finding_opens_what_it_speaks_of(seeds):
    for finding in what_stands_out.findings(seeds):
        app = opened(f"views/{finding.view}/view.py", **finding.params)
        assert not app.exception
        assert not app.warning
