"""The database of an archive, in numbered steps that are never changed once they were released."""

from __future__ import annotations

import sqlite3

from chaiban.errors import ArchiveError

_FOUNDATION = """
CREATE TABLE meta (name TEXT PRIMARY KEY, value NOT NULL) WITHOUT ROWID;
CREATE TABLE title (id INTEGER PRIMARY KEY, slug TEXT NOT NULL UNIQUE, name TEXT NOT NULL UNIQUE,
    language TEXT NOT NULL);
CREATE TABLE issue (id INTEGER PRIMARY KEY, title_id INTEGER NOT NULL REFERENCES title, date TEXT NOT NULL,
    edition TEXT NOT NULL, UNIQUE (title_id, date, edition));
CREATE TABLE file (digest TEXT PRIMARY KEY, bytes INTEGER NOT NULL, kept_at TEXT NOT NULL,
    erased_at TEXT) WITHOUT ROWID;
CREATE TABLE page (id INTEGER PRIMARY KEY, issue_id INTEGER NOT NULL REFERENCES issue, number TEXT NOT NULL,
    section TEXT NOT NULL, language TEXT NOT NULL, width REAL NOT NULL, height REAL NOT NULL,
    next_key INTEGER NOT NULL DEFAULT 1, reading_id INTEGER REFERENCES reading, UNIQUE (issue_id, number));
CREATE TABLE version (id INTEGER PRIMARY KEY, page_id INTEGER NOT NULL REFERENCES page,
    digest TEXT NOT NULL REFERENCES file, place INTEGER NOT NULL, name TEXT NOT NULL, facts TEXT NOT NULL,
    added_at TEXT NOT NULL, UNIQUE (page_id, digest, place));
CREATE TABLE reading (id INTEGER PRIMARY KEY, version_id INTEGER NOT NULL REFERENCES version,
    engine TEXT NOT NULL, digest TEXT NOT NULL, record BLOB NOT NULL, fault TEXT NOT NULL, read_at TEXT NOT NULL,
    UNIQUE (version_id, digest));
CREATE TABLE item (id INTEGER PRIMARY KEY AUTOINCREMENT, page_id INTEGER NOT NULL REFERENCES page,
    key INTEGER NOT NULL, name TEXT NOT NULL, position INTEGER NOT NULL, kind TEXT NOT NULL,
    headline TEXT NOT NULL, kicker TEXT NOT NULL, subheadline TEXT NOT NULL, people TEXT NOT NULL,
    body TEXT NOT NULL, confidence REAL NOT NULL, jump_to TEXT NOT NULL, jump_to_mark TEXT NOT NULL,
    jump_from TEXT NOT NULL, jump_from_mark TEXT NOT NULL, withdrawn INTEGER NOT NULL DEFAULT 0,
    UNIQUE (page_id, key));
CREATE TABLE person (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE);
CREATE TABLE item_person (item_id INTEGER NOT NULL REFERENCES item, person_id INTEGER NOT NULL REFERENCES person,
    PRIMARY KEY (item_id, person_id)) WITHOUT ROWID;
CREATE TABLE withdrawal (id INTEGER PRIMARY KEY, page_id INTEGER NOT NULL REFERENCES page, key INTEGER NOT NULL,
    reason TEXT NOT NULL, at TEXT NOT NULL, lifted_at TEXT, words TEXT NOT NULL);
CREATE INDEX withdrawal_page ON withdrawal (page_id);
CREATE TABLE addition (digest TEXT NOT NULL, request TEXT NOT NULL, engine TEXT NOT NULL, pages INTEGER NOT NULL,
    at TEXT NOT NULL, PRIMARY KEY (digest, request, engine)) WITHOUT ROWID;
CREATE TABLE log (id INTEGER PRIMARY KEY, at TEXT NOT NULL, action TEXT NOT NULL, subject TEXT NOT NULL,
    detail TEXT NOT NULL);
CREATE VIRTUAL TABLE item_text USING fts5(headline, people, body, content='',
    tokenize="unicode61 remove_diacritics 0");
INSERT INTO meta VALUES ('revision', 0), ('removals', 0);
"""

