"""Informing data subjects (annex 2, art. 11 and 12): campaigns, each with its evidence."""

from domain.informing.decisions import INFORMING as INFORMING
