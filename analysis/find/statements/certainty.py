"""How certain a statement is: by its rule, and by whether the words for its source leave no doubt who speaks."""

import re
from functools import cache

from analysis.find.statements.cues import word_class
from analysis.find.statements.mentions import FARTHEST
from analysis.find.statements.references import head_word
from analysis.find.statements.sentence_line import WORD
from analysis.find.statements.speakers import Speakers
from analysis.lexicons import read_rules

ONE_OF_MANY = re.compile(r"\b[Tt]he (?:(?!of\b|in\b|for\b)[\w’'-]+ ){0,2}?([\w-]+)")
STRANGER = re.compile(r"(?:[.!?]|\A|\n)[\"”’]?\s*(?:But |And )?(?:[Oo]ne|[Aa]nother) (?:[\w-]+ )?"
                      r"[\w-]+(?:er|or|ist|man|ian)\b")
REPLIES = ("repl", "retort", "respond", "answer", "counter")


def is_certain(item, speakers: Speakers) -> bool:
    """Whether a statement is of a sort that is right nine times in ten on news, so that it may be counted."""
    return is_of_sort(item.rule_id, item.kind) and _is_sure(item, speakers)


def is_of_sort(rule_id: str, kind: str) -> bool:
    """Whether what the rule finds of that kind is right nine times in ten."""
    kinds = _certain().get(rule_id, False)
    return kinds is True or (kinds is not False and kind in kinds)


@cache
def _certain() -> dict[str, bool | list[str]]:
    """By rule id, whether what it finds is certain, or the kinds of statements that are."""
    return {rule.rule_id: rule.fields.get("certain", False) for rule in read_rules("statements.toml")}


def _is_sure(item, speakers):
    """Whether the words for the source leave no doubt who speaks."""
    start, end, key = item.speaker_start, item.speaker_end, item.speaker
    words = speakers.words_of(start, end)
    if (start, end) in speakers.known or speakers.is_own(words):
        return True
    if len(words) == 1 and words[0] in word_class("person-pronoun", "other-pronoun"):
        return bool(key) and _is_sure_pronoun(item, words[0], speakers)
    if not key:
        return _ends_with_name(start, end, speakers) or _is_somebody(words, start, speakers)
    if start in speakers.references.sure:
        return True
    own = [mention for mention in speakers.named.within(start, end) if mention.entity == key]
    return any(speakers.named.kind(mention) == "person" or _speaks_for(mention, start, end, speakers)
               for mention in own)


def _is_sure_pronoun(item, word, speakers):
    """Whether `he` is who was named last, and `they` or `it` who spoke just before."""
    start = item.speaker_start
    if word in word_class("other-pronoun"):
        return start in speakers.went_on
    if item.cue.lower().startswith(REPLIES) or _is_called(start, speakers):
        return False
    return speakers.nearest(start, True) == item.speaker


def _is_called(position, speakers):
    """Whether a noun that may be somebody else stands since the last speaker: `the Dutchman`, `the chancellor`."""
    text = speakers.named.text
    since = max(speakers.spoke_before(position), position - FARTHEST)
    called = word_class("individual", "national")
    if any(not speakers.named.is_quoted(*match.span()) for match in STRANGER.finditer(text, max(since, 0), position)):
        return True                         # `One beekeeper was sad. “It rained,” he said`
    return any(match[1].lower() in called or match[1].endswith("-year-old")
               for match in ONE_OF_MANY.finditer(text, max(since, 0), position)
               if not speakers.named.is_quoted(*match.span()) and not speakers.is_told(match.start()))


def _is_somebody(words, start, speakers):
    """Whether a source that is nobody known is told by what it is: `analysts`, `a report`, `the government`.

    `The company`, `the striker`, `the prime minister`, `the report` point to what is known elsewhere.
    """
    while len(words) > 2 and "of" in words[1:] and _is_share(words[words.index("of") - 1]):
        words = words[words.index("of") + 1:]           # `a quarter of web users`
    head = head_word(words)
    crowd = word_class("body", "collective", but=word_class("firm"))
    if _is_share(head):
        return False                        # `82% said`: of whom nobody knows
    if words[:1] == ["the"]:
        may_be_named = head in word_class("any-body") and speakers.names_body(start)    # `the magazine`
        return (head in crowd and not may_be_named) or (head.endswith("s") and head in word_class("role", "member"))
    one = word_class("individual", "role", but=crowd)
    if _is_bare(words, start, speakers) and not head.endswith("s") and head in one:
        return False                        # `conservative activist`, the rest of a longer phrase
    somebody = word_class("role", "body", "collective", "text", "member", "vague", "individual", "recipient", "pronoun")
    return head in somebody or len(words) == 1


def _is_bare(words, start, speakers):
    """Whether nothing such as `a` or a name opens the phrase."""
    opens = word_class("determiner", "share", "possessive")
    return len(words) > 1 and words[0] not in opens and speakers.named.text[start].islower()


def _ends_with_name(start, end, speakers):
    """Whether the head of a phrase is written as a name and does not only open the sentence."""
    head = WORD.findall(speakers.named.text, start, speakers.head_end(start, end))
    return len(head) > 1 and head[-1][:1].isupper()


def _is_share(word):
    """Whether a word tells how many: `quarter`, `cent`, `four`, `82`."""
    return (word[:1].isdigit() and not word.endswith("-old")) or word in word_class("share")


def _speaks_for(mention, start, end, speakers):
    """Whether the phrase speaks for a body or country in it: it is its name, or that of its officials."""
    words = speakers.words_of(start, end)
    if words and (words[0] in word_class("part") or "former" in words[:2]):
        return False                        # `some Acme officials`, `a former minister`
    text, head = speakers.named.text, speakers.head_end(start, end)
    last = WORD.findall(text, start, head)[-1:]
    if last and last[0] in word_class("individual") and last[0] in word_class("official") \
            and not last[0].startswith("spokes"):
        return False                        # `Iran's foreign minister` is somebody, who is named elsewhere
    joined = text[mention.end:head].lstrip().startswith("and ")
    return mention.end >= head or joined or bool(last and last[0].lower() in word_class("official", "text"))
