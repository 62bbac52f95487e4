"""The stream of tokens: what words carry, and how long that is remembered."""


from analysis.text import languages, tokens
from analysis.text.tokens import ByWord, parts, tokenize, tokens_of


def test_a_word_is_told_once_and_not_all_words_are_kept(monkeypatch):
    asked = []
    known = ByWord(lambda word: asked.append(word) or len(word))
    assert known.of(["one", "three", "one"]) == [3, 5, 3]
    assert asked == ["one", "three"]
    monkeypatch.setattr(tokens, "KNOWN_WORDS", 2)
    assert known.of(["four", "one"]) == [4, 3]
    assert len(known) == 2


def test_a_class_holds_the_words_of_which_it_is_told_wherever_they_stand():
    text = "The end of the P.M.'s term, and of ours."
    stream = tokens_of(text)
    assert [stream.words[i] for i in stream.places(languages.PLAIN)] == ["The", "of", "the", "and", "of"]
    assert tokens_of(text) is stream
    assert tokenize(text) is not stream


def test_words_that_a_class_is_made_for_later_are_told_anew(monkeypatch):
    monkeypatch.setattr(tokens, "TELLS", dict(tokens.TELLS))
    before = tokens_of("An odd one")
    odd = tokens.token_class(lambda word, _: word == "odd")
    assert tokens_of("An odd one") is not before
    assert tokens_of("An odd one").places(odd) == [1]
    monkeypatch.undo()
    tokens.CLASSES.clear()
    tokens_of.cache_clear()


def test_the_parts_of_a_word_are_between_its_signs():
    assert [parts(word) for word in ("Word", "P.M.", "AT&T", "7m", "İ")] == [
        ["word"], ["p", "m"], ["at", "t"], ["7m"], ["i"]]
