"""The notebook as a file: written and read back, whatever stands in it; what is marked as changed, and nothing else."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis import Document, Filter, InputError, analyze, count, narrow
from analysis.notebook import (
    FILE,
    Marks,
    Notebook,
    Number,
    Quote,
    Step,
    View,
    as_markdown,
    change_notebook,
    checked,
    number_link,
    parse,
    read_notebook,
    safe_note,
    view_of,
)
from analysis.notebook.notes import note_html

HOSTILE = '<script>alert(1)</script> ](javascript:x) | `a` # “b” \\ $x$ ![i](http://a.b/c.png)'
VIEW = View("actors", (("actor", "russia"), ("words", 'oil "a b" (c|d) é#?&=%'), ("window", "passage")))
MARK = VIEW.but(evidence="network:north-korea|a b/c%7C“”")
FULL = Notebook("A *title*", "First words.", (
    Step(HOSTILE, VIEW, HOSTILE, "A note.\n\n- [24](?evidence=themes:a \"passages\")\n- **b**", "Who | whom?",
         (Number(HOSTILE, 1204, "passages", MARK), Number("B", 0, "passages", MARK.but(evidence="network:x|"))), 1300,
         (Quote("- 1. " + HOSTILE, "a b/`c`#d.txt", 4, 1_000_000, HOSTILE), Quote("# x", "b", 0, 3, "b"))),
    Step("Words alone", note="Only words."), Step("", View(""), "Overview"),
))


def test_a_notebook_is_read_as_it_was_written():
    written = as_markdown(FULL)
    assert parse(written) == FULL
    assert as_markdown(parse(written)) == written
    assert parse(written.replace("\n", "\r\n")) == FULL


def test_nothing_in_a_document_becomes_markup_in_the_file():
    bare = re.sub(r"`[^`\n]*`|\]\([^)\n]*\)|\\.", "", as_markdown(Notebook(steps=(FULL.steps[0],))))
    assert "<" not in bare
    assert "![" not in bare


text = st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc", "Zl", "Zp")), max_size=40)
line = text.map(lambda words: " ".join(words.split()))


@settings(max_examples=150, deadline=None)
@given(line, line, line, st.text(st.sampled_from("ab #>|-`~<[](*_\n!=1.\\\t"), max_size=60))
def test_any_words_come_back_as_they_were(heading, name, words, note):
    step = Step(heading, VIEW, name or "x", safe_note(note), name, (Number(name, 3, "passages", MARK),), 0,
                (Quote(words, "a.txt", 1, 2, name or "x"),))
    found = parse(as_markdown(Notebook(steps=(step, FULL.steps[1]))))
    assert [(s.heading, s.view, s.question, s.numbers, s.quotes) for s in found.steps] == [
        (s.heading, s.view, s.question, s.numbers, s.quotes) for s in (step, FULL.steps[1])]
    assert as_markdown(found) == as_markdown(parse(as_markdown(found)))


@pytest.mark.parametrize("note", ["# x", "```\nopen", "~~~", "<!-- x", "   # y", "<script>", "## [a](actors)"])
def test_a_note_begins_no_step_and_hides_none(note):
    book = Notebook(steps=(Step("a", VIEW, "v", safe_note(note)), Step("b")))
    assert [step.heading for step in parse(as_markdown(book)).steps] == ["a", "b"]


def test_a_file_written_by_hand_is_read():
    book = parse("""---
dossier: notebook
---
Some words before.

# Findings

Text with [12](search?words=oil "passages").

## [The network](actors)
First *paragraph*.

| a | b |
| - | - |
| 1 | 2 |

Second.

