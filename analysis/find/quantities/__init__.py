"""How many of what: numbers with what they count, and how they are written."""

from analysis.find.quantities.amounts import Quantity, find_quantities, rules

__all__ = ["Quantity", "find_quantities", "rules"]
