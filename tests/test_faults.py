"""A fault in one document is a row that says what was not read, and everything else stands."""

import datetime

import pandas as pd
import pytest

from analysis import Document, analyze
from analysis.__main__ import main
from analysis.errors import InputError, LexiconError
from analysis.find import extraction
from analysis.find.actors.known_names import gazetteer, surname
from analysis.find.extraction import extract
from analysis.gather import consolidation
from analysis.read import formats

SOUND = "Russia and Ukraine met in Vienna on 3 May 2022. “We paid 20 million euros,” Vladimir Putin said."
POISONED = "POISON. " + SOUND
STEPS = {
    "segment": "passages and sentences", "date_document": "date of the document", "recognise": "actors",
    "find_markers": "dates", "attribute": "statements", "find_quantities": "quantities", "foreign": "language",
    "title_of": "title",
}
EMPTIED = {"recognise": "mentions", "find_markers": "markers", "attribute": "statements",
           "find_quantities": "quantities"}
FAULT = IndexError("list index out of range")


def failing(module, name, monkeypatch, error=FAULT):
    """Lets the function `name` of `module` fail on what holds the poison."""
    function = getattr(module, name)

    def fails(*arguments):
        if "POISON" in repr(arguments):
            raise error
        return function(*arguments)

    monkeypatch.setattr(module, name, fails)


def of(table, doc_id):
    return table[table["doc_id"] == doc_id]


def two(**options):
    return analyze([Document("a", SOUND), Document("b", POISONED)], **options)


@pytest.mark.parametrize("name", STEPS)
def test_a_step_that_fails_is_a_row_and_the_rest_is_kept(monkeypatch, name):
    failing(extraction, name, monkeypatch)
    result = two(strict=False)
    (row,) = result.skipped.itertuples()
    assert row.path == "b"
    assert row.reason == (f"could not be read: {STEPS[name]} (IndexError: list index out of range); "
                          "the rest of the document is shown")
    assert set(result.documents["doc_id"]) == {"a", "b"}
    for table in ("mentions", "markers", "statements", "quantities"):
        assert len(of(getattr(result, table), "a"))
        if name not in ("segment", "recognise"):
            assert (len(of(getattr(result, table), "b")) == 0) == (table == EMPTIED.get(name))


@pytest.mark.parametrize("name", STEPS)
def test_strict_raises_instead(monkeypatch, name):
    failing(extraction, name, monkeypatch)
    with pytest.raises(IndexError):
        two(strict=True)
    with pytest.raises(IndexError):
        two()       # the tests run strict


def test_a_wrong_lexicon_is_no_fault_of_one_document(monkeypatch):
    failing(extraction, "attribute", monkeypatch, LexiconError("verbs.csv:3: wrong"))
    with pytest.raises(LexiconError):
        two(strict=False)


def test_a_document_whose_actors_cannot_be_joined_is_left_out_alone(monkeypatch):
    failing(consolidation, "identify", monkeypatch)
    poisoned = Document("b", "Olga POISON said so. Olga POISON went to Russia on 3 May 2022.")
    result = analyze([Document("a", SOUND), poisoned], strict=False)
    assert set(result.mentions["doc_id"]) == {"a"}
    assert len(of(result.markers, "b"))
    assert "vladimir-putin" in set(result.actors["actor_id"])
    assert [row.path for row in result.skipped.itertuples()] == ["b"]
    assert "its actors are left out" in result.skipped["reason"][0]


def test_where_names_can_never_be_joined_the_known_ones_are_shown(monkeypatch):
    identify = consolidation.identify

    def fails(found):
        if len(found) > 1 and any(entity.origin == "discovered" for _, actors in found for entity in actors.entities):
            raise KeyError("two")
        return identify(found)

    monkeypatch.setattr(consolidation, "identify", fails)
    texts = ["Olga Brandt met Russia.", "Olga Brandt of Norway spoke."]
    result = analyze([Document(str(n), text) for n, text in enumerate(texts)], strict=False)
    assert {"russia", "norway"} == set(result.actors["actor_id"])
    assert (result.mentions["actor_id"] != "").all()
    (reason,) = result.skipped["reason"]
    assert "only known names are shown" in reason


