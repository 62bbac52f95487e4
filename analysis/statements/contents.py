"""What is said: the tokens before a source phrase or after a cue, and where they end."""

from analysis.statements.circumstances import after_circumstances
from analysis.statements.cues import Cue, cues, word_class
from analysis.statements.lines import QUOTE, Line

FARTHEST_THAT = 25
NO_CLAUSE = frozenset(("", ",", ".", ":", "and", "or", "but", "so", "as", "to", "him", "them", "me", "us", "himself",
                       "themselves"))
NO_OBJECT = frozenset(("to", "that", "and", "or", "by", "in", "on", "at", "as", "with", "for", "of"))
SAID = ("ed", "said", "says", "say", "told", "wrote")
DEFINITE = frozenset(("the", "his", "her", "its", "their", "this", "these", "those", "both"))
INDEFINITE = frozenset(("a", "an"))
QUESTION_WORDS = frozenset(("whether", "if", "how", "why", "what", "where", "when", "who"))


def before_source(line: Line, first: int) -> tuple[int, int] | None:
    """The tokens before token `first`, from the start of the sentence or of the clause, without the comma."""
    end = first
    while end > 0 and line.lows[end - 1] in {",", "—", "–", "-"}:
        end -= 1
    start = line.opens
    while start < end and line.lows[start] in {"and", "but", ","}:
        start += 1
    for at in range(end - 1, start - 1, -1):
        if line.lows[at] in {";", ":"} and not any(i in line.quotes for i in range(start, at)):
            start = at + 1
            break
    return (start, end) if end > start else None


def content_end(line: Line, start: int) -> int:
    """Where the content that starts at `start` ends: the sentence, or the next clause with a cue of its own."""
    end = len(line)
    for at in range(start + 1, len(line)):
        if line.lows[at] == ";" or _opens_other_clause(line, at) or _opens_source(line, at):
            end = at
            break
    while end > start and line.words[end - 1] != QUOTE and not line.words[end - 1][0].isalnum() \
            and line.words[end - 1] not in {")", "]", "%"}:
        end -= 1
    return end


def only_circumstances(line: Line, at: int) -> bool:
    """Whether after token `at` comes nothing more than when, where or to whom it was said."""
    if line.is_end(at):
        return True
    low = line.low(at)
    if low == "," and line.low(at + 1) in {"while", "whereas", "but"} and _opens_other_clause(line, at):
        return True
    opens = word_class("preposition", "temporal", "recipient") | {"when", "as", "while"}
    if low == "," and line.low(at + 1) not in {"adding", "according", "citing"}:
        return line.low(at + 1) in opens and len(line) - at < 14
    if low in {",", "adding", "saying", "noting"}:
        return True
    return (low in opens or low in {"him", "her", "them", "us", "me"} or (line.is_name(at) and line.is_end(at + 3))) \
        and not any(low == "that" and not _is_relative(line, at + i) for i, low in enumerate(line.lows[at:at + 14])) \
        and not any(i >= at for i in line.quotes) and len(line) - at < 22


def _is_relative(line, that):
    """Whether `that` goes on from the noun before it: `found in a study that has …`, not `said on Monday that is`."""
    return line.low(that + 1) in word_class("auxiliary", "be") and line.low(that - 1) in word_class("occasion", "text")


def is_aside(line: Line, first: int, end: int) -> bool:
    """Whether `X said` stands between commas inside what is said."""
    long = len(line) - end > 4 or line.low(end + 1) in word_class("auxiliary", "be")
    return line.low(first - 1) == "," and line.low(end) == "," and (long or end + 1 in line.quotes)


