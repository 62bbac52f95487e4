"""What leaves the app: files that other programs read, under the filter of the page."""

import io
import sqlite3
import zipfile
from contextlib import closing

import networkx
import pandas as pd

from analysis import Filter, narrow
from analysis.report import as_html


def downloaded(page, name):
    """The name and the bytes of the file behind a button."""
    with page.expect_download() as download:
        page.get_by_role("button", name=name).click()
    return download.value.suggested_filename, download.value.path().read_bytes()


def test_everything_is_downloaded_from_the_overview(new_session, address, seeds):
    page = new_session(f"{address}/?words=sanctions")
    page.get_by_role("button", name="Take it with you").click()
    with closing(sqlite3.connect(":memory:")) as opened:
        opened.deserialize(downloaded(page, "SQLite")[1])
        assert opened.execute("SELECT count(*) FROM mentions").fetchone() == (len(seeds.mentions),)
    with zipfile.ZipFile(io.BytesIO(downloaded(page, "CSV, in one archive")[1])) as archive:
        assert "network-edges.csv" in archive.namelist()
    file, held = downloaded(page, "The report, one page")
    assert (file, held.decode()) == ("report.html", as_html(seeds, "seeds"))


def test_the_network_under_the_filter_is_downloaded(new_session, address, seeds):
    page = new_session(f"{address}/actors?words=sanctions")
    page.get_by_role("button", name="Download the network").click()
    shown = narrow(seeds, Filter(words="sanctions"))
    for name, read in (("GEXF", networkx.read_gexf), ("GraphML", networkx.read_graphml)):
        file, held = downloaded(page, name)
        graph = read(io.BytesIO(held))
        assert file.startswith("network.")
        named = set(shown.actors.loc[shown.actors["kind"] != "place", "actor_id"]) & set(shown.mentions["actor_id"])
        assert set(graph.nodes) == named
    assert len(pd.read_csv(io.BytesIO(downloaded(page, "Edges as CSV")[1]))) == graph.number_of_edges()
    assert len(pd.read_csv(io.BytesIO(downloaded(page, "Nodes as CSV")[1]))) == graph.number_of_nodes()


def test_a_profile_gives_the_report_on_its_actor(new_session, address, seeds):
    page = new_session(f"{address}/actors?profile=kim-jong-un")
    file, held = downloaded(page, "Report on this actor")
    assert (file, held.decode()) == ("report-kim-jong-un.html", as_html(seeds, "seeds", "kim-jong-un"))
