import GRDB

/// The tables of headquarters' store. Migrations are append-only and frozen once shipped.
///
/// An event's `id` is its stream's key (site and epoch as one number) times 10^9 and its sequence:
/// one B-tree in the order of import, and sequences have at most nine digits.
enum HeadquartersSchema {
  static var migrator: DatabaseMigrator {
    var migrator = DatabaseMigrator()
    migrator.registerMigration("Sites are enrolled; their lines are kept as they came") { db in
      try db.execute(sql: streams)
      try db.execute(sql: lines)
    }
    migrator.registerMigration("Batches wait, are rejected or fork; events are parked") { db in
      try db.execute(sql: exceptions)
    }
    migrator.registerMigration("Cases, scores, clocks and search are projected from events") { db in
      try db.execute(sql: CaseProjection.tables)
    }
    migrator.registerMigration("Events are shown with actor and channel, as a site shows them") {
      try $0.execute(sql: events)
    }
    migrator.registerMigration("Ledgers of recoveries, penalties and rectifications are kept") {
      try $0.execute(sql: LedgerProjection.table)
    }
    migrator.registerMigration("Live clocks are found by the time they are due") {
      try $0.execute(sql: CaseProjection.liveClocks)
    }
    migrator.registerMigration("What was erased is wiped, files and all") {
      try $0.execute(sql: erasure)
    }
    migrator.registerMigration("Reports find what moved and when a clock was judged") {
      try $0.execute(sql: CaseProjection.moves)
    }
    migrator.registerMigration("Looks at private data are kept") {
      try $0.execute(sql: AccessLog.table)
    }
    migrator.registerMigration("The public halves of slip keys are kept") {
      try $0.execute(sql: SlipKeyProjection.table)
    }
    migrator.registerMigration("Reports read the events of all sites as one journal") {
      try $0.execute(sql: journal)
    }
    migrator.registerMigration("What was taken is durable; no second sequence is kept") {
      try $0.execute(sql: "ALTER TABLE stream DROP COLUMN durable")
    }
    migrator.registerMigration("Cases say what time they were given and whether they are signed") {
      let applied = "(SELECT * FROM event WHERE id NOT IN (SELECT id FROM parked))"
      try $0.execute(sql: CaseProjection.agreements(from: applied, by: "id"))
    }
    migrator.registerMigration(
      "What sites are directed to do is kept, and found what they said of it"
    ) {
      try $0.execute(sql: directions)
    }
    migrator.registerMigration("What a site says of itself is kept, the newest only") {
      try $0.execute(sql: heartbeats)
    }
    migrator.registerMigration("Sites enroll by codes; installations are closed, keys revoked") {
      try $0.execute(sql: enrolment)
    }
    migrator.registerMigration("Who wipes knows whether more was erased meanwhile") {
      try $0.execute(sql: "ALTER TABLE unwiped ADD COLUMN times INTEGER NOT NULL DEFAULT 1")
    }
    migrator.registerMigration("Types and states are compared one by one, without a list") {
      try $0.execute(sql: comparisons)
      try $0.execute(sql: CaseProjection.clocksCompared)
    }
    return migrator
  }

  private static let comparisons = """
    DROP INDEX event_on_directions;
    CREATE INDEX event_on_directions ON event (id) WHERE \(HeadquartersRows.isOnDirections);
    """

  private static let heartbeats = """
    CREATE TABLE heartbeat (
      stream INTEGER PRIMARY KEY NOT NULL REFERENCES stream (key),
      document BLOB NOT NULL, received_at INTEGER NOT NULL, clock_offset INTEGER
    ) STRICT;
    """

  private static let enrolment = """
    CREATE TABLE enrolment (
      stream INTEGER PRIMARY KEY NOT NULL, digest BLOB NOT NULL CHECK (length(digest) = 32),
      valid_until INTEGER NOT NULL, used_by TEXT
    ) STRICT;
    ALTER TABLE stream ADD COLUMN closed_at INTEGER;
    ALTER TABLE stream_key ADD COLUMN revoked_at INTEGER;
    """

  private static let directions = """
    CREATE TABLE direction (
      site INTEGER NOT NULL CHECK (site BETWEEN 100 AND 999),
      sequence INTEGER NOT NULL CHECK (sequence > 0),
      subject TEXT, line TEXT NOT NULL, private TEXT,
      previous BLOB NOT NULL CHECK (length(previous) = 32),
      PRIMARY KEY (site, sequence)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX event_on_directions ON event (id)
      WHERE type IN (\(HeadquartersRows.typesOnDirections));
    """

