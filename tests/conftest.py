"""Settings for all tests: time is no property, a slow machine fails nothing."""

from __future__ import annotations

from hypothesis import settings

settings.register_profile("chaiban", deadline=None)
settings.load_profile("chaiban")
