"""A notebook as a Markdown file, written and read.

    ---
    dossier: notebook
    ---

    # Title

    ## A heading begins a step

    [What is shown](actors?actor=russia)

    A note, any Markdown. It may quote numbers: [24](actors?evidence=network:iran%7Crussia "sentences").

    | Who is named with whom? | kept |
    | --- | ---: |
    | Iran and Russia | [24](actors?actor=russia&evidence=network:iran%7Crussia "sentences") |

    > “What stands in a document.”
    >
    > [Its title](documents?place=a.txt%23char=10,36) `a.txt#char=10,36`

A number is a link whose words are a number, whose title is its unit and whose address is the view that it is counted
in. What of a step is none of these is its note, kept as it is.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from markdown_it import MarkdownIt
from markdown_it.token import Token

from analysis.errors import InputError
from analysis.notebook.book import Notebook, Number, Quote, Step
from analysis.notebook.views import View, view_of
from analysis.read.metadata import HEAD_BYTES, NOTEBOOK_HEAD
from analysis.report.plain import code, plain

OURS = "dossier: notebook"
COUNT = re.compile(r"\d{1,3}(?:,\d{3}){0,4}|\d{1,15}")
PLACE = re.compile(r"(?P<doc_id>.+)#char=(?P<start>\d{1,9}),(?P<end>\d{1,9})", re.DOTALL)
MORE = re.compile(r"… and ([\d,]{1,15}) more")
UNITS = ("sentences", "passages", "documents", "mentions", "markers", "statements", "quantities")
BEGINS = re.compile(r"^([ ]{0,3})(#|```|~~~|<)")
"""How a line begins that would take what stands below with it."""
MOST_BYTES = 5_000_000
KEPT = "kept"
"""The heading of the numbers of a table."""


def as_markdown(book: Notebook) -> str:
    """The notebook as the text of a file."""
    parts = [f"---\n{OURS}\n---", f"# {plain(book.title)}", safe_note(book.words), *map(_step, book.steps)]
    return "\n\n".join(filter(None, parts)) + "\n"


def safe_note(text: str) -> str:
    """A note with nothing in it that would begin a step, or hide what stands below it."""
    lines = [BEGINS.sub(r"\1\\\2", line) for line in text.replace("\r\n", "\n").replace("\r", "\n").split("\n")]
    return "\n".join(lines).strip("\n")


def _step(step: Step) -> str:
    view = f"[{plain(step.shows or step.heading) or 'View'}]({step.view.link})" if step.view else ""
    parts = [f"## {plain(step.heading)}".rstrip(), view, safe_note(step.note), _table(step), *map(_quote, step.quotes)]
    return "\n\n".join(filter(None, parts))


def _table(step: Step) -> str:
    if not step.numbers:
        return ""
    rows = [f"| {plain(number.name)} | {number_link(number)} |" for number in step.numbers]
    rows += [f"| … and {step.more:,} more | |"] * bool(step.more)
    return "\n".join([f"| {plain(step.question)} | {KEPT} |", "| --- | ---: |", *rows])


def number_link(number: Number) -> str:
    """A number as it may be quoted anywhere in a note."""
    return f'[{number.n:,}]({number.view.link} "{number.unit}")'


def _quote(quote: Quote) -> str:
    place = View("documents", (("place", quote.address),)).link
    return f"> “{plain(quote.text)}”\n>\n> [{plain(quote.title or quote.doc_id)}]({place}) {code(quote.address)}"


def parse(text: str) -> Notebook:
    """The notebook in the text of a file; InputError where it is none."""
    if len(text) > MOST_BYTES:
        raise InputError(f"a notebook holds no more than {MOST_BYTES // 1_000_000} MB; this is a larger file")
    head = NOTEBOOK_HEAD.match(text[:HEAD_BYTES])
    if head is None:
        raise InputError(f"this is no notebook: its first three lines are not `---`, `{OURS}`, `---`; "
                         "take a file that was downloaded as a notebook, or write these lines above it")
    return _Reading(text[head.end():].replace("\0", "\ufffd")).book()


def parser() -> MarkdownIt:
    """CommonMark with tables; raw HTML and pictures are text."""
    return MarkdownIt("commonmark", {"html": False}).enable("table").disable(["image", "html_inline", "html_block"])


class _Block(NamedTuple):
    """A block of the text with the lines it takes."""

    tokens: list[Token]
    first: int
    last: int


class _Reading:
    """One reading of a file: its lines, which of them are understood, what they say."""

    def __init__(self, body: str) -> None:
        self.lines = re.split(r"\r\n|\r|\n", body)
        self.blocks = list(_blocks(parser().parse("\n".join(self.lines))))

    def book(self) -> Notebook:
        starts = [at for at, block in enumerate(self.blocks) if _begins(block, "h2")]
        head = self.blocks[:starts[0]] if starts else self.blocks
        title = next((block for block in head if _begins(block, "h1")), None)
        begin, end = 0, self.blocks[starts[0]].first if starts else len(self.lines)
        words = self._rest(begin, end, [title] if title else [])
        steps = [self._step(self.blocks[at:to], self.blocks[to].first if to is not None else len(self.lines))
                 for at, to in zip(starts, [*starts[1:], None], strict=True)]
        return Notebook(words_of(title.tokens) if title else "Notebook", words, tuple(steps))

    def _step(self, blocks: list[_Block], end: int) -> Step:
        head, *others = blocks
        heading, view = words_of(head.tokens), _one_view(head.tokens)
        step = Step(heading, view, heading if view else "")
        understood = [head]
        for block in others:
            found = _understood(block, step)
            if found is not None:
                step = found
                understood.append(block)
        return replace(step, note=self._rest(head.first, end, understood))

    def _rest(self, first: int, end: int, understood: list[_Block]) -> str:
        """The lines from `first` to `end` that no block has said."""
        taken = {line for block in understood for line in range(block.first, block.last)}
        kept = "\n".join("" if line in taken else self.lines[line] for line in range(first, end))
        return re.sub(r"\n{3,}", "\n\n", kept).strip("\n")


def _blocks(tokens: list[Token]) -> Iterator[_Block]:
    """The outermost blocks."""
    opened: list[Token] = []
    for token in tokens:
        opened.append(token)
        if token.level == 0 and token.nesting <= 0:
            first, last = opened[0].map or (0, 0)
            yield _Block(opened, first, last)
            opened = []


def _begins(block: _Block, tag: str) -> bool:
    return block.tokens[0].tag == tag and block.tokens[0].markup.startswith("#")


def _understood(block: _Block, step: Step) -> Step | None:
    """The step with what the block says; None where it is a part of the note."""
    kind = block.tokens[0].type
    if kind == "paragraph_open" and step.view is None and (view := _one_view(block.tokens)):
        return replace(step, view=view, shows=words_of(block.tokens))
    if kind == "blockquote_open" and (quote := _quote_in(block.tokens)):
        return replace(step, quotes=(*step.quotes, quote))
    if kind == "table_open" and not step.numbers:
        return _numbers_in(block.tokens, step)
    return None


def words_of(tokens: list[Token]) -> str:
    """What inline tokens say, without their markup."""
    return "".join(_said(child) for token in tokens for child in token.children or [])


def _said(token: Token) -> str:
    return " " if token.type in ("softbreak", "hardbreak") else token.content


def _one_view(tokens: list[Token]) -> View | None:
    """The view, where the whole text is one link to one."""
    children = [child for token in tokens for child in token.children or []]
    if len(children) < 2 or children[0].type != "link_open" or children[-1].type != "link_close":
        return None
    if sum(child.type == "link_open" for child in children) > 1 or children[0].attrGet("title") in UNITS:
        return None
    return view_of(str(children[0].attrGet("href") or ""))


def _count(words: str) -> int | None:
    return int(words.replace(",", "")) if COUNT.fullmatch(words) else None


def numbers_in(tokens: list[Token]) -> Iterator[tuple[Number, int, int]]:
    """The numbers among inline tokens, each with the places of its first and last token."""
    for at, token in enumerate(tokens):
        if token.type != "link_open":
            continue
        end = next(place for place in range(at, len(tokens)) if tokens[place].type == "link_close")
        n = _count("".join(map(_said, tokens[at + 1:end])))
        view, unit = view_of(str(token.attrGet("href") or "")), str(token.attrGet("title") or "")
        if n is not None and view and unit in UNITS:
            yield Number("", n, unit, view), at, end


def _numbers_in(tokens: list[Token], step: Step) -> Step | None:
    """The step with the numbers of a table; None where a row holds none."""
    cells = [token for token in tokens if token.type == "inline"]
    if len(cells) < 4 or len(cells) % 2 or cells[1].content != KEPT:
        return None
    numbers, more = [], 0
    for name, cell in zip(cells[2::2], cells[3::2], strict=True):
        left_out = MORE.fullmatch(words_of([name]))
        found = [number for number, _, _ in numbers_in(cell.children or [])]
        if left_out and not cell.content:
            more = int(left_out[1].replace(",", "") or 0)
        elif len(found) == 1:
            numbers.append(replace(found[0], name=words_of([name])))
        else:
            return None
    return replace(step, question=words_of(cells[:1]), numbers=tuple(numbers), more=more)


def _quote_in(tokens: list[Token]) -> Quote | None:
    """The quotation in a block; None where it is another one's quote."""
    said = [token for token in tokens if token.type == "inline"]
    if len(said) != 2 or not said[1].children or said[1].children[0].type != "link_open":
        return None
    view = view_of(str(said[1].children[0].attrGet("href") or ""))
    place = PLACE.fullmatch(view.get("place")) if view else None
    words = words_of(said[:1])
    if place is None or not (words.startswith("“") and words.endswith("”")):
        return None
    closed = next(at for at, child in enumerate(said[1].children) if child.type == "link_close")
    title = "".join(map(_said, said[1].children[1:closed]))
    return Quote(words[1:-1], place["doc_id"], int(place["start"]), int(place["end"]), title)


def number_tokens(note: str) -> Iterator[Number]:
    """The numbers that a note quotes."""
    for token in parser().parse(note):
        yield from (number for number, _, _ in numbers_in(token.children or []))
