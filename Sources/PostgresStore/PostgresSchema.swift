import Cases

/// The tables of headquarters' store. Migrations are append-only and frozen once shipped.
///
/// They are those of the store on SQLite, but for their keys: all rows of a site have its number as the
/// first part of their key, so that Citus can spread them by it. Texts are ordered by their bytes, as
/// SQLite orders them. What is projected from events has no foreign keys: it is written in the
/// transaction that writes the event, or dropped and made anew. What a site may write at any length is in
/// no B-tree: its keys have at most 2,700 bytes, and an import must not end with that.
enum PostgresSchema {
  static let migrations = [
    streams, lines, exceptions, cases, ledgers, views, directions, heartbeats, enrolment,
    wipes,
  ]

  /// Whether the store is one that this Hearwell reads and writes as it is.
  static func isCurrent(_ link: PostgresLink) throws(CaseStoreError) -> Bool {
    guard try text(link, "SELECT to_regclass('schema_migration')::text") != nil else {
      return false
    }
    return try count(link, "SELECT count(*) FROM schema_migration") == migrations.count
  }

  /// Brings a store up to date, one transaction for all; `creating` says whether one is made where
  /// there is none, or only a begun one that no site is enrolled in.
  ///
  /// - Throws: ``CaseStoreError``.
  static func prepare(
    _ link: PostgresLink, at address: PostgresAddress, creating: Bool
  ) throws(CaseStoreError) {
    guard try text(link, "SELECT current_setting('server_encoding')") == "UTF8" else {
      throw address.error(
        .foreign, "its encoding is not UTF8",
        "create it with `createdb --encoding UTF8 --template template0 NAME`")
    }
    let isThere = try text(link, "SELECT to_regclass('schema_migration')::text") != nil
    guard isThere || creating else {
      throw address.error(
        .absent, "there is no headquarters' store in it",
        "make one with `hearwell headquarters init --store URL`")
    }
    if !isThere { try link.execute(migrationTable) }
    let known = try count(link, "SELECT count(*) FROM schema_migration")
    guard known <= migrations.count else {
      throw address.error(
        .newer, "it was written by a newer Hearwell", "upgrade Hearwell on this machine")
    }
    if creating, known > 0, try count(link, "SELECT count(*) FROM stream") > 0 {
      throw address.error(
        .exhausted, "headquarters is in it already", "name another database; none is overwritten")
    }
    for (position, statements) in migrations.enumerated().dropFirst(known) {
      try link.execute(statements)
      try link.query("INSERT INTO schema_migration VALUES ($1)", .integer(position + 1))
    }
  }

  private static func text(_ link: PostgresLink, _ sql: String) throws(CaseStoreError) -> String? {
    try link.query(sql).first?.text(0)
  }

  private static func count(_ link: PostgresLink, _ sql: String) throws(CaseStoreError) -> Int {
    try link.query(sql).first?.integer(0) ?? 0
  }

  private static let migrationTable = """
    CREATE TABLE schema_migration (
      position integer PRIMARY KEY, applied_at timestamptz NOT NULL DEFAULT now()
    );
    """

  /// Who wipes knows whether more was erased meanwhile.
  private static let wipes = "ALTER TABLE unwiped ADD COLUMN times bigint NOT NULL DEFAULT 1"

  private static let streams = """
    CREATE TABLE stream (
      site smallint NOT NULL CHECK (site BETWEEN 100 AND 999),
      epoch smallint NOT NULL CHECK (epoch BETWEEN 1 AND 9),
      applied bigint NOT NULL DEFAULT 0 CHECK (applied >= 0),
      frozen_at bigint, enrolled_at bigint NOT NULL, last_contact bigint,
      PRIMARY KEY (site, epoch)
    );
    CREATE TABLE stream_key (
      site smallint NOT NULL, epoch smallint NOT NULL,
      key_id text COLLATE "C" NOT NULL CHECK (length(key_id) = 16),
      public_key bytea NOT NULL CHECK (length(public_key) = 32),
      ended_at bigint, enrolled_at bigint NOT NULL,
      PRIMARY KEY (site, epoch, key_id), FOREIGN KEY (site, epoch) REFERENCES stream
    );
    CREATE TABLE slip_key (
      site smallint NOT NULL, public_key bytea NOT NULL CHECK (length(public_key) = 32),
      added_at bigint NOT NULL, PRIMARY KEY (site, public_key)
    );
    CREATE TABLE access_log (
      id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, at bigint NOT NULL, reader text NOT NULL,
      number text COLLATE "C" NOT NULL, what text NOT NULL
    );
    """

  private static let lines = """
    CREATE TABLE event (
      site smallint NOT NULL, epoch smallint NOT NULL,
      sequence bigint NOT NULL CHECK (sequence > 0),
      type text COLLATE "C" NOT NULL, subject text COLLATE "C", time bigint NOT NULL,
      line text NOT NULL, hash bytea NOT NULL CHECK (length(hash) = 32),
      PRIMARY KEY (site, epoch, sequence)
    );
    CREATE INDEX event_by_subject ON event (subject) WHERE length(subject) = 12;
    CREATE INDEX event_by_time ON event (time);
    CREATE TABLE private (
      site smallint NOT NULL, epoch smallint NOT NULL, sequence bigint NOT NULL,
      line text NOT NULL, PRIMARY KEY (site, epoch, sequence)
    );
    CREATE TABLE recording (
      site smallint NOT NULL, epoch smallint NOT NULL,
      sha256 text COLLATE "C" NOT NULL CHECK (length(sha256) = 64),
      bytes bigint NOT NULL CHECK (bytes >= 0), arrived_at bigint,
      erased boolean NOT NULL DEFAULT FALSE,
      PRIMARY KEY (site, epoch, sha256)
    );
    CREATE INDEX recording_by_hash ON recording (sha256);
    CREATE TABLE unwiped (id integer PRIMARY KEY CHECK (id = 1));
    CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS
      $$ BEGIN RAISE EXCEPTION 'events stay as they came and are never pruned'; END $$;
    CREATE TRIGGER events_stay BEFORE UPDATE OR DELETE OR TRUNCATE ON event
      FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
    """

  private static let exceptions = """
    CREATE TABLE waiting (
      site smallint NOT NULL, epoch smallint NOT NULL,
      first bigint NOT NULL, last bigint NOT NULL CHECK (last >= first),
      name text NOT NULL, bytes bytea NOT NULL, received_at bigint NOT NULL,
      PRIMARY KEY (site, epoch, first, last)
    );
    CREATE TABLE rejected (
      digest text COLLATE "C" PRIMARY KEY, name text NOT NULL, reason text NOT NULL, bytes bytea,
      received_at bigint NOT NULL
    );
    CREATE TABLE fork (
      site smallint NOT NULL, epoch smallint NOT NULL, sequence bigint NOT NULL,
      digest text COLLATE "C" NOT NULL, bytes bytea NOT NULL, received_at bigint NOT NULL,
      PRIMARY KEY (site, epoch, sequence, digest)
    );
    CREATE TABLE parked (
      site smallint NOT NULL, epoch smallint NOT NULL, sequence bigint NOT NULL,
      subject text COLLATE "C", reason text NOT NULL, PRIMARY KEY (site, epoch, sequence)
    );
    """
}