def after_cue(line: Line, cue: Cue, at: int) -> tuple[tuple[int, int] | None, str]:
    """The content after a cue that ends before token `at`, with the rule that found it."""
    quote = _quote_after(line, at)
    if quote is not None and cue.takes & {"clause", "quote", "that", "recipient"}:
        return (quote, content_end(line, quote)), "said-quote"
    if "infinitive" in cue.takes and _is_infinitive(line, at):
        return _spanned(line, at), "reported-infinitive"
    that = _that(line, at, cue)
    if that is not None and cue.takes - {"quote", "infinitive"} and not (that > at and _is_relative(line, that)):
        is_pronoun = line.low(that + 1) in word_class("auxiliary", "be")
        return _spanned(line, that if is_pronoun else that + 1), "reported-clause"
    start = _after_circumstances(line, at)
    surely = "definite" in cue.takes and line.low(start) in INDEFINITE
    at_once = start == at and not cue.takes & {"object", "thing"} and not line.low(at)[:1].isdigit()
    if "clause" in cue.takes and _opens_clause(line, start) and (
            at_once or _has_verb(line, start, surely)):                         # no content: `claimed 30 seats`
        return _spanned(line, start), "reported-clause"
    if "recipient" in cue.takes and "to" in line.lows[at + 1:at + 5] and line.low(at)[:1].isalpha():
        return _spanned(line, at), "reported-infinitive"
    if "recipient" in cue.takes and (start := _after_recipient(line, at)):
        return _spanned(line, start), "reported-clause"
    if "person-infinitive" in cue.takes and _to(line, at):
        return _spanned(line, at), "reported-infinitive"
    if line.lows[at:at + 3] == ["in", "the", "strongest"]:
        at = next((i + 1 for i in range(at, min(at + 6, len(line))) if line.lows[i] == "terms"), at)
    if cue.takes & {"object", "as"} and _is_object(line, cue, at):
        return _spanned(line, at), "reported-object"
    return None, ""


def _is_object(line, cue, at):
    """Whether the noun phrase at `at` tells what is said: that of a cue may have to be definite or judged."""
    if not _opens_object(line, at) or (cue.kind == "predicts" and _only_name(line, at)):
        return False
    if "object" not in cue.takes and "as" not in line.lows[at + 1:content_end(line, at)]:
        return False
    return "definite" not in cue.takes or _is_definite(line, at)


def _is_definite(line, at):
    """Whether the noun phrase names one known thing: `the`, `its`, a name, `Kim's`; or whether it is quoted."""
    owned = any(low.endswith(("'s", "s'")) for low in line.lows[at:at + 4])
    return at in line.quotes or line.low(at) in DEFINITE or line.is_name(at) or owned


def _is_infinitive(line, at):
    """Whether `to` opens what is pledged and no addressee: `vowed to fight`, not `vowed to voters that`."""
    return line.low(at) == "to" and line.low(at + 1) not in word_class("determiner") and line.low(at + 2) != "that" \
        and not line.is_name(at + 1)


def _after_circumstances(line, at):
    """Where the clause starts after when or where it was said, `at` if what follows cannot be its subject."""
    start = after_circumstances(line, at)
    follows = word_class("auxiliary", "be", "verb", "preposition") | {",", "and", "or"}
    return at if line.low(start) in follows or line.low(start).endswith("ed") else start


def _has_verb(line, at, surely=False):
    """Whether a word from `at` on tells that a clause follows and no object: `added they would`, not `added two`.

    The verb may be quoted: `said the firm “removed it”`. `surely`: no participle will do (`a plan named after him`).
    """
    verbs = word_class("auxiliary", "be") if surely else word_class("auxiliary", "be", "verb")
    rest = range(at + 1, content_end(line, at))
    return any(line.lows[i] in verbs or (line.lows[i].endswith("ed") and not surely) or i in line.quotes for i in rest)


def _spanned(line, start):
    start += line.low(start) == ","
    end = content_end(line, start)
    return (start, end) if end - start > 1 or start in line.quotes else None


def _opens_other_clause(line, at):
    """Whether token `at` leads over to another cue of the same speaker or to the source of the whole."""
    if line.lows[at] == ",":
        low = line.low(at + 1)
        if low in {"according", "citing", "quoting"}:
            return True
        if low in {"and", "but"} and line.low(at + 2) in {"that", "whether"}:
            return False                # more of the same: `said that it was late, and that it would rain`
        if low == "but" and line.low(at + 2) in word_class("auxiliary"):
            return True                 # the source's own deed: `said it was late, but did not leave`
        if low in {"while", "but", "whereas", "although", "though", "and"}:
            return any(_is_other_cue(line, i) for i in range(at + 2, len(line)))
        if low in {"a", "an", "which"} and line.low(at + 2) in cues().nouns:
            return True
        return low.endswith("ing") and low in cues().verbs
    if line.lows[at] not in {"and", "but"}:
        return False
    following = at + 1
    while line.low(following) in word_class("adverb") | {"has", "have", "had"}:
        following += 1
    low = line.low(following)
    said = low.endswith(SAID) or (low.endswith("s") and line.low(following + 1) == "that")
    return said and cues().match(line.lows, following) is not None if low in cues().verbs else False


def _is_other_cue(line, at):
    """Whether the word is a finite verb of saying: `said`, `insists it`, not `was charged`."""
    low = line.lows[at]
    return low in cues().verbs and line.lows[at - 1] not in word_class("be") and (
        low.endswith(SAID) or _is_present(line, at))


