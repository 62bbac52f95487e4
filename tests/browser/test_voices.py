"""The Voices page: choose a kind, click a square, choose a subject, pick a row, share the link."""

import re

from tests.browser.conftest import serving, settled
from tests.browser.test_first_run import evidence

DENIAL = "the participation of North Korean soldiers in the war on Russia's side"


def click_square(page, chart, number=0):
    """Click a marker with real mouse moves."""
    mark = page.locator(f".st-key-chart-{chart} .scatterlayer .points path").nth(number)
    mark.scroll_into_view_if_needed()
    page.wait_for_timeout(300)
    box = mark.bounding_box()
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2, steps=5)
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)


def test_a_kind_a_square_and_a_subject_stand_in_the_link(new_session, address):
    page = new_session(f"{address}/voices?subject=north-korea%7Crussia")
    page.get_by_role("radio", name="denies").or_(page.get_by_role("button", name="denies")).first.click()
    page.wait_for_url(re.compile("kind=denies"), timeout=10_000)
    settled(page)
    click_square(page, "voices")
    page.wait_for_url(re.compile("evidence=voices"), timeout=10_000)
    told = evidence(page)
    assert DENIAL in told
    assert "1 statement" in told
    again = new_session(page.url)
    assert evidence(again) == told
    stances = again.locator(".stance").all_inner_texts()
    assert [re.sub(r"\W*\d+$", "", stance) for stance in stances][:2] == ["Says so", "Says not, doubts or denies"]


def test_a_statement_from_a_hostile_text_is_never_markup(new_session, tmp_path):
    hostile = "<script>window.hit=1</script> <img src=x onerror='window.hit=1'> **Iraq** has :red[50 tanks] in $x$"
    text = f"Iran said that {hostile}.\n\nIraq said that Iran has 60 tanks.\n"
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    with serving(tmp_path) as address:
        page = new_session(f"{address}/voices?evidence=kinds:asserts")
        assert "<script>" in evidence(page)
        assert page.evaluate("window.hit") is None
