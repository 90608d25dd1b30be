"""The tables of accounts, in the vault. What they are called is elsewhere, as ciphertext."""

from sqlalchemy import (
    BigInteger,
    Column,
    ForeignKey,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
)

metadata = MetaData()

account = Table(
    "account",
    metadata,
    Column("id", Text, primary_key=True),
    Column("party", Text, nullable=False),
    Column("roles", Text, nullable=False),
    Column("label", Text, nullable=False),
    Column("token", LargeBinary, nullable=False, unique=True),
)
"""`label` is empty: what an earlier version wrote there is sealed at the next start."""

password = Table(
    "password",
    metadata,
    Column("account", Text, ForeignKey(account.c.id), primary_key=True),
    Column("name", Text, nullable=False, unique=True),
    Column("hash", Text, nullable=False),
)
"""`name` is a keyed digest of what is typed to sign in."""

service = Table(
    "service",
    metadata,
    Column("token", LargeBinary, primary_key=True),
    Column("account", Text, ForeignKey(account.c.id), nullable=False),
    Column("scope", Text, nullable=False),
    Column("until", BigInteger, nullable=False),
)

offered = Table(
    "offered",
    metadata,
    Column("place", Integer, primary_key=True),
    Column("account", Text, ForeignKey(account.c.id), nullable=False, unique=True),
)

subject = Table(
    "subject",
    metadata,
    Column("digest", LargeBinary, primary_key=True),
    Column("account", Text, ForeignKey(account.c.id), nullable=False, unique=True),
)
"""Whom a provider vouches for: a keyed digest of issuer and subject."""
