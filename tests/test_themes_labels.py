"""Names a person would write on a folder: a phrase, or two or three terms, without stop words, names, numbers and
generic words."""

from collections import Counter
from pathlib import Path

import pytest

from analysis import Document, analyze
from analysis.gather.themes.choosing import Candidate, _as_written, _parts, chosen_names, joined
from analysis.gather.themes.labels import acceptable, empty, ends_as_noun, lexicon, stem
from analysis.gather.themes.naming import spread, surplus
from analysis.gather.themes.reading import pieces, read, without_pieces
from analysis.gather.themes.sentence import best_sentence, short
from analysis.gather.themes.words import TOKEN, plain
from analysis.gather.themes.worth import is_subject, spoken_of, subject_cues, subject_names
from analysis.lexicons import read_table
from analysis.text.languages import stopwords

SEEDS = Path(__file__).parents[1] / "seeds"
ENGLISH = stopwords()["en"]


SPEECHES = Path(__file__).parent / "gold" / "speeches.txt"


def speeches():
    """The speeches of the fixture as documents."""
    paragraphs = {}
    for line in SPEECHES.read_text(encoding="utf-8").splitlines():
        speech, tab, paragraph = line.partition("\t")
        if tab:
            paragraphs.setdefault(speech, []).append(paragraph)
    return [Document(doc_id=name, text="\n\n".join(own), published=None) for name, own in paragraphs.items()]


@pytest.fixture(scope="module", params=["seeds", "speeches"])
def collection(request):
    return request.param, analyze(SEEDS if request.param == "seeds" else speeches())


@pytest.fixture
def found(collection):
    return collection[1]


@pytest.fixture
def labels(found):
    return [label for label in found.themes["label"] if not label.startswith("“")]


def words_of(label):
    return [plain(word) for word in TOKEN.findall(label)]


def phrases_of(label):
    return [words_of(phrase) for phrase in label.replace(" and ", ", ").split(", ")]


def test_no_label_holds_a_stop_word_or_a_number(labels):
    for label in labels:
        assert not set(words_of(label.replace(" and ", " "))) & ENGLISH
        assert not any(character.isdigit() for character in label)


def test_no_label_holds_the_name_of_an_actor(found, labels):
    people = found.actors.loc[found.actors["kind"].isin(["person", "country"]), "name"]
    names = {plain(word) for name in people for word in TOKEN.findall(name)}
    assert not {word for label in labels for phrase in phrases_of(label) for word in phrase} & names


def test_no_label_holds_a_first_name(labels):
    first = {plain(row["name"]) for row in read_table("given_names.csv", ["name", "source"])}
    assert not {word for label in labels for word in words_of(label)} & first


def test_no_phrase_of_a_label_holds_a_generic_word_or_opens_vaguely(labels):
    for phrase in (phrase for label in labels for phrase in phrases_of(label)):
        if tuple(map(stem, phrase)) in subject_names():
            continue
        assert not set(phrase) & lexicon()["generic"]
        assert phrase[0] not in lexicon()["vague"]


def test_no_word_is_twice_in_a_label(labels):
    for label in labels:
        stems = [stem(word) for word in words_of(label)]
        assert len(stems) == len(set(stems))


def test_no_two_labels_are_the_same(labels):
    assert len(labels) == len(set(labels))


def test_a_name_is_one_phrase_or_two_or_three_words(labels):
    assert labels
    assert all(1 <= len(phrases_of(label)) <= 3 and label[0].isupper() for label in labels)


@pytest.mark.parametrize(("sentence", "told"), [
    ("The wall fell.", "“The wall fell.”"), ("", ""),
    ('"We believe this. It ends later', "“We believe this. It ends later”"),
    ("The harbour wall of the old town fell in the second storm of the winter, and nobody was hurt.",
     "“The harbour wall of the old town fell in the second storm of the …”"),
])
def test_a_sentence_that_stands_for_a_name_is_short_and_in_quotes(sentence, told):
    assert short(sentence) == told


@pytest.mark.parametrize("opening", ["Third, the", "Above all, the", "Both the", "But the"])
def test_a_sentence_that_leans_on_another_is_no_line_of_a_theme_where_one_stands_alone(opening):
    alone = "The harbour wall fell in the storm of last winter here."
    leaning = f"{opening} harbour wall fell and fell in the storm here."
    assert best_sentence([leaning, alone], [("harbour", 1.0), ("wall", 1.0)]) == alone


def test_a_theme_without_a_name_is_told_by_its_best_sentence(found):
    for row in found.themes.itertuples():
        assert row.sentence
        assert not row.label.startswith("“") or row.sentence.startswith(row.label.strip("“”… "))


