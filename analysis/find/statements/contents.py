"""What is said: the tokens before a source phrase or after a cue."""

from analysis.find.statements.circumstances import after_circumstances
from analysis.find.statements.content_ends import content_end, object_end
from analysis.find.statements.cues import Cue, cues, word_class
from analysis.find.statements.patterns import near, near_end
from analysis.find.statements.sentence_line import QUOTE, Line

FARTHEST_THAT, FARTHEST_AS, LONGEST_OTHER = 25, 10, 8
NO_THAT = frozenset(("quote", "infinitive", "other-infinitive", "named"))


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


def after_cue(line: Line, cue: Cue, at: int) -> tuple[tuple[int, int] | None, str]:
    """The content after a cue that ends before token `at`, with the rule that found it."""
    at = near_end("adverb-between-commas", line, at)
    quote = _quote_after(line, at)
    if quote is not None and cue.takes & {"clause", "quote", "that", "recipient"}:
        whole = line.low(quote - 1) in {",", ":"} and all(place <= quote for place in line.quotes)
        return (quote, quote + 1 if whole else content_end(line, quote)), "said-quote"
    if "infinitive" in cue.takes and near("infinitive", line, after_circumstances(line, at)):
        return _spanned(line, after_circumstances(line, at)), "reported-infinitive"
    that = _that(line, at, cue)
    if that is not None and cue.takes - NO_THAT and not (that > at and near("relative-that", line, that)):
        is_pronoun = line.low(that + 1) in word_class("auxiliary", "be")
        return _spanned(line, that if is_pronoun else that + 1), "reported-clause"
    if "person-infinitive" in cue.takes and cue.kind == "asks" and _is_wanted(line, at):
        return _spanned(line, at), "reported-infinitive"
    start = _after_circumstances(line, at)
    surely = "definite" in cue.takes and line.low(start) in word_class("indefinite")
    at_once = start == at and not line.low(at)[:1].isdigit() and (
        not cue.takes & {"object", "thing"} or near("subject", line, at))
    opens = "clause" in cue.takes and _opens_clause(line, start)
    if opens and (at_once or _has_verb(line, start, surely)                     # no content: `claimed 30 seats`
                  or ("object" not in cue.takes and _quotes_verb(line, start))):
        return _spanned(line, start), "reported-clause"
    return _after_recipient_or_object(line, cue, at)


def _after_recipient_or_object(line: Line, cue: Cue, at: int) -> tuple[tuple[int, int] | None, str]:
    """The content after a cue where no clause begins at once: after who is told, or as an object."""
    if "recipient" in cue.takes and near("asked-to", line, at):
        return _spanned(line, at), "reported-infinitive"
    if "recipient" in cue.takes and (start := _after_recipient(line, at)):
        return _spanned(line, start), "reported-clause"
    if "person-infinitive" in cue.takes and near("infinitive-follows", line, at):
        return _spanned(line, at), "reported-infinitive"
    at = near_end("strongest-terms", line, at)
    if "other-infinitive" in cue.takes and near("for-another", line, at):
        return _spanned(line, at), "reported-infinitive"
    if cue.takes & {"object", "as", "text-object", "figure"} and _is_object(line, cue, at):
        if cue.kind == "denies" and near("one-noun", line, at):
            return (at, at + 1), "reported-object"
        return _spanned(line, at, object_end), "reported-object"
    return None, ""


def _is_object(line, cue, at):
    """Whether the noun phrase at `at` tells what is said: that of a cue may have to be definite or judged."""
    if not near("object", line, at) or (cue.kind == "predicts" and _only_name(line, at)):
        return False
    if "withheld" in cue.takes and near("withheld", line, at):
        return False
    if "as" in cue.takes and "as" not in line.lows[at + 1:min(at + FARTHEST_AS, content_end(line, at))]:
        return False
    if "figure" in cue.takes and not _gives_figure(line, at):
        return False
    return "definite" not in cue.takes or near("definite", line, at)


def _gives_figure(line, at):
    """Whether the noun phrase is given a number: `losses at 300`, `growth of 2%`, `the toll at “a few hundred”`."""
    places = range(at + 1, min(at + FARTHEST_AS, content_end(line, at) - 1))
    return any(near("figure", line, i) for i in places)


def _is_wanted(line, at):
    """Whether something is asked of somebody and no question: `asked Oslo for support`, `asked Oslo to help`."""
    place = next((i for i in range(at, min(at + LONGEST_OTHER, len(line))) if line.lows[i] in {"to", "for"}), at)
    others = word_class("auxiliary", "be", "verb", "preposition", but=("of",), also=word_class("question"))
    return place > at and all(line.is_word(i) and line.lows[i] not in others for i in range(at, place)) \
        and word_class("question").isdisjoint(line.lows[place:place + LONGEST_OTHER])


