"""Accounts of an archive and their sessions; every change is in the archive's log."""

from __future__ import annotations

import hashlib
import secrets
import sqlite3
import time
from functools import cache

from chaiban.archive.passwords import is_password, password_hash
from chaiban.archive.store import Archive, note, now
from chaiban.errors import ArchiveError, RequestError
from chaiban.model.account import Account, Role

SESSION_SECONDS = 7 * 86_400


def accounts(archive: Archive) -> tuple[Account, ...]:
    """All who may sign in, by name."""
    rows = archive.connection.execute("SELECT id, name, role FROM account WHERE removed_at IS NULL ORDER BY name")
    return tuple(Account(number, name, Role(role)) for number, name, role in rows)


def add_account(archive: Archive, name: str, role: Role, password: str, by: str = "") -> Account:
    """A new account; `by` is who made it, where somebody signed in did.

    Raises RequestError for a name that can't be one, or ArchiveError if it is taken.
    """
    name = clean_name(name)
    kept = password_hash(password)
    with archive.writing() as connection:
        row = connection.execute("SELECT id, removed_at FROM account WHERE name = ?", (name,)).fetchone()
        if row and row[1] is None:
            raise ArchiveError("there is such an account already", where=name, remedy="chaiban account password")
        if row:
            # Somebody comes back: the history goes on under the same number.
            connection.execute(
                "UPDATE account SET role = ?, password = ?, removed_at = NULL WHERE id = ?", (role, kept, row[0])
            )
            number = int(row[0])
        else:
            query = "INSERT INTO account (name, role, password, added_at) VALUES (?, ?, ?, ?)"
            number = int(connection.execute(query, (name, role, kept, now())).lastrowid or 0)
        note(connection, "account added", name, _told(role, by))
    return Account(number, name, role)


def set_role(archive: Archive, name: str, role: Role, by: str = "") -> None:
    """The account may do what this role may, from its next request on. Raises ArchiveError if it is unknown, or the
    last administrator."""
    with archive.writing() as connection:
        number = _number(connection, name)
        if role is not Role.ADMINISTRATOR:
            _mind_the_last(connection, number)
        connection.execute("UPDATE account SET role = ? WHERE id = ?", (role, number))
        note(connection, "role changed", name, _told(role, by))


def remove_account(archive: Archive, name: str, by: str = "", *, keep_one: bool = False) -> None:
    """Nobody signs in under this name any more; what was done under it stays. Raises ArchiveError if unknown, with
    `keep_one` also for the last administrator."""
    with archive.writing() as connection:
        number = _number(connection, name)
        if keep_one:
            _mind_the_last(connection, number)
        connection.execute("UPDATE account SET removed_at = ?, password = '' WHERE id = ?", (now(), number))
        connection.execute("DELETE FROM session WHERE account_id = ?", (number,))
        note(connection, "account removed", name, _told("", by))


def set_password(archive: Archive, name: str, password: str, by: str = "") -> None:
    """A new password; all sessions of the account end. Raises ArchiveError if there is no such account."""
    kept = password_hash(password)
    with archive.writing() as connection:
        number = _number(connection, name)
        connection.execute("UPDATE account SET password = ? WHERE id = ?", (kept, number))
        connection.execute("DELETE FROM session WHERE account_id = ?", (number,))
        note(connection, "password changed", name, _told("", by))


def account_log(archive: Archive, most: int = 50) -> list[tuple[str, str, str, str]]:
    """(when, what, whom, detail) of the last changes and refusals about accounts, the newest first."""
    query = (
        "SELECT at, action, subject, detail FROM log WHERE action LIKE 'account %' OR action LIKE 'sign-in%'"
        " OR action IN ('role changed', 'password changed') ORDER BY id DESC LIMIT ?"
    )
    return archive.connection.execute(query, (most,)).fetchall()


def begin_session(archive: Archive, name: str, password: str) -> str | None:
    """The secret of a new session, None if name or password are wrong. Both answers take the same time."""
    query = "SELECT id, password FROM account WHERE name = ? AND removed_at IS NULL"
    row = archive.connection.execute(query, (name,)).fetchone()
    right = is_password(password, row[1] if row else _nobody())
    with archive.writing() as connection:
        if row is None or not right:
            note(connection, "sign-in refused", name[:100])
            return None
        token = secrets.token_urlsafe(32)
        moment = time.time()
        connection.execute("DELETE FROM session WHERE until < ?", (moment,))
        connection.execute("INSERT INTO session VALUES (?, ?, ?)", (_kept(token), row[0], moment + SESSION_SECONDS))
        note(connection, "sign-in", name)
    return token


def end_session(archive: Archive, token: str) -> None:
    """The session is over."""
    with archive.writing() as connection:
        connection.execute("DELETE FROM session WHERE token = ?", (_kept(token),))


def account_of(archive: Archive, token: str) -> Account | None:
    """Who has signed in with this secret; None if nobody has, or not lately."""
    query = (
        "SELECT account.id, name, role FROM session JOIN account ON account.id = account_id"
        " WHERE token = ? AND until > ? AND removed_at IS NULL"
    )
    row = archive.connection.execute(query, (_kept(token), time.time())).fetchone()
    return Account(row[0], row[1], Role(row[2])) if row else None


def clean_name(name: str) -> str:
    """The name as it is kept. Raises RequestError if it can't be one."""
    name = " ".join(name.split())
    if not 1 <= len(name) <= 60 or not name.isprintable():
        raise RequestError("a name has 1 to 60 printable characters", where=repr(name))
    return name


def _number(connection: sqlite3.Connection, name: str) -> int:
    query = "SELECT id FROM account WHERE name = ? AND removed_at IS NULL"
    row = connection.execute(query, (name,)).fetchone()
    if row is None:
        raise ArchiveError("there is no such account", where=name, remedy="chaiban account list ARCHIVE")
    return int(row[0])


def _mind_the_last(connection: sqlite3.Connection, number: int) -> None:
    query = "SELECT id FROM account WHERE role = ? AND removed_at IS NULL"
    if [row[0] for row in connection.execute(query, (Role.ADMINISTRATOR,))] == [number]:
        raise ArchiveError("nobody else is an administrator", remedy="make somebody one first")


def _told(role: str, by: str) -> str:
    return ", ".join(filter(None, (str(role), f"by {by}" if by else "")))


def _kept(token: str) -> str:
    """A session's secret as the database keeps it: whoever reads the database can't sign in with it."""
    return hashlib.sha256(token.encode("utf-8", "replace")).hexdigest()


@cache
def _nobody() -> str:
    """A hash to be compared with where there is no account, so that the time gives no name away."""
    return password_hash(secrets.token_urlsafe(16))
