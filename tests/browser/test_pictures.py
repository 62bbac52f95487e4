"""A chart as a file: SVG and PNG with question, filter and source in the picture, its table as CSV."""

import io
from xml.etree.ElementTree import fromstring

import pandas as pd

from tests.browser.test_downloads import downloaded

PNG = b"\x89PNG\r\n\x1a\n"
SVG = "{http://www.w3.org/2000/svg}"


def test_a_chart_is_saved_with_what_it_asks_and_where_it_is_from(new_session, address):
    page = new_session(f"{address}/themes?actor=china")
    page.locator(".st-key-chart-themes .barlayer .point").first.wait_for()
    page.locator(".st-key-head-themes button").first.click()
    file, held = downloaded(page, "Picture as SVG")
    assert file == "themes.svg"
    drawing = fromstring(held)
    told = " ".join("".join(text.itertext()) for text in drawing.iter(f"{SVG}text"))
    for words in ("What is it about?", "Filter: China", "Source: seeds, 3 of 5 documents, counted by Dossier"):
        assert words in told
    assert b"hoverlayer" not in held
    bars = len(page.locator(".st-key-chart-themes .barlayer .point").all())
    assert sum("point" in node.get("class", "").split() for node in drawing.iter(f"{SVG}g")) == bars
    file, held = downloaded(page, "Picture as PNG")
    assert (file, held[:8]) == ("themes.png", PNG)
    assert int.from_bytes(held[16:20], "big") == 2 * int(drawing.get("width"))
    file, held = downloaded(page, "Table as CSV")
    table = pd.read_csv(io.BytesIO(held), encoding="utf-8-sig")
    assert list(table.columns[:2]) == ["theme_id", "theme_id_name"]
    assert len(table) == bars
