"""Erasure (wissing): a data subject's keys destroyed on record, AVG art. 17 and annex 2, art. 9."""

from domain.erasure.decisions import ERASURE as ERASURE
