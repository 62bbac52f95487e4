"""Web pages: the article wherever it stands, and nothing that belongs to the page; its date is its own."""

import time

import pytest

from analysis.read import read
from analysis.read.formats.page import parsed, read_html
from analysis.read.formats.page_chunks import join_chunks

TEXT = "The council of Leeds met on Monday. Angela Merkel spoke for an hour. She said the bridge would be built."


@pytest.mark.parametrize("page", [
    f"<div class=cookie-bar>We use cookies.</div><aside class=content><p>{TEXT}</p></aside>",
    f"<form id=aspnetForm><p>{TEXT}</p></form>",
    f"<nav><a href=/>Home</a></nav><div class='related-story'><p>{TEXT}</p></div><div class=share>Share this</div>",
    f"<p>{TEXT}</p><div style='display: none'>Boris Johnson.</div><div hidden>He.</div><p aria-hidden=true>It.</p>",
    f"<p>{TEXT}</p><section id=comments><p>Angela Merkel is to blame, says Boris Johnson.</p></section>",
    f"<p>{TEXT}</p><div class='newsletter-signup'>Sign up now.</div><footer>All rights reserved</footer>",
    f"<template>x</template><p>{TEXT}</p><script>var a = '<p>No</p>'</script><dialog>Accept?</dialog>",
    f"<p>{TEXT}</p><div class=post-comments>A reader: no.</div><ul class=breadcrumbs><li>Home</li></ul>",
])
def test_the_article_is_read_and_nothing_else(page):
    assert read_html(f"<html><body>{page}</body></html>")[0] == TEXT


LONG = "The council of Leeds met on {} and spoke for an hour about the bridge, which is to be built by the summer."


def container(*days):
    return f"<div class=body>{''.join(f'<p>{LONG.format(day)}</p>' for day in days)}</div>"


def test_an_article_in_two_containers_between_which_a_notice_stands_is_read_whole_and_two_posts_are_not_one():
    half, rest = container("1 May", "2 May", "3 May", "4 May"), container("5 May", "6 May", "7 May")
    page = (f"<h1>The bridge of Leeds</h1><div class=chunks><div class=grid>{half}</div><div class=row><p>Advertisement"
            f"</p></div><div class=grid>{rest}</div></div>")
    assert "on 7 May" in read_html(f"<html><body>{page}</body></html>")[0]
    first, second = container("1 May", "2 May", "3 May"), container("4 May", "5 May", "6 May")
    posts = parsed(f"<div><div><h2>One</h2>{first}</div><div><h2>Two</h2>{second}</div></div>")
    join_chunks(posts)
    assert [len(each.findall("p")) for each in posts.iterfind(".//div[@class='body']")] == [3, 3]


def test_where_all_is_hidden_it_is_read():
    assert read_html(f"<body style='display:none'><p>{TEXT}</p></body>")[0] == TEXT


def test_a_break_inside_a_sentence_does_not_end_it():
    assert read_html("<p>The council of Leeds met<br>Angela Merkel on 5 March<br>2021 and agreed.</p>")[0] == (
        "The council of Leeds met Angela Merkel on 5 March 2021 and agreed.")
    assert read_html("<p>One ended.<br>Two ended.<br><br>Three</p>")[0] == "One ended.\n\nTwo ended.\n\nThree"
    assert read_html("<p>Leeds<br>York<br>Hull</p>")[0] == "Leeds\n\nYork\n\nHull"


def test_a_row_of_a_table_is_a_line_and_a_table_that_arranges_a_page_is_none():
    rows = "<tr><th>Port<th>Year<tr><td>Hull<td>2021"
    assert read_html(f"<table>{rows}</table>")[0] == "Port | Year\n\nHull | 2021"
    assert read_html(f"<table><tr><td><p>{TEXT * 4}</p><td>Menu</table>")[0].startswith(TEXT)


def test_the_parts_of_a_saved_page_are_no_documents(tmp_path):
    (tmp_path / "news.html").write_text(f"<p>{TEXT}</p>")
    (tmp_path / "news_files").mkdir()
    (tmp_path / "news_files/frame.html").write_text("<p>Buy now.</p>")
    (tmp_path / "other_files").mkdir()
    (tmp_path / "other_files/a.html").write_text("<p>Kept.</p>")
    assert [document.doc_id for document in read(tmp_path)] == ["news.html", "other_files/a.html"]


@pytest.mark.parametrize(("page", "published"), [
    ("<div class=related><time datetime=2023-11-01>x</time></div><article><time datetime=2020-07-13>13 July</time>x"
     "</article>", "2020-07-13"),
    ("<article>x</article><div id=comments><time datetime=2023-11-01>x</time></div>", None),
    ("<script>var expires='2031-05-05T00:00:00Z'</script><p>Merkel met farmers.</p><footer>© 2026</footer>", None),
    ("<link rel=canonical href='https://paper.example/2019/nov/18/talks'><time datetime=2019-10-13>x</time>",
     "2019-11-18"),
    ("<script type='application/ld+json'>{\"datePublished\": \"2019-11-18\"}</script>"
     "<meta name=date content=2020-01-02>",
     "2019-11-18"),
])
def test_a_page_is_dated_by_what_speaks_of_itself(page, published):
    assert read_html(f"<html><body>{page}</body></html>")[1].get("published") == published


@pytest.mark.parametrize("page", [
    '<a href="' * 3000, "<x/" * 3000, "<!--" * 10_000, "<div>" * 20_000, "<table><tr><td>a<td>" * 3000,
    "<p>a" + "a<br>" * 20_000, "<time datetime=2020-01-01>" * 3000, "<div class=x><h1>" * 2000, "<b>" * 30_000,
])
def test_a_hostile_page_takes_no_more_than_its_length(page):
    started = time.process_time()
    read_html(page)
    assert time.process_time() - started < 3
