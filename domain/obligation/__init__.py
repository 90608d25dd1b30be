"""Obligation (verplichting): one occurrence of a duty, an aggregate of its own."""

from domain.obligation.decisions import OBLIGATION as OBLIGATION
