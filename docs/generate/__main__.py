"""`python -m docs.generate` writes every generated page."""

from docs.generate.pages import DOCS, PAGES

for name, text in PAGES.items():
    (DOCS / name).write_text(text(), "utf-8")
