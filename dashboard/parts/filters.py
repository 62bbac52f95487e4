"""The one filter: sidebar and URL ⇄ `Filter`.

The URL holds ids (`?actor=north-korea,russia`), which outlive a changed name; the visible widgets write into it.
"""

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from typing import Any

import pandas as pd
import streamlit as st

from analysis import Analysis, Filter, InputError
from analysis.ask import properties, short_labels, usual_years, year_in_words
from analysis.gather import became
from analysis.store import once
from dashboard.parts import described, pickers
from dashboard.parts.pickers import plain
from dashboard.state import link
from dashboard.state.corpus import current, show_filter

PERIOD = re.compile(r"(-?[0-9]{1,5})\.\.(-?[0-9]{1,5})")
"""A period in the link."""
LONGEST = 300
"""Letters of what a link asks for in vain that are repeated."""


def sidebar(result: Analysis) -> Filter:
    """Draw the sidebar and return the filter; what in the link cannot be used is said and left out."""
    chosen = parsed(result)
    with st.sidebar:
        with st.container(key="brand"):     # no heading: those of a page begin with its title
            st.markdown("Dossier")
        _pick("Actors", "actor", result, actor_names(result), chosen.actors)
        _pick_together(chosen)
        _pick("Themes", "theme", result, theme_labels(result), chosen.themes)
        _pick_period(result)
        _pick("Documents", "document", result, titles(result), chosen.documents)
        described.pick(result, chosen.properties)
    return chosen


def parsed(result: Analysis) -> Filter:
    """The filter that the URL asks for."""
    years = _period(result, say=True)
    known = {"actor": actor_names(result), "theme": theme_labels(result), "document": titles(result),
             "property": set(properties(result))}
    merged = {actor: now for actor in link.read_ids("actor") if (now := became(result, actor)) != actor}
    asked = {name: dict.fromkeys(merged.get(value, value) for value in link.read_ids(name)) for name in known}
    _say_merged(merged, result)
    _say_unknown(asked, known)
    actors, themes, documents, chosen = (
        tuple(value for value in asked[name] if value in known[name]) for name in known)
    return Filter(
        actors=actors, themes=themes, documents=documents, properties=chosen,
        since=f"{iso_year(years[0])}-01-01" if years else "",
        until=f"{iso_year(years[1])}-12-31" if years else "",
        words=link.read("words").strip(), together=link.read("together") == "all" and len(actors) > 1,
    )


def applied(chosen: Filter) -> Filter:
    """Make `chosen` the filter of the page; words that cannot be read are said and left out."""
    show_filter(chosen)
    try:
        current()
    except InputError as error:
        st.warning(plain(f"{str(error).removeprefix('search: ')}. The words are left out."))
        return applied(replace(chosen, words=""))
    return chosen


def iso_year(year: int) -> str:
    """A year as ISO 8601 writes it, also before the year 1."""
    return f"{year:05d}" if year < 0 else f"{year:04d}"


def clear() -> None:
    """Empty every parameter of the filter. For callbacks."""
    link.drop(*link.FILTER)


def chips(result: Analysis, chosen: Filter) -> None:
    """The active filters, each with a way to drop it, and one to drop all."""
    if not chosen:
        return
    actors, themes, documents = actor_names(result), theme_labels(result), titles(result)
    with st.container(horizontal=True, key="chips"):
        for name, values, names in (
            ("actor", chosen.actors, actors),
            ("theme", chosen.themes, themes),
            ("document", chosen.documents, documents),
            ("property", chosen.properties, described.names(result)),
        ):
            for value in values:
                rest = [other for other in values if other != value]
                _chip(f"{name}-{value}", names[value], link.write_ids, (name, rest))
        if chosen.together:
            _chip("together", "all in one passage", link.drop, ("together",))
        if chosen.since:
            _chip("period", _period_in_words(result), link.drop, ("period",))
        if chosen.words:
            _chip("words", f"“{chosen.words}”", link.drop, ("words",))
        st.button("Clear all", key="clear", type="tertiary", on_click=clear)


def in_words(result: Analysis, chosen: Filter) -> list[str]:
    """What the filter asks for, one text per part of it, in words."""
    named = ((chosen.actors, actor_names(result)), (chosen.themes, theme_labels(result)),
             (chosen.documents, titles(result)), (chosen.properties, described.names(result)))
    told = [names[value] for values, names in named for value in values]
    told += ["all in one passage"] if chosen.together else []
    told += [_period_in_words(result)] if chosen.since else []
    return [*told, f"“{chosen.words}”"] if chosen.words else told


@once
def actor_names(result: Analysis) -> Mapping[str, str]:
    """{actor_id: name}."""
    return dict(zip(result.actors["actor_id"].tolist(), result.actors["name"].tolist(), strict=True))


def theme_labels(result: Analysis) -> Mapping[str, str]:
    """{theme_id: what it is called on every page}."""
    return short_labels(result)


