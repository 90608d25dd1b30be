"""Data subject (betrokkene): whose data are processed, under which agreement, for whom."""

from domain.data_subject.decisions import DATA_SUBJECT as DATA_SUBJECT
