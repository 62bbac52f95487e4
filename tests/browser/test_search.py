"""Find it, see it in its place, go on to the next: by mouse, by keys, by touch."""

import re

import pytest

from tests.browser.acting import chips, evidence, link_becomes, same, settled
from tests.browser.conftest import serving

DOCUMENT = "001_c7231357d1905d75.txt"


def searched(page, words):
    """Type into the search box from the keyboard."""
    page.keyboard.press("/")
    page.keyboard.type(words)
    page.keyboard.press("Enter")
    link_becomes(page, re.compile("words="))


def test_a_slash_goes_to_the_search_and_enter_opens_the_results(new_session, address):
    page = new_session(f"{address}/?actor=north-korea")
    searched(page, "nuclear")
    link_becomes(page, re.compile("/search"))
    assert re.match(r"\d+ passages in \d documents", page.locator("h1").inner_text())
    page.locator(".excerpt mark").first.wait_for()
    marked = page.locator(".excerpt mark").all_inner_texts()
    assert {word.lower() for word in marked} == {"nuclear"}
    assert any("North Korea" in chip for chip in chips(page))
    page.get_by_role("link", name="Overview").click()
    page.locator("h1", has_text="documents").wait_for()
    settled(page)
    assert any("nuclear" in chip for chip in chips(page))


def test_a_slash_typed_into_a_box_is_a_slash(new_session, address):
    page = new_session(f"{address}/search?words=nuclear")
    box = page.get_by_role("combobox", name="Search")
    box.click()
    page.keyboard.press("End")
    page.keyboard.type(" NEAR/3 power")
    assert box.input_value() == "nuclear NEAR/3 power"


def test_a_number_narrows_and_the_table_can_be_taken_away(new_session, address):
    page = new_session(f"{address}/search?words=nuclear")
    number = page.locator(".st-key-by-actor-russia button").first
    n = int(number.inner_text().split("·")[1])
    number.click()
    link_becomes(page, re.compile("actor=russia"))
    page.locator("h1", has_text=f"{n} passage").wait_for()
    with page.expect_download() as download:
        page.get_by_role("button", name="Download as CSV").click()
    assert download.value.path().read_bytes().startswith(b"\xef\xbb\xbf")


def test_a_hit_opens_at_its_words_and_n_and_p_go_on(new_session, address):
    page = new_session(f"{address}/search?words=korea")
    page.locator("[class*=st-key-sentence-hit-] a").first.click()
    link_becomes(page, re.compile("place=.*through=words|through=words.*place="))
    page.wait_for_selector(".reader mark.words")
    count = page.locator(".count")
    first, total = map(int, count.inner_text().split(" of "))
    page.keyboard.press("n")
    now = page.locator(".reader .now")
    assert same(lambda: int(count.inner_text().split(" of ")[0]), lambda: first % total + 1)
    assert now.inner_text().lower().startswith("korea")
    assert same(lambda: inside(page, now), lambda: True)
    page.keyboard.press("p")
    assert same(lambda: int(count.inner_text().split(" of ")[0]), lambda: first)


def act(page, how, what):
    """Click, tap, or press Enter on what has the focus; whether Tab reaches it is asked in `test_everybody`."""
    if how == "keys":
        what.focus()
        page.keyboard.press("Enter")
    else:
        (what.tap if how == "touch" else what.click)()


@pytest.mark.parametrize("how", ["mouse", "keys", "touch"])
def test_from_a_number_to_a_hit_to_its_next_place_and_to_another_document(new_session, address, how):
    page = new_session(f"{address}/search?words=korea", has_touch=how == "touch")
    act(page, how, page.locator(".st-key-by-actor-russia button").first)
    link_becomes(page, re.compile("actor=russia"))
    act(page, how, page.locator("[class*=st-key-sentence-hit-] a").first)
    link_becomes(page, re.compile("place="))
    page.wait_for_selector(".reader mark.words")
    first, total = map(int, page.locator(".count").inner_text().split(" of "))
    act(page, how, page.get_by_role("button", name="Next place (n)"))
    page.locator(".count", has_text=f"{first % total + 1} of {total}").wait_for()
    beside, read = page.get_by_role("navigation", name="Found in"), page.locator("h1").inner_text()
    assert beside.locator("[aria-current]").inner_text().startswith(read[:20])
    other = beside.locator("button:not([aria-current])").first
    called = other.inner_text()[:20]
    assert page.get_by_role("link", name="All that was found (").is_visible()
    act(page, how, other)
    page.locator("h1", has_text=called).wait_for()
    page.wait_for_selector(".reader mark.words")
    assert beside.locator("[aria-current]").inner_text().startswith(called)
    page.goto(f"{address}/documents")
    act(page, how, page.locator("td.title button").first)
    link_becomes(page, re.compile("place="))
    page.wait_for_selector(".reader")


