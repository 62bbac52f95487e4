"""How the columns of tables are headed and written."""

from streamlit import column_config as columns

SURFACES = {"surface": "Name", "n_mentions": "Mentions", "rule_id": "Found as", "joined_by": "Joined because"}
"""Of the names of an actor."""


MEASURES = ("npmi", "log_likelihood", "q_value")


def of_pairs(unit: str, measured: bool = True) -> dict:
    """Of pairs of actors counted in `unit`, with the measures of statisticians or without."""
    columns_of_all = {
        "actor_a": "One", "actor_b": "Other", f"n_{unit}": f"{unit.capitalize()} together",
        "expected": columns.NumberColumn("By chance", format="%.1f",
                                         help=f"{unit.capitalize()} to expect if both were named independently"),
        "npmi": columns.NumberColumn("NPMI", format="%.2f",
                                     help="1: only named together; 0: as often as by chance; below 0: less"),
        "log_likelihood": columns.NumberColumn("Log-likelihood", format="%.1f", help="Evidence against chance (G²)"),
        "q_value": columns.NumberColumn("q", format="%.3f", help="Share of false alarms among all pairs that are "
                                        "at least so sure (Benjamini-Hochberg)"),
        "survives": columns.CheckboxColumn("Holds", help="Beyond chance with and without its strongest document"),
    } | ({} if unit == "documents" else {"n_documents": "Documents"})
    return {name: told for name, told in columns_of_all.items() if measured or name not in MEASURES}
