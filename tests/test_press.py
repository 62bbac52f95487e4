"""The exports of press databases: one document an article, with its day, source, title and author."""

import io

import docx
import pytest

from analysis.__main__ import main
from analysis.read import Document, read
from analysis.read.layout import Page, laid_out

NEXIS = """
                               1 of 3 DOCUMENTS

                             The Herald (London)

                           December 17, 2004, Friday

Council closes swimming hall;
No money for the roof

BYLINE: By Ann Carter, Harlow Bridge

SECTION: Home Pages, Pg. 3

LENGTH: 143 words

The council of Harlow Bridge voted last night to close the swimming hall.

Person: this line is no label of the tail, for the text goes on below it.

"We have no money left for the roof," said the mayor.

The hall is 25 metres long.

Length: it is no label here, either.

LOAD-DATE: December 18, 2004

                     Copyright 2004 Herald Newspapers Limited
                              All Rights Reserved

                               2 of 3 DOCUMENTS

                     Copyright 2005 Agence de la Riviere
                         Agence de la Riviere -- English

                          February 8, 2005 Tuesday 6:41 PM GMT

SECTION: International

LENGTH: 60 words

HEADLINE: Talks on river break off

BODY:
Talks between the two governments broke off on Tuesday, officials said.

GRAPHIC: Photo: The delegations

LOAD-DATE: February 9, 2005

                               3 of 3 DOCUMENTS

                         Copyright 2003 The Dale Magazine Company
                               The Dale Magazine

                                  August 2003

SHOW: The river at night

LENGTH: 1204 words

HEADLINE: The last ferryman

BYLINE: Tom Reed

BODY:
Jack Orme rowed half the county across the Tarn and never lost a passenger.
"""
LEXIS = """User Name: = Ann Carter
Date and Time: = Monday, 3 June 2019 10:03:00 o'clock GMT
Documents (2)
1. Council closes swimming hall
Search Terms: swimming hall
Council closes swimming hall
The Herald (London)
December 17, 2014 Friday 10:03 AM GMT
Copyright 2014 Herald Newspapers Limited All Rights Reserved
Section: UK NEWS; Version:1
Length: 143 words
Byline: Ann Carter and Tom Reed
Highlight: No money is left for the roof
Body
The council of Harlow Bridge voted last night to close the swimming hall.
"We have no money left for the roof," said the mayor.
Classification
Language: ENGLISH
Load-Date: December 17, 2014
End of Document
Pump maker warns on profit
Dale Evening Courier
3 January 2015
Copyright 2015 Courier Company All Rights Reserved
Length: 98 words
Body
Shares of Brannock Industries fell by nine per cent on Monday.
Load-Date: January 4, 2015
End of Document"""
FACTIVA = """Home
Council closes swimming hall
By Ann Carter
143 words
17 December 2004
08:15
The Herald
HERLD
3
English
Copyright 2004. Herald Newspapers Limited. All rights reserved.

The council of Harlow Bridge voted last night to close the swimming hall.

Document HERLD00020041217e0ch0003x

Talks on river break off
1,060 words
8 February 2005
River News Agency
RIVNA
English
(c) 2005 River News Agency

Talks between the two governments broke off on Tuesday, officials said.

Document RIVNA00020050208e1280041p

Search Summary
Date	All Dates
"""
CODES = """HD  Council closes swimming hall
BY  Ann Carter
WC  143 words
PD  17 December 2004
SN  The Herald
LA  English
CY  Copyright 2004. Herald Newspapers Limited. All rights reserved.

LP
The council of Harlow Bridge voted last night to close the swimming hall.

TD
"We have no money left for the roof," said the mayor.

CO  harlow : Harlow Bridge Council
AN  Document HERLD00020041217e0ch0003x
"""
PROQUEST = """Report Information from ProQuest
____________________________________________________________
Document 1 of 2

Council closes swimming hall

Author: Carter, Ann

Publication info: The Herald; London (UK) [London (UK)]17 Dec 2004: 3.

Full text: The council of Harlow Bridge voted last night to close the swimming hall.

"We have no money left for the roof," said the mayor.

Subject: Swimming; Local government

Title: Council closes swimming hall

Publication title: The Herald

Publication date: Dec 17, 2004
____________________________________________________________
Document 2 of 2

Full text: Talks between the two governments broke off on Tuesday, officials said.

Title: Talks on river break off

Publication title: River Review

Publication date: Feb 8, 2005
"""
HERALD = ("Council closes swimming hall", "The Herald", "Ann Carter", "2004-12-17")


def given(tmp_path, name, content):
    """(title, source, author, day) of each document, and their texts."""
    (tmp_path / name).write_bytes(content if isinstance(content, bytes) else content.encode())
    found = [item for item in read(tmp_path / name) if isinstance(item, Document)]
    return [(d.title, d.source, d.author, d.published) for d in found], [d.text for d in found]


def test_an_export_of_nexis_is_its_articles(tmp_path):
    fields, texts = given(tmp_path, "nexis.txt", NEXIS)
    assert fields == [
        ("Council closes swimming hall; No money for the roof", "The Herald (London)", "Ann Carter, Harlow Bridge",
         "2004-12-17"),
        ("Talks on river break off", "Agence de la Riviere -- English", "", "2005-02-08"),
        ("The last ferryman", "The Dale Magazine", "Tom Reed", "2003-08")]
    assert texts[0].startswith("The council of Harlow")
    assert texts[0].endswith("no label here, either.")
    assert texts[1] == "Talks between the two governments broke off on Tuesday, officials said."