def inside(page, node):
    box, around = node.bounding_box(), page.locator(".reader").bounding_box()
    return around["y"] <= box["y"] and box["y"] + box["height"] <= around["y"] + around["height"]


def test_title_and_tools_stay_in_sight(new_session, address):
    page = new_session(f"{address}/documents?place={DOCUMENT}")
    page.wait_for_selector(".reader span.mentions")
    page.locator(".reader").evaluate("text => text.scrollTo(0, text.scrollHeight)")
    page.get_by_test_id("stMain").evaluate("main => main.scrollTo(0, main.scrollHeight)")
    page.wait_for_timeout(500)
    for seen in (page.locator("h1"), page.locator(".steps"), page.locator(".legend")):
        box = seen.bounding_box()
        assert 55 <= box["y"] < 900
    title, tools = page.locator(".st-key-back").bounding_box(), page.locator(".tools").bounding_box()
    assert title["y"] + title["height"] <= tools["y"] + 2


@pytest.mark.parametrize("touch", [False, True], ids=["mouse", "touch"])
def test_a_name_carries_a_card_that_filters_and_leads_to_the_profile(new_session, address, touch):
    page = new_session(f"{address}/documents?place={DOCUMENT}", has_touch=touch)
    name = page.locator(".reader span.mentions", has_text="Russia").first
    (name.tap if touch else name.click)()
    card = page.locator(".card")
    assert "Russia (country)" in card.inner_text()
    assert re.search(r"\d+ times here, in \d documents", card.inner_text())
    page.keyboard.press("Escape")
    card.wait_for(state="detached")
    name.focus()
    page.keyboard.press("Enter")
    card.get_by_role("button", name="Filter to it").click()
    link_becomes(page, re.compile("actor=russia"))
    page.locator(".reader span.mentions", has_text="Russia").first.click()
    page.locator(".card").get_by_role("button", name="Profile").click()
    link_becomes(page, re.compile("profile=russia"))
    assert page.locator("h1").inner_text() == "Russia"


@pytest.mark.parametrize("how", ["mouse", "keys", "touch"])
def test_a_suggestion_completes_what_is_typed(new_session, address, how):
    page = new_session(address, has_touch=how == "touch")
    page.keyboard.press("/")
    page.keyboard.type("deployed kim jo")
    option = page.get_by_role("option", name="Kim Jong Un person")
    option.wait_for()
    if how == "keys":
        page.keyboard.press("ArrowDown")
        page.keyboard.press("Enter")
    else:
        (option.tap if how == "touch" else option.click)()
    link_becomes(page, re.compile("/search.*words=deployed.actor%3Akim-jong-un"))
    assert page.get_by_role("listbox", name="Suggestions").is_hidden()


def test_a_title_that_is_suggested_opens_and_escape_leaves_what_was_typed(new_session, address):
    page = new_session(address)
    page.keyboard.press("/")
    page.keyboard.type("ahead of trump")
    option = page.get_by_role("option", name="document").first
    option.wait_for()
    page.keyboard.press("Escape")
    option.wait_for(state="hidden")
    box = page.get_by_role("combobox", name="Search")
    assert box.input_value() == "ahead of trump"
    page.keyboard.type(" ")
    option.wait_for()
    option.click()
    link_becomes(page, re.compile("/documents.*place="))
    assert page.locator("h1").inner_text().startswith("Ahead of Trump")
    assert box.input_value() == ""


