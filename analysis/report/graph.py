"""The network for other programs: nodes and edges as tables, GEXF (Gephi) and GraphML (yEd, Cytoscape, networkx)."""

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element, SubElement, indent, tostring

import pandas as pd

from analysis.ask import communities, cooccurrence, narrow, places
from analysis.ask.everyone import everyone
from analysis.ask.pairing import NOT_ACTING
from analysis.report.cells import as_csv, flattened
from analysis.store import Analysis, once

GEXF = "http://www.gexf.net/1.2draft"
VIZ = f"{GEXF}/viz"
GRAPHML = "http://graphml.graphdrawing.org/xmlns"
NOT_XML = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that no XML file may hold."""
KINDS = {"b": "boolean", "i": "integer", "u": "integer", "f": "double"}
"""Kind of a column → its type in GEXF; all else is text."""
FRAME = 1000
"""The half width of the picture in Gephi."""


@once
def network_tables(result: Analysis) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The nodes and the edges of the network of sentences. Not to be changed.

    One node per actor that is named, the most named first, as in `everyone`; with `group`, `x` and `y` those that have
    a place in the picture. One edge per pair named together, with all measures of `cooccurrence` and both names; the
    q-value compares all pairs of these actors.
    """
    result = narrow(result)
    nodes = everyone(result)
    nodes = nodes[~nodes["kind"].astype("str").isin(NOT_ACTING)].drop(columns=["doc_id", "start", "end"])
    edges = cooccurrence(result, "sentence", top=None)
    names = dict(zip(nodes["actor_id"], nodes["name"], strict=True))
    edges.insert(2, "name_a", [names[actor] for actor in edges["actor_a"]])
    edges.insert(3, "name_b", [names[actor] for actor in edges["actor_b"]])
    spots = places(result).astype({"actor_id": "str"})
    drawn = edges[edges["actor_a"].isin(spots["actor_id"]) & edges["actor_b"].isin(spots["actor_id"])]
    groups = communities(drawn, "n_sentences")
    n_partners = pd.concat([edges["actor_a"], edges["actor_b"]]).value_counts()
    nodes = nodes.assign(n_partners=[int(n_partners.get(actor, 0)) for actor in nodes["actor_id"]],
                         group=pd.Series([groups.get(actor) for actor in nodes["actor_id"]], nodes.index, "Int64"))
    return nodes.merge(spots, on="actor_id", how="left"), edges


def nodes_as_table(result: Analysis) -> str:
    """The actors of the network as CSV; no cell is a formula."""
    return as_csv(network_tables(result)[0])


def edges_as_table(result: Analysis) -> str:
    """The pairs of the network as CSV; no cell is a formula."""
    return as_csv(network_tables(result)[1])


def as_gexf(result: Analysis) -> str:
    """The network as GEXF, with places as they are in the app's picture."""
    nodes, edges = network_tables(result)
    root = Element("gexf", {"xmlns": GEXF, "xmlns:viz": VIZ, "version": "1.2"})
    graph = SubElement(root, "graph", {"defaultedgetype": "undirected", "mode": "static"})
    for name, table in (("node", nodes), ("edge", edges)):
        declared = SubElement(graph, "attributes", {"class": name})
        for number, column in enumerate(table):
            SubElement(declared, "attribute", {"id": str(number), "title": column, "type": _kind(table[column])})
    listed = SubElement(graph, "nodes")
    for row, values in zip(nodes.itertuples(), _values(nodes), strict=True):
        node = SubElement(listed, "node", {"id": row.actor_id, "label": _clean(row.name)})
        _add_values(node, values)
        if pd.notna(row.x):
            SubElement(node, "viz:position", {"x": f"{FRAME * row.x:.1f}", "y": f"{FRAME * row.y:.1f}", "z": "0.0"})
        SubElement(node, "viz:size", {"value": f"{10 + 4 * row.n_sentences**0.5:.1f}"})
    listed = SubElement(graph, "edges")
    for number, (row, values) in enumerate(zip(edges.itertuples(), _values(edges), strict=True)):
        edge = SubElement(listed, "edge", {"id": str(number), "source": row.actor_a, "target": row.actor_b,
                                           "weight": str(row.n_sentences)})
        _add_values(edge, values)
    return _xml(root)


def _add_values(parent: Element, values: list[tuple[int, str]]) -> None:
    held = SubElement(parent, "attvalues")
    for number, value in values:
        SubElement(held, "attvalue", {"for": str(number), "value": value})


def as_graphml(result: Analysis) -> str:
    """The network as GraphML; an edge has its weight, the sentences that name both, as `weight` too."""
    nodes, edges = network_tables(result)
    edges = edges.assign(weight=edges["n_sentences"])
    root = Element("graphml", {"xmlns": GRAPHML})
    for name, table in (("node", nodes), ("edge", edges)):
        for number, column in enumerate(table):
            kind = _kind(table[column]).replace("integer", "int")
            SubElement(root, "key", {"id": f"{name[0]}{number}", "for": name, "attr.name": column, "attr.type": kind})
    graph = SubElement(root, "graph", {"edgedefault": "undirected"})
    for row, values in zip(nodes.itertuples(), _values(nodes), strict=True):
        _add_data(SubElement(graph, "node", {"id": row.actor_id}), "n", values)
    for row, values in zip(edges.itertuples(), _values(edges), strict=True):
        _add_data(SubElement(graph, "edge", {"source": row.actor_a, "target": row.actor_b}), "e", values)
    return _xml(root)


def _add_data(parent: Element, letter: str, values: list[tuple[int, str]]) -> None:
    for number, value in values:
        SubElement(parent, "data", {"key": f"{letter}{number}"}).text = value


def _values(table: pd.DataFrame) -> Iterator[list[tuple[int, str]]]:
    """(number of the column, value as text) of what is known in each row."""
    flat = flattened(table)
    columns = [[_text(value) for value in flat[column].tolist()] for column in flat]
    for row in zip(*columns, strict=True):
        yield [(number, value) for number, value in enumerate(row) if value]


def _text(value: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    return "" if pd.isna(value) else _clean(value) if isinstance(value, str) else repr(value)


def _clean(text: str) -> str:
    return NOT_XML.sub("\ufffd", text)


def _kind(values: pd.Series) -> str:
    return KINDS.get(values.dtype.kind, "string")


def _xml(root: Element) -> str:
    indent(root)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + tostring(root, encoding="unicode") + "\n"
