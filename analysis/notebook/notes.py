"""A note as HTML: its Markdown as markup, everything else as text; numbers that have changed say what they are now."""

from collections.abc import Mapping
from html import escape

from markdown_it.renderer import RendererHTML
from markdown_it.token import Token

from analysis.notebook.book import Number
from analysis.notebook.markdown import numbers_in, parser

NOTHING: Mapping[Number, int] = {}


class _Renderer(RendererHTML):
    """Links are their words: an address in a note may lead anywhere."""

    def link_open(self, *args: object) -> str:
        return ""

    def link_close(self, *args: object) -> str:
        return ""


def note_html(note: str, now: Mapping[Number, int] = NOTHING) -> str:
    """The note as HTML; `now` are the numbers in it that have changed, with what they are."""
    reader = parser()
    tokens = reader.parse(note)
    for token in tokens:
        parts = token.children or []
        for number, _, end in reversed(list(numbers_in(parts))):
            if number in now:
                parts.insert(end + 1, Token("html_inline", "", 0, content=changed_html(now[number])))
    return _Renderer(reader).render(tokens, reader.options, {})


def changed_html(n: int) -> str:
    """What stands beside a number that has changed."""
    return f' <span class="changed">now {escape(f"{n:,}")}</span>'
