"""Data protection impact assessment (PIA, annex 2 art. 15; AVG art. 35): planned to followed up."""

from domain.dpia.decisions import DPIA as DPIA
