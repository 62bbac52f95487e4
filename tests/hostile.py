"""Broken and hostile files: `python -m tests.hostile [--each 20] [--seed 1]` analyses more than 1,000.

Twenty stand in a folder with a good document. The analysis must end in time and without a fault, the good document
must be read, every other file be read or listed with a reason, and nothing be written. So it is with what may stand
beside documents, with pipes, devices and links in their place; and a saved analysis that is broken must be refused with
a sentence. Then what may happen meanwhile (see `hostile_moments`). Prints what does not hold.
"""

import argparse
import io
import os
import random
import shutil
import signal
import sys
import tarfile
import tempfile
import time
import traceback
import zipfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from itertools import chain, islice
from pathlib import Path

from analysis import Document, analyze, load
from analysis.errors import InputError
from analysis.notebook import read_notebook
from tests import test_chats, test_press
from tests.hostile_moments import moments
from tests.mutation import mutated, mutated_inside
from tests.test_faults_fuzz import LINES, OPERATIONS, PIECES, broken

FORMATS = Path(__file__).with_name("formats")
SAMPLES = sorted(path for path in (*FORMATS.iterdir(), *(FORMATS / "broken").iterdir()) if path.is_file())
SUFFIXES = sorted({path.suffix for path in SAMPLES})
PACKED = (".docx", ".odt", ".epub", ".xlsx", ".pptx", ".odp", ".ods", ".zip")
SECONDS = 30
EXPORTS = (test_press.NEXIS, test_press.LEXIS, test_press.FACTIVA, test_press.CODES, test_press.PROQUEST,
           test_chats.ANDROID, test_chats.IPHONE, test_chats.COPIED, test_chats.LOG, test_chats.SIGNAL,
           test_chats.DISCORD)
BESIDE = {
    "documents.csv": "path,title,source,author,published\ngood.txt,Talks,The Paper,A. Writer,2022-05-03\n",
    "actors.csv": "name,alias,kind,country,source\nAnn Lee,Lee,person,China,own\nVienna Group,,organization,,own\n",
    "corrections.csv": "what,of,to,why\nmerge,russia,ukraine,x\nrename,austria,Österreich,\nnot an actor,vienna,,\n",
    "reading.csv": "what,value\ntext,body\nfirst in a date,day\n",
    "notebook.md": "# Notes\n\n## [Who?](/?actor=russia&evidence=years:2022)\n\n- [Russia: 3](/actors)\n\n> met\n",
}
"""What may stand beside documents, and is read as that."""
MADE: Mapping[str, Callable[[Path], None]] = {
    "pipe": os.mkfifo, "itself": lambda path: path.symlink_to(path), "loop": lambda path: path.symlink_to("."),
    "nowhere": lambda path: path.symlink_to("nowhere.txt"), "zeros": lambda path: path.symlink_to("/dev/zero"),
    "terminal": lambda path: path.symlink_to("/dev/tty"), "of the system": lambda path: path.symlink_to("/proc/kmsg"),
    "without a size": lambda path: path.symlink_to("/proc/self/environ"),
}
"""What may stand where a file should: a pipe into which nobody writes, links that lead nowhere or to a device."""
MADE_AS = ("x.txt", "x.csv", "x.html", "x.md", "x.json", "x.pdf", "x.zip", "x.parquet", "dossier.json", *BESIDE)
Content = bytes | Callable[[Path], None]
GOOD = "Russia and Ukraine met in Vienna on 3 May 2022."


def samples() -> Iterator[tuple[Path, bytes]]:
    """Every sample, and the exports of press databases and chats, which are texts."""
    yield from ((path, path.read_bytes()) for path in SAMPLES)
    yield from ((FORMATS / f"export{number}.txt", text.encode()) for number, text in enumerate(EXPORTS))


def mutations(each: int, seed: int) -> Iterator[tuple[str, bytes]]:
    """(name, bytes) of every sample changed so many times, sometimes under the suffix of another format."""
    for path, data in samples():
        for number in range(each):
            drawn = random.Random(f"{seed} {path.name} {number}")
            inside = path.suffix in PACKED and path.parent == FORMATS and number % 2
            suffix = drawn.choice(SUFFIXES) if drawn.random() < 0.1 else path.suffix
            yield f"{path.stem}-{number}{suffix}", (mutated_inside if inside else mutated)(data, drawn)


def sentences(times: int, seed: int) -> Iterator[tuple[str, bytes]]:
    """(name, bytes) of texts of broken sentences."""
    drawn = random.Random(seed)
    for number in range(times):
        changes = [(drawn.randrange(40), drawn.choice(OPERATIONS), drawn.choice(PIECES)) for _ in range(4)]
        lines = [broken(drawn.choice(LINES), changes) for _ in range(3)]
        yield f"sentences-{number}.txt", drawn.choice(("\n\n", " ")).join(lines).encode("utf-8", "surrogatepass")