def test_the_address_is_that_of_the_place_that_was_stepped_to(new_session, address):
    page = new_session(f"{address}/search?words=russia")
    page.locator("[class*=st-key-sentence-hit-] a").first.click()
    page.wait_for_selector(".reader mark.words")
    opened = page.url
    for _ in range(2):
        page.keyboard.press("n")
    page.wait_for_url(lambda url: url != opened and "through=words" in url)
    told = page.locator(".count").inner_text()
    again = new_session(page.url)
    again.wait_for_selector(".reader mark.evidence")
    assert again.locator(".count").inner_text() == told
    page.wait_for_timeout(900)      # Streamlit is told where the reader is, and takes it up
    settled(page)
    stepped = page.url
    page.locator(".st-key-chips button").first.click()
    page.wait_for_url(lambda url: "words=russia" not in url)
    assert re.search("place=[^&]*", page.url)[0] == re.search("place=[^&]*", stepped)[0]


@pytest.mark.parametrize("touch", [False, True], ids=["mouse", "touch"])
def test_words_in_which_a_repeat_differs_carry_what_the_other_copy_has_and_lead_there(new_session, address, touch):
    page = new_session(f"{address}/documents?place=004_add2fef3d8ec9e6e.txt&through=differs", has_touch=touch)
    words = page.locator(".reader mark.differs[title*='has “']").first
    (words.tap if touch else words.click)()
    card = page.get_by_role("dialog")
    assert "The other copy has “" in card.inner_text()
    repeat = page.locator(".reader .repeat:has(mark.differs[title*='has “'])").first
    assert "but for the words marked" in repeat.inner_text()
    card.get_by_role("button", name="The other copy").click()
    link_becomes(page, re.compile("char(=|%3D)"))
    page.wait_for_selector(".reader mark.evidence")


def test_the_margin_leads_to_people_and_a_card_to_the_form_that_mends(new_session, address):
    page = new_session(f"{address}/documents?place={DOCUMENT}")
    page.get_by_role("complementary", name="In this document").get_by_role("button", name="Russia").first.click()
    page.wait_for_url(re.compile("through=actor"))
    margin = page.get_by_role("complementary", name="In this document")
    before = margin.get_by_role("button").count()
    margin.get_by_role("button", name="More (").first.click()
    assert margin.get_by_role("button").count() > before
    assert margin.evaluate("margin => margin.getRootNode().activeElement?.textContent.includes(' · ')")
    assert page.locator(".reader .now").inner_text().startswith("Russia")
    page.locator(".reader span.mentions", has_text="Russia").first.click()
    page.get_by_role("dialog").get_by_role("button", name="Correct").click()
    link_becomes(page, re.compile("profile=russia"))
    page.get_by_text("What is wrong?").wait_for()


def test_after_the_evidence_of_a_theme_the_keys_walk_its_passages(new_session, address):
    page = new_session(f"{address}/themes?evidence=themes:negotiations")
    evidence(page)
    page.locator(".st-key-panel [class*=st-key-sentence-] a").first.click()
    link_becomes(page, re.compile("through=theme"))
    assert page.locator(".steps select option:checked").inner_text().startswith("Negotiations (")


def test_a_misspelt_word_is_a_click_from_what_is_meant(new_session, address):
    page = new_session(address)
    searched(page, "sactions")
    page.locator("h1", has_text="Nothing holds what was typed").wait_for()
    page.get_by_role("button", name="sanctions ·").click()
    link_becomes(page, re.compile("words=sanctions"))
    assert {word.lower()[:8] for word in page.locator(".excerpt mark").all_inner_texts()} == {"sanction"}


def test_where_no_passage_holds_all_words_the_nearest_are_listed(new_session, address):
    page = new_session(address)
    searched(page, "what did connolly say about the deployment of soldiers to pyongyang")
    page.locator("h1", has_text="No passage holds all of these words").wait_for()
    assert "Connolly" in page.locator(".excerpt").first.inner_text()


