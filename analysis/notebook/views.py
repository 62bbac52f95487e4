"""A view as a notebook names it: a page of the app and the parameters of its link, `actors?actor=russia`.

The parameters are those of the app's own links. Here are known those that narrow what is counted; all others are the
page's affair and stand in the link as they are.
"""

import re
from typing import NamedTuple
from urllib.parse import parse_qsl, quote, unquote

from analysis.ask import Filter, narrow, properties
from analysis.errors import InputError
from analysis.gather import Correction, became, check, correct, with_themes
from analysis.store import Analysis

PAGE = re.compile(r"[a-z]*")
LONGEST = 20_000
"""Characters of a link."""
SAFE = "/:,=@.~-_"
"""What may stand in a value as it is, in Markdown, too."""
PERIOD = re.compile(r"(-?[0-9]{1,5})\.\.(-?[0-9]{1,5})")
"""Years spoken of, as the link has them."""
MOST_THEMES = 40
"""The most themes that a link can ask for."""
EVIDENCE = "evidence"
"""The parameter that names a mark of a chart, `chart:key|key`."""


class View(NamedTuple):
    """A page of the app ("" is the overview) and the parameters of its link in their order."""

    page: str
    params: tuple[tuple[str, str], ...] = ()

    @property
    def link(self) -> str:
        """The link, relative to the app."""
        asked = "&".join(f"{name}={quote(value, safe=SAFE)}" for name, value in self.params)
        return f"{self.page}?{asked}" if asked else self.page or "?"

    def get(self, name: str) -> str:
        """The value of a parameter, "" where it is absent."""
        return dict(self.params).get(name, "")

    def but(self, **values: str) -> "View":
        """The same with other values; one that is "" is left out."""
        kept = {name: value for name, value in self.params if name not in values}
        return View(self.page, tuple((kept | {name: value for name, value in values.items() if value}).items()))

    @property
    def mark(self) -> tuple[str, tuple[str, ...]]:
        """The chart and the key of the mark that the link asks for; "" where it asks for none."""
        chart, _, key = self.get(EVIDENCE).partition(":")
        return chart, tuple(unquote(part) for part in key.split("|"))


def view_of(link: str) -> View | None:
    """The view that a relative link names; None for a link that leads anywhere else."""
    page, asks, asked = link.partition("?")
    if len(link) > LONGEST or not PAGE.fullmatch(page) or not (page or asks):
        return None
    try:
        found = parse_qsl(asked, strict_parsing=bool(asked), max_num_fields=100)
    except ValueError:
        return None
    return View(page, tuple(dict(found).items())) if all(re.fullmatch(r"\w{1,40}", name) for name, _ in found) else None


def ids_of(view: View, name: str) -> tuple[str, ...]:
    """The ids in a parameter, each once."""
    return tuple(dict.fromkeys(unquote(part) for part in view.get(name).split(",") if part))


def filter_of(view: View) -> Filter:
    """The filter that a view asks for; InputError where its period cannot be read."""
    asked = view.get("period")
    years = PERIOD.fullmatch(asked)
    if asked and (years is None or int(years[1]) > int(years[2])):
        raise InputError(f"the link asks for the period {asked[:40]!r}, which cannot be read; write it as 1950..1999")
    actors = ids_of(view, "actor")
    since, until = (f"{int(year):05d}" if int(year) < 0 else f"{int(year):04d}" for year in years.groups()) \
        if years else ("", "")
    return Filter(
        actors=actors, themes=ids_of(view, "theme"), documents=ids_of(view, "document"),
        properties=ids_of(view, "property"),
        since=since and f"{since}-01-01", until=until and f"{until}-12-31", words=view.get("words").strip(),
        together=view.get("together") == "all" and len(actors) > 1)


def missing(result: Analysis, chosen: Filter) -> list[str]:
    """What a filter asks for that the documents do not have, in words."""
    actors = [became(result, actor) for actor in chosen.actors]
    there = (("actor", actors, result.actors["actor_id"]), ("theme", chosen.themes, result.themes["theme_id"]),
             ("document", chosen.documents, result.documents["doc_id"].astype("str")),
             ("property", chosen.properties, properties(result)))
    return [f"{name} {value}" for name, asked, known in there for value in asked if value not in set(known)]


def themes_asked(view: View) -> int | None:
    """The number of themes that a view asks for, None where it is chosen by their stability."""
    return {str(number): number for number in range(2, MOST_THEMES + 1)}.get(view.get("n_themes"))


def corrections_in(view: View) -> list[Correction]:
    """The corrections in the link of a view; what is none is left out."""
    found = [[unquote(part) for part in item.split("|")] for item in ids_of(view, "corrections")]
    made = [Correction(parts[0], parts[1], parts[2], parts[3]) for parts in found if len(parts) == 4]
    return [correction for correction in made if not check(correction)]


def shown_by(result: Analysis, view: View) -> tuple[Analysis, Analysis]:
    """The analysis as a view has it, whole and under its filter; InputError where the filter cannot be used."""
    n_themes, corrections = themes_asked(view), corrections_in(view)
    whole = with_themes(result, n_themes) if n_themes else result
    whole = correct(whole, corrections) if corrections else whole
    return whole, narrow(whole, filter_of(view))
