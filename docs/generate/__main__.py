"""`python -m docs.generate` writes every generated page of docs/reference."""

from docs.generate.pages import PAGES, REFERENCE

for name, text in PAGES.items():
    (REFERENCE / name).write_text(text(), "utf-8")