@pytest.mark.parametrize(("name", "step"), [("find_repeats", "repeated passages"), ("_themes", "themes"),
                                            ("as_written", "writing of names")])
def test_a_step_over_all_documents_that_fails_is_left_out(monkeypatch, name, step):
    def fails(*arguments):
        raise ZeroDivisionError

    monkeypatch.setattr(consolidation, name, fails)
    result = two(strict=False)
    assert [tuple(row) for row in result.skipped.to_numpy()] == [
        ("all documents", f"could not be read: {step} (ZeroDivisionError); the rest of the analysis is shown")]
    assert len(of(result.mentions, "b"))
    with pytest.raises(ZeroDivisionError):
        two(strict=True)


def test_the_shell_goes_on_or_stops(monkeypatch, tmp_path, capsys):
    (tmp_path / "good.txt").write_text(SOUND, encoding="utf-8")
    (tmp_path / "bad.txt").write_text(POISONED, encoding="utf-8")
    failing(extraction, "attribute", monkeypatch)
    monkeypatch.delenv("DOSSIER_STRICT")
    assert main([str(tmp_path), "--workers", "1"]) == 0
    told = capsys.readouterr().out
    assert "bad.txt: could not be read: statements (IndexError: list index out of range)" in told
    with pytest.raises(IndexError):
        main([str(tmp_path), "--workers", "1", "--strict"])


def test_a_file_on_which_its_reader_fails_is_listed(monkeypatch, tmp_path):
    (tmp_path / "a.txt").write_text(SOUND, encoding="utf-8")
    (tmp_path / "b.html").write_text("<p>x</p>", encoding="utf-8")

    def fails(raw, name, wanted):
        raise AssertionError("we should not get here!")

    monkeypatch.setitem(formats.BY_SUFFIX, ".html", formats.BY_SUFFIX[".html"]._replace(read=fails))
    result = analyze(tmp_path, strict=False)
    assert list(result.documents["doc_id"]) == ["a.txt"]
    (reason,) = result.skipped["reason"]
    assert "could not be read: .html file (AssertionError: we should not get here!)" in reason
    with pytest.raises(AssertionError):
        analyze(tmp_path, strict=True)


@pytest.mark.parametrize(("text", "actors"), [
    ("Martin Luther King, Jr. said he had a dream.", ["Martin Luther King"]),
    ("Mr. Jr. spoke to them.", []),
    ("President Jr said it.", []),
    ("Mr. III spoke. Jr. said so. Sr. too.", []),
    ("Elizabeth II said so.", ["Queen Elizabeth II"]),
])
def test_what_follows_a_surname_names_nobody_by_itself(text, actors):
    assert analyze([Document("a", text)]).actors["name"].tolist() == actors


@pytest.mark.parametrize(("name", "last"), [
    ("Martin Luther King, Jr.", "king"), ("Henry Ford II", "ford"), ("Jr.", "jr."), ("III", "iii"), ("-", "-"),
    ("", ""),
])
def test_every_name_has_a_surname(name, last):
    assert surname(name) == last


@pytest.mark.parametrize("published", [None, "1903-03-01", "2018-03-01"])
@pytest.mark.parametrize("text", ["He played in '91-92.", "It was that year-30 thing.", "It was the year/94."])
def test_an_end_of_years_needs_a_year_that_is_known(text, published):
    analyze([Document("a", text, published=published)])


def test_two_years_share_their_century_where_it_is_known():
    assert values("He played in '91-92.", None) == ["XXXX"]
    assert values("He played in '91-92.", "2018-03-01") == ["1991", "1992"]


def values(text, published):
    return analyze([Document("a", text, published=published)]).markers["value"].tolist()


@pytest.mark.parametrize("published", [None, "1903-03-01", "2018-03-01"])
@pytest.mark.parametrize("text", ["The talks will resume on June 31.", "They met on Feb. 30.", "It ended on April 31."])
def test_a_day_that_its_month_lacks_is_no_date(text, published):
    assert values(text, published) == []


@pytest.mark.parametrize(("text", "published", "value"), [
    ("The pact was signed on Feb. 29.", None, "XXXX-02-29"),
    ("The pact was signed on Feb. 29.", "1903-03-01", "1896-02-29"),
    ("The talks will resume on Feb. 29.", "1897-03-01", "1904-02-29"),
    ("The pact was signed on Feb. 29.", "2018-03-01", "2016-02-29"),
])
def test_a_leap_day_is_looked_for_as_far_as_there_is_one(text, published, value):
    assert values(text, published) == [value]


