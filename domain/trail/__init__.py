"""The trail: what makes the record verifiable without trusting who keeps it.

These modules know the standard library and, for signatures, `cryptography`; nothing else of the
project, so that an offline verifier can carry them alone.
"""