def zipped(**files: bytes | str) -> bytes:
    """A zip archive of these files."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return target.getvalue()


def tarred(*entries: tuple[str, bytes, str]) -> bytes:
    """A tar archive of (name, type, what it links to)."""
    target = io.BytesIO()
    with tarfile.open(fileobj=target, mode="w") as archive:
        for name, kind, link in entries:
            entry = tarfile.TarInfo(name)
            entry.type, entry.linkname = kind, link
            archive.addfile(entry)
    return target.getvalue()


LAUGHS = "".join(f'<!ENTITY l{n + 1} "{f"&l{n};" * 10}">' for n in range(9))
XML = (f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY l0 "ha">{LAUGHS}<!ENTITY f SYSTEM "file:///etc/passwd">]>'
       "<x>&l9;&f;</x>")
WORDS = {
    "suffixes.txt": "Martin Luther King, Jr. said he had a dream. Mr. Jr. spoke. President Jr said so. III came.",
    "years.txt": "He played in '91-92. That year-30 it rained. It was the year/94.",
    "days.txt": "They will meet on June 31. It was signed on Feb. 29. Until 31/31/31 and 99.99.9999 nothing.",
    "logs.txt": "Test passed.\n\nTest failed.\n\n" * 200, "dots.txt": "." * 8_000, "single.txt": "'a " * 3_000,
    "open.txt": "“" * 5_000, "brackets.txt": "([{" * 5_000, "word.txt": "x" * 200_000, "digits.txt": "9" * 100_000,
    "marks.txt": "\u202e\u200b\ufeff\u2028\x00\x1b[31m Russia \x07 spoke.", "blank.txt": " \n\t\u00a0\n",
    "markup.txt": "<script>alert(1)</script> $\\LaTeX$ :red[x] [a](javascript:alert(1)) ![](http://x/y) Olga said.",
    "nul.txt": "\0",
    "names.csv": "text\n\"" + ", ".join(f"Anna {chr(97 + n % 26)}{n}on" for n in range(400)) + "\"\n",
    "links.html": '<a href="' * 2_000, "tags.html": "<x/" * 2_000, "comments.html": "<!--" * 3_000,
    "deep.html": "<div>" * 5_000 + "x", "sections.html": "<![foo[x]]><![ b", "number.html": f"<p>&#{'9' * 5000};</p>",
    "data.html": '<script type="application/ld+json">{"datePublished": "2018\\-03\n-05"}</script><p>It rained.</p>',
    "laughs.html": XML, "laughs.xhtml": XML, "laughs.txt": XML,
    "deep.json": "[" * 100_000, "keys.json": '{"a":' * 5_000, "numbers.json": '[{"text": 1e999, "title": NaN}]',
    "odd.jsonl": '{"text": "It rained."}\n[1]\nnull\n"x"\n{"text": {"a": 1}}\n{"text": "\\ud800"}\n',
    "wide.csv": ",".join(f"c{n}" for n in range(10_000)) + ",text\n" + "1," * 10_000 + "It rained.\n",
    "cell.csv": 'text\n"' + "It rained. " * 20_000 + '"\n', "open.csv": 'text,b\nIt rained.,1\n"two,2\nthree,3\n',
    "formulas.csv": "text,title\nIt rained all day.,=cmd|' /C calc'!A0\n", "zero.csv": "text\n\0\0\n",
    "commas.csv": ",,\n",
    "twice.csv": "text,text,text\na,b,c\n", "semicolon.csv": "text;published\nIt rained.;31.31.2020\n",
    "boundary.eml": "From: a\nContent-Type: multipart/mixed; boundary=x\n\n--x\n\nIt rained.",
    "parts.eml": "From: a\nContent-Type: multipart/mixed; boundary=x\n\n"
                 + "--x\n\nIt rained.\n" * 1_000 + "--x--",
    "headers.eml": "From: " + "a" * 90_000 + "\nSubject: =?utf-8?b?////?= =?x?q?=ff?=\nDate: 31 Feb 99999\n\nRain.",
    "charset.eml": "From: a\nContent-Type: text/plain; charset=x-nix\nContent-Transfer-Encoding: base64\n\n%%%%",
    "nested.eml": "From: a\nContent-Type: message/rfc822\n\n" * 200 + "It rained.",
    "separators.mbox": "From a\n" * 500, "times.srt": "1\n99:99:99,999 --> 00:00:00,000\nIt rained.\n" * 50,
    "cues.vtt": "WEBVTT\n\n" + "00:00.000 --> 00:00.000 a:b\n<v " * 500, "groups.rtf": "{\\rtf1 " + "{" * 5_000 + "x",
    "codes.rtf": "{\\rtf1\\ansi\\ansicpg99999 \\u-99999999999? \\'zz \\bin99999999 It rained.}",
    "front.md": "---\ntitle: [\ndate: !!python/object:os.system\n---\n\nIt rained.", "fences.md": "---\n" * 2_000,
    "documents.csv": "path,published\ngood.txt,1065-02-30\n../../etc/passwd,2020\n" + "x" * 300 + ",\n\"open,2020\n",
    "actors.csv": "name,alias,kind,country\n-,-,person,\n"
                  "Jr.,III,person,\n🚢,\u200b,nonsense,Narnia\nVienna,,,\n\"open,a\n",
    "corrections.csv": "why,what,to,of\n,merge,russia,russia\n"
                       ",nix,a,b\n,rename,=1,ukraine\n,merge,ukraine,russia\n\"open",
    "2028-targets.txt": "It will rain.", "name\nof two lines.txt": "It rained.",
    "-rf.txt": "It rained.", "=1+1.txt": "x",
}
BYTES = {
    "empty.txt": b"", "half.txt": b"\xed\xa0\x80 It rained \xff\xfe\xfd.", "bom.txt": b"\xff\xfe",
    "random.txt": bytes(range(256)) * 40,
    "koi8.txt": "Президент России встретился в Вене с министром. ".encode("koi8-r") * 20,
    "japanese.txt": "大統領はウィーンで会談した。".encode("shift-jis") * 20,
    "chinese.txt": "总统在维也纳会见了部长。".encode("gb18030") * 20,
    "utf16.txt": GOOD.encode("utf-16"), "utf32.txt": GOOD.encode("utf-32"), "utf7.txt": b"+ZeVnLIqe-",
    "outside.zip": zipped(**{"../out.txt": GOOD, "/tmp/out.txt": GOOD, "a/../../b.txt": GOOD, "C:\\x.txt": GOOD}),
    "bomb.zip": zipped(**{"a.txt": b"a" * 30_000_000}), "many.zip": zipped(**{f"{n}.txt": "" for n in range(3_000)}),
    "nested.zip": zipped(a=zipped(b=zipped(c=zipped(**{"d.txt": GOOD})))),
    "laughs.docx": zipped(**{"word/document.xml": XML}),
    "laughs.odt": zipped(**{"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": XML}),
    "laughs.epub": zipped(**{"mimetype": "application/epub+zip", "META-INF/container.xml": XML}),
    "laughs.xlsx": zipped(**{"xl/workbook.xml": XML, "[Content_Types].xml": XML}),
    "links.tar": tarred(("a.txt", tarfile.SYMTYPE, "/etc/passwd"), ("b.txt", tarfile.LNKTYPE, "../../x"),
                        ("c.txt", tarfile.FIFOTYPE, ""), ("d.txt", tarfile.CHRTYPE, ""),
                        ("/e.txt", tarfile.REGTYPE, "")),
    "footer.parquet": b"PAR1" + bytes(1_000) + b"\xff\xff\xff\x7fPAR1", "magic.pdf": b"%PDF-1.7\n%%EOF",
    "loop.pdf": b"%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 1 0 R/Kids[1 0 R]/Count 99999999>>endobj\n"
                b"trailer<</Root 1 0 R>>",
    "old.doc": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2_000), "picture.txt": b"\x89PNG\r\n\x1a\n" + bytes(100),
    "stream.gz": b"\x1f\x8b\x08\0\0\0\0\0\0\xff" + bytes(50), "stream.bz2": b"BZh9" + bytes(50),
    "stream.xz": b"\xfd7zXZ\0" + bytes(50),
}


def by_hand() -> Iterator[tuple[str, bytes]]:
    """(name, bytes) of what was thought of."""
    yield from ((name, text.encode()) for name, text in WORDS.items())
    yield from BYTES.items()


def inputs(each: int, seed: int = 1) -> Iterator[tuple[str, bytes]]:
    """(name, bytes) of everything: what was thought of, samples changed `each` times, and ten times as many texts."""
    yield from by_hand()
    yield from mutations(each, seed)
    yield from sentences(10 * each, seed)


def beside(each: int, seed: int = 1) -> Iterator[tuple[str, bytes]]:
    """(name, bytes) of what may stand beside documents, changed so many times; one belongs into a folder."""
    for name, text in BESIDE.items():
        for number in range(each):
            yield name, mutated(text.encode(), random.Random(f"{seed} {name} {number}"))


def made() -> Iterator[tuple[str, Content]]:
    """(name, how it is made) of what is no file, under names that are read in different ways."""
    yield from ((name, make) for make in MADE.values() for name in MADE_AS)


def saved(each: int, seed: int, place: Path) -> Iterator[tuple[str, str]]:
    """(file, what does not hold) of a saved analysis of which one file is changed, each file so many times.

    It is read as it was, or refused with a sentence.
    """
    whole, folder = place / "whole", place / "changed"
    analyze([Document(doc_id="good.txt", text=GOOD, published=None)]).save(whole)
    for path in sorted(path for path in whole.rglob("*") if path.is_file()):
        for number in range(each):
            shutil.copytree(whole, folder)
            changed = folder / path.relative_to(whole)
            changed.write_bytes(mutated(path.read_bytes(), random.Random(f"{seed} {path.name} {number}")))
            try:
                told = "" if load(folder).documents["text"].tolist() == [GOOD] else "another text"
            except InputError as error:
                told = "" if "; " in str(error) else f"does not say what to do: {error}"
            except Exception:
                told = traceback.format_exc()
            shutil.rmtree(folder)
            yield path.name, told


def problem(files: Mapping[str, Content], place: Path) -> str:
    """What does not hold when these files are analysed beside a good one; "" where all is well."""
    folder = place / "folder"
    folder.mkdir()
    for name, data in {"good.txt": GOOD.encode(), **files}.items():
        if isinstance(data, bytes):
            (folder / name).write_bytes(data)
        else:
            data(folder / name)
    before, started = _state(place), time.process_time()
    try:
        with _no_longer_than(20 * SECONDS):
            result = analyze(folder, strict=True)
            with suppress(InputError):
                read_notebook(folder / "notebook.md")
    except Exception:
        return traceback.format_exc()
    if (taken := time.process_time() - started) > SECONDS:
        return f"took {taken:.0f} s"
    if _state(place) != before:
        return f"wrote {sorted(_state(place) - before)}"
    told = [*result.documents["doc_id"], *result.skipped["path"]]
    # what stands beside documents steers, and is listed only where it is no file
    wanted = ("good.txt", *(name for name, data in files.items() if name not in BESIDE or callable(data)))
    lost = [name for name in wanted if not any(
        path == name or path.startswith((f"{name}/", f"{name}#")) for path in told)]
    if lost:
        return f"neither read nor listed: {lost}"
    return "" if all(result.skipped["reason"].str.len() > 5) else "listed without a reason"


@contextmanager
def _no_longer_than(seconds: int) -> Iterator[None]:
    """Raises TimeoutError where this takes so long on the clock: who waits for a pipe takes no processor time."""
    def late(*_: object) -> None:
        raise TimeoutError(f"waited {seconds} s")

    before = signal.signal(signal.SIGALRM, late)
    signal.alarm(seconds)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)


def _state(place: Path) -> set[tuple[str, int]]:
    """(path, size) of all that is there, where the analysis works and where it keeps what it needs for a moment."""
    paths = (*place.rglob("*"), *Path.cwd().glob("*"))
    return {(os.fspath(path), path.stat().st_size) for path in paths if path.is_file()}


def wrong_of(files: dict[str, Content]) -> dict[str, str]:
    """{name: what does not hold} of files that are analysed together, and one by one where that does not hold."""
    with tempfile.TemporaryDirectory() as place:
        found = problem(files, Path(place))
    if not found or len(files) == 1:
        return dict.fromkeys(files, found) if found else {}
    alone = {}
    for name, data in files.items():
        alone |= wrong_of({name: data})
    return alone or {" + ".join(files): found}


def main() -> int:
    """Try all, print what does not hold; 1 where something does not."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--each", type=int, default=20, help="changes of each sample")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--together", type=int, default=20, help="files of a folder")
    options = parser.parse_args()
    os.environ |= {"DOSSIER_CACHE": "off"}
    files, tried, wrong, longest = inputs(options.each, options.seed), 0, 0, 0.0
    batches = iter(lambda: dict(islice(files, options.together)), {})
    alone = chain(beside(options.each, options.seed), made())
    for batch in chain(batches, ({name: data} for name, data in alone)):
        started = time.process_time()
        for name, found in wrong_of(batch).items():
            wrong += 1
            print(f"{name!r}: {found}", flush=True)
        tried += len(batch)
        longest = max(longest, time.process_time() - started)
    with tempfile.TemporaryDirectory() as place:
        broken_tables = ((f"{name!r} of a saved analysis", found)
                         for name, found in saved(options.each, options.seed, Path(place)))
        for name, found in chain(broken_tables, moments(Path(place))):
            tried += 1
            wrong += bool(found)
            if found:
                print(f"{name}: {found}", flush=True)
    print(f"{tried:,} tried, {wrong} do not hold; {options.together} together took {longest:.1f} s at most")
    return bool(wrong)


if __name__ == "__main__":
    sys.exit(main())
