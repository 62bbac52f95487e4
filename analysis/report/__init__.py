"""What leaves the tool: the network and the tables for other programs."""

from analysis.report.cells import as_csv
from analysis.report.graph import as_gexf, as_graphml, edges_as_table, network_tables, nodes_as_table
from analysis.report.tables import as_csv_zip, as_sqlite
from analysis.report.writing import EXPORTS, export, writer_of

__all__ = [
    "EXPORTS", "as_csv", "as_csv_zip", "as_gexf", "as_graphml", "as_sqlite", "edges_as_table", "export",
    "network_tables", "nodes_as_table", "writer_of",
]
