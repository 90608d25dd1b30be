"""Obligation (verplichting): one occurrence of a duty, an aggregate of its own."""