@pytest.mark.parametrize("word", ["sanctions", "proposal", "traffic", "initiative", "harvest", "building"])
def test_a_phrase_may_end_in_a_noun(word):
    usage = read([f"They saw the {word} of it."], ENGLISH, 1).usage
    assert ends_as_noun(word, usage)


@pytest.mark.parametrize("word", ["nuclear", "economic", "quickly", "deployed", "aggressive", "serves", "possible"])
def test_no_phrase_ends_in_another_kind_of_word(word):
    usage = read([f"They saw the {word} of it."], ENGLISH, 1).usage
    assert not ends_as_noun(word, usage)


def test_a_word_that_stands_where_verbs_stand_ends_no_phrase():
    usage = read(["They will fund it. They fund it and we fund it."], ENGLISH, 1).usage
    assert not ends_as_noun("fund", usage)


def test_a_name_is_in_no_phrase():
    usage = read(["He went to Springfield and to the harbour."], ENGLISH, 1).usage
    assert not acceptable(("springfield", "harbour"), usage, frozenset())
    assert not acceptable(("harbour",), usage, frozenset({"harbour"}))
    assert acceptable(("harbour",), usage, frozenset())


def test_no_phrase_goes_across_a_mark_or_a_stop_word():
    found = read(["Grain ships, port of call | trade talks"], ENGLISH, 1).phrases[0]
    assert ("grain", "ship") in found
    assert ("trade", "talk") in found
    assert not found & {("ship", "port"), ("port", "of", "call"), ("call", "trade")}


def test_a_possessive_joins_no_phrase():
    found = read(["The navy's deployment ended."], ENGLISH, 1).phrases[0]
    assert ("navy", "deployment") not in found


def test_phrases_are_written_as_they_stand_and_counted_once_in_a_text():
    found = read(["Trade talks: the trade talks of 3 Trade Talks.", "Talks on trade – trade talk."], ENGLISH, 2)
    assert found.phrases[0] == {("trade",), ("talk",), ("trade", "talk")} == found.phrases[1]
    # the capital of what opens a sentence says nothing
    assert found.forms["trade", "talk"] == {"trade talks": 5, "Trade Talks": 4, "trade talk": 4}
    assert found.usage.final["talks"] == 4
    assert found.usage.seen["trade"] == 5


def test_what_stands_in_one_text_alone_is_only_kept_as_single_words():
    texts = ["grain ships", "harbour pier"]
    assert read(texts, ENGLISH, 2).phrases == [{("grain",), ("ship",)}, {("harbour",), ("pier",)}]
    assert read(texts, ENGLISH, 1).phrases[0] == {("grain",), ("ship",), ("grain", "ship")}
    assert read([], ENGLISH, 2).phrases == []


def candidate(score, *key, units):
    return Candidate(score, key, frozenset(units), frozenset(units))


def test_a_phrase_that_many_passages_hold_is_the_whole_name():
    own = [candidate(16.0, "oil", "price", units=range(30)), candidate(11.0, "inflation", units=range(60))]
    assert [row.key for row in _parts(own, 100)] == [("oil", "price")]


def test_two_words_stand_side_by_side_none_of_the_family_of_another():
    own = [candidate(16.0, "athlete", units=range(30)), candidate(15.8, "athletics", units=range(60)),
           candidate(15.8, "drug", units=range(20, 50)), candidate(15.4, "race", units=range(25, 50))]
    assert [row.key for row in _parts(own, 100)] == [("athlete",), ("drug",)]


def test_a_word_that_is_no_subject_stands_only_beside_what_hardly_tells_more():
    own = [candidate(14.0, "airline", units=range(40)), candidate(10.0, "cocoa", units=range(30, 50)),
           candidate(9.9, "summer", units=range(30, 90))]
    assert [row.key for row in _parts(own, 100)] == [("airline",), ("cocoa",)]
    assert [row.key for row in _parts([own[0], own[2]], 100)] == [("airline",)]


def test_words_that_say_much_only_beside_another_are_no_name():
    own = [candidate(4.0, "player", units=range(40)), candidate(3.9, "season", units=range(40, 60))]
    assert _parts(own, 100) == []


def test_what_few_passages_are_on_is_a_name_where_it_is_clearly_their_own():
    assert _parts([candidate(10.0, "airline", units=range(39))], 100) == []
    assert [row.key for row in _parts([candidate(13.0, "airline", units=range(39))], 100)] == [("airline",)]
    assert [row.key for row in _parts([candidate(10.0, "airline", units=range(50))], 100)] == [("airline",)]
    assert [row.key for row in _parts([candidate(10.0, "airline", units=range(17))], 39)] == [("airline",)]


