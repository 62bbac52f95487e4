"""The report as one HTML file that needs nothing else: no network, no server, no Dossier."""

from base64 import b64encode
from collections.abc import Iterable
from hashlib import sha256
from html import escape
from pathlib import Path

from analysis.report.contents import Contents, Row, Said, n_of
from analysis.report.picture import network_svg
from analysis.report.texts import documents_html, legend_html
from analysis.store import Analysis

STYLE, SCRIPT = (Path(__file__).with_name(name).read_text(encoding="utf-8") for name in ("report.css", "report.js"))
SECTIONS = {"actors": "Who is named?", "network": "Who is named with whom?", "themes": "What is it about?",
            "chronology": "What happened when?", "ahead": "What lies ahead?", "voices": "Who says what?",
            "documents": "The documents"}


def as_html(result: Analysis, title: str = "Documents", actor: str = "") -> str:
    """The report on the analysis, or on all that it has of one actor (its id or name)."""
    contents = Contents(result, title, actor)
    actors, pairs, themes = contents.actors(), contents.pairs(), contents.themes()
    numbers = [{row.id: number for number, row in enumerate(rows)} for rows in (actors, themes)]
    told = {
        "actors": _rows(actors, "actor"),
        "network": network_svg(contents, actors, pairs) + _rows(pairs, "pair", numbered=True),
        "themes": _rows(themes, "theme"),
        "chronology": _rows(contents.lines(), "line", numbered=True),
        "ahead": _sayings(contents.awaited(), contents, "expectation"),
        "voices": _sayings(contents.voices(), contents, "statement"),
        "documents": legend_html(contents) + "".join(documents_html(contents, *numbers)),
    }
    told = {name: made for name, made in told.items() if made}
    links = "".join(f'<a href="#{name}">{SECTIONS[name]}</a>' for name in told)
    sections = "".join(f'<section><h2 id="{name}">{SECTIONS[name]}</h2>{made}</section>' for name, made in told.items())
    return whole_page(
        contents.title,
        f'<header><h1>{escape(contents.title)}</h1>'
        f'<p>{escape(contents.lede())} A number opens the sentences it was counted from.</p>'
        f'<noscript><p>Without scripts the numbers open nothing; the documents below hold every sentence.</p>'
        f'</noscript><nav>{links}</nav></header>{_form(actors, themes)}<main>{sections}</main>'
        f'<footer class="told">Made by Dossier.</footer>', SCRIPT)


def whole_page(title: str, body: str, script: str = "") -> str:
    """A page of HTML that needs nothing else, and in which nothing runs but `script`."""
    run = f"<script>{script}</script>" if script else ""
    return (f'<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8">'
            f'<meta http-equiv="Content-Security-Policy" content="{_policy(script)}">'
            f'<meta name="viewport" content="width=device-width, initial-scale=1"><title>{escape(title)}'
            f'</title><style>{STYLE}</style></head><body>{body}{run}</body></html>\n')


def _policy(script: str) -> str:
    """Nothing is loaded, sent or run but the style and the script in the file itself."""
    style, run = (b64encode(sha256(text.encode()).digest()).decode() for text in (STYLE, script))
    allowed = f"script-src 'sha256-{run}'; " if script else ""
    return f"default-src 'none'; style-src 'sha256-{style}'; {allowed}base-uri 'none'; form-action 'none'"


def _form(actors: list[Row], themes: list[Row]) -> str:
    """The filter; shown where scripts run."""
    fields = []
    for name, label, rows in (("by-actor", "Actor", actors), ("by-theme", "Theme", themes)):
        options = "".join(f'<option value="{number}">{escape(row.name)}</option>' for number, row in enumerate(rows))
        fields.append(f'<label>{label} <select id="{name}"><option value="">All</option>{options}</select></label>')
    return (f'<form hidden>{"".join(fields)}<button type="reset">Show all</button>'
            '<span id="left" class="told" role="status"></span></form>')


def _rows(rows: Iterable[Row], name: str, numbered: bool = False) -> str:
    listed = []
    for number, row in enumerate(rows):
        when = f'<span class="when">{escape(row.when)}</span>' if row.when else ""
        beside = " · " * bool(row.told and row.beside) + escape(row.beside)
        css = "" if row.when else ' class="name"'
        listed.append(
            f'<li class="row" id="{name}-{number if numbered else escape(row.id)}">{when}<span{css}>{escape(row.name)}'
            f'</span> <span class="told">{escape(row.told)}<span class="whole">{beside}</span></span> '
            f'<details data-unit="{row.unit}" '
            f'data-s="{" ".join(map(str, row.sentences))}"><summary>{n_of(row.n, row.unit)}</summary></details></li>')
    return f'<ul class="rows">{"".join(listed)}</ul>' if listed else ""


def _sayings(groups: Iterable[tuple[str, list[Said]]], contents: Contents, unit: str) -> str:
    listed = []
    for name, sayings in groups:
        items = "".join(_said(said, contents) for said in sayings)
        number = n_of(len(sayings), unit)
        listed.append(f'<li class="row"><span class="name">{escape(name)}</span><details class="sayings" '
                      f'data-unit="{unit}"><summary>{number}</summary><ol>{items}</ol></details></li>')
    return f'<ul class="rows">{"".join(listed)}</ul>' if listed else ""


def _said(said: Said, contents: Contents) -> str:
    how = f"{escape(said.how)} · " if said.how else ""
    return (f'<li class="said" data-s="{said.sentence}">{escape(said.words)}<br><small>{how}'
            f'<a href="#s{said.sentence}">{escape(contents.titles[said.doc_id])}</a> {escape(said.address)}'
            '</small></li>')
