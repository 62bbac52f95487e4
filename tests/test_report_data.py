"""The network and the tables as other programs read them."""

import io
import json
import sqlite3
import zipfile
from contextlib import closing
from dataclasses import replace

import networkx
import pandas as pd
import pytest

from analysis import Document, Filter, InputError, analyze, cooccurrence, narrow
from analysis.__main__ import main
from analysis.report import (
    as_csv,
    as_csv_zip,
    as_gexf,
    as_graphml,
    as_parquet_zip,
    as_sqlite,
    edges_as_table,
    export,
    nodes_as_table,
)

MEASURES = {"n_sentences", "expected", "npmi", "log_likelihood", "p_value", "q_value", "n_documents", "survives"}


@pytest.fixture(scope="module")
def hostile():
    """Names and texts that would be markup, a formula or broken XML, if they were let."""
    text = "=HYPERLINK(1) said Russia <b>met</b> Ukraine & China.\n\n+1 Ukraine and Russia spoke of China."
    result = analyze([Document(doc_id="=a.txt", text=text, title='"; DROP TABLE actors; --')])
    names = result.actors["name"].where(result.actors["actor_id"] != "russia", '=<script>"\x08\x0b&')
    return replace(result, actors=result.actors.assign(name=names))


def read_gexf(text):
    return networkx.read_gexf(io.BytesIO(text.encode()))


def read_graphml(text):
    return networkx.read_graphml(io.BytesIO(text.encode()))


@pytest.mark.parametrize(("made", "read"), [(as_gexf, read_gexf), (as_graphml, read_graphml)])
def test_networkx_reads_the_network_with_every_measure(seeds, made, read):
    shown = narrow(seeds)
    graph = read(made(shown))
    pairs = cooccurrence(shown, top=None)
    assert graph.number_of_edges() == len(pairs) > 100
    for row in pairs.itertuples():
        edge = graph.edges[row.actor_a, row.actor_b]
        assert set(edge) >= MEASURES
        assert (edge["n_sentences"], edge["weight"], edge["survives"]) == (row.n_sentences, row.n_sentences,
                                                                          row.survives)
        assert edge["q_value"] == row.q_value
    korea = graph.nodes["north-korea"]
    mentions = shown.mentions[shown.mentions["actor_id"] == "north-korea"]
    assert (korea["name"], korea["kind"], korea["n_mentions"]) == ("North Korea", "country", len(mentions))
    assert korea["n_partners"] == graph.degree("north-korea")
    assert {"group", "x", "y", "n_sentences", "n_documents", "first_date"} <= set(korea)


def test_the_picture_in_gephi_is_that_of_the_app(seeds):
    placed = read_gexf(as_gexf(narrow(seeds))).nodes["north-korea"]
    assert placed["viz"]["position"]["x"] == pytest.approx(1000 * placed["x"], abs=0.1)


def test_nodes_and_edges_are_tables_of_the_same_network(seeds):
    shown = narrow(seeds, Filter(words="sanctions"))
    graph = read_gexf(as_gexf(shown))
    nodes, edges = (pd.read_csv(io.StringIO(made(shown))) for made in (nodes_as_table, edges_as_table))
    assert set(nodes["actor_id"]) == set(graph.nodes)
    assert {frozenset(pair) for pair in zip(edges["actor_a"], edges["actor_b"], strict=True)} == {
        frozenset(pair) for pair in graph.edges}
    assert {"name_a", "name_b"} <= set(edges)


def test_a_hostile_name_is_text_in_every_form_of_the_network(hostile):
    for graph in (read_gexf(as_gexf(hostile)), read_graphml(as_graphml(hostile))):
        assert graph.nodes["russia"]["name"] == '=<script>"\ufffd\ufffd&'
    nodes = pd.read_csv(io.StringIO(nodes_as_table(hostile))).set_index("actor_id")
    assert nodes.loc["russia", "name"].startswith("'=<script>")


def test_what_is_not_counted_is_not_in_the_network(seeds):
    assert as_gexf(seeds) == as_gexf(narrow(seeds))


def test_an_empty_network_is_a_network(seeds):
    nothing = narrow(seeds, Filter(words="no such words"))
    assert len(read_gexf(as_gexf(nothing))) == len(read_graphml(as_graphml(nothing))) == 0
    assert nodes_as_table(nothing).startswith("\ufeffactor_id,")
    assert edges_as_table(nothing).startswith("\ufeffactor_a,")


