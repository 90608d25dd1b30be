"""The rule tables that are shipped: statutory terms, holidays and penalties as data."""

from infra.rules.tables import RulesInvalid, load_rules

__all__ = ["RulesInvalid", "load_rules"]