def _after_circumstances(line, at):
    """Where the clause starts after when or where it was said, `at` if what follows cannot be its subject."""
    start = after_circumstances(line, at)
    return at if near("no-subject", line, start) else start


def _has_verb(line, at, surely=False):
    """Whether a word from `at` on tells that a clause follows and no object: `added they would`, not `added two`.

    `surely`: no participle will do (`a plan named after him`).
    """
    verbs = word_class("auxiliary", "be") if surely else word_class("auxiliary", "be", "verb")
    end = content_end(line, at)
    stops = word_class("beside", also=(",",)) if surely else word_class("beside")
    rest = range(at + 1, next((i for i in range(at + 1, end) if line.lows[i] in stops), end))
    return any(line.lows[i] in verbs or (line.lows[i].endswith("ed") and not surely) for i in rest)


def _quotes_verb(line, at):
    """Whether a quotation may hold the verb: `said the firm “removed it”`, not `told them off for “meddling”`."""
    end = content_end(line, at)
    return any(at < i < end and line.low(i - 1) not in word_class("preposition") for i in line.quotes)


def _spanned(line, start, find_end=content_end):
    start += line.low(start) == ","
    end = find_end(line, start)
    return (start, end) if end - start > 1 or start in line.quotes else None


def _quote_after(line, at):
    """The quotation that follows at once, after a comma or colon, or after a circumstance and a comma or colon."""
    if at in line.quotes:
        return at if line.quotes[at].n_words > 2 else None
    for place in [place for place in line.quotes if place > at][:1]:
        is_title = line.quotes[place].n_words < 3 and line.low(place - 1) == "," and place > at + 1
        leads = line.low(place - 1) in {",", ":"} and place - at < 20 and "that" not in line.lows[at:place] \
            and not _is_of_another(line, at, place)
        if leads and not is_title \
                and (place - at < 2 or near("leads-to-quote", line, at) or line.low(place - 1) == ":"):
            return place
    return None


def _is_of_another(line, at, quote):
    """Whether another cue stands before the quotation: `While Lee said it would end, her letter warned: “…”`."""
    beside = range(max(at + 2, quote - 3), quote) if "," in line.lows[at:quote - 1] else ()
    return any(near("said", line, i) for i in beside)


def _that(line, at, cue):
    """The `that` of the clause: at once, or after the recipient, the circumstances or a noun (`concern that`)."""
    if "that" not in line.lows[at:at + FARTHEST_THAT]:
        return None
    for place in range(at, min(len(line), at + FARTHEST_THAT)):
        low = line.lows[place]
        if low == "that" and not near("points-to-time", line, place):
            is_whole = _leads_to_that(line, at, place, cue) and not near("points-to-noun", line, place)
            return place if is_whole else None
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
    if near("leads-to-that", line, at):
        return True
    if that > at + 2 and near("to-verb", line, at):
        return False
    return near("when-said", line, at) or ("object" not in cue.takes and near("phrase-of-cue", line, at))


def _opens_clause(line, at):
    if near("no-clause", line, at):
        return False
    return near("number", line, at) or (not near("phrase", line, at) and line.is_word(at) and len(line) - at > 2)


def after_recipient(line: Line, at: int) -> int:
    """The token after whom it was said to: `told reporters`, `told the panel`; `at` if there is nobody."""
    place = at + (line.low(at) in word_class("determiner"))
    told = word_class("recipient", "role")
    somebody = word_class("recipient", "role", "told-to", but=("you",))
    place = next((i for i in range(place, place + 3) if line.low(i) in somebody or line.is_name(i)), place)
    first = place
    place += line.low(place) in somebody
    while place < len(line) and place - at < 8 and (line.low(place) in told or line.is_name(place)
                                                    or line.low(place - 1).endswith("'s")
                                                    or (place > first and line.low(place) in word_class("medium"))):
        place += 1
    return at if place == first else place


def _after_recipient(line, at):
    """The clause after `told reporters …`: a recipient, then a clause without `that`."""
    place = after_recipient(line, at)
    if place == at:
        return None
    place = _after_circumstances(line, place)
    opens = _opens_clause(line, place) and line.low(place) not in word_class("boundary", but=word_class("question"))
    return place if opens and place > at else None


def _only_name(line, at):
    """Whether nothing but a name and a time follows: `warned Hungary on Monday`."""
    end = next((i for i in range(at, len(line)) if not line.is_name(i)), len(line))
    return end > at and line.is_end(after_circumstances(line, end))
