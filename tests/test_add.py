"""Documents that are brought: kept under safe names, never over others; looked through, mended, shown."""

import io
import os
import zipfile
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from analysis import Document, InputError, add_files, preview, safe_names
from analysis.read import read
from dashboard.views.add import bringing, mending
from dashboard.views.add.bringing import name_of
from dashboard.views.add.limit import limit

ROOT = Path(__file__).parents[1]
TEXT = b"Olga Brandt met Ivan Petrov in Kursk.\n"


def zipped(**files):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for path, raw in files.items():
            archive.writestr(path, raw)
    return out.getvalue()


def described(folder):
    return {item.doc_id: (item.title, item.source, item.published) for item in read(folder)
            if isinstance(item, Document)}


@pytest.mark.parametrize(("path", "safe"), [
    ("a.txt", "a.txt"), ("news/a.txt", "news/a.txt"), ("../../etc/passwd", "etc/passwd"), ("/etc/x.txt", "etc/x.txt"),
    ("..\\..\\win.txt", "win.txt"), ("C:\\a.txt", "C_/a.txt"), ("a\0\n.txt", "a__.txt"), ("<b>*.txt", "_b__.txt"),
    ("con.txt", "_con.txt"), ("x" * 500 + ".txt", "x" * 116 + ".txt"), ("é" * 200, "é" * 60),
    ("\udcff.txt", "_.txt"), ("fdp.\u202etxt", "fdp._txt"), ("a. ", "a"), ("1/2/3/4/5/6/7/8.txt", "1/2/3/4/5/8.txt"),
])
def test_a_name_stays_inside_the_folder_and_can_be_written_anywhere(path, safe):
    assert safe_names([(path, b"")]) == [(safe, b"")]


def test_hidden_files_are_left_out_and_equal_names_are_two():
    files = [(".DS_Store", b""), ("a/.git/x", b""), ("..", b""), ("a.txt", b"1"), ("/a.txt", b"2"), ("A.txt", b"3")]
    assert safe_names(files) == [("a.txt", b"1"), ("a 2.txt", b"2"), ("A 3.txt", b"3")]


def test_files_are_written_with_what_is_known_of_them(tmp_path):
    box = zipped(**{"in/b.txt": TEXT})
    known = {"news/a.txt": {"published": "2020-03-01", "title": "A, or\n\"B\""}, "box.zip/in/b.txt": {"source": "Post"}}
    added = add_files(tmp_path, [("news/a.txt", TEXT), ("box.zip", box)], known)
    assert added == (("box.zip", "news/a.txt"), ())
    assert described(tmp_path) == {"news/a.txt": ('A, or "B"', "", "2020-03-01"),
                                   "box.zip/in/b.txt": ("", "Post", None)}


def test_nothing_is_written_over_and_both_are_told(tmp_path):
    (tmp_path / "a.txt").write_bytes(TEXT)
    (tmp_path / "documents.csv").write_text("path,title\na.txt,Old", encoding="utf-8")
    known = {"a.txt": {"title": "New", "published": "2020"}, "b.txt": {"title": "Never"}}
    added = add_files(tmp_path, [("a.txt", b"Another."), ("b.txt", TEXT)], known)
    assert added.written == ("a 2.txt", "b.txt")
    assert added.told[0].reason == "another file has this name in the folder; it was written as a 2.txt"
    assert described(tmp_path) == {"a.txt": ("Old", "", None), "a 2.txt": ("New", "", "2020"),
                                   "b.txt": ("Never", "", None)}
    again = add_files(tmp_path, [("b.txt", TEXT)], {"b.txt": {"title": "Other"}})
    assert again.written == ()
    assert "already" in again.told[0].reason
    assert (tmp_path / "documents.csv").read_text().splitlines()[:2] == ["path,title,published", "a.txt,Old"]


def test_a_link_in_the_folder_leads_nobody_out(tmp_path):
    (tmp_path / "outside").mkdir()
    (tmp_path / "in").mkdir()
    os.symlink(tmp_path / "outside", tmp_path / "in/news")
    os.symlink(tmp_path / "outside/new.txt", tmp_path / "in/b.txt")
    added = add_files(tmp_path / "in", [("news/a.txt", TEXT), ("b.txt", TEXT), ("c.txt", TEXT)])
    assert added.written == ("c.txt",)
    assert len(added.told) == 2
    assert list((tmp_path / "outside").iterdir()) == []


