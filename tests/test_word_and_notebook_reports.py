"""The report as a Word document, and the reports made from a notebook: read again, and hostile text is text."""

import io
import re
from dataclasses import replace

import docx
import pytest

from analysis import Document, Filter, analyze, narrow
from analysis.__main__ import main
from analysis.notebook import (
    Checked,
    Notebook,
    Number,
    Quote,
    Step,
    View,
    as_markdown,
    checked,
    evidence_behind,
    notebook_docx,
    notebook_html,
    notebook_markdown,
)
from analysis.report import as_docx
from analysis.report.contents import Contents
from dashboard.charts.catalogue import chart_of
from dashboard.charts.chart import mark_of
from tests.test_charts import CHARTS
from tests.test_report import Parts

HOSTILE = '<script>alert(1)</script> </style> " onload="x \x08\ufffe ![i](http://a.b/c.png)'
VIEW = View("actors", (("actor", "russia"),))
NUMBERS = tuple(Number(f"{HOSTILE} {n}", n, "sentences", VIEW.but(evidence=f"network:{n}|")) for n in (1204, 1))
QUOTE = Quote(HOSTILE, 'a"><b>.txt', 4, 90, HOSTILE)
BOOK = Notebook(HOSTILE, HOSTILE, (
    Step(HOSTILE, VIEW, HOSTILE, f"A **bold** note, {HOSTILE}\n\n- of [7](actors \"passages\") parts", HOSTILE,
         NUMBERS, 30, (QUOTE,)), Step("Words", note="Only words.")))
NOTED = Number("", 7, "passages", View("actors"))
FOUND = [Checked({NUMBERS[0]: 1300, NOTED: 9}, frozenset({NUMBERS[1]}), {QUOTE: "The document is not here any more."}, (
    Number("Japan", 1, "sentences", VIEW),)), Checked()]


def read(made):
    """The paragraphs and the cells of a Word document."""
    document = docx.Document(io.BytesIO(made))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return [paragraph.text for paragraph in document.paragraphs], cells


def test_a_word_document_holds_what_the_report_says(seeds):
    contents = Contents(seeds, "Seeds")
    told, _ = read(as_docx(seeds, "Seeds"))
    assert told[:2] == ["Seeds", contents.lede()]
    for row in contents.pairs():
        assert any(row.name in line and f": {row.n:,} {row.unit}" in line for line in told)
    texts = dict(zip(seeds.documents["doc_id"].astype("str"), seeds.documents["text"], strict=True))
    quoted = [re.fullmatch(r"“(.*)”\n.* · (.+)#char=(\d+),(\d+)", line, re.DOTALL) for line in told
              if line[:1] == "“" and "#char=" in line]
    assert len(quoted) > 200
    for found in quoted:
        assert found[1] == " ".join(texts[found[2]][int(found[3]):int(found[4])].split())
    assert as_docx(seeds, "Seeds") == as_docx(seeds, "Seeds")


def test_a_word_document_on_one_actor_is_on_that_alone(seeds):
    told, _ = read(as_docx(seeds, "Seeds", "Seoul"))
    assert told[0].endswith("in Seeds")
    assert len(told) < len(read(as_docx(seeds, "Seeds"))[0]) / 2


def test_what_xml_cannot_hold_is_marked_in_a_word_document():
    result = analyze([Document("a\x0b.txt", f"Russia met Ukraine in May 2022. {HOSTILE} said Russia.", title=HOSTILE)])
    told, _ = read(as_docx(replace(result, actors=result.actors.assign(name=HOSTILE)), HOSTILE))
    assert "<script>alert(1)</script>" in told[0]
    assert "\x08" not in "".join(told)


