import GRDB

/// The tables of a site's store. Migrations are append-only and frozen once shipped.
enum Schema {
  static var migrator: DatabaseMigrator {
    var migrator = DatabaseMigrator()
    migrator.registerMigration("Events are kept with their hash, private records apart") { db in
      try db.execute(sql: journal)
    }
    migrator.registerMigration("Cases, scores, clocks and search are projected from events") { db in
      try db.execute(sql: CaseProjection.tables)
    }
    migrator.registerMigration("Alarms, notices, look-ups and looks at private data are kept") {
      try $0.execute(sql: duties)
    }
    migrator.registerMigration("Draws of revisits are kept; an alarm names its clock") {
      try $0.execute(sql: draws)
    }
    migrator.registerMigration("Ledgers of recoveries, penalties and rectifications are kept") {
      try $0.execute(sql: LedgerProjection.table)
    }
    migrator.registerMigration("Journals of several epochs lie one after the other") {
      try $0.execute(sql: epochs)
    }
    migrator.registerMigration("What is erased of a case or a recording is found by it") {
      try $0.execute(sql: erasure)
    }
    migrator.registerMigration("Events are found by their time, live clocks by theirs") { db in
      try db.execute(sql: "CREATE INDEX journal_by_time ON journal (time, type)")
      try db.execute(sql: CaseProjection.liveClocks)
    }
    migrator.registerMigration("Reports find what moved and when a clock was judged") {
      try $0.execute(sql: CaseProjection.moves)
    }
    migrator.registerMigration("The public halves of slip keys are kept") {
      try $0.execute(sql: SlipKeyProjection.table)
    }
    migrator.registerMigration("Cases say what time they were given and whether they are signed") {
      try $0.execute(sql: CaseProjection.agreements(from: "journal", by: "sequence"))
    }
    migrator.registerMigration("Directions of headquarters that were taken are known") {
      try $0.execute(sql: DirectionProjection.table)
    }
    migrator.registerMigration("A clock is compared with states one by one") {
      try $0.execute(sql: CaseProjection.clocksCompared)
    }
    return migrator
  }

  private static let journal = """
    CREATE TABLE meta (
      name TEXT PRIMARY KEY NOT NULL, value TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE journal (
      sequence INTEGER PRIMARY KEY NOT NULL CHECK (sequence > 0),
      type TEXT NOT NULL CHECK (length(type) > 0),
      subject TEXT CHECK (length(subject) = 12),
      time INTEGER NOT NULL,
      line TEXT NOT NULL CHECK (json_valid(line) AND length(CAST(line AS BLOB)) <= 65536),
      hash BLOB NOT NULL CHECK (length(hash) = 32)
    ) STRICT;
    CREATE INDEX journal_by_subject ON journal (subject, sequence);
    CREATE TABLE private (
      sequence INTEGER PRIMARY KEY NOT NULL REFERENCES journal (sequence),
      line TEXT NOT NULL CHECK (json_valid(line))
    ) STRICT;
    CREATE VIEW events AS SELECT line ->> '$.id' AS id, journal.sequence AS sequence, type,
      subject, line ->> '$.time' AS time, line ->> '$.data.actor' AS actor,
      line ->> '$.data.channel' AS channel, line -> '$.data' AS data
      FROM journal;
    CREATE TRIGGER journal_is_append_only BEFORE UPDATE ON journal
    BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
    CREATE TRIGGER journal_is_never_pruned BEFORE DELETE ON journal
    BEGIN SELECT RAISE(ABORT, 'the journal is never pruned'); END;
    """

  /// A store of a later epoch than the first was numbered from 1 until now.
  private static let epochs = """
    DROP TRIGGER journal_is_append_only;
    UPDATE private SET sequence = sequence
      + (SELECT (substr(line ->> '$.id', 5, 1) - 1) * 1000000000 FROM journal LIMIT 1)
      WHERE (SELECT substr(line ->> '$.id', 5, 1) FROM journal LIMIT 1) > '1';
    UPDATE journal SET sequence = sequence + (substr(line ->> '$.id', 5, 1) - 1) * 1000000000
      WHERE (SELECT substr(line ->> '$.id', 5, 1) FROM journal LIMIT 1) > '1';
    CREATE TRIGGER journal_is_append_only BEFORE UPDATE ON journal
    BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
    DROP VIEW events;
    CREATE VIEW events AS SELECT line ->> '$.id' AS id, sequence % 1000000000 AS sequence, type,
      subject, line ->> '$.time' AS time, line ->> '$.data.actor' AS actor,
      line ->> '$.data.channel' AS channel, line -> '$.data' AS data,
      sequence / 1000000000 + 1 AS epoch
      FROM journal;
    """

  private static let erasure = """
    CREATE INDEX journal_by_case_of_call ON journal (line ->> '$.data.caseNumber')
      WHERE type = 'call.ended';
    CREATE INDEX journal_by_recording ON journal (line ->> '$.data.sha256')
      WHERE type = 'recording.added';
    """

  private static let duties = """
    CREATE TABLE alarm (
      id TEXT PRIMARY KEY NOT NULL,
      reason TEXT NOT NULL, number TEXT, category TEXT, department TEXT, due_at INTEGER,
      level INTEGER NOT NULL DEFAULT 0, raised_at INTEGER NOT NULL,
      sent_at INTEGER, acknowledged_at INTEGER, acknowledged_by TEXT,
      CHECK ((acknowledged_at IS NULL) = (acknowledged_by IS NULL))
    ) STRICT;
    CREATE TABLE notice (
      id TEXT PRIMARY KEY NOT NULL,
      kind TEXT NOT NULL CHECK (kind IN ('planned', 'sudden')),
      area TEXT NOT NULL, starts_at INTEGER NOT NULL, ends_at INTEGER NOT NULL,
      text TEXT, recording TEXT, ended_at INTEGER,
      CHECK (ends_at > starts_at)
    ) STRICT;
    CREATE TABLE look_up (
      who TEXT NOT NULL, number TEXT NOT NULL, at INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX look_up_by_number ON look_up (number, at);
    CREATE INDEX look_up_by_who ON look_up (who, at);
    \(AccessLog.table)
    """

  private static let draws = """
    ALTER TABLE alarm ADD COLUMN clock TEXT;
    CREATE TABLE draw (
      month TEXT PRIMARY KEY NOT NULL CHECK (length(month) = 7), seed TEXT NOT NULL,
      drawn_at INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE draw_result (
      number TEXT NOT NULL, month TEXT NOT NULL, is_drawn INTEGER NOT NULL,
      PRIMARY KEY (month, number)
    ) STRICT, WITHOUT ROWID;
    """
}
