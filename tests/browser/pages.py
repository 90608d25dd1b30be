"""The pages that there are, by name, and what is needed of npm to look at them."""

from pathlib import Path

MODULES = Path(__file__).parents[2] / "node_modules"
REPORT = "dvo-2020-beek-quarterly-report-2022-Q1"

OPEN = {
    "sign-in": "/sign-in",
    "no such page": "/no-such-page",
}
"""For everyone."""
INSIDE = {
    "overview": "/",
    "components": "/components",
    "components, earlier": "/components?asOf=2021-03-01",
    "overview, earlier": "/?asOf=2021-03-01",
}
"""For who has signed in."""
PAGES = OPEN | INSIDE
