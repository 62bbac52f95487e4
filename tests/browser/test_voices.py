"""The Voices page: choose a kind, click a square, choose a subject, pick a row, share the link."""

import re

from tests.browser.acting import click_middle, evidence, link_becomes, same
from tests.browser.conftest import serving

DENIAL = "the participation of North Korean soldiers in the war on Russia's side"


def test_a_kind_a_square_and_a_subject_stand_in_the_link(new_session, address):
    page = new_session(f"{address}/voices?section=about")
    page.get_by_role("radio", name="denies").or_(page.get_by_role("button", name="denies")).first.click()
    link_becomes(page, re.compile("kind=denies"))
    click_middle(page, page.locator(".st-key-chart-voices .scatterlayer .points path").first)
    link_becomes(page, re.compile("evidence=voices"))
    told = evidence(page)
    assert DENIAL in told
    assert "1 statement" in told
    again = new_session(page.url)
    assert same(lambda: evidence(again), lambda: evidence(page))
    subject = new_session(f"{address}/voices?subject=north-korea%7Crussia")
    subject.locator(".stance").first.wait_for()
    stances = subject.locator(".stance").all_inner_texts()
    heads = [re.sub(r"\W*\d+ statements?$", "", stance) for stance in stances]
    assert heads[:2] == ["Asserts", "Denies, doubts or opposes"]


def test_a_statement_from_a_hostile_text_is_never_markup(new_session, tmp_path):
    hostile = "<script>window.hit=1</script> <img src=x onerror='window.hit=1'> **Iraq** has :red[50 tanks] in $x$"
    text = f"Iran said that {hostile}.\n\nIraq said that Iran has 60 tanks.\n"
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    with serving(tmp_path) as address:
        page = new_session(f"{address}/voices?evidence=kinds:asserts")
        assert "<script>" in evidence(page)
        assert page.evaluate("window.hit") is None
