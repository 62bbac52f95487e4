"""What the passages are about: themes with terms, labels, stability and the passages that carry them."""

from analysis.gather.themes.finding import find_themes
from analysis.gather.themes.masks import telling
from analysis.gather.themes.result import COLUMNS, Themes, broad_of, document_themes, nothing

__all__ = ["COLUMNS", "Themes", "broad_of", "document_themes", "find_themes", "nothing", "telling"]
