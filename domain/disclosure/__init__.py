"""Disclosure (doorgifte aan derden, annex 2 art. 10): asked for, permitted or refused, made."""

from domain.disclosure.decisions import DISCLOSURE as DISCLOSURE
