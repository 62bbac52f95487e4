"""The way to a view that was kept: the page with its filter, and no other."""

from analysis.notebook import View
from dashboard.parts import follow
from dashboard.state import link


def open_view(view: View) -> None:
    """Go to a view as its link says. For callbacks."""
    params = {name: value for name, value in view.params if name in link.PARAMETERS}
    for name, parameter in link.PARAMETERS.items():
        if parameter.goes_along:
            link.write(name, params.pop(name, ""))
    follow.ask(f"views/{view.page or 'overview'}/view.py", **params)
