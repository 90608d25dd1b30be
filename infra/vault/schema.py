"""The tables of the vault. Whom they are about is told by random ids only."""

from sqlalchemy import BigInteger, Column, Index, Integer, LargeBinary, MetaData, Table, Text

metadata = MetaData()

epoch = Table(
    "vault_epoch",
    metadata,
    Column("place", Integer, primary_key=True, autoincrement=False),
    Column("number", Integer, nullable=False),
)
"""One row: the key that data keys are wrapped with. Its lock is what rotation waits for."""

data_key = Table(
    "data_key",
    metadata,
    Column("id", Text, primary_key=True),
    Column("subject", Text, nullable=False),
    Column("dossier", Text, nullable=False),
    Column("epoch", Integer, nullable=False),
    Column("wrapped", LargeBinary),
    Column("told", Integer, nullable=False),
    Index("data_key_of", "subject", "dossier", unique=True),
)
"""`subject` is empty for what lies under a dossier alone; `wrapped` is null once it was destroyed;
`told` is whether its commitment is known to be in the log."""

ciphertext = Table(
    "ciphertext",
    metadata,
    Column("digest", Text, primary_key=True),
    Column("key", Text, nullable=False),
    Column("stream", Text, nullable=False),
    Column("version", BigInteger, nullable=False),
    Column("type", Text, nullable=False),
    Column("path", Text, nullable=False),
    Column("sealed", LargeBinary, nullable=False),
    Column("at", BigInteger, nullable=False),
    Column("settled", Integer, nullable=False),
    Index("ciphertext_key", "key"),
)
"""`at` in seconds since 1970; `settled` is whether its event is known to have come."""
Index(
    "ciphertext_unsettled",
    ciphertext.c.at,
    sqlite_where=ciphertext.c.settled == 0,
    postgresql_where=ciphertext.c.settled == 0,
)

blind = Table(
    "blind_index",
    metadata,
    Column("mac", LargeBinary, primary_key=True),
    Column("key", Text, primary_key=True),
    Column("subject", Text, nullable=False),
    Index("blind_index_key", "key"),
)
"""By what earlier versions found persons; made anew in `found_by` at the start, and emptied."""

found_by = Table(
    "found_by",
    metadata,
    Column("mac", LargeBinary, primary_key=True),
    Column("field", Text, primary_key=True),
    Column("key", Text, nullable=False),
    Column("subject", Text, nullable=False),
    Column("words", Integer, nullable=False),
    Column("bound", LargeBinary, nullable=False),
    Index("found_by_field", "field"),
    Index("found_by_key", "key"),
)
"""HMAC of a normalised number or word of a name, under a key that is in no database; `field` is the
digest of the ciphertext that holds it, `words` how many rows it has, `bound` an HMAC of the row."""

sealed_document = Table(
    "sealed_document",
    metadata,
    Column("digest", Text, primary_key=True),
    Column("key", Text, nullable=False),
    Column("stream", Text, nullable=False),
    Column("media_type", Text, nullable=False),
    Column("size", BigInteger, nullable=False),
    Column("at", BigInteger, nullable=False),
    Index("sealed_document_key", "key"),
    Index("sealed_document_at", "at"),
)
"""The files beside the vault: which data key each lies under, also when it was erased. `digest` and
`size` are of the ciphertext, `at` in seconds since 1970."""

staff_name = Table(
    "staff_name",
    metadata,
    Column("id", Text, primary_key=True),
    Column("sealed", LargeBinary),
)
"""What an account or a recipient of reminders is called; `sealed` is null once it was destroyed."""

erased = Table(
    "erased_key",
    metadata,
    Column("key", Text, primary_key=True),
    Column("position", BigInteger, nullable=False),
)
"""Where the log says that a data key was destroyed; before that, where it was ordered to be."""

destruction = Table(
    "destruction",
    metadata,
    Column("order", Text, primary_key=True),
    Column("keys", Integer, nullable=False),
    Column("fields", Integer, nullable=False),
    Column("found_by", Integer, nullable=False),
)
"""How much went with an order, for who is cut off before that is in the log."""