def _is_present(line, at):
    """Whether a cue is a verb with its clause and no noun: `Russia insists it`, `the envoys warn that`."""
    clause = word_class("determiner", "pronoun") if line.lows[at].endswith("s") else {"that"}
    return line.low(at - 1) not in word_class("determiner") and line.low(at + 1) in clause


def _opens_source(line, at):
    """Whether after the comma at `at` stands the source of the whole: `…, state media reported on Sunday`."""
    if line.lows[at] != ",":
        return False
    if line.low(at + 1) in {"says", "said"} and line.is_name(at + 2):
        return True
    for cue in range(at + 2, min(at + 12, len(line))):
        low = line.lows[cue]
        if low in {",", "that", "to"} or line.words[cue] == QUOTE:
            return False
        if low in cues().verbs and low.endswith(SAID):
            return line.words[cue] == low and (line.is_end(cue + 1) or (
                only_circumstances(line, cue + 1) and len(line) - cue < 9))
    return False


def _quote_after(line, at):
    """The quotation that follows at once, after a comma or colon, or after a circumstance and a comma or colon."""
    if at in line.quotes:
        return at if line.quotes[at].n_words > 2 else None
    for place in [place for place in line.quotes if place > at][:1]:
        is_title = line.quotes[place].n_words < 3 and line.low(place - 1) == "," and place > at + 1
        leads = line.low(place - 1) in {",", ":"} and place - at < 20 and "that" not in line.lows[at:place]
        if leads and not is_title \
                and (place - at < 2 or line.low(at) in word_class("preposition", "recipient")
                     | word_class("temporal", "pronoun") | {"a", "the", "me", "us", "this"}
                     or line.is_name(at) or line.low(place - 1) == ":"):
            return place
    return None


def _that(line, at, cue):
    """The `that` of the clause: at once, or after the recipient, the circumstances or a noun (`concern that`)."""
    for place in range(at, min(len(line), at + FARTHEST_THAT)):
        low = line.lows[place]
        if low == "that":
            return place if _leads_to_that(line, at, place, cue) else None
        other = place > at and low in cues().verbs and low.endswith("ed")
        if other or line.words[place] == QUOTE or low in {";", ":"}:
            return None
    return None


def _leads_to_that(line, at, that, cue):
    if "," in line.lows[at + 1:that] and ("object" in cue.takes or line.low(that - 1) in cues().nouns):
        return False                    # another's: `said it was safe, a claim that experts doubt`
    if "recipient" in cue.takes or (line.low(that - 1) in cues().nouns and that > at):
        return True
    if that == at:
        return cue.takes != {"object"}
    first = line.low(at)
    when = {"on", "in", "at", "during", "for", "earlier", "to", ","} | word_class("temporal", "adverb")
    return first in (when if "object" in cue.takes else when | word_class("preposition") - {"of"})


def _opens_clause(line, at):
    low = line.low(at)
    if low in NO_CLAUSE or low in word_class("be", "auxiliary"):
        return False
    if low in word_class("preposition") - {"after", "since", "without", "despite", "under"}:
        return False
    return low[0].isalnum() and len(line) - at > 2


def _after_recipient(line, at):
    """The clause after `told reporters …`: a recipient, then a clause without `that`."""
    place = at + (line.low(at) in word_class("determiner"))
    told = word_class("recipient", "role")
    somebody = told | {"him", "her", "them", "us", "me"}
    place = next((i for i in range(place, place + 3) if line.low(i) in somebody or line.is_name(i)), place)
    first = place
    place += line.low(place) in somebody
    while place < len(line) and place - at < 8 and (line.low(place) in told or line.is_name(place)
                                                    or line.low(place - 1).endswith("'s")):
        place += 1
    if place == first:
        return None
    place = _after_circumstances(line, place)
    opens = _opens_clause(line, place) and line.low(place) not in word_class("boundary") - QUESTION_WORDS
    return place if opens and place > at else None


def _to(line, at):
    low = line.low(at)
    return (low not in {",", ".", "to", "that"} and "to" in line.lows[at + 1:at + 12]) or low == "to"


def _opens_object(line, at):
    low = line.low(at)
    return at in line.quotes or (low[:1].isalnum() and low not in NO_OBJECT)


def _only_name(line, at):
    """Whether nothing but a name and a time follows: `warned Hungary on Monday`."""
    end = next((i for i in range(at, len(line)) if not line.is_name(i)), len(line))
    return end > at and line.is_end(after_circumstances(line, end))