def test_what_steers_the_analysis_of_a_dropped_folder_is_taken_over(tmp_path):
    files = [("mine/a.txt", TEXT), ("mine/documents.csv", b"path,author,published\na.txt,Li,2019-05-01\nx.txt,,\n"),
             ("mine/actors.csv", b"name,kind\nOlga Brandt,person\n")]
    rows = preview(files).rows
    assert [(row.doc_id, row.date, row.problem) for row in rows] == [
        ("mine/a.txt", "2019-05-01", ""),
        ("documents.csv", "", "documents.csv:3: there is no file 'x.txt'; write its path inside the folder")]
    added = add_files(tmp_path, files, {"mine/a.txt": {"title": "T"}})
    assert added.written == ("mine/a.txt",)
    assert (tmp_path / "documents.csv").read_text() == ("path,title,source,author,published\n"
                                                        "mine/a.txt,T,,Li,2019-05-01\n")
    assert (tmp_path / "actors.csv").is_file()
    (tmp_path / "actors.csv").write_text("name\nHans\n")
    assert "has its own actors.csv" in add_files(tmp_path, files).told[-1].reason


def test_parts_of_a_saved_page_are_not_brought(tmp_path):
    page = [("p.html", b"<p>It rained in Kursk.</p>"), ("p_files/ad.html", b"<p>Buy.</p>")]
    assert add_files(tmp_path, page).written == ("p.html",)


def test_a_documents_csv_with_other_columns_is_left_alone(tmp_path):
    (tmp_path / "documents.csv").write_text("file;title\n")
    told = add_files(tmp_path, [("a.txt", TEXT)], {"a.txt": {"title": "T"}}).told
    assert "what you set was not written" in told[0].reason
    assert Path(tmp_path / "documents.csv").read_text() == "file;title\n"


def opened(**params):
    app = AppTest.from_file(ROOT / "dashboard/app.py", default_timeout=300)
    for name, value in params.items():
        app.query_params[name] = value
    return app.run().switch_page("views/add/view.py").run()


def told(app):
    return " ".join(element.value for kind in (app.title, app.text, app.caption, app.markdown, app.header,
                                               app.warning, app.error) for element in kind)


def show(app):
    return next(button for button in app.button if button.label == "Show them").click().run()


def documents(app):
    return sorted(app.session_state["reading"].result.documents["doc_id"].astype("str"))


@pytest.fixture
def corpus(tmp_path, monkeypatch):
    """A folder of one document, that the app shows."""
    folder = tmp_path / "corpus"
    folder.mkdir()
    (folder / "old.txt").write_text("Pavel Orlov left Minsk on 3 March 2019.", encoding="utf-8")
    monkeypatch.setenv("DOSSIER_CORPUS", str(folder))
    monkeypatch.delenv("DOSSIER_UPLOADS", raising=False)
    return folder


MIXED = [("mine/05032018 talks.txt", TEXT, "text/plain"), ("mine/b.doc", b"\xd0\xcf\x11\xe0" + bytes(99), ""),
         ("mine/c.txt", b"", "")]


def test_what_is_dropped_is_looked_through_and_shown_to_its_session_only(corpus):
    app = opened(corrections="rename|pavel-orlov|Paul Orlov|")
    assert "Only you see them" in told(app)
    app.file_uploader[0].set_value(MIXED).run()
    assert "1 document, 1 without a date" in told(app)
    assert "Not read, or read in part: 2" in told(app)
    app.selectbox(key="date-of-all").set_value("DDMMYYYY").run()
    app.selectbox(key="source-of-all").set_value("The name of its folder").run()
    show(app)
    assert not app.exception
    assert documents(app) == ["mine/05032018 talks.txt"]
    shown = app.session_state["reading"].result
    assert str(shown.documents["published_from"].iloc[0])[:10] == "2018-03-05"
    assert shown.documents["source"].iloc[0] == "mine"
    assert sorted(path.name for path in corpus.iterdir()) == ["old.txt"]
    other = opened()
    assert documents(other) == ["old.txt"]
    next(button for button in app.button if button.key == "leave-own").click().run()
    assert documents(app) == ["old.txt"]
    assert app.session_state["corrections"] == "rename|pavel-orlov|Paul Orlov|"


