"""The rule tables that are shipped, read once for all calendar tests."""

from infra.rules import load_rules

TABLES = load_rules()
