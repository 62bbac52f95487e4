"""A link that was copied when other documents stood in the folder says so."""

from dashboard.state.copied import PARAMETER


def test_a_link_copied_from_other_documents_says_so_and_one_from_these_does_not(new_session, address):
    page = new_session(f"{address}/?actor=russia&{PARAMETER}=7-00000000")
    page.get_by_text("(it was 7, it is 5 now)").wait_for()
    assert page.locator(".st-key-chips button", has_text="Russia").first.is_visible()
    page = new_session(f"{address}/?actor=russia&{PARAMETER}=5-00000000")
    page.get_by_text("some of their texts are others now").wait_for()
    page = new_session(f"{address}/?actor=russia")
    assert page.get_by_text("since this link was copied").count() == 0
