"""Written arrangements on the destruction of personal data (annex 2, art. 9.3 and 9.4)."""

from domain.arrangement.decisions import ARRANGEMENT as ARRANGEMENT