> Another one's quote.
""")
    assert (book.title, book.steps[0].heading, book.steps[0].view) == ("Findings", "The network", View("actors"))
    assert "Some words before." in book.words
    for part in ("First *paragraph*.", "| 1 | 2 |", "Second.", "> Another one's quote."):
        assert part in book.steps[0].note
    assert parse(as_markdown(book)) == book


@pytest.mark.parametrize("told", ["", "# Title", "---\ntitle: x\n---\n", "\0" * 9, "---\n" * 1000])
def test_what_is_no_notebook_is_refused(told):
    with pytest.raises(InputError, match="no notebook"):
        parse(told)


@pytest.mark.parametrize("link", ["http://a.b", "//a.b", "javascript:x", "../x?y=1", "", "a/b", "actors?x=%zz&&", "A?b",
                                  "actors?" + "a=b&" * 200, "actors?x", f"actors?a={'x' * 30_000}", "actors#x"])
def test_a_link_that_leads_elsewhere_is_no_view(link):
    assert view_of(link) is None


def test_a_note_is_text_and_its_links_lead_nowhere():
    made = note_html(f"{HOSTILE}\n\n<img src=x onerror=y>\n\n**b** [x](http://a.b)")
    assert not re.search(r"<(?!/?(p|strong|code)>)", made)
    assert "http" not in made.replace("http://a.b/c.png", "").replace("![i]", "") or "href" not in made


# --- kept and counted again ---

TEXTS = {"a.txt": "Russia met Iran in Moscow. China was silent.", "b.txt": "Russia warned Iran. Iran answered."}


def folder(**more):
    return analyze([Document(name, text) for name, text in (TEXTS | more).items()])


def named(chart, view, shown):
    """The chart of the sentences that name an actor."""
    if chart != "named":
        return None
    counted = count(shown[1].mentions, ["actor_id"])
    numbers = {(str(actor),): n for actor, n in zip(counted["actor_id"], counted["n_sentences"], strict=True)}
    return Marks("sentences", numbers, lambda key: key[0].title(), lambda key: 0)


def kept(result, **params):
    """A notebook of that chart, of how much the view keeps, and of a sentence."""
    view = View("actors", tuple(params.items()))
    shown = narrow(result, Filter(actors=(params["actor"],) if "actor" in params else ()))
    marks = named("named", view, (result, shown))
    numbers = tuple(Number(marks.named(key), n, marks.unit, view.but(evidence=f"named:{key[0]}"))
                    for key, n in marks.shown.items())
    under = tuple(Number(unit, len(getattr(shown, unit)), unit, view) for unit in ("documents", "sentences"))
    return Notebook(steps=(
        Step("chart", view, "v", f"So it is: {number_link(numbers[0])}.", "Who?", numbers),
        Step("view", view, "v", "", "How much?", under),
        Step("sentence", View("documents", (("place", "b.txt#char=0,19"),)), "b", "", "", (), 0,
             (Quote("Russia warned Iran.", "b.txt", 0, 19),)),
    ))


@pytest.mark.parametrize("params", [{}, {"actor": "iran"}])
def test_what_has_not_changed_is_not_marked(params):
    result = folder()
    book = parse(as_markdown(kept(result, **params)))
    assert not any(checked(book, result, named))
    assert not any(check.uncounted for check in checked(book, result, named))


def test_what_has_changed_is_marked_exactly_that_and_nothing_else():
    book = kept(folder())
    found = checked(book, folder(**{"c.txt": "Iran and Japan signed."}), named)
    chart, view, sentence = found
    assert {number.name: n for number, n in chart.numbers.items()} == {"Iran": 4} | (
        {"": 4} if book.steps[0].numbers[0].name == "Iran" else {})
    assert [(number.name, number.n) for number in chart.new] == [("Japan", 1)]
    assert {number.name: n for number, n in view.numbers.items()} == {"documents": 3, "sentences": 5}
    assert not sentence


def test_a_sentence_that_moved_and_a_document_that_is_gone_are_told():
    book = kept(folder())
    moved = checked(book, folder(**{"b.txt": "Well. Russia warned Iran. Iran answered."}), named)[2]
    assert list(moved.quotes.values()) == ["There stands now: “Well. Russia warned”"]
    gone = checked(book, analyze([Document("a.txt", TEXTS["a.txt"])]), named)[2]
    assert list(gone.quotes.values()) == ["The document is not here any more."]


def test_a_view_of_what_is_not_here_any_more_says_so_once():
    check = checked(kept(folder(), actor="china"), folder(**{"a.txt": "Russia met Iran."}), named)[0]
    assert check.problem == "Not in this folder any more: actor china."
    assert not check.numbers
    assert check.uncounted


@pytest.mark.parametrize("view", [View("actors", (("period", "x"),)), View("search", (("words", '"('),)),
                                  View("actors", (("n_themes", "9" * 40), ("corrections", "x|y")))])
def test_no_view_of_a_notebook_brings_the_counting_down(view):
    book = Notebook(steps=(Step("x", view, "", "", "q", (Number("a", 1, "sentences", view),)),))
    (check,) = checked(book, folder())
    assert check.problem or check.numbers


def test_numbers_of_charts_that_nobody_can_count_are_said_to_be_so():
    view = View("actors", (("evidence", "elsewhere:x"),))
    (check,) = checked(Notebook(steps=(Step("x", view, "", "", "q", (Number("a", 1, "sentences", view),)),)), folder())
    assert len(check.uncounted) == 1
    assert not check


# --- beside the documents ---

def test_the_notebook_beside_the_documents_is_no_document(tmp_path):
    (tmp_path / "a.txt").write_text("Russia met Iran.", encoding="utf-8")
    change_notebook(tmp_path, lambda book: book.added(FULL.steps[0]))
    assert analyze(tmp_path).documents["doc_id"].tolist() == ["a.txt"]
    (tmp_path / FILE).write_text("# My notebook\n\nRussia met China.", encoding="utf-8")
    assert analyze(tmp_path).documents["doc_id"].tolist() == ["a.txt", FILE]
    with pytest.raises(InputError, match=r"notebook\.md: this is no notebook"):
        change_notebook(tmp_path, lambda book: book.added(FULL.steps[0]))
    assert (tmp_path / FILE).read_text(encoding="utf-8").startswith("# My notebook")


def test_what_is_kept_is_there_and_what_fails_changes_nothing(tmp_path):
    one, other, third = FULL.steps
    for step in (one, other, third, one):
        change_notebook(tmp_path, lambda book, step=step: book.added(step))
    assert read_notebook(tmp_path / FILE).steps == FULL.steps
    change_notebook(tmp_path, lambda book: book.moved(third, -2).without(other).changed(one, note="New."))
    found = read_notebook(tmp_path / FILE)
    assert [step.heading for step in found.steps] == [third.heading, one.heading]
    assert found.steps[1].note == "New."
    before = (tmp_path / FILE).read_bytes()
    with pytest.raises(ZeroDivisionError):
        change_notebook(tmp_path, lambda book: 1 // 0)
    assert (tmp_path / FILE).read_bytes() == before


def test_steps_are_moved_within_the_notebook_alone():
    one, *_, last = FULL.steps
    assert FULL.moved(one, -1) == FULL == FULL.moved(last, 1)
    assert FULL.moved(one, 1).steps[:2] == (FULL.steps[1], one)
    assert FULL.moved(Step("nowhere"), 1) == FULL == FULL.without(Step("nowhere"))
    assert FULL.joined(Notebook(steps=(one, Step("new")))).steps == (*FULL.steps, Step("new"))