def test_where_the_app_may_write_the_files_go_into_the_folder(corpus, monkeypatch):
    monkeypatch.setenv("DOSSIER_WRITE", "1")
    app = opened()
    assert "written into the folder 'corpus'" in told(app)
    app.file_uploader[0].set_value([("Post/new.txt", TEXT, "text/plain"), ("../old.txt", b"Other.", "")]).run()
    app.selectbox(key="source-of-all").set_value("The name of its folder").run()
    show(app)
    assert not app.exception
    assert documents(app) == ["Post/new.txt", "old 2.txt", "old.txt"]
    assert "2 files were added" in told(app)
    assert app.dataframe[0].value.iloc[0].tolist() == [
        "old.txt", "another file has this name in the folder; it was written as old 2.txt"]
    assert described(corpus)["Post/new.txt"] == ("", "Post", None)
    assert not app.file_uploader[0].value


def test_a_folder_that_cannot_be_written_is_told(corpus, monkeypatch):
    monkeypatch.setenv("DOSSIER_WRITE", "1")
    monkeypatch.setattr("dashboard.views.add.review.add_files", failing)
    app = opened()
    app.file_uploader[0].set_value([("new.txt", TEXT, "text/plain")]).run()
    show(app)
    assert "Nothing was added." in told(app)
    assert "make room" in told(app)


def failing(*_):
    raise InputError("the disk is full; make room")


def test_a_text_and_a_table_are_pasted(corpus):
    app = opened(bring="text")
    app.text_area[0].set_value("date\ttext\n2020-01-02\tOlga Brandt met Ivan.\n2021-03-04\tIvan left.\n").run()
    assert "2 documents" in told(app)
    show(app)
    assert documents(app) == ["pasted.tsv#2", "pasted.tsv#3"]
    assert app.session_state["reading"].result.documents["published_from"].dt.year.tolist() == [2020, 2021]


@pytest.mark.parametrize(("text", "name"), [
    ("Yes, he said.\nNo, she said.", "pasted.txt"), ("Hello.", "pasted.txt"),
    ("title;text\nA;It rained.", "pasted.csv"), ("a\tb\n1\t2", "pasted.txt"),
    ("title,text\nA,It rained all day.\n", "pasted.csv"), ("\n\n", "pasted.txt"),
])
def test_a_pasted_table_is_told_from_a_text(text, name):
    assert name_of(text) == name


@pytest.mark.parametrize(("set_to", "writes", "taken"), [
    ("", False, 50), ("", True, 250), ("off", True, 0), ("OFF", False, 0), ("0", False, 0), ("7", False, 7),
    ("much", False, 0), ("²", False, 0), ("-1", False, 0),
])
def test_the_limit_is_set_by_the_environment(set_to, writes, taken, monkeypatch):
    monkeypatch.setenv("DOSSIER_UPLOADS", set_to)
    assert limit(writes).megabytes == taken


def test_more_than_the_limit_is_not_taken_and_where_it_is_off_the_page_says_what_to_do(corpus, monkeypatch):
    monkeypatch.setenv("DOSSIER_UPLOADS", "1")
    app = opened()
    app.file_uploader[0].set_value([(f"{name}.txt", b"a " * 300_000, "") for name in "ab"]).run()
    assert "These are 1.2 MB, more than the 1 MB taken at once." in told(app)
    assert not any(button.label == "Show them" for button in app.button)
    monkeypatch.setenv("DOSSIER_UPLOADS", "off")
    app = opened()
    assert not app.file_uploader
    assert "No documents are taken here. To read a folder of your own" in told(app)
    assert app.code[0].value.startswith("streamlit run")


TABLE = (b"when,head,words\n03/04/2021,Late,Olga Brandt met Ivan Petrov in Kursk.\n"
         b"05/06/2021,Later,Hans Meier met Olga Brandt in Riga.\n")