def test_each_article_has_an_address_and_its_section(tmp_path):
    (tmp_path / "nexis.txt").write_text(NEXIS)
    found = [item for item in read(tmp_path) if isinstance(item, Document)]
    assert [document.doc_id for document in found] == ["nexis.txt#1", "nexis.txt#2", "nexis.txt#3"]
    assert found[0].metadata == (("section", "Home Pages, Pg. 3"),)
    assert found[0].how == "text, from a press database"


def of_word(lines):
    document, file = docx.Document(), io.BytesIO()
    for line in lines.split("\n"):
        document.add_paragraph(line)
    document.save(file)
    return file.getvalue()


def of_page(lines):
    return "<html><title>Results</title><body><p>" + "</p><p>".join(lines.split("\n")) + "</p></body></html>"


def of_rich_text(lines):
    return "{\\rtf1\\ansi " + "\\par\n".join(lines.split("\n")) + "}"


@pytest.mark.parametrize(("name", "made"), [("l.txt", str), ("l.docx", of_word), ("l.html", of_page),
                                            ("l.rtf", of_rich_text)])
def test_a_cover_and_a_list_of_the_articles_are_none_of_them_in_any_format(tmp_path, name, made):
    fields, texts = given(tmp_path, name, made(LEXIS))
    assert fields == [("Council closes swimming hall", "The Herald (London)", "Ann Carter and Tom Reed", "2014-12-17"),
                      ("Pump maker warns on profit", "Dale Evening Courier", "", "2015-01-03")]
    assert [text.split()[-1] for text in texts] == ["mayor.", "Monday."]


def test_an_export_of_factiva_is_its_articles(tmp_path):
    fields, texts = given(tmp_path, "factiva.txt", FACTIVA)
    assert fields == [HERALD, ("Talks on river break off", "River News Agency", "", "2005-02-08")]
    assert texts == ["The council of Harlow Bridge voted last night to close the swimming hall.",
                     "Talks between the two governments broke off on Tuesday, officials said."]


def test_codes_before_the_lines_are_read(tmp_path):
    fields, (text,) = given(tmp_path, "codes.txt", CODES)
    assert fields == [HERALD]
    assert text.split() == ("The council of Harlow Bridge voted last night to close the swimming hall. "
                            '"We have no money left for the roof," said the mayor.').split()


def test_an_export_of_proquest_is_its_articles(tmp_path):
    fields, texts = given(tmp_path, "proquest.txt", PROQUEST)
    assert fields == [("Council closes swimming hall", "The Herald", "Carter, Ann", "2004-12-17"),
                      ("Talks on river break off", "River Review", "", "2005-02-08")]
    assert texts[0].endswith("said the mayor.")


@pytest.mark.parametrize("text", [
    "Document 1 of 2\n\nThe mayor opened the bridge.\n\nDocument 2 of 2\n\nThe ferry stopped on Monday.",
    "Minutes\n\nDate: 4 May 2010\n\nThe board met at noon and agreed on the budget.",
    "The report\n\n1,200 words\n\nThe council voted to close the hall.",
])
def test_another_text_stays_one_document(tmp_path, text):
    assert len(given(tmp_path, "a.txt", text)[1]) == 1


def test_on_printed_pages_a_number_of_an_article_is_no_page_number_and_a_label_begins_a_paragraph():
    pages = [["1 of 2 DOCUMENTS", "The mayor opened the bridge on Monday in the rain,", "and all was well.",
              "LOAD-DATE: May 4, 2010"],
             ["2 of 2 DOCUMENTS", "The ferry stopped on the same day, and nobody", "wept for it.", "LANGUAGE: ENGLISH"]]
    text = laid_out([Page(600, 800, [[line, 70, 780 - 15 * number, 300, 790 - 15 * number, 10]
                                     for number, line in enumerate(page)]) for page in pages]).text
    assert text.split("\n\n") == [
        "1 of 2 DOCUMENTS", "The mayor opened the bridge on Monday in the rain, and all was well.",
        "LOAD-DATE: May 4, 2010", "2 of 2 DOCUMENTS", "The ferry stopped on the same day, and nobody wept for it.",
        "LANGUAGE: ENGLISH"]


def test_where_the_lines_of_a_print_have_run_together_nothing_is_lost(tmp_path):
    printed = NEXIS.replace("2 of 3 DOCUMENTS", "and 2 of 3 DOCUMENTS of them")
    _, (text,) = given(tmp_path, "a.txt", printed)
    assert "The council of Harlow" in text
    assert "Jack Orme" in text


def test_what_has_no_head_is_kept(tmp_path):
    odd = "The hall is closed and nobody swims in it any more. " * 5
    more = f"3 of 4 DOCUMENTS\n\n{odd}\n\n4 of 4 DOCUMENTS"
    _, texts = given(tmp_path, "nexis.txt", NEXIS.replace("3 of 3 DOCUMENTS", more))
    assert [text.split()[0] for text in texts] == ["The", "Talks", "The", "Jack"]


def test_the_command_line_tells_what_was_read_as_articles(tmp_path, capsys):
    (tmp_path / "nexis.txt").write_text(NEXIS)
    (tmp_path / "a.txt").write_text("The mayor opened the bridge on Monday.")
    assert main([str(tmp_path)]) == 0
    assert "3 as text from a press database, 1 as text" in capsys.readouterr().out
