"""Agreement (dienstverleningsovereenkomst): its text as registered, signed, and kept correct."""

from domain.agreement.decisions import AGREEMENT as AGREEMENT
