"""What the themes page says in sentences."""

from analysis import Analysis
from analysis.ask import broad_themes, short_labels
from analysis.store import once
from dashboard.charts.themes import unassigned
from dashboard.parts.filters import plain
from dashboard.parts.wording import joined

MOST_LARGEST = 2
"""Themes of one size that are called the largest; of more none stands out."""
FEW = 30
"""Documents below which the page says what so few cannot tell."""


@once
def lede(result: Analysis) -> str:
    """How many themes there are, which is the largest, and what fits none; as Markdown."""
    carried = broad_themes(result)["theme_id"].value_counts()
    alone, passages = len(unassigned(result)), len(result.passages)
    if carried.empty:
        return f"None of the {passages:,} passages says enough to tell a theme."
    names = short_labels(result)
    told = f"The {passages:,} passages carry {len(carried):,} theme{'s' if len(carried) > 1 else ''}"
    finer = result.passage_themes["theme_id"].astype("str")
    finer = finer[finer.isin(result.themes.loc[result.themes["parent"] != "", "theme_id"])].nunique()
    told += f", which open into {finer:,} finer ones" if finer else ""
    largest = [f"**{plain(names[theme])}**" for theme in carried.index[carried == carried.max()]]
    if len(largest) <= MOST_LARGEST:
        told += f"; the largest {'is' if len(largest) == 1 else 'are'} {joined(largest)}"
    told += "."
    return f"{told} {alone:,} {'passage fits' if alone == 1 else 'passages fit'} none." if alone else told


@once
def honesty(result: Analysis) -> list[str]:
    """How far the themes can be trusted, and what this collection is too small to tell."""
    themes = result.themes[result.themes["theme_id"].isin(broad_themes(result)["theme_id"].unique())]
    if themes.empty:
        return ["Themes need passages of several sentences that share words; add more text."]
    lines = [_stability(themes)]
    if not (result.themes["status"] == "new").any():
        lines.append("The themes go on from when the folder was read before: what is new in it was sorted into them.")
    if (themes["unit"] == "documents").any():
        lines.append("Paragraphs are short here, so each document was sorted as a whole.")
    names = short_labels(result)
    lines += [f"Weak, drawn hollow and grey: {names[row.theme_id]}, {row.weakness}." for row in themes.itertuples()
              if row.weakness]
    n = len(result.documents)
    if n < FEW:
        few = "one document" if n == 1 else f"{n} documents"
        lines.append(f"What {few} cannot tell: whether a theme is common elsewhere, whether it grows or fades, "
                     "or what other documents would have added.")
    return lines


def _stability(themes) -> str:
    resamples = int(themes["n_resamples"].max())
    if not resamples:
        return "There is too little text to draw resamples from, so nobody knows how firm these themes are."
    held = (themes["stability"] * themes["n_resamples"]).round().astype(int)
    low, high = held.min(), held.max()
    reach = f"in {low}" if low == high else f"in {low} to {high}"
    drawn = "Drawn anew from four fifths of the passages, a theme kept at least half of its own"
    return f"{drawn} {reach} of {resamples} times."
