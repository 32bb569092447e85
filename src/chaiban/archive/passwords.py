"""Passwords as they are kept: scrypt with a salt of their own, the cost written beside the hash."""

from __future__ import annotations

import base64
import hashlib
import hmac
import secrets

from chaiban.errors import RequestError

SHORTEST = 10
LONGEST = 1000
_COST, _BLOCK, _LANES = 2**15, 8, 3
"""32 MiB and about a quarter of a second (OWASP Password Storage Cheat Sheet, scrypt with p = 3)."""
_MEMORY = 2**27


def password_hash(password: str) -> str:
    """scrypt$cost$block$lanes$salt$hash. Raises RequestError for a password that is too short or too long."""
    if not SHORTEST <= len(password) <= LONGEST:
        raise RequestError(f"a password has {SHORTEST} to {LONGEST} characters", where="password")
    salt = secrets.token_bytes(16)
    parts = (_COST, _BLOCK, _LANES, _written(salt), _written(_scrypt(password, salt, _COST, _BLOCK, _LANES)))
    return "$".join(("scrypt", *map(str, parts)))


def is_password(password: str, kept: str) -> bool:
    """True if this is the password of the hash; takes the same time either way."""
    _, cost, block, lanes, salt, digest = kept.split("$")
    found = _scrypt(password[: LONGEST + 1], base64.b64decode(salt), int(cost), int(block), int(lanes))
    return hmac.compare_digest(found, base64.b64decode(digest))


def _scrypt(password: str, salt: bytes, cost: int, block: int, lanes: int) -> bytes:
    data = password.encode("utf-8", "surrogatepass")
    return hashlib.scrypt(data, salt=salt, n=cost, r=block, p=lanes, maxmem=_MEMORY, dklen=32)


def _written(data: bytes) -> str:
    return base64.b64encode(data).decode("ascii")