  private static let streams = """
    CREATE TABLE stream (
      key INTEGER PRIMARY KEY NOT NULL,
      site INTEGER NOT NULL CHECK (site BETWEEN 100 AND 999),
      epoch INTEGER NOT NULL CHECK (epoch BETWEEN 1 AND 9),
      applied INTEGER NOT NULL DEFAULT 0 CHECK (applied >= 0),
      durable INTEGER CHECK (durable <= applied),
      frozen_at INTEGER, enrolled_at INTEGER NOT NULL, last_contact INTEGER,
      UNIQUE (site, epoch), CHECK (key = site * 10 + epoch)
    ) STRICT;
    CREATE TABLE stream_key (
      stream INTEGER NOT NULL REFERENCES stream (key),
      key_id TEXT NOT NULL CHECK (length(key_id) = 16),
      public_key BLOB NOT NULL CHECK (length(public_key) = 32),
      ended_at INTEGER, enrolled_at INTEGER NOT NULL,
      PRIMARY KEY (stream, key_id)
    ) STRICT, WITHOUT ROWID;
    """

  private static let lines = """
    CREATE TABLE event (
      id INTEGER PRIMARY KEY NOT NULL CHECK (id % 1000000000 > 0),
      type TEXT NOT NULL, subject TEXT, time INTEGER NOT NULL,
      line TEXT NOT NULL, hash BLOB NOT NULL CHECK (length(hash) = 32)
    ) STRICT;
    CREATE INDEX event_by_subject ON event (subject) WHERE subject IS NOT NULL;
    CREATE TABLE private (
      id INTEGER PRIMARY KEY NOT NULL REFERENCES event (id), line TEXT NOT NULL
    ) STRICT;
    CREATE TABLE recording (
      sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
      stream INTEGER NOT NULL REFERENCES stream (key),
      bytes INTEGER NOT NULL CHECK (bytes >= 0), arrived_at INTEGER,
      PRIMARY KEY (sha256, stream)
    ) STRICT, WITHOUT ROWID;
    CREATE TRIGGER events_stay_as_they_came BEFORE UPDATE ON event
    BEGIN SELECT RAISE(ABORT, 'an event stays as it came'); END;
    CREATE TRIGGER events_are_never_pruned BEFORE DELETE ON event
    BEGIN SELECT RAISE(ABORT, 'events are never pruned'); END;
    CREATE VIEW events AS SELECT
      printf('%d.%d.%d', id / 10000000000, id / 1000000000 % 10, id % 1000000000) AS id,
      id / 10000000000 AS site, id / 1000000000 % 10 AS epoch, id % 1000000000 AS sequence,
      type, subject, line ->> '$.time' AS time, line ->> '$.data' AS data
      FROM event;
    """

  private static let events = """
    DROP VIEW events;
    CREATE VIEW events AS SELECT
      printf('%d.%d.%d', id / 10000000000, id / 1000000000 % 10, id % 1000000000) AS id,
      id / 10000000000 AS site, id / 1000000000 % 10 AS epoch, id % 1000000000 AS sequence,
      type, subject, line ->> '$.time' AS time, line ->> '$.data.actor' AS actor,
      line ->> '$.data.channel' AS channel, line -> '$.data' AS data
      FROM event;
    """

  /// What is parked is in no case and in no report.
  private static let journal = """
    CREATE INDEX event_by_time ON event (time, type);
    CREATE VIEW journal AS SELECT id AS sequence, type, subject, time, line, hash FROM event
      WHERE NOT EXISTS (SELECT 1 FROM parked WHERE parked.id = event.id);
    """

  private static let erasure = """
    ALTER TABLE recording ADD COLUMN erased INTEGER NOT NULL DEFAULT 0 CHECK (erased IN (0, 1));
    CREATE TABLE unwiped (id INTEGER PRIMARY KEY CHECK (id = 1)) STRICT;
    """

  private static let exceptions = """
    CREATE TABLE waiting (
      stream INTEGER NOT NULL REFERENCES stream (key),
      first INTEGER NOT NULL, last INTEGER NOT NULL CHECK (last >= first),
      name TEXT NOT NULL, bytes BLOB NOT NULL, received_at INTEGER NOT NULL,
      PRIMARY KEY (stream, first, last)
    ) STRICT;
    CREATE TABLE rejected (
      digest TEXT PRIMARY KEY NOT NULL, name TEXT NOT NULL, reason TEXT NOT NULL, bytes BLOB,
      received_at INTEGER NOT NULL
    ) STRICT;
    CREATE TABLE fork (
      stream INTEGER NOT NULL REFERENCES stream (key), sequence INTEGER NOT NULL,
      digest TEXT NOT NULL, bytes BLOB NOT NULL, received_at INTEGER NOT NULL,
      PRIMARY KEY (stream, sequence, digest)
    ) STRICT;
    CREATE TABLE parked (
      id INTEGER PRIMARY KEY NOT NULL REFERENCES event (id),
      subject TEXT, reason TEXT NOT NULL
    ) STRICT;
    """
}
