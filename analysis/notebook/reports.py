"""A report made from the notebook: its steps with notes, numbers and quotations, and what has changed since.

It goes to somebody who has neither Dossier nor a network: links to views are their words.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from html import escape
from pathlib import Path
from types import MappingProxyType

from markdown_it.token import Token

from analysis.notebook.book import Notebook, Number, Quote, Step
from analysis.notebook.checking import Checked
from analysis.notebook.markdown import number_link, number_tokens, parser
from analysis.notebook.notes import changed_html, note_html
from analysis.report import writer_of
from analysis.report.contents import n_of
from analysis.report.page import whole_page
from analysis.report.plain import code, plain
from analysis.report.word import Paper
from analysis.report.writing import Made, write

MOST = 20
"""Numbers of a step that a report lists."""
LISTED = 30
"""Changes of a step that are listed."""
Told = tuple[Step, Checked]


def changes(step: Step, check: Checked, most: int = LISTED) -> list[str]:
    """Each thing that has changed since the step was kept, in words; at most so many, then how many more."""
    told = [check.problem] if check.problem else []
    told += [f"{number.name or 'In the note'}: {_n(number)} when kept, {n:,} now."
             for number, n in check.numbers.items()]
    told += [f"New: {number.name}, {_n(number)}." for number in check.new]
    told += [f"{quote.title or quote.doc_id}: {became}" for quote, became in check.quotes.items()]
    if check.uncounted and not check.problem:
        told.append(f"{n_of(len(check.uncounted), 'number')} could not be counted again here.")
    return told if len(told) <= most else [*told[:most], f"And {len(told) - most:,} further changes."]


def _n(number: Number) -> str:
    return f"{number.n:,} {SINGULAR[number.unit] if number.n == 1 else number.unit}"


def _more(step: Step) -> int:
    """Numbers of a step that a report does not list."""
    return max(0, len(step.numbers) - MOST) + step.more


SINGULAR = {unit: unit.removesuffix("s") for unit in (
    "sentences", "passages", "documents", "mentions", "markers", "statements")} | {"quantities": "quantity"}


def notebook_html(book: Notebook, found: list[Checked]) -> str:
    """The report as one HTML file that needs nothing else."""
    links = "".join(f'<a href="#step-{at}">{escape(step.heading or step.shows or "…")}</a>'
                    for at, step in enumerate(book.steps, 1))
    sections = "".join(_section(at, step, check) for at, (step, check) in enumerate(_told(book, found), 1))
    return whole_page(book.title, f"<header><h1>{escape(book.title)}</h1>{note_html(book.words)}<nav>{links}</nav>"
                                  f'</header><main>{sections}</main><footer class="told">Made by Dossier.</footer>')


def _told(book: Notebook, found: list[Checked]) -> Iterable[Told]:
    return zip(book.steps, found, strict=True)


def _section(at: int, step: Step, check: Checked) -> str:
    parts = [f'<section><h2 id="step-{at}">{escape(step.heading or step.shows)}</h2>']
    parts += [f'<p class="told">{escape(step.shows)}</p>'] * (step.shows not in ("", step.heading))
    parts += [f'<p class="changed">{escape(words)}</p>' for words in changes(step, check)]
    parts += [note_html(step.note, check.numbers), _numbers_html(step, check)]
    parts += [_quote_html(quote, check) for quote in step.quotes]
    return "".join([*parts, "</section>"])


def _numbers_html(step: Step, check: Checked) -> str:
    if not step.numbers:
        return ""
    most = max(1, *(number.n for number in step.numbers))
    rows = "".join(
        f'<tr><td>{escape(number.name)}</td><td class="n">{number.n:,}{_now(number, check)}</td><td>'
        f'<svg class="bar" width="{max(2, 200 * number.n // most)}" height="10" aria-hidden="true">'
        f'<rect width="100%" height="10"/></svg></td></tr>' for number in step.numbers[:MOST])
    more = _more(step)
    unit = step.numbers[0].unit if len({number.unit for number in step.numbers}) == 1 else ""
    rest = f'<p class="told">and {more:,} more</p>' if more > 0 else ""
    return (f'<table class="numbers"><caption>{escape(step.question)}</caption><thead><tr><th></th>'
            f"<th>{escape(unit.capitalize())}</th><th></th></tr></thead><tbody>{rows}</tbody></table>{rest}")


def _now(number: Number, check: Checked) -> str:
    return changed_html(check.numbers[number]) if number in check.numbers else ""


def _quote_html(quote: Quote, check: Checked) -> str:
    gone = ' class="gone"' if quote in check.quotes else ""
    return (f"<blockquote{gone}><p>“{escape(quote.text)}”</p><footer>{escape(quote.title)} · "
            f"<code>{escape(quote.address)}</code></footer></blockquote>")


def notebook_markdown(book: Notebook, found: list[Checked]) -> str:
    """The report as Markdown."""
    parts = [f"# {plain(book.title)}", _bare(book.words)]
    for step, check in _told(book, found):
        parts.append(f"## {plain(step.heading or step.shows)}".rstrip())
        parts.append(plain(step.shows) if step.shows != step.heading else "")
        parts += [f"**Changed:** {plain(words)}" for words in changes(step, check)]
        parts.append(_bare(step.note))
        if step.numbers:
            rows = [f"| {plain(number.name)} | {number.n:,} {number.unit} |" for number in step.numbers[:MOST]]
            more = _more(step)
            parts.append("\n".join([f"| {plain(step.question)} | kept |", "| --- | ---: |", *rows,
                                    *([f"| … and {more:,} more | |"] * (more > 0))]))
        parts += [f"> “{plain(quote.text)}”\n>\n> {plain(quote.title)} {code(quote.address)}" for quote in step.quotes]
    return "\n\n".join(filter(None, parts)) + "\n"


def _bare(note: str) -> str:
    """A note without links, pictures and HTML."""
    for number in number_tokens(note):
        note = note.replace(number_link(number), f"{number.n:,}")
    return re.sub(r"(?<!\\)([<\[])", r"\\\1", note)


def notebook_docx(book: Notebook, found: list[Checked]) -> bytes:
    """The report as a Word document."""
    paper = Paper(book.title)
    _note_on(paper, book.words, {})
    for step, check in _told(book, found):
        paper.heading(step.heading or step.shows, 1)
        if step.shows not in ("", step.heading):
            paper.words([(step.shows, "q")])
        for words in changes(step, check):
            paper.words([(words, "c")])
        _note_on(paper, step.note, check.numbers)
        if step.numbers:
            listed = step.numbers[:MOST]
            paper.table((step.question or " ", "Kept", "Now"), (
                (number.name, _n(number), f"{check.numbers.get(number, number.n):,}"
                 if number not in check.uncounted else "not counted") for number in listed))
            if more := _more(step):
                paper.words([(f"and {more:,} more", "q")])
        for quote in step.quotes:
            paper.quote(quote.text, f"{quote.title} · {quote.address}")
    return paper.saved()


def _note_on(paper: Paper, note: str, now: Mapping[Number, int]) -> None:
    """The paragraphs and list items of a note; what else is in it as text."""
    inside = 0
    for token in parser().parse(note):
        inside += {"list_item_open": 1, "list_item_close": -1}.get(token.type, 0)
        if token.type == "inline":
            paper.words(list(_runs(token.children or [])), "List Bullet" if inside else None)
        elif token.type in ("fence", "code_block"):
            paper.words(token.content)
    for number in number_tokens(note):
        if number in now:
            paper.words([(f"{_n(number)} when written, {now[number]:,} now", "c")])


def _runs(tokens: list[Token]) -> Iterable[tuple[str, str]]:
    bold = italic = 0
    for token in tokens:
        bold += token.nesting * (token.tag == "strong")
        italic += token.nesting * (token.tag == "em")
        words = " " if token.type in ("softbreak", "hardbreak") else token.content
        if words:
            yield words, "b" * bool(bold) + "i" * bool(italic)


REPORTS: Mapping[str, Callable[[Notebook, list[Checked]], Made]] = MappingProxyType({
    ".html": notebook_html, ".md": notebook_markdown, ".docx": notebook_docx,
})
"""Suffix → what makes the report."""


def notebook_report(book: Notebook, found: list[Checked], out: str | Path) -> None:
    """Write the report to the file `out`, as its suffix says; InputError where that is not one of REPORTS."""
    write(out, writer_of(out, REPORTS)(book, found))
