"""Records as one Parquet file, whatever they are of."""

from __future__ import annotations

import io
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from chaiban.errors import RequestError

_BATCH = 5_000


def parquet_of(records: Iterable[Mapping[str, Any]], columns: Sequence[str], kinds: Mapping[str, type]) -> bytes:
    """The file; columns hold text but those in `kinds`. Raises RequestError where pyarrow is not installed."""
    try:
        import pyarrow as pa
        from pyarrow import parquet
    except ImportError as error:
        raise RequestError("Parquet needs the package pyarrow", remedy="install it: pip install pyarrow") from error
    types = {int: pa.int64(), float: pa.float64(), str: pa.string()}
    schema = pa.schema([(name, types[kinds.get(name, str)]) for name in columns])
    sink = io.BytesIO()
    with parquet.ParquetWriter(sink, schema, compression="zstd") as writer:
        batch: list[Mapping[str, Any]] = []
        for record in records:
            batch.append(record)
            if len(batch) == _BATCH:
                writer.write_table(pa.Table.from_pylist(batch, schema))
                batch.clear()
        writer.write_table(pa.Table.from_pylist(batch, schema))
    return sink.getvalue()
