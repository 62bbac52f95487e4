"""What a caller of `analysis` may catch. Every message says what, where, what is allowed and what to do."""


class DossierError(Exception):
    """The base of every error that Dossier raises on purpose."""


class InputError(DossierError):
    """A folder, file or argument from the caller cannot be used."""


class LexiconError(DossierError):
    """A line of a lexicon or a rule file is wrong; the message starts with `file:line:`."""


class TableError(DossierError):
    """A table breaks its own description (a column, an order, a span or a key)."""
