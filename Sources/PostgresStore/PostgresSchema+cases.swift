import Batches
import Cases

extension PostgresSchema {
  /// `filed` is the order in which cases came; `search_row` is apart, because its words change seldom
  /// and their index is dear.
  static let cases = """
    CREATE TABLE case_row (
      site smallint NOT NULL, number text COLLATE "C" NOT NULL CHECK (length(number) = 12),
      filed bigint GENERATED ALWAYS AS IDENTITY,
      kind text COLLATE "C" NOT NULL, category text COLLATE "C" NOT NULL,
      state text COLLATE "C" NOT NULL, channel text COLLATE "C" NOT NULL,
      department text COLLATE "C", registered_at bigint NOT NULL, moved_at bigint NOT NULL,
      body json NOT NULL, PRIMARY KEY (site, number)
    );
    CREATE INDEX case_by_state ON case_row (state, registered_at);
    CREATE INDEX case_by_registration ON case_row (registered_at, number);
    CREATE INDEX case_by_move ON case_row (moved_at, registered_at);
    CREATE TABLE clock_row (
      site smallint NOT NULL, number text COLLATE "C" NOT NULL, position integer NOT NULL,
      id text COLLATE "C" NOT NULL, started_at bigint NOT NULL, due_at bigint, ended_at bigint,
      state text COLLATE "C" NOT NULL
        CHECK (state IN ('running', 'paused', 'met', 'breached', 'stopped')),
      PRIMARY KEY (site, number, position)
    );
    CREATE INDEX live_clock_by_due ON clock_row (due_at)
      WHERE ended_at IS NULL AND state IN ('running', 'breached');
    CREATE INDEX clock_by_judgement ON clock_row (least(due_at, coalesce(ended_at, due_at)))
      WHERE due_at IS NOT NULL;
    CREATE TABLE score_row (
      site smallint NOT NULL, event text COLLATE "C" NOT NULL, number text COLLATE "C",
      channel text COLLATE "C" NOT NULL, at bigint NOT NULL, solved text COLLATE "C",
      score smallint CHECK (score BETWEEN 1 AND 5), suspect smallint NOT NULL DEFAULT 0,
      PRIMARY KEY (site, event)
    );
    CREATE INDEX score_by_time ON score_row (at, event);
    CREATE TABLE search_row (
      site smallint NOT NULL, number text COLLATE "C" NOT NULL,
      words text[] COLLATE "C" NOT NULL, PRIMARY KEY (site, number)
    );
    CREATE INDEX search_by_word ON search_row USING gin (words);
    """

  static let ledgers = """
    CREATE TABLE ledger_row (
      site smallint NOT NULL, id text COLLATE "C" NOT NULL,
      number text COLLATE "C" NOT NULL CHECK (length(number) = 12),
      book text COLLATE "C" NOT NULL CHECK (book IN ('recovery', 'penalty', 'rectification')),
      opened_at bigint NOT NULL, body json NOT NULL
    );
    CREATE UNIQUE INDEX ledger_by_id ON ledger_row (site, md5(id));
    CREATE INDEX ledger_by_number ON ledger_row (number);
    CREATE INDEX ledger_by_book ON ledger_row (book, opened_at);
    """

  /// The types of events in which a site says how far it has taken directions.
  static let typesOnDirections =
    EventType.onDirections.map { "'\($0.rawValue)'" }
    .joined(separator: ", ")

  static let directions = """
    CREATE TABLE direction (
      site smallint NOT NULL CHECK (site BETWEEN 100 AND 999),
      sequence bigint NOT NULL CHECK (sequence > 0),
      subject text COLLATE "C", line text NOT NULL, private text,
      previous bytea NOT NULL CHECK (length(previous) = 32), PRIMARY KEY (site, sequence)
    );
    CREATE INDEX event_on_directions ON event (site, epoch, sequence)
      WHERE type IN (\(typesOnDirections));
    """

  static let heartbeats = """
    CREATE TABLE heartbeat (
      site smallint NOT NULL, epoch smallint NOT NULL, document bytea NOT NULL,
      received_at bigint NOT NULL, clock_offset bigint, PRIMARY KEY (site, epoch)
    );
    """

  static let enrolment = """
    CREATE TABLE enrolment (
      site smallint NOT NULL, epoch smallint NOT NULL,
      digest bytea NOT NULL CHECK (length(digest) = 32), valid_until bigint NOT NULL, used_by text,
      PRIMARY KEY (site, epoch)
    );
    ALTER TABLE stream ADD COLUMN closed_at bigint;
    ALTER TABLE stream_key ADD COLUMN revoked_at bigint;
    """

  /// `readable` is a line as JSON: PostgreSQL reads no member of a text that names NUL anywhere, so that
  /// another character stands there for it; the line itself stays.
  ///
  /// `journal` is what was applied: what is parked is in no case and in no report.
  static let views = #"""
    CREATE FUNCTION readable(line text) RETURNS json LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
      SELECT CASE WHEN strpos(line, '\u0000') = 0 THEN line::json
        ELSE replace(line, '\u0000', '\ufffd')::json END $$;
    CREATE FUNCTION rfc3339(seconds bigint) RETURNS text LANGUAGE sql STABLE PARALLEL SAFE AS $$
      SELECT to_char(to_timestamp(seconds) AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') $$;
    CREATE VIEW journal AS SELECT site, epoch, sequence, type, subject, time, line FROM event
      WHERE NOT EXISTS (SELECT 1 FROM parked WHERE parked.site = event.site
        AND parked.epoch = event.epoch AND parked.sequence = event.sequence);
    CREATE VIEW events AS SELECT concat_ws('.', site, epoch, sequence) AS id, site, epoch, sequence,
      type, subject, readable(line) ->> 'time' AS time,
      readable(line) #>> '{data,actor}' AS actor, readable(line) #>> '{data,channel}' AS channel,
      readable(line) -> 'data' AS data
      FROM event;
    CREATE VIEW cases AS SELECT number, kind, category, state,
      body ->> 'flags' AS flags, channel, body ->> 'registeredAt' AS registered_at,
      body ->> 'language' AS language, body ->> 'statement' AS statement,
      body #>> '{contact,name}' AS contact_name, body #>> '{contact,phone}' AS contact_phone,
      body #>> '{contact,extension}' AS contact_extension,
      body #>> '{contact,account}' AS contact_account,
      body #>> '{contact,address}' AS contact_address, body ->> 'queryCode' AS query_code,
      (body #>> '{callback,wanted}')::boolean::integer AS callback_wanted,
      body #>> '{callback,number}' AS callback_number, department,
      body -> 'recordings' AS recordings, body -> 'clocks' AS clocks,
      body -> 'confirmations' AS confirmations, body -> 'links' AS links, body -> 'notes' AS notes,
      (body ->> 'reopenCount')::bigint AS reopen_count, body ->> 'policyVersion' AS policy_version,
      body ->> 'erasedAt' AS erased_at
      FROM case_row;
    CREATE VIEW clocks AS SELECT number, id, rfc3339(started_at) AS started_at,
      rfc3339(due_at) AS due_at, state, rfc3339(ended_at) AS ended_at
      FROM clock_row;
    CREATE VIEW scores AS SELECT event, number, channel, rfc3339(at) AS at, solved, score, suspect
      FROM score_row;
    """#
}