def test_columns_and_the_order_of_a_date_are_chosen_and_kept(corpus, monkeypatch):
    app = opened()
    app.file_uploader[0].set_value([("t.csv", TABLE, "text/csv"), ("note.txt", TEXT, "")]).run()
    assert "is a table without running text" in told(app)
    assert [box.label for box in app.selectbox if box.key and box.key.startswith("column-")] == [
        "Column of the text", "Column of the date", "Column of the title"]
    app.selectbox(key="column-text").select("words").run()
    app.selectbox(key="column-published").select("when").run()
    first = app.selectbox(key="first-in-dates")
    assert (first.label, first.options) == ("03/04/2021 is", ["As read", "3 April 2021", "4 March 2021"])
    first.select("month").run()
    assert app.dataframe[0].value["date"].tolist() == ["", "2021-03-04", "2021-05-06"]
    show(app)
    table = app.session_state["reading"].result.documents.set_index("doc_id")
    assert sorted(table.index) == ["note.txt", "t.csv#2", "t.csv#3"]
    assert str(table.loc["t.csv#2", "published_from"])[:10] == "2021-03-04"


def test_a_folder_is_read_as_its_reading_csv_says(tmp_path):
    add_files(tmp_path, [("t.csv", TABLE), ("other.csv", b"text\nIt rained.\n")],
              columns={"text": "words", "published": "when"}, first="day")
    assert (tmp_path / "reading.csv").read_text() == (
        'what,value\ntext,"words"\npublished,"when"\nfirst in a date,"day"\n')
    assert described(tmp_path) == {"t.csv#2": ("", "", "2021-04-03"), "t.csv#3": ("", "", "2021-06-05"),
                                   "other.csv#2": ("", "", None)}
    wrong = b"what,value\ntext,words\nfont,big\nfirst in a date,year\n"
    rows = preview([("t.csv", TABLE), ("reading.csv", wrong)]).rows
    assert [row.doc_id for row in rows] == ["t.csv#2", "t.csv#3", "reading.csv", "reading.csv"]
    assert rows[2].problem.startswith("reading.csv:3: 'font' is nothing that can be said here; write one of text, ")
    assert rows[3].problem == "reading.csv:4: 'year' is no part of a date; write day or month"


def test_a_path_is_taken_on_ones_own_machine_alone(tmp_path, monkeypatch):
    (tmp_path / "kept").mkdir()
    (tmp_path / "kept/old.txt").write_bytes(TEXT)
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine/a.txt").write_bytes(TEXT)
    os.symlink(tmp_path / "nowhere", tmp_path / "mine/broken.txt")
    monkeypatch.setenv("DOSSIER_CORPUS", str(tmp_path / "kept"))
    monkeypatch.setattr(bringing, "_comes_from_here", lambda: True)
    assert "A path" not in opened().segmented_control(key="choice-bring").options
    monkeypatch.setenv("DOSSIER_WRITE", "1")
    app = opened()
    app.segmented_control(key="choice-bring").select("path").run()
    app.text_input(key="path-0").set_value(str(tmp_path / "nothing")).run()
    assert "There is no document at" in told(app)
    app.text_input(key="path-0").set_value(str(tmp_path / "mine")).run()
    assert app.dataframe[0].value["file"].tolist() == ["mine/a.txt"]
    show(app)
    assert (tmp_path / "kept/mine/a.txt").read_bytes() == TEXT
    monkeypatch.setattr(bringing, "_comes_from_here", lambda: False)
    assert "A path" not in opened().segmented_control(key="choice-bring").options


def test_what_cannot_be_read_at_all_is_named_and_offers_nothing_to_show(corpus):
    app = opened()
    app.file_uploader[0].set_value([("<b>x.doc", b"\xd0\xcf\x11\xe0" + bytes(99), "")]).run()
    assert "Nothing of this could be read" in told(app)
    assert "- **\\_b\\_x\\.doc**: is an older Word file" in told(app)
    assert not any(button.label == "Show them" for button in app.button)


