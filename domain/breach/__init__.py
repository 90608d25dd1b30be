"""Personal-data breach (datalek, AVG art. 4(12)): from its discovery until it is closed."""

from domain.breach.decisions import BREACH as BREACH
