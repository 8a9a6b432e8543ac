import Cases
import Foundation
import GRDB

/// The tables that hold cases as their events made them, at a site and at headquarters alike.
///
/// They can be dropped and rebuilt from the events at any time. `cases`, `scores` and `clocks` are
/// the documented read-only views of contract section 5; their columns are only ever added.
enum CaseProjection {
  static let tables = """
    CREATE TABLE case_row (
      id INTEGER PRIMARY KEY,
      number TEXT NOT NULL UNIQUE CHECK (length(number) = 12),
      kind TEXT NOT NULL, category TEXT NOT NULL, state TEXT NOT NULL, channel TEXT NOT NULL,
      department TEXT, registered_at INTEGER NOT NULL,
      phone TEXT, calling_number TEXT, account TEXT,
      body TEXT NOT NULL CHECK (json_valid(body))
    ) STRICT;
    CREATE INDEX case_by_state ON case_row (state, registered_at);
    CREATE INDEX case_by_registration ON case_row (registered_at);
    CREATE INDEX case_by_phone ON case_row (phone) WHERE phone IS NOT NULL;
    CREATE INDEX case_by_calling_number ON case_row (calling_number)
      WHERE calling_number IS NOT NULL;
    CREATE INDEX case_by_account ON case_row (account) WHERE account IS NOT NULL;
    CREATE TABLE clock_row (
      case_id INTEGER NOT NULL REFERENCES case_row (id) ON DELETE CASCADE,
      position INTEGER NOT NULL, id TEXT NOT NULL, started_at INTEGER NOT NULL, due_at INTEGER,
      ended_at INTEGER,
      state TEXT NOT NULL CHECK (state IN ('running', 'paused', 'met', 'breached', 'stopped')),
      PRIMARY KEY (case_id, position)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX clock_by_due ON clock_row (state, due_at);
    CREATE TABLE score_row (
      event TEXT PRIMARY KEY NOT NULL, number TEXT, channel TEXT NOT NULL, at INTEGER NOT NULL,
      solved TEXT, score INTEGER CHECK (score BETWEEN 1 AND 5), suspect INTEGER NOT NULL DEFAULT 0
    ) STRICT, WITHOUT ROWID;
    \(search)
    CREATE VIEW cases AS SELECT number, kind, category, state,
      body ->> '$.flags' AS flags, channel, body ->> '$.registeredAt' AS registered_at,
      body ->> '$.language' AS language, body ->> '$.statement' AS statement,
      body ->> '$.contact.name' AS contact_name, body ->> '$.contact.phone' AS contact_phone,
      body ->> '$.contact.extension' AS contact_extension,
      body ->> '$.contact.account' AS contact_account,
      body ->> '$.contact.address' AS contact_address,
      body ->> '$.queryCode' AS query_code, body ->> '$.callback.wanted' AS callback_wanted,
      body ->> '$.callback.number' AS callback_number, department,
      body -> '$.recordings' AS recordings, body -> '$.clocks' AS clocks,
      body -> '$.confirmations' AS confirmations, body -> '$.links' AS links,
      body -> '$.notes' AS notes,
      body ->> '$.reopenCount' AS reopen_count, body ->> '$.policyVersion' AS policy_version,
      body ->> '$.erasedAt' AS erased_at
      FROM case_row;
    \(clocks)
    CREATE VIEW scores AS SELECT event, number, channel,
      strftime('%Y-%m-%dT%H:%M:%SZ', at, 'unixepoch') AS at, solved, score, suspect
      FROM score_row;
    """

  private static let clocks = """
    CREATE VIEW clocks AS SELECT case_row.number AS number, clock_row.id AS id,
      strftime('%Y-%m-%dT%H:%M:%SZ', clock_row.started_at, 'unixepoch') AS started_at,
      strftime('%Y-%m-%dT%H:%M:%SZ', clock_row.due_at, 'unixepoch') AS due_at,
      clock_row.state AS state,
      strftime('%Y-%m-%dT%H:%M:%SZ', clock_row.ended_at, 'unixepoch') AS ended_at
      FROM clock_row JOIN case_row ON case_row.id = clock_row.case_id;
    """

  /// Of all clocks that ever were, few still run.
  static let liveClocks = """
    DROP INDEX clock_by_due;
    CREATE INDEX live_clock_by_due ON clock_row (due_at)
      WHERE ended_at IS NULL AND state IN ('running', 'breached');
    """

  /// What reports of a past period need: cases that moved since, and clocks by the moment from which
  /// it was known whether they were kept.
  static let moves = """
    ALTER TABLE case_row ADD COLUMN moved_at INTEGER NOT NULL DEFAULT 0;
    UPDATE case_row SET moved_at = unixepoch(body ->> '$.lastEventAt');
    CREATE INDEX case_by_move ON case_row (moved_at, registered_at);
    \(judgement)
    """

  private static let judgement = """
    CREATE INDEX clock_by_judgement ON clock_row (min(due_at, ifnull(ended_at, due_at)))
      WHERE due_at IS NOT NULL;
    """

  /// A list of states is made a table anew for each clock that is written; comparisons are not.
  static let clocksCompared = """
    DROP VIEW clocks;
    CREATE TABLE compared (
      case_id INTEGER NOT NULL REFERENCES case_row (id) ON DELETE CASCADE,
      position INTEGER NOT NULL, id TEXT NOT NULL, started_at INTEGER NOT NULL, due_at INTEGER,
      ended_at INTEGER,
      state TEXT NOT NULL CHECK (state = 'running' OR state = 'paused' OR state = 'met'
        OR state = 'breached' OR state = 'stopped'),
      PRIMARY KEY (case_id, position)
    ) STRICT, WITHOUT ROWID;
    INSERT INTO compared SELECT case_id, position, id, started_at, due_at, ended_at, state
      FROM clock_row ORDER BY case_id, position;
    DROP TABLE clock_row;
    ALTER TABLE compared RENAME TO clock_row;
    CREATE INDEX live_clock_by_due ON clock_row (due_at)
      WHERE ended_at IS NULL AND state IN ('running', 'breached');
    \(judgement)
    \(clocks)
    """

  static let search = """
    CREATE VIRTUAL TABLE search USING fts5(text, tokenize = 'unicode61 remove_diacritics 0');
    """

  /// Writes many rows; indexes are made afterwards in one go.
  static func inBulk<Result>(_ db: Database, _ body: () throws -> Result) throws -> Result {
    let indexes = try Row.fetchAll(
      db,
      sql: """
        SELECT name, sql FROM sqlite_master
        WHERE type = 'index' AND tbl_name IN ('case_row', 'clock_row') AND sql IS NOT NULL
        """)
    return try db.keepingPages {
      for index in indexes { try db.execute(sql: "DROP INDEX \(index[0] as String)") }
      let result = try body()
      for index in indexes { try db.execute(sql: index[1]) }
      return result
    }
  }

  /// Empties the projections; `search` is made anew, because emptying it goes word by word.
  static func clear(_ db: Database) throws {
    try db.execute(
      sql: """
        DELETE FROM score_row; DELETE FROM ledger_row; DELETE FROM clock_row; DELETE FROM case_row;
        DELETE FROM slip_key; DROP TABLE search; \(search)
        """)
  }

  /// Empties what is kept of cases.
  static func clearCases(_ db: Database) throws {
    try db.execute(sql: "DELETE FROM clock_row; DELETE FROM case_row; DELETE FROM search;")
  }
}