# One and two Chinese characters, the commonest searches, without the places of a phrase to be compared. The index
# is made anew when it isn't of the present folding: so it is once this table is there.
_SHORT_WORDS = """
CREATE VIRTUAL TABLE item_short USING fts5(headline, people, body, content='', detail=column,
    tokenize="unicode61 remove_diacritics 0");
DELETE FROM meta WHERE name = 'folding';
"""

# What is known of an issue's stories. Items go by page and key, which outlive readings. An issue without a row in
# `linked` is to be linked anew.
_STORIES = """
CREATE TABLE linked (issue_id INTEGER PRIMARY KEY REFERENCES issue, engine TEXT NOT NULL, at TEXT NOT NULL);
CREATE TABLE story (id INTEGER PRIMARY KEY, issue_id INTEGER NOT NULL REFERENCES issue);
CREATE TABLE story_part (story_id INTEGER NOT NULL REFERENCES story, position INTEGER NOT NULL,
    page_id INTEGER NOT NULL REFERENCES page, key INTEGER NOT NULL, seam TEXT,
    PRIMARY KEY (story_id, position), UNIQUE (page_id, key)) WITHOUT ROWID;
CREATE TABLE story_link (id INTEGER PRIMARY KEY, issue_id INTEGER NOT NULL REFERENCES issue, state TEXT NOT NULL,
    earlier_page INTEGER REFERENCES page, earlier_key INTEGER, later_page INTEGER REFERENCES page,
    later_key INTEGER, page TEXT NOT NULL, mark TEXT NOT NULL, printed TEXT NOT NULL, lack TEXT NOT NULL,
    score REAL NOT NULL, margin REAL NOT NULL, decided INTEGER NOT NULL, evidence TEXT NOT NULL,
    candidates TEXT NOT NULL);
CREATE INDEX story_link_earlier ON story_link (earlier_page, earlier_key);
CREATE INDEX story_link_later ON story_link (later_page, later_key);
CREATE INDEX story_link_issue ON story_link (issue_id);
CREATE INDEX story_issue ON story (issue_id);
CREATE TABLE pointer (id INTEGER PRIMARY KEY, issue_id INTEGER NOT NULL REFERENCES issue,
    page_id INTEGER NOT NULL REFERENCES page, key INTEGER NOT NULL, line INTEGER NOT NULL, page TEXT NOT NULL,
    target_page INTEGER REFERENCES page, target_key INTEGER);
CREATE INDEX pointer_issue ON pointer (issue_id);
"""

# What articles report, by the present reading of each page: `recorded` says which readings were gone through, by
# which engine and for which date. `spans` are stretches of the page's characters, `record` all fields, both in
# JSON; `at` is where the record's own words stand in its sentence.
_LEDGER = """
CREATE TABLE recorded (reading_id INTEGER PRIMARY KEY REFERENCES reading ON DELETE CASCADE, engine TEXT NOT NULL,
    date TEXT NOT NULL, digest TEXT NOT NULL);
CREATE TABLE fact (id INTEGER PRIMARY KEY, reading_id INTEGER NOT NULL REFERENCES recorded ON DELETE CASCADE,
    item TEXT NOT NULL, kind TEXT NOT NULL, name TEXT NOT NULL, value REAL, unit TEXT NOT NULL,
    sentence TEXT NOT NULL, at INTEGER NOT NULL, words TEXT NOT NULL, spans TEXT NOT NULL, record TEXT NOT NULL);
CREATE INDEX fact_reading ON fact (reading_id);
CREATE INDEX fact_name ON fact (kind, name);
CREATE INDEX fact_value ON fact (unit, value) WHERE value IS NOT NULL;
"""