@once
def titles(result: Analysis) -> Mapping[str, str]:
    """{doc_id: title}."""
    return dict(zip(result.documents["doc_id"].tolist(), result.documents["title"].tolist(), strict=True))


def rule_texts(result: Analysis) -> Mapping[str, str]:
    """{rule_id: what the rule says}."""
    return dict(zip(result.rules["rule_id"], result.rules["text"], strict=True))


def _chip(key: str, label: str, callback, args: tuple) -> None:
    st.button(plain(label), key=f"chip-{key}", icon=":material/close:", icon_position="right",
              help="Drop this filter", on_click=callback, args=args)


def _say_merged(merged: Mapping[str, str], result: Analysis) -> None:
    """That a link of before a merge shows whom its actor was merged into: {id in the link: id now}."""
    names = actor_names(result)
    for actor, now in merged.items():
        if now in names:
            st.caption(plain(f"{actor} in the link is {names[now]} now: the two were merged."))


def _say_unknown(asked: Mapping[str, Iterable[str]], known: Mapping[str, Collection[str]]) -> None:
    """One message about all that the link asks for and that is not here; both as {parameter: ids}."""
    unknown = [f"{name} {value}" for name, values in asked.items() for value in values if value not in known[name]]
    if unknown:
        told = " ".join(", ".join(unknown).split())
        told = told if len(told) <= LONGEST else f"{told[:LONGEST]} …"
        st.warning(f"Not in this folder: {plain(told)}; the rest of the view is shown.")


def _pick(label: str, name: str, result: Analysis, names: Mapping[str, str], chosen: tuple[str, ...]) -> None:
    pickers.several(label, name, result, names, chosen, lambda picked: link.write_ids(name, picked))


def _pick_together(chosen: Filter) -> None:
    """Whether a passage must name any of the chosen actors or all of them; asked where there are several."""
    if len(chosen.actors) < 2:
        return
    st.session_state["pick_together"] = "all" if chosen.together else "any"
    every = "Both" if len(chosen.actors) == 2 else f"All {len(chosen.actors)}"
    st.segmented_control(
        "A passage names", ["any", "all"], key="pick_together", required=True, width="stretch",
        format_func={"any": "Any of them", "all": every}.__getitem__,
        on_change=lambda: link.write("together", "all" if st.session_state["pick_together"] == "all" else ""),
    )


@once
def span_of_years(result: Analysis) -> tuple[int, int] | None:
    """The first and last year that the texts speak of."""
    markers = result.markers
    if markers["from_date"].isna().all():
        return None
    first, last = markers["from_date"].min(), markers["to_date"].max()
    return int(first.year), int((first if pd.isna(last) else last).year)


def _period(result: Analysis, say: bool = False) -> tuple[int, int] | None:
    """The years that the link asks for; with `say`, one that cannot be read is said."""
    asked = link.read("period")
    if not asked:
        return None
    years = PERIOD.fullmatch(asked)
    if years is None or int(years[1]) > int(years[2]):
        if say:
            st.warning("The link asks for a period that cannot be read; write it as 1950..1999.")
        return None
    return int(years[1]), int(years[2])


def _pick_period(result: Analysis) -> None:
    span = span_of_years(result)
    if span is None or span[0] == span[1]:
        return
    first, last = _usual_span(result, span)
    low, high = _period(result) or span
    st.session_state["pick_period"] = (min(max(low, first), last), max(min(high, last), first))
    told: dict[str, Any] = {"key": "pick_period", "on_change": lambda: _write_period(span, (first, last)),
            "help": None if (first, last) == span else "Its ends stand for everything before and after, too."}
    if first < 1:
        st.select_slider("Dates spoken of", range(first, last + 1), format_func=year_in_words, **told)
    else:
        st.slider("Dates spoken of", first, last, **told)


@once
def _usual_span(result: Analysis, span: tuple[int, int]) -> tuple[int, int]:
    """The span without the few years far from all others, so that a year can be chosen; never one year alone."""
    days = pd.concat([result.markers["from_date"], result.markers["to_date"]]).dropna()
    first, last = usual_years(days.dt.year.to_numpy())
    return (first, last) if first < last else span


def _write_period(span: tuple[int, int], shown: tuple[int, int]) -> None:
    low, high = st.session_state["pick_period"]
    low, high = span[0] if low == shown[0] else low, span[1] if high == shown[1] else high
    link.write("period", "" if (low, high) == span else f"{low}..{high}")


def _period_in_words(result: Analysis) -> str:
    low, high = _period(result) or (0, 0)
    first, last = span_of_years(result) or (low, high)
    low_word, high_word = year_in_words(low), year_in_words(high)
    if low <= first < high < last:
        return f"until {high_word}"
    return f"from {low_word}" if first < low < last <= high else f"{low_word}–{high_word}"
