"""What leaves the tool: a report to read anywhere, the network and the tables for other programs."""

from analysis.report.cells import as_csv
from analysis.report.graph import as_gexf, as_graphml, edges_as_table, network_tables, nodes_as_table
from analysis.report.page import as_html
from analysis.report.plain import as_markdown
from analysis.report.tables import as_csv_zip, as_parquet_zip, as_sqlite
from analysis.report.word import as_docx
from analysis.report.writing import EXPORTS, REPORTS, export, report, writer_of

__all__ = [
    "EXPORTS", "REPORTS", "as_csv", "as_csv_zip", "as_docx", "as_gexf", "as_graphml", "as_html", "as_markdown",
    "as_parquet_zip", "as_sqlite", "edges_as_table", "export", "network_tables", "nodes_as_table", "report",
    "writer_of",
]
