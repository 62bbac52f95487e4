"""Corrections: what each may say, and how they are replayed on every analysis (see `corrections_file`).

What no longer applies is kept in the table `corrections` with the reason as its status.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import NamedTuple

import pandas as pd

from analysis.find.actors import KINDS
from analysis.gather.speaker_corrections import WHAT, correct_speaker, problem_of
from analysis.gather.themes import broad_of
from analysis.store.tables import Analysis, frame
from analysis.text.matcher import folded, slug

FILE = "corrections.csv"
COLUMNS = ("what", "of", "to", "why")
ACTIONS: Mapping[str, str] = {
    "merge": "the actor `of` is the actor `to`",
    "rename": "the actor `of` is called `to`",
    "kind": f"the actor `of` is of the kind `to`: {', '.join(KINDS)}",
    "not an actor": "`of` is no actor; `to` stays empty",
    "right": "the actor `of` is right as it is, though `to` was suspected",
    WHAT: "the statement at the place `of` (report.txt#char=1204,1290) is said by the actor `to`; empty: nobody known",
    "merge themes": "the theme `of` belongs to the theme `to`",
    "rename theme": "the theme `of` is called `to`",
    "hide theme": "the theme `of` is left out; `to` stays empty",
}
APPLIED = "applied"
THEMES = ("themes", "theme_terms", "passage_themes")
"""The tables that corrections of themes change."""
Tables = dict[str, pd.DataFrame]


class Correction(NamedTuple):
    """One line of `corrections.csv`; `line` is 0 where it was made in a session and is in no file."""

    what: str
    of: str
    to: str
    why: str
    line: int = 0


class Preview(NamedTuple):
    """What a correction would change."""

    n_mentions: int       # mentions that change their actor or go
    n_sentences: int
    n_documents: int
    pairs_lost: int       # pairs of actors named in one sentence that are gone afterwards
    pairs_gained: int
    status: str           # "applied", or why it does not apply
    namesake: str = ""    # the other actor or theme that has the new name already


def check(correction: Correction) -> str:
    """What is wrong with a correction by itself, or ""."""
    what, of, to, *_ = correction
    if what not in ACTIONS:
        return f"{what!r} is no correction; use one of {', '.join(ACTIONS)}"
    if not of:
        return "the column `of` is empty; name the actor or theme by its id or its name"
    if what == WHAT:
        return problem_of(of)
    bare = what in ("not an actor", "hide theme")
    if bare == bool(to):
        return f"the column `to` is {'filled' if to else 'empty'}, but {ACTIONS[what]}"
    if what == "kind" and to not in KINDS:
        return f"{to!r} is no kind of actor; use one of {', '.join(KINDS)}"
    return ""


def correct(result: Analysis, corrections: Iterable[Correction]) -> Analysis:
    """The analysis with further corrections; its table `corrections` gets a row for each."""
    corrections = list(corrections)
    tables = dict(result.tables())
    before = dict(tables)
    rows = {**correct_actors(tables, corrections), **correct_themes(tables, corrections)}
    added = corrections_table(corrections, rows)
    tables["corrections"] = pd.concat([tables["corrections"], added], ignore_index=True)
    return replace(result, **tables, found={**_found(before, tables), **result.found})


def _found(before: Tables, after: Tables) -> Tables:
    """The tables from which an analysis of the same documents goes on, as they were before they were corrected."""
    changed = {name: before[name] for name in THEMES if after[name] is not before[name]}
    return changed | ({"mentions": before["mentions"]} if len(after["mentions"]) < len(before["mentions"]) else {})


def correct_actors(tables: Tables, corrections: Iterable[Correction]) -> dict[Correction, str]:
    """Replay the corrections of actors on the tables actors, mentions and statements; the status of each."""
    return {c: _correct_actor(tables, c) for c in corrections if "theme" not in c.what}


def correct_themes(tables: Tables, corrections: Iterable[Correction]) -> dict[Correction, str]:
    """Replay the corrections of themes on themes, theme_terms and passage_themes; the status of each."""
    return {c: _correct_theme(tables, c) for c in corrections if "theme" in c.what}


def corrections_table(corrections: Iterable[Correction], status: Mapping[Correction, str]) -> pd.DataFrame:
    """The table `corrections`: every line with what became of it."""
    return frame("corrections", [(*correction, status[correction]) for correction in corrections])


def became(result: Analysis, actor: str) -> str:
    """The id of the actor into which `actor` was merged, step by step; `actor` itself where it was not."""
    made = result.corrections[(result.corrections["what"] == "merge") & (result.corrections["status"] == APPLIED)]
    if made.empty:
        return actor
    merged: dict[str, str] = {}
    for of, to in zip(made["of"], made["to"], strict=True):
        merged |= {name: _find(result.actors, "actor_id", to) or slug(to) for name in (of, slug(of))}
    there = set(result.actors["actor_id"])
    for _ in range(len(merged)):
        actor = actor if actor in there else merged.get(actor, actor)
    return actor


def preview(result: Analysis, correction: Correction) -> Preview:
    """What `correction` would change in `result`."""
    if problem := check(correction):
        return Preview(0, 0, 0, 0, 0, problem)
    after = correct(result, [correction])
    status = after.corrections["status"].iloc[-1]
    column = "theme_id" if "theme" in correction.what else "actor_id"
    table = result.themes if column == "theme_id" else result.actors
    of = _find(table, column, correction.of)
    renamed = correction.what in ("rename", "rename theme")
    namesake = _namesake(table, column, of, correction.to) if renamed else ""
    if column == "theme_id":
        parts = [theme for theme, broad in broad_of(result.themes).items() if of in (theme, broad)]
        touched = result.passage_themes[result.passage_themes["theme_id"].isin(parts)]
        return Preview(0, 0, touched["doc_id"].nunique(), 0, 0, status, namesake)
    touched = result.mentions[result.mentions["actor_id"] == of]
    moved = correction.what in ("merge", "not an actor") and status == APPLIED
    touched = touched if moved else touched.iloc[:0]
    before, later = _pairs(result.mentions, touched), _pairs(after.mentions, touched)
    return Preview(len(touched), len(touched[["doc_id", "sent_id"]].drop_duplicates()),
                   touched["doc_id"].nunique(), len(before - later), len(later - before), status, namesake)


def _find(table: pd.DataFrame, column: str, wanted: str) -> str | None:
    """The id of the row whose id or name is `wanted`, or None."""
    if (table[column] == wanted).any():
        return wanted
    found = _of_name(table, column, wanted)
    return str(found.iloc[0]) if len(found) else None


def _of_name(table: pd.DataFrame, column: str, wanted: str) -> pd.Series:
    """The ids of the rows with that name; capitals and accents make no difference, but one that is equal is first."""
    names = table["label" if column == "theme_id" else "name"]
    same = names.map(folded).str.casefold() == folded(wanted).casefold()
    return table.loc[(names == wanted)[same].sort_values(ascending=False, kind="stable").index, column]


def _namesake(table: pd.DataFrame, column: str, of: str | None, to: str) -> str:
    """Another actor or theme that is called `to` already, or ""."""
    others = [str(other) for other in _of_name(table, column, to) if other != of]
    return others[0] if others else ""


def _correct_actor(tables: Tables, correction: Correction) -> str:
    what, wanted, to, *_ = correction
    actors = tables["actors"]
    if what == WHAT:
        return _correct_speaker(tables, wanted, to)
    of = _find(actors, "actor_id", wanted)
    if of is None:
        return f"there is no actor {wanted!r} in these documents"
    if what == "merge":
        target = _find(actors, "actor_id", to)
        if target is None or target == of:
            return f"there is no other actor {to!r} in these documents"
        return _replace_actor(tables, of, target)
    if what == "right":
        return APPLIED
    if what == "not an actor":
        return _replace_actor(tables, of, "")
    if what == "rename" and _namesake(actors, "actor_id", of, to):
        return f"{to!r} is the name of another actor; merge the two instead"
    column = "name" if what == "rename" else "kind"
    values = actors[column].astype("str").mask(actors["actor_id"] == of, to)
    tables["actors"] = actors.assign(**{column: values.astype("category") if column == "kind" else values})
    return APPLIED


def _correct_speaker(tables: Tables, place: str, to: str) -> str:
    actor = _find(tables["actors"], "actor_id", to) if to else ""
    if actor is None:
        return f"there is no actor {to!r} in these documents"
    tables["statements"], problem = correct_speaker(tables["statements"], place, actor)
    return problem or APPLIED


def _replace_actor(tables: Tables, of: str, to: str) -> str:
    """Give the mentions and statements of one actor to another one, or to nobody."""
    mentions, statements, actors = (tables[name] for name in ("mentions", "statements", "actors"))
    moved = mentions["actor_id"] == of
    mentions = mentions.assign(actor_id=_with(mentions["actor_id"], moved, to),
                               joined_by=_with(mentions["joined_by"], moved, "correction"))
    if to == "":
        mentions = mentions[~moved]
        mentions = mentions.assign(actor_id=mentions["actor_id"].cat.remove_unused_categories())
    said = statements["speaker_id"]
    tables |= {"mentions": mentions, "statements": statements.assign(speaker_id=_with(said, said == of, to)),
               "actors": actors[actors["actor_id"] != of].reset_index(drop=True)}
    return APPLIED


def _with(values: pd.Series, at: pd.Series, value: str) -> pd.Series:
    """The values, a category, with another one in some places; the categories are those in use, in order.

    No value is written out: there are millions, and a folder may have hundreds of corrections.
    """
    known = values.cat.categories
    values = (values if value in known else values.cat.add_categories([value])).mask(at, value)
    values = values.cat.remove_unused_categories()
    return values.cat.reorder_categories(values.cat.categories.sort_values())


def _correct_theme(tables: Tables, correction: Correction) -> str:
    what, wanted, to, *_ = correction
    themes = tables["themes"]
    of = _find(themes, "theme_id", wanted)
    if of is None:
        return f"there is no theme {wanted!r} in these documents"
    if what == "rename theme":
        if _namesake(themes, "theme_id", of, to):
            return f"{to!r} is the name of another theme; merge the two instead"
        tables["themes"] = themes.assign(label=themes["label"].mask(themes["theme_id"] == of, to))
        return APPLIED
    target = _find(themes, "theme_id", to) if to else ""
    if target is None or target == of:
        return f"there is no other theme {to!r} in these documents"
    if target and (themes.loc[themes["theme_id"] == target, "parent"] == of).any():
        return f"the theme {to!r} is a part of {wanted!r}; merge it into that instead"
    _replace_theme(tables, of, target)
    return APPLIED


def _replace_theme(tables: Tables, of: str, to: str) -> None:
    """Give the passages of one theme, and of its parts, to another one or to none.

    The parts of a broad theme stay themes of their own in another broad one.
    """
    themes, rows = tables["themes"], tables["passage_themes"]
    parents = themes["parent"].mask(themes["parent"] == of, to)
    stays = to != "" and parents[themes["theme_id"] == to].eq("").all()
    lost = [of] if stays else [of, *themes.loc[themes["parent"] == of, "theme_id"]]
    values = rows["theme_id"].astype("str")
    rows = rows.assign(theme_id=values.mask(values.isin(lost), to))
    rows = rows[rows["theme_id"] != ""].groupby(["doc_id", "passage_id", "theme_id"], observed=True, sort=False)
    tables["passage_themes"] = rows["weight"].sum().reset_index().astype({"theme_id": "category"})
    tables["themes"] = themes.assign(parent=parents)
    for name in ("themes", "theme_terms"):
        tables[name] = tables[name][~tables[name]["theme_id"].isin(lost)].reset_index(drop=True)
    tables["themes"] = tables["themes"].assign(n_passages=_n_passages(tables))


def _n_passages(tables: Tables) -> list[int]:
    """How many passages carry each theme; of a broad one those of its parts, too."""
    rows, broad = tables["passage_themes"], broad_of(tables["themes"])
    rows = rows[["doc_id", "passage_id", "theme_id"]].astype({"theme_id": "str"})
    both = pd.concat([rows, rows.assign(theme_id=rows["theme_id"].map(broad))]).drop_duplicates()
    counted = both["theme_id"].value_counts()
    return [int(counted.get(theme, 0)) for theme in tables["themes"]["theme_id"]]


def _pairs(mentions: pd.DataFrame, touched: pd.DataFrame) -> set[frozenset[str]]:
    """The pairs of actors named together in a sentence of `touched`."""
    keys = touched[["doc_id", "sent_id"]].drop_duplicates()
    rows = mentions[["doc_id", "sent_id", "actor_id"]].astype({"actor_id": "str"}).merge(keys)
    both = rows.merge(rows, on=["doc_id", "sent_id"])
    both = both[both["actor_id_x"] < both["actor_id_y"]]
    return {frozenset(pair) for pair in zip(both["actor_id_x"], both["actor_id_y"], strict=True)}