# The journal of people's corrections, only ever added to; the page as it is shown with them, and as the public sees
# it; what was answered to a request, so that asking twice does it once. Words as printed are searched too where
# people have corrected them.
_JOURNAL = """
CREATE TABLE correction (number INTEGER PRIMARY KEY AUTOINCREMENT, page_id INTEGER NOT NULL REFERENCES page,
    id TEXT NOT NULL UNIQUE, record TEXT NOT NULL, added_at TEXT NOT NULL);
CREATE INDEX correction_page ON correction (page_id, number);
CREATE TRIGGER correction_stays BEFORE UPDATE ON correction
    BEGIN SELECT RAISE(ABORT, 'a journal is only added to'); END;
CREATE TRIGGER correction_goes BEFORE DELETE ON correction WHEN NOT EXISTS (SELECT 1 FROM meta WHERE name = 'erasing')
    BEGIN SELECT RAISE(ABORT, 'a journal is only added to'); END;
CREATE TABLE shown (page_id INTEGER PRIMARY KEY REFERENCES page, version INTEGER NOT NULL, state TEXT NOT NULL,
    conflicts INTEGER NOT NULL, published INTEGER NOT NULL, record BLOB NOT NULL, public BLOB);
CREATE TABLE answer (page_id INTEGER NOT NULL REFERENCES page, key TEXT NOT NULL, request TEXT NOT NULL,
    version INTEGER NOT NULL, added TEXT NOT NULL, PRIMARY KEY (page_id, key)) WITHOUT ROWID;
ALTER TABLE item ADD COLUMN printed TEXT NOT NULL DEFAULT '';
"""

# People who may sign in. A removed account keeps its row: the history names it.
_ACCOUNTS = """
CREATE TABLE account (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, role TEXT NOT NULL,
    password TEXT NOT NULL, added_at TEXT NOT NULL, removed_at TEXT);
CREATE TABLE session (token TEXT PRIMARY KEY, account_id INTEGER NOT NULL REFERENCES account,
    until REAL NOT NULL) WITHOUT ROWID;
"""

# Items that are no longer there (their page isn't public, or they were merged): should they come back, then with
# the keys that they had.
_GONE_ITEMS = """
CREATE TABLE gone_item (page_id INTEGER NOT NULL REFERENCES page, key INTEGER NOT NULL, words TEXT NOT NULL,
    PRIMARY KEY (page_id, key)) WITHOUT ROWID;
"""

# What people say of persons, places and bodies of the ledger, only ever added to. `entity_rule` are the corrections
# in force, in the order in which they came into force.
_ENTITIES = """
CREATE TABLE entity_correction (number INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE,
    record TEXT NOT NULL, added_at TEXT NOT NULL);
CREATE TRIGGER entity_correction_stays BEFORE UPDATE ON entity_correction
    WHEN NOT EXISTS (SELECT 1 FROM meta WHERE name = 'erasing')
    BEGIN SELECT RAISE(ABORT, 'a journal is only added to'); END;
CREATE TRIGGER entity_correction_goes BEFORE DELETE ON entity_correction
    BEGIN SELECT RAISE(ABORT, 'a journal is only added to'); END;
CREATE TABLE entity_rule (position INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE);
CREATE TABLE entity_answer (key TEXT PRIMARY KEY, request TEXT NOT NULL, version INTEGER NOT NULL,
    added TEXT NOT NULL) WITHOUT ROWID;
"""

STEPS: tuple[str, ...] = (_FOUNDATION, _SHORT_WORDS, _STORIES, _LEDGER, _JOURNAL, _ACCOUNTS, _GONE_ITEMS, _ENTITIES)


def migrate(connection: sqlite3.Connection) -> None:
    """Bring the database up to the last step, each step and its number in one transaction.

    Raises ArchiveError if a newer chaiban has written it.
    """
    while (done := _steps_done(connection)) < len(STEPS):
        # Another process may take the same step at the same time: look again under the lock.
        connection.execute("BEGIN IMMEDIATE")
        try:
            if _steps_done(connection) == done:
                for statement in _statements(STEPS[done]):
                    connection.execute(statement)
                connection.execute(f"PRAGMA user_version = {done + 1}")
            connection.execute("COMMIT")
        except BaseException:
            connection.execute("ROLLBACK")
            raise
    if done > len(STEPS):
        raise ArchiveError(
            f"it was written by a newer chaiban (step {done}, this one knows {len(STEPS)})",
            remedy="install the newer chaiban",
        )


def _steps_done(connection: sqlite3.Connection) -> int:
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def _statements(script: str) -> list[str]:
    """`executescript` would commit first and so part the step from its number."""
    return [statement for statement in script.split(";\n") if statement.strip()]