def test_results_and_reader_are_told_to_a_screen_reader(new_session, address):
    page = new_session(f"{address}/search?words=nuclear")
    page.locator(".excerpt mark").first.wait_for()
    told = page.locator("section.stMain, [data-testid=stMain]").first.aria_snapshot()
    assert 'combobox "Search": nuclear' in told
    assert re.search(r'heading "\d+ passages in \d documents" \[level=1\]', told)
    assert "mark" in told
    assert re.search(r'heading "Passage 1 of \d+" \[level=2\]', told)
    assert all(f'heading "{head}" [level=2]' in told for head in ("Actors", "Themes", "Years spoken of"))
    page.goto(f"{address}/documents?place={DOCUMENT}")
    page.wait_for_selector(".reader span.mentions")
    told = page.locator("[data-testid=stMain]").aria_snapshot()
    for part in ('toolbar "Reading"', 'article "The document"', 'complementary "In this document"',
                 'button "Next place (n)"', 'combobox "Go through"'):
        assert part in told
    assert re.search(r'heading "Ahead of Trump 2.0, [^":]*positions" \[level=2\]', told)
    assert page.locator(".legend button[aria-pressed=true]", has_text="Actors").count() == 1


def test_layers_are_switched_in_the_legend(new_session, address):
    page = new_session(f"{address}/documents?place={DOCUMENT}")
    page.wait_for_selector(".reader span.mentions")
    page.locator(".legend").get_by_role("button", name="Actors").click()
    page.locator(".reader span.mentions").first.wait_for(state="detached")
    page.locator(".legend").get_by_role("button", name="Statements").click()
    page.locator(".reader span.statements").first.wait_for()
    page.locator(".legend").get_by_role("button", name="Themes").click()
    page.locator(".reader span.theme").first.wait_for()


def test_a_repeated_passage_leads_to_its_other_copy(new_session, address):
    page = new_session(f"{address}/documents?place={DOCUMENT}")
    page.wait_for_selector(".reader .repeat")
    assert "Repeated, not counted." in page.locator(".reader .repeat").first.inner_text()
    page.locator(".reader .repeat button").first.click()
    link_becomes(page, re.compile("char(=|%3D)"))
    page.wait_for_selector(".reader mark.evidence")


def test_offsets_count_characters_also_beside_emoji(new_session, tmp_path):
    text = "🎈🎈 The war began, and 🎈 Russia met Iran <b>twice</b> in 2003."
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    with serving(tmp_path) as address:
        page = new_session(f"{address}/documents?place=a.txt&words=war")
        assert page.locator(".reader mark.words").all_inner_texts() == ["war"]
        assert page.locator(".reader span.mentions").all_inner_texts() == ["Russia", "Iran"]
        assert "<b>twice</b>" in page.locator(".reader").inner_text()


FRAMES = """text => new Promise((done) => {
    const times = [];
    let last = performance.now();
    const next = (now) => {
        times.push(now - last);
        last = now;
        text.scrollTop -= 300;
        if (times.length < 60) requestAnimationFrame(next); else done(times.sort((a, b) => a - b)[30]);
    };
    requestAnimationFrame(next);
})"""
"""The median of the milliseconds between two frames while the text is scrolled."""


def test_a_document_of_two_megabytes_opens_at_its_last_place_and_scrolls_as_a_short_one(new_session, tmp_path):
    line = "In {} Russia spoke with Iran about the price of oil and nobody in the town knew number {} of these words."
    text = "\n\n".join(line.format(1950 + n % 70, n) for n in range(18_000))
    assert len(text) > 1_900_000
    (tmp_path / "long.txt").write_text(text, encoding="utf-8")
    (tmp_path / "short.txt").write_text(text[:5_000].replace("oil", "gas"), encoding="utf-8")
    frames = {}
    with serving(tmp_path) as address:
        for name, length in (("short", 5_000), ("long", len(text))):
            page = new_session(f"{address}/documents?place={name}.txt%23char={length - 90},{length - 20}")
            mark = page.locator(".reader mark.evidence").first
            mark.wait_for()
            assert same(lambda page=page, mark=mark: inside(page, mark), lambda: True)
            frames[name] = page.locator(".reader").evaluate(FRAMES)
    assert frames["long"] < 2 * frames["short"] + 20
