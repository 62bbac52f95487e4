"""The report as HTML and Markdown: whole, self-contained, every number backed, every text only text."""

import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest

from analysis import Document, Filter, InputError, analyze, count, load, narrow
from analysis.__main__ import main
from analysis.ask import counted
from analysis.report import as_html, as_markdown
from analysis.report.contents import Contents, n_of

HOSTILE = '<script>alert(1)</script> </style> " onload="x'


class Parts(HTMLParser):
    """The tags of a page with their attributes, and what is not closed."""

    VOID = ("meta", "br", "line", "circle")

    def __init__(self, page):
        super().__init__()
        self.found, self.open = [], []
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        self.found.append((tag, dict(attrs)))
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attrs):
        self.found.append((tag, dict(attrs)))

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def named(self, tag):
        return [attrs for name, attrs in self.found if name == tag]


@pytest.fixture(scope="module")
def page(seeds):
    return as_html(seeds, "Seeds")


@pytest.fixture(scope="module")
def parts(page):
    return Parts(page)


@pytest.fixture(scope="module")
def hostile():
    """Texts, titles and names that would be markup, if they were let."""
    text = f"Russia met Ukraine in May 2022. <img src=x onerror=alert(1)> [a](javascript:x) said Russia.\n\n{HOSTILE}"
    result = analyze([Document(doc_id='a"><b>.txt', text=text, title=HOSTILE),
                      Document(doc_id="b`c.txt", text="China met <b>Iran</b>.")])
    return replace(result, actors=result.actors.assign(name=HOSTILE))


def test_the_page_is_whole_and_holds_every_part(parts):
    assert not parts.open
    ids = [attrs["id"] for _, attrs in parts.found if "id" in attrs]
    assert len(ids) == len(set(ids))
    assert {"actors", "network", "themes", "chronology", "ahead", "voices", "documents"} <= set(ids)
    for attrs in parts.named("a"):
        assert attrs["href"][1:] in ids


def test_the_page_loads_nothing_and_lets_nothing_run_but_its_own(page, parts):
    for _, attrs in parts.found:
        assert not {"src", "style", "srcset", "action", "onclick"} & set(attrs)
        assert attrs.get("href", "#").startswith("#")
    policy = parts.named("meta")[1]["content"]
    assert policy.startswith("default-src 'none'; style-src 'sha256-")
    assert "unsafe" not in policy
    assert "url(" not in page
    assert "@import" not in page


def test_every_number_has_as_many_sentences_passages_or_documents_behind_it(seeds):
    contents = Contents(seeds, "Seeds")
    sentences = contents.shown.sentences
    distinct = {"sentence": ["doc_id", "sent_id"], "passage": ["doc_id", "passage_id"], "document": ["doc_id"]}
    rows = [*contents.actors(), *contents.pairs(), *contents.themes(), *contents.lines()]
    assert len(rows) > 100
    for row in rows:
        assert len(sentences.iloc[row.sentences][distinct[row.unit]].drop_duplicates()) == row.n, row.name
    named = count(narrow(seeds).mentions, ["actor_id"]).set_index("actor_id")["n_sentences"]
    assert all(row.n == named[row.id] for row in contents.actors())


def test_all_that_is_said_stands_in_the_report(seeds):
    contents = Contents(seeds, "Seeds")
    by_somebody = counted(narrow(seeds)).query("voice != '~author'")
    assert sum(len(sayings) for _, sayings in contents.voices()) == len(by_somebody)


def test_what_is_read_is_the_text_of_the_documents(seeds, parts, page):
    spans = [attrs for attrs in parts.named("span") if attrs.get("id", "").startswith("s")]
    assert len(spans) == len(narrow(seeds).sentences)
    plain = re.sub(r"<[^>]+>", "", page[page.index('id="documents"'):])
    assert "Donald Trump continues his international efforts" in plain
    assert page.count('<mark class="a') >= len(narrow(seeds).mentions)


def test_a_hostile_text_is_text_in_the_page(hostile):
    page = as_html(hostile, HOSTILE)
    parts = Parts(page)
    assert not parts.open
    assert len(parts.named("script")) == len(parts.named("style")) == 1
    assert not parts.named("img")
    assert page.count("alert(1)") == page.count("&lt;script&gt;alert(1)") + page.count("onerror=alert(1)&gt;")
    assert not any(name.startswith("on") for _, attrs in parts.found for name in attrs)


def test_a_hostile_text_is_text_in_markdown(hostile):
    told = as_markdown(hostile, HOSTILE)
    bare = re.sub(r"`[^`\n]*`", "", told)
    assert not re.search(r"(?<!\\)[<\[]", bare)
    assert "`b%60c.txt#char=" in told


def test_markdown_quotes_what_stands_at_the_address(seeds):
    told = as_markdown(seeds, "Seeds")
    texts = dict(zip(seeds.documents["doc_id"].astype("str"), seeds.documents["text"], strict=True))
    quoted = re.findall(r"^    - (.*) `([^`]+)#char=(\d+),(\d+)`$", told, re.M)
    assert len(quoted) > 200
    for line, doc_id, start, end in quoted:
        words = " ".join(texts[doc_id][int(start):int(end)].split())
        assert re.sub(r"\\(.)", r"\1", line).endswith(f"“{words}”")
    n = narrow(seeds).mentions.query("actor_id == 'north-korea'")[["doc_id", "sent_id"]].drop_duplicates()
    assert re.search(rf"\*\*North Korea\*\* \(country.*\): {len(n)} sentences", told)


def test_a_report_on_one_actor_holds_what_names_it_and_nothing_else(seeds):
    contents = Contents(seeds, "Seeds", "Kim Jong-un")
    assert contents.title == "Kim Jong Un in Seeds"
    shown = narrow(seeds, Filter(actors=("kim-jong-un",)))
    spans = [attrs for attrs in Parts(as_html(seeds, "Seeds", "kim-jong-un")).named("span") if "data-c" in attrs]
    assert len(spans) == len(shown.sentences) < len(narrow(seeds).sentences) / 2


@pytest.mark.parametrize(("name", "told"), [("nobody at all", "is none here"), ("no", "is more than one here")])
def test_an_actor_that_is_not_one_is_said(seeds, name, told):
    with pytest.raises(InputError, match=told):
        as_html(seeds, "Seeds", name)


def test_documents_without_dates_are_not_called_dated():
    result = analyze([Document("a", "Russia met Ukraine. It was cold.")])
    assert Contents(result, "A").lede() == "1 document, not dated; 2 sentences counted."
    assert not Parts(as_html(result)).open


def test_a_folder_of_nothing_has_a_report():
    result = analyze([Document("a", "Yes.")])
    assert not Parts(as_html(result)).open
    assert as_markdown(result).startswith("# Documents\n")


@pytest.mark.parametrize("suffix", [".html", ".md"])
def test_the_command_line_writes_a_report(seeds, tmp_path, suffix, capsys):
    seeds.save(tmp_path / "seeds")
    out = tmp_path / f"out{suffix}"
    assert main(["report", str(tmp_path / "seeds"), "-o", str(out), "--actor", "Seoul"]) == 0
    make = {".html": as_html, ".md": as_markdown}[suffix]
    assert out.read_text(encoding="utf-8") == make(load(tmp_path / "seeds"), "seeds", "seoul")
    assert main(["report", str(tmp_path / "seeds"), "-o", str(tmp_path / "out.pdf")]) == 2
    assert "one of .html, .md, .docx" in capsys.readouterr().err


def test_the_report_of_the_seeds_is_small(page):
    assert len(page.encode()) < 5_000_000
    assert n_of(1, "sentence") == "1 sentence"
