"""Agreement (dienstverleningsovereenkomst): its text as registered, signed, and kept correct."""