def test_a_folder_from_which_nothing_could_be_read_names_each_file_and_why(tmp_path, monkeypatch):
    (tmp_path / "old.doc").write_bytes(b"\xd0\xcf\x11\xe0" + bytes(99))
    (tmp_path / "scan.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(99))
    monkeypatch.setenv("DOSSIER_CORPUS", str(tmp_path))
    app = AppTest.from_file(ROOT / "dashboard/app.py", default_timeout=300).run()
    assert app.title[0].value == "No document could be read"
    lines = next(told.value for told in app.markdown if told.value.startswith("- **")).split("\n")
    assert [line.split("**")[1] for line in lines] == ["old\\.doc", "scan\\.png"]
    assert all("; " in line for line in lines)
    (tmp_path / "many").mkdir()
    for number in range(30):
        (tmp_path / f"many/{number}.doc").write_bytes(b"\xd0\xcf\x11\xe0" + bytes(99))
    monkeypatch.setenv("DOSSIER_CORPUS", str(tmp_path / "many"))
    app = AppTest.from_file(ROOT / "dashboard/app.py", default_timeout=300).run()
    assert len(app.dataframe[0].value) == 30
    assert any(link.proto.label.startswith("Add documents:") for link in app.get("page_link"))


@pytest.mark.parametrize(("name", "pattern", "day"), [
    ("05032018 talks.txt", "DDMMYYYY", "2018-03-05"), ("talks_05-03-2018.txt", "DDMMYYYY", "2018-03-05"),
    ("05032018.txt", "MMDDYYYY", "2018-05-03"), ("a/20180305.txt", "YYYYMMDD", "2018-03-05"),
    ("05.03.18.txt", "DDMMYY", "2018-03-05"), ("99992018.txt", "DDMMYYYY", ""), ("105032018.txt", "DDMMYYYY", ""),
    ("05032018/a.txt", "DDMMYYYY", ""), ("n.csv#05032018", "DDMMYYYY", ""),
])
def test_a_day_is_told_from_the_name_of_a_file_by_a_pattern(name, pattern, day):
    assert mending.day_in_name(name, pattern) == day


def test_a_time_of_day_is_no_part_of_a_date_and_nothing_that_was_mended():
    page = (b"<title>T</title><meta property='article:published_time' content='2022-05-03T10:00:00Z'>"
            b"<p>It rained in Kursk.</p>")
    rows = preview([("a.html", page)]).rows
    table = mending.table_of(rows, mending.AS_READ, mending.AS_READ, {})
    assert table["date"].tolist() == ["2022-05-03"]
    assert mending.mends_of(rows, table) == {}


def test_what_was_mended_by_hand_goes_before_the_rules_for_all():
    rows = preview([("Post/a 05032018.txt", TEXT), ("box.zip", zipped(**{"b.txt": TEXT})), ("c.txt", b"")]).rows
    mended = {"Post/a 05032018.txt": {"date": "2018-04", "x": "y"}}
    table = mending.table_of(rows, mending.OF_FOLDER, "DDMMYYYY", mended)
    assert table["source"].tolist() == ["Post", "box"]
    assert table["date"].tolist() == ["2018-04", ""]
    typed = mending.edited(table, {1: {"title": "B", "date": None}, 9: {"title": "C"}})
    assert typed == {"box.zip/b.txt": {"title": "B", "date": ""}}
    mends = mending.mends_of(rows, mending.table_of(rows, "As read", "As read", typed))
    assert mends == {"box.zip/b.txt": {"title": "B"}}
    assert mending.wrong_dates({"a": {"published": "2018-02-30"}, "b": {"published": "May"}, "c": {"title": "C"},
                                "d": {"published": "2018-02"}}) == ["2018-02-30", "May"]


def test_a_date_that_was_read_wrongly_is_taken_away(tmp_path):
    page = (b"<title>T</title><meta property='article:published_time' content='2022-05-03'><p>It rained in Kursk.</p>")
    rows = preview([("a.html", page)]).rows
    table = mending.table_of(rows, mending.AS_READ, mending.AS_READ, {"a.html": {"date": ""}})
    assert table["date"].tolist() == [""]
    mends = mending.mends_of(rows, table)
    assert mends == {"a.html": {"published": "none"}}
    assert mending.wrong_dates(mends) == []
    add_files(tmp_path, [("a.html", page)], mends)
    assert described(tmp_path)["a.html"] == ("T", "", None)