@pytest.mark.parametrize("published", ["1903-03-01", "2018-03-01", None])
def test_a_leap_day_a_century_on_is_read(monkeypatch, published):
    monkeypatch.setattr("time.strftime", lambda *_: "2100-01-01")
    assert values("The pact was signed on Feb. 29.", "2099-03-01") == ["2096-02-29"]


def test_half_a_character_is_replaced_in_its_place():
    result = analyze([Document("a\ud800", "Russia \ud800 spoke.", title="\udfff", source="\ud800")])
    assert result.documents["text"][0] == "Russia \ufffd spoke."
    assert list(result.documents["doc_id"]) == ["a\\ud800"]


def test_files_whose_names_differ_in_a_byte_stay_two(tmp_path):
    for name in (b"caf\xe9.txt", b"caf\xe8.txt"):
        with open(bytes(tmp_path) + b"/" + name, "w", encoding="utf-8") as file:
            file.write(SOUND)
    assert list(analyze(tmp_path).documents["doc_id"]) == ["caf\\xe8.txt", "caf\\xe9.txt"]


@pytest.mark.parametrize(("given", "read"), [
    (datetime.date(2018, 1, 2), "2018-01-02"), (datetime.datetime(2018, 1, 2, 8), "2018-01-02"),
    (pd.Timestamp("2018-01-02 08:00"), "2018-01-02"), (2014, "2014"), (2014.0, "2014"), (float("nan"), None),
    (pd.NaT, None), (pd.NA, None), (None, None), ("2 January 2018", "2 January 2018"),
])
def test_published_may_be_what_tables_of_documents_hold(given, read):
    document = Document("a", SOUND, published=given)
    assert document.published == read
    assert analyze([document]).skipped.empty


@pytest.mark.parametrize("wrong", [{"published": [1]}, {"published": float("inf")}, {"published": True},
                                   {"title": 3}, {"text": None}, {"doc_id": 7}, {"doc_id": ""}])
def test_a_document_of_other_types_says_what_to_give(wrong):
    with pytest.raises(InputError, match="Document"):
        Document(**{"doc_id": "a", "text": SOUND} | wrong)


def test_missing_titles_of_a_table_are_none():
    document = Document("a", SOUND, title=float("nan"), author=None, source=pd.NA)
    assert (document.title, document.author, document.source) == ("", "", "")


@pytest.mark.parametrize("note", ["Flight {} to Oslo was cancelled because of snow.",
                                  "Invoice {} for crane hire was paid by Globex Ltd."])
@pytest.mark.parametrize("n_themes", [None, 2, 8])
def test_notes_alike_but_for_a_number_are_one_theme_with_a_name(note, n_themes):
    result = analyze([Document(f"n{n}", note.format(100 + 7 * n)) for n in range(12)], n_themes=n_themes)
    assert len(result.themes) == 1
    assert result.themes["n_passages"].tolist() == [12]
    assert all(result.themes["label"])


WORDS = ["Ferry", "Harbour", "Sailors"]


@pytest.mark.parametrize("text", [lambda n: f"{WORDS[n % 3]} {WORDS[(n + 1) % 3].lower()}.",
                                  lambda n: "Test passed." if n % 2 else "Test failed.",
                                  lambda n: f"Test {n} {'passed' if n % 2 else 'failed'}.",
                                  lambda n: f"ERROR {n} timeout in worker {n % 7}"])
def test_a_large_folder_of_few_words_has_named_themes_or_none(text):
    result = analyze([Document("one", "\n\n".join(map(text, range(500))))])
    assert all(result.themes["label"])
    result = analyze([Document(f"n{n}", text(n)) for n in range(500)])
    assert all(result.themes["label"])


def test_what_failed_is_told_in_one_line(monkeypatch):
    failing(extraction, "attribute", monkeypatch, ValueError("two\nlines " + "x" * 1000))
    (row,) = extract(Document("a", POISONED), gazetteer(), strict=False).problems
    assert "(ValueError: two lines xxx" in row.reason
    assert len(row.reason) < 300
