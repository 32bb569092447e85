"""The library that opens PDF files answers one thread at a time: whoever calls it holds this."""

from __future__ import annotations

import threading

PDF_LOCK = threading.RLock()