def test_where_the_clearest_term_is_too_little_one_that_more_is_on_is_the_name():
    own = [candidate(12.0, "airline", units=range(20)), candidate(2.0, "inflation", units=range(90))]
    assert [row.key for row in _parts(own, 100)] == [("inflation",)]


def test_two_terms_that_stand_in_different_passages_do_not_belong_together():
    own = [candidate(18.0, "film", units=range(40)), candidate(17.0, "war", units=range(40, 70))]
    assert [row.key for row in _parts(own, 100)] == [("film",)]
    own = [candidate(18.0, "police", units=range(40)), candidate(17.0, "protest", units=range(25, 60))]
    assert [row.key for row in _parts(own, 100)] == [("police",), ("protest",)]


def test_a_broad_theme_is_named_by_the_subject_a_finer_one_by_the_longer_phrase():
    own = [candidate(15.0, "election", units=range(40)), candidate(8.0, "general", "election", units=range(80))]
    assert [row.key for row in _parts(own, 100, is_broad=True)] == [("election",)]
    assert [row.key for row in _parts(own, 100)] == [("general", "election")]


@pytest.mark.parametrize(("words", "subject"), [
    ("wicket batsman", "cricket"), ("orbit moon", "space"), ("hive apiary", "beekeeping"), ("latrine tarpaulin",
    "humanitarian aid"), ("voltage blackout", "electricity"), ("councillor precept", "local government"),
    ("migrant pushback", "migration"), ("picket bargaining", "trade union"), ("trawler herring", "fishing")])
def test_two_words_speak_of_a_subject(words, subject):
    said = [(word,) for word in words.split()]
    assert tuple(subject.split()) in spoken_of(said)[0]
    assert spoken_of(said[:1]) == (set(), set())


def test_what_a_long_passage_is_on_more_words_speak_of():
    said = [(f"word{number}",) for number in range(40)] + [("orbit",), ("moon",)]
    assert spoken_of(said) == (set(), {("space",)})


def test_of_the_passages_that_hold_a_name_some_have_to_be_on_it():
    held = Candidate(20.0, ("police",), frozenset(range(20)), frozenset(range(3)))
    forms = {("police",): Counter({"police": 20})}
    assert chosen_names([([held], 40)], [-1], forms, empty()) == [""]
    assert chosen_names([([held._replace(told=frozenset(range(8)))], 40)], [-1], forms, empty()) == ["Police"]


def test_two_parts_have_their_own_names_and_no_term_stands_in_both():
    forms = {(word,): Counter({word: 40}) for word in ("rugby", "tennis")}
    forms |= {("tennis", "club"): Counter({"tennis club": 40})}
    parts = [[candidate(20.0, "rugby", units=range(40))], [candidate(19.0, "tennis", units=range(40))],
             [candidate(18.0, "tennis", "club", units=range(40))]]
    ranked = [([], 300), *((own, 60) for own in parts)]
    assert chosen_names(ranked, [-1, 0, 0, 0], forms, empty()) == ["", "Rugby", "Tennis", ""]


def test_a_theme_of_no_passages_has_no_name():
    assert chosen_names([([], 0)], [-1], {}, empty()) == [""]


def test_a_finer_theme_of_few_passages_has_no_name():
    own = [candidate(20.0, "police", units=range(9))]
    forms = {("police",): Counter({"police": 9})}
    assert chosen_names([([], 60), (own, 9)], [-1, 0], forms, empty()) == ["", ""]
    assert chosen_names([([], 60), (own, 10)], [-1, 0], forms, empty()) == ["", "Police"]


def test_a_word_that_is_no_subject_is_a_name_alone_where_nearly_all_passages_hold_it():
    assert _parts([candidate(9.0, "observer", units=range(70))], 100) == []
    assert [row.key for row in _parts([candidate(9.0, "observer", units=range(85))], 100)] == [("observer",)]


def test_each_subject_and_each_of_its_words_stand_in_the_lexicon_once():
    names = [row["subject"] for row in read_table("subject_names.csv", ["subject", "source"])]
    assert len(subject_names()) == len(names)
    assert all(word == stem(word) for word in subject_cues())


def test_an_adjective_is_not_the_subject_that_is_spelt_like_it():
    usage = read(["A novel virus. This novel strain, a novel flu and the novel virus of it."], ENGLISH, 1).usage
    assert not is_subject(("novel",), ("novel",), usage)
    assert is_subject(("novels",), ("novel",), usage)


def test_a_phrase_stands_for_its_word_where_many_of_its_passages_hold_it():
    own = [candidate(20.0, "phone", units=range(40)), candidate(16.0, "mobile", "phone", units=range(28))]
    assert [row.key for row in _parts(own, 100)] == [("mobile", "phone")]


