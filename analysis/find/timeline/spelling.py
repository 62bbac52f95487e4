"""The text as the patterns read it: lower case, plain spaces, dashes and apostrophes, every offset kept."""

SIGNS = (("\u00a0", " "), ("\u202f", " "), ("\u2009", " "), ("\u2019", "'"), ("\u2018", "'"), ("\u2010", "-"),
         ("\u2011", "-"), ("\u2012", "-"), ("\u2013", "-"), ("\u2014", "-"), ("\u2212", "-"))
ASCII_LOWER = {upper: upper + 32 for upper in range(65, 91)}


def even(text: str) -> str:
    """`text` with plain spaces, dashes and apostrophes, one character for one character."""
    if not text.isascii():
        for sign, simple in SIGNS:
            text = text.replace(sign, simple)
    return text.replace("\n", " ").replace("\t", " ")


def plain(text: str) -> str:
    """`even` in lower case; offsets hold in both."""
    low = text.lower()
    if len(low) != len(text):  # some capitals grow when lowered, as the Turkish İ
        low = text.translate(ASCII_LOWER)
    return even(low)
