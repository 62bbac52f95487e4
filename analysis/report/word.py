"""The report as a Word document: the same rows as the Markdown, with quotations and the address of each."""

import io
import re
import zipfile
from collections.abc import Iterable

import docx
from docx.shared import Pt, RGBColor

from analysis.report.contents import Contents, Row, Said, n_of, one_line
from analysis.report.plain import QUOTED
from analysis.report.tables import EPOCH
from analysis.store import Analysis

NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What a Word document cannot hold."""
QUIET, CHANGED = RGBColor(0x5B, 0x62, 0x66), RGBColor(0xA5, 0x2D, 0x1E)


def as_docx(result: Analysis, title: str = "Documents", actor: str = "") -> bytes:
    """The report on the analysis, or on all that it has of one actor (its id or name)."""
    contents = Contents(result, title, actor)
    paper = Paper(contents.title)
    paper.words(contents.lede())
    texts = dict(zip(contents.shown.documents["doc_id"].astype("str"), contents.shown.documents["text"], strict=True))
    for head, rows, most in (("Who is named?", contents.actors(), QUOTED),
                             ("Who is named with whom?", contents.pairs(), QUOTED),
                             ("What is it about?", contents.themes(), 0),
                             ("What happened when?", contents.lines(), QUOTED)):
        if rows:
            paper.heading(head, 1)
        for row in rows:
            _row(paper, row)
            for number in row.sentences[:most]:
                place = contents.shown.sentences.iloc[number]
                doc_id, start, end = str(place["doc_id"]), int(place["start"]), int(place["end"])
                paper.quote(texts[doc_id][start:end], f"{contents.titles[doc_id]} · {doc_id}#char={start},{end}")
    _sayings(paper, "What lies ahead?", contents.awaited(), contents)
    _sayings(paper, "Who says what?", contents.voices(), contents)
    paper.heading("The documents", 1)
    for document in contents.shown.documents.itertuples():
        paper.item([(document.title, "b"), (f"  {document.doc_id}", "q")])
    return paper.saved()


def _row(paper: "Paper", row: Row) -> None:
    told = "; ".join(filter(None, [row.told, row.beside]))
    paper.item([(f"{row.when} " if row.when else "", "b"), (row.name, "" if row.when else "b"),
                (f" ({told})" if told else "", "q"), (f": {n_of(row.n, row.unit)}", "")])


def _sayings(paper: "Paper", head: str, groups: list[tuple[str, list[Said]]], contents: Contents) -> None:
    if groups:
        paper.heading(head, 1)
    for name, sayings in groups:
        paper.item([(name, "b"), (f": {len(sayings):,}", "")])
        for said in sayings[:10 * QUOTED]:
            told = " · ".join(filter(None, [said.how, contents.titles[said.doc_id], said.address]))
            paper.quote(said.words, told)


class Paper:
    """A Word document that is written from its top to its end; every text is text."""

    def __init__(self, title: str) -> None:
        self._document = docx.Document()
        self._document.core_properties.title = _text(title)[:255]
        self._document.core_properties.author = "Dossier"
        self.heading(title, 0)

    def heading(self, words: str, level: int) -> None:
        """A heading; 0 is the title."""
        self._document.add_heading(_text(words), level)

    def words(self, words: str | Iterable[tuple[str, str]], style: str | None = None) -> None:
        """A paragraph of (words, how): bold (b), italic (i), quiet (q), changed (c), or none of these."""
        paragraph = self._document.add_paragraph(style=style)
        for part, how in [(words, "")] if isinstance(words, str) else words:
            run = paragraph.add_run(_text(part))
            run.bold, run.italic = "b" in how or "c" in how or None, "i" in how or None
            if "q" in how:
                run.font.color.rgb, run.font.size = QUIET, Pt(9)
            if "c" in how:
                run.font.color.rgb = CHANGED

    def item(self, words: Iterable[tuple[str, str]]) -> None:
        """A line of a list."""
        self.words(words, "List Bullet")

    def quote(self, words: str, told: str) -> None:
        """A quotation, and where it stands."""
        self.words([(f"“{words}”", ""), (f"\n{told}", "q")], "Quote")

    def table(self, heads: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> None:
        """A table with a line of heads."""
        table = self._document.add_table(1, len(heads), style="Light List Accent 1")
        for cells, row in [(table.rows[0].cells, heads), *((table.add_row().cells, row) for row in rows)]:
            for cell, words in zip(cells, row, strict=True):
                cell.text = _text(words)

    def saved(self) -> bytes:
        """The document as the bytes of a file: the same words give the same bytes."""
        made, packed = io.BytesIO(), io.BytesIO()
        self._document.save(made)
        with zipfile.ZipFile(made) as source, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
            for name in source.namelist():
                entry = zipfile.ZipInfo(name, EPOCH)
                entry.compress_type = zipfile.ZIP_DEFLATED
                archive.writestr(entry, source.read(name))
        return packed.getvalue()


def _text(words: str) -> str:
    """The text with a mark for what XML cannot hold; a line break stays one where it is the paper's own."""
    first, *others = NO_XML.sub("\ufffd", words).split("\n")
    return "\n".join([one_line_kept(first), *map(one_line_kept, others)])


def one_line_kept(words: str) -> str:
    """The words with single blanks; those at the ends stay."""
    inside = one_line(words)
    return f"{' ' * words.startswith(' ')}{inside}{' ' * (words.endswith(' ') and bool(inside))}"