def test_a_word_alone_in_few_passages_is_no_name():
    assert _parts([candidate(3.0, "sweater", units=range(5))], 100) == []


def test_a_broad_theme_is_called_after_a_desk_that_a_third_of_it_names():
    own = [candidate(3.4, "technology", units=range(30))]
    assert [row.key for row in _parts(own, 100, is_broad=True)] == [("technology",)]
    assert _parts(own, 100) == []
    assert _parts([candidate(3.4, "airline", units=range(30))], 100, is_broad=True) == []


def test_what_tells_a_part_best_may_name_the_whole_but_no_other_theme():
    broad = [candidate(3.4, "player", units=range(30)), candidate(3.3, "technology", units=range(30))]
    ranked = [(broad, 100), ([candidate(9.0, "technology", units=range(40))], 100)]
    assert chosen_names(ranked, [-1, 0], {}, empty())[0] == "Technology"
    assert chosen_names(ranked, [-1, -1], {}, empty())[0] == ""


def test_what_is_in_all_documents_counts_more_than_what_fills_one():
    assert spread(documents=9, units=20, n_documents=10, n_units=100) > 0.9
    assert spread(documents=1, units=20, n_documents=10, n_units=100) < 0.2


def test_a_surplus_is_the_log_odds_in_standard_errors():
    # a 10.5, b 10.5, c 5.5, d 35.5: log 6.4545 = 1.8648 by the root of 0.4005
    assert surplus(10, 20, 5, 40) == pytest.approx(1.8648 / 0.4005**0.5, rel=1e-3)


def test_a_surplus_is_greater_in_many_passages_than_in_few():
    assert surplus(40, 100, 40, 1000) > surplus(4, 100, 4, 1000) > 0 > surplus(4, 100, 400, 1000)


def test_terms_are_joined_as_an_editor_joins_them():
    assert joined(["airlines", "fuel", "fares"]) == "Airlines, fuel and fares"
    assert joined(["oil prices"]) == "Oil prices"
    assert joined([]) == ""


def test_a_stretch_repeated_word_by_word_gives_no_phrase():
    text = "A platform for electronic trading of shares. The harbour pier closed."
    found = read([without_pieces(text, pieces(text))], ENGLISH, 1).phrases[0]
    assert ("harbour", "pier") in found
    assert ("electronic", "trading") not in found


@pytest.mark.parametrize(("key", "forms", "usage", "name"), [
    (("champion",), {"Champions": 9, "champions": 3, "champion": 4}, {}, "champions"),
    (("album",), {"album": 90, "albums": 4}, {"single": 30, "seen": 90}, "albums"),
    (("growth",), {"growth": 90, "growths": 1}, {"single": 1, "seen": 90}, "growth"),
])
def test_a_name_is_in_the_plural_where_a_noun_has_one_and_in_small_letters(key, forms, usage, name):
    counted = empty()._replace(**{count: Counter({key[-1]: n}) for count, n in usage.items()})
    assert _as_written(key, {key: Counter(forms)}, counted) == name


@pytest.mark.parametrize("left", ["ldquo", "nbsp", "amp"])
def test_what_is_left_over_of_markup_is_in_no_name_and_no_term(left):
    texts = [f"ldquo;The ferry rdquo; nbsp; is late &amp; the harbour amp; pier closed nbsp; {when}"
             for when in ("today", "in May", "at dawn", "for repairs")]
    found = analyze([Document(doc_id=f"d{n}", text=text, published=None) for n, text in enumerate(texts)]).themes
    assert left not in " ".join(found["label"]).lower()
    assert left not in {term for terms in found["terms"] for term in terms}


def test_the_sentence_of_a_theme_is_none_of_the_page():
    told = "To play this content JavaScript must be turned on and the latest Flash player installed."
    said = "The latest content of the player was turned on by the crew in the harbour."
    assert best_sentence([told, said], [("content", 1.0), ("player", 1.0), ("flash", 1.0)]) == said


def test_a_sentence_that_goes_on_from_the_one_before_stands_for_its_theme_only_where_it_says_more():
    leaning = "But they had said of the harbour wall that it would hold for years."
    alone = "The engineers had said of the harbour wall that it would hold."
    assert best_sentence([f"{leaning} {alone}"], [("harbour", 1.0), ("wall", 1.0)]) == alone


def test_no_word_of_another_alphabet_is_in_a_name():
    notes = ["Проголосовать за рецепт вы можете на последней странице журнала."] * 3
    found = analyze([Document(doc_id=f"{n}.txt", text=f"{note} {n}.", published=None) for n, note in enumerate(notes)])
    assert all(label.startswith("“") or label.isascii() or ", " in label for label in found.themes["label"])
