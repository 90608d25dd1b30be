"""The rule tables that are shipped: terms, holidays, penalties and retention as data."""

from infra.rules.tables import RulesInvalid, load_retention, load_rules

__all__ = ["RulesInvalid", "load_retention", "load_rules"]