def test_sqlite_holds_every_table_with_keys_that_lead_somewhere(seeds, tmp_path):
    file = tmp_path / "seeds.sqlite"
    file.write_bytes(as_sqlite(seeds))
    with closing(sqlite3.connect(file)) as opened:
        for name, table in seeds.tables():
            assert opened.execute(f"SELECT count(*) FROM {name}").fetchone() == (len(table),), name
        assert opened.execute("PRAGMA foreign_key_check").fetchall() == []
        assert opened.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        counted = opened.execute("SELECT name, count(*) FROM mentions JOIN actors USING (actor_id) GROUP BY actor_id "
                                 "ORDER BY 2 DESC LIMIT 1").fetchone()
        assert counted == ("North Korea", (seeds.mentions["actor_id"] == "north-korea").sum())
        terms = json.loads(opened.execute("SELECT terms FROM themes LIMIT 1").fetchone()[0])
        assert terms == list(seeds.themes["terms"].iloc[0])
        assert opened.execute("SELECT count(*) FROM markers WHERE from_date IS NULL").fetchone() == (
            seeds.markers["from_date"].isna().sum(),)
        texts = dict(opened.execute("SELECT doc_id, text FROM documents"))
        assert texts == dict(zip(seeds.documents["doc_id"].astype("str"), seeds.documents["text"], strict=True))


def test_a_hostile_text_is_a_value_in_sqlite(hostile):
    with closing(sqlite3.connect(":memory:")) as opened:
        opened.deserialize(as_sqlite(hostile))
        assert opened.execute("SELECT title FROM documents").fetchone() == ('"; DROP TABLE actors; --',)


def test_the_archive_holds_every_table_as_a_spreadsheet_takes_it(hostile):
    with zipfile.ZipFile(io.BytesIO(as_csv_zip(hostile))) as archive:
        assert {f"{name}.csv" for name, _ in hostile.tables()} < set(archive.namelist())
        for name, table in hostile.tables():
            held = archive.read(f"{name}.csv")
            assert held.startswith(b"\xef\xbb\xbf"), name
            assert len(pd.read_csv(io.BytesIO(held))) == len(table), name
        documents = pd.read_csv(archive.open("documents.csv"))
        assert documents["text"].iloc[0].startswith("'=HYPERLINK")
        assert documents["doc_id"].iloc[0] == "'=a.txt"
    assert as_csv_zip(hostile) == as_csv_zip(hostile)


def test_a_number_below_zero_is_no_formula_and_a_list_is_json():
    table = pd.DataFrame({"n": [-1.5], "terms": [["a", "=b"]], "open": pd.to_datetime([None])})
    assert as_csv(table) == '\ufeffn,terms,open\n-1.5,"[""a"", ""=b""]",\n'


def test_parquet_holds_every_table_with_its_types(hostile):
    with zipfile.ZipFile(io.BytesIO(as_parquet_zip(hostile))) as archive:
        held = {name.removesuffix(".parquet"): pd.read_parquet(io.BytesIO(archive.read(name)))
                for name in archive.namelist()}
    tables = dict(hostile.tables())
    assert set(held) == {*tables, "network-nodes", "network-edges"}
    for name, table in tables.items():
        assert len(held[name]) == len(table)
        assert list(held[name].columns) == list(table.columns)
    assert held["documents"]["published_from"].dtype.kind == "M"
    assert as_parquet_zip(hostile) == as_parquet_zip(hostile)


@pytest.mark.parametrize("suffix", [".gexf", ".graphml", ".sqlite", ".parquet.zip", ".zip"])
def test_the_command_line_writes_what_the_suffix_says(seeds, tmp_path, suffix, capsys):
    seeds.save(tmp_path / "tables")
    out = tmp_path / f"out{suffix}"
    assert main(["export", str(tmp_path / "tables"), "-o", str(out)]) == 0
    assert f"saved    {out}" in capsys.readouterr().out
    assert out.stat().st_size > 1000
    assert {path.name for path in tmp_path.iterdir()} == {"tables", out.name}


def test_an_unknown_suffix_says_what_is_allowed_before_anything_is_read(tmp_path, capsys):
    assert main(["export", "no-such-folder", "-o", "out.docx"]) == 2
    assert "one of .gexf, .graphml, .sqlite, .parquet.zip, .zip" in capsys.readouterr().err


def test_a_place_that_cannot_be_written_to_is_said(seeds, tmp_path):
    with pytest.raises(InputError, match="cannot be written"):
        export(seeds, tmp_path / "no" / "such" / "folder.gexf")