def test_the_page_of_a_notebook_is_whole_and_runs_nothing():
    page = notebook_html(BOOK, FOUND)
    parts = Parts(page)
    assert not parts.open
    assert not {"script", "img", "iframe", "form"} & {tag for tag, _ in parts.found}
    for _, attrs in parts.found:
        assert not {"src", "style", "srcset", "action"} & set(attrs)
        assert not any(name.startswith("on") for name in attrs)
        assert attrs.get("href", "#").startswith("#")
    policy = parts.named("meta")[1]["content"]
    assert policy.startswith("default-src 'none'; style-src 'sha256-")
    assert "script" not in policy
    for told in ("1,204", "now 1,300", "now 9", "New: Japan, 1 sentence.", "not here any more", "<strong>bold</strong>",
                 "could not be counted again here", "and 30 more", "#char=4,90"):
        assert told in page


def test_the_markdown_of_a_notebook_holds_no_markup_of_others():
    told = notebook_markdown(BOOK, FOUND)
    bare = re.sub(r"`[^`\n]*`|\\.", "", told)
    assert not re.search(r"[<\[]", bare)
    for words in ("**Changed:**", "1,204 sentences", "| … and 30 more | |", "A **bold** note"):
        assert words in told
    assert "**Changed:**" not in notebook_markdown(BOOK, [Checked(), Checked()])


def test_the_word_document_of_a_notebook_is_read_again():
    told, cells = read(notebook_docx(BOOK, FOUND))
    assert cells[4:6] == ["1,204 sentences", "1,300"]
    assert cells[7:9] == ["1 sentence", "not counted"]
    for words in ("New: Japan, 1 sentence.", "Only words.", "and 30 more", "of 7 parts"):
        assert words in told
    assert notebook_docx(BOOK, FOUND) == notebook_docx(BOOK, FOUND)


@pytest.mark.parametrize("chart_id", ["network", "pairs", "matrix", "partners", "actors", "themes", "roles", "voices",
                                      "kinds"])
@pytest.mark.parametrize("params", [
    {}, {"actor": "russia", "window": "passage", "officials": "countries", "kind": "says"}], ids=["all", "chosen"])
def test_without_the_app_a_number_is_counted_as_by_its_chart(seeds, chart_id, params):
    page = "voices" if chart_id in ("roles", "voices", "kinds") else "actors"
    params = params | ({"profile": "russia"} if chart_id == "partners" else {})
    view = View(page, tuple(params.items()))
    shown = narrow(seeds, Filter(actors=("russia",) if params.get("actor") else ()))
    chart, result = chart_of(chart_id, view, seeds, shown)
    marks = evidence_behind(chart_id, view, (seeds, shown))
    counted = chart.count(result)
    assert len(counted)
    assert marks.unit == chart.unit
    for _, row in counted.head(60).iterrows():
        assert marks.behind(chart.key_of(row)) == row[chart.number], mark_of(chart, chart.key_of(row))
    assert not marks.behind(("nobody",) * len(chart.keys))
    assert not marks.behind(("x",) * 9)


def test_charts_that_only_the_app_knows_are_said_to_be_uncounted(seeds):
    assert {chart.id for chart in CHARTS if evidence_behind(chart.id, View("overview"), (seeds, seeds)) is None} >= {
        "map", "timeline"}


@pytest.mark.parametrize("suffix", [".html", ".md", ".docx"])
def test_the_command_line_writes_a_report_from_a_notebook(seeds, tmp_path, suffix, capsys):
    seeds.save(tmp_path / "seeds")
    book = Notebook("Mine", steps=(Step("Under all", View("overview"), "", "", "q", (
        Number("Documents", len(seeds.documents) - 1, "documents", View("overview")),)),))
    (tmp_path / "notebook.md").write_text(as_markdown(book), encoding="utf-8")
    out = tmp_path / f"out{suffix}"
    asked = ["report", str(tmp_path / "seeds"), "--notebook", str(tmp_path / "notebook.md"), "-o", str(out)]
    assert main(asked) == 0
    made = {".html": notebook_html, ".md": notebook_markdown, ".docx": notebook_docx}[suffix]
    expected = made(book, checked(book, seeds))
    assert out.read_bytes() == (expected if isinstance(expected, bytes) else expected.encode())
    assert main([*asked[:3], str(tmp_path / "nowhere.md"), *asked[4:]]) == 2
    assert "no such notebook" in capsys.readouterr().err
