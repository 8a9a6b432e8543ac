import ChildProcesses
import Databases
import Foundation
import Sites
import Testing

/// What a person meets whose headquarters is in a database.
@Suite struct DatabaseCommandTests {
  /// Headquarters of one site with a case, and a batch that is still to come.
  private func headquarters(at url: String) throws -> Desk {
    let desk = try Desk()
    var site = Site()
    try site.register(1)
    try site.register(2)
    try desk.write(site.publicKey, to: "site.pub")
    try desk.write(String(decoding: site.batch(1...1), as: UTF8.self), to: "one.jsonl")
    try desk.write(String(decoding: site.batch(2...2), as: UTF8.self), to: "two.jsonl")
    let made = try desk.headquarters("init", "--store", url)
    try #require(made.status == 0, "\(made.errors)")
    let known = try desk.headquarters("enroll", "--site", "101", "--public-key", "site.pub")
    try #require(known.status == 0, "\(known.errors)")
    let taken = try desk.headquarters("import", "one.jsonl")
    try #require(taken.status == 0 && taken.output.hasPrefix("applied"), "\(taken.errors)")
    return desk
  }

  /// One line, with subject and remedy, that tells no password.
  private func expectLine(
    _ outcome: Desk.Outcome, _ status: Int32, _ cause: String,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    #expect(outcome.status == status, "\(outcome.errors)", sourceLocation: sourceLocation)
    #expect(
      outcome.errors.contains(cause), "\(outcome.errors)", sourceLocation: sourceLocation)
    #expect(
      outcome.errors.count { $0 == "\n" } == 1 && outcome.errors.contains("; "),
      "\(outcome.errors)", sourceLocation: sourceLocation)
    for secret in [Cluster.password, "heim", "ge%23heim"] {
      #expect(
        !(outcome.errors + outcome.output).contains(secret), sourceLocation: sourceLocation)
    }
  }

  @Test func `sites, acknowledgements, the pages' watch and the views work as on SQLite`() throws {
    let cluster = try Cluster.shared.get()
    let url = try cluster.schema()
    let desk = try headquarters(at: url)
    let sites = try desk.headquarters("sites", "--json")
    #expect(sites.output.contains("\"applied\": 1") || sites.output.contains("\"applied\":1"))
    #expect(try desk.headquarters("acknowledge", "--site", "101").output.contains("101"))
    #expect(try desk.headquarters("import", "one.jsonl").output.hasPrefix("duplicate"))
    let views = try cluster.execute(
      """
      SELECT number, callback_wanted, contact_name, flags FROM cases;
      SELECT id, state, due_at FROM clocks; SELECT count(*) FROM scores;
      SELECT id, site, epoch, sequence, type, actor, channel, data ->> 'kind' FROM events
      """, at: url)
    #expect(
      views == """
        101100000172|1|王芳|[]
        acceptance|running|2026-11-23T10:00:00Z
        0
        101.1.1|101|1|1|case.registered|customer|KIOSK|COMPLAINT

        """)
    let mode = try FileManager.default.attributesOfItem(
      atPath: desk.folder + "/headquarters/headquarters.yaml")[.posixPermissions]
    #expect(mode as? Int == 0o600, "a password may stand in it")
  }

  @Test func `init makes no second headquarters in a database, and takes up one that was begun`()
    throws
  {
    let url = try Cluster.shared.get().schema()
    let desk = try Desk()
    let first = try desk.headquarters("init", "--store", url, "--directory", "begun")
    #expect(first.status == 0, "\(first.errors)")
    let other = try headquarters(at: url)
    let again = try other.headquarters("init", "--store", url, "--directory", "third")
    expectLine(again, 73, "headquarters is in it already")
    let kept = FileManager.default.fileExists(atPath: other.folder + "/third/headquarters.yaml")
    #expect(!kept)
  }

  @Test func `what keeps a database from being used is told in one line`() throws {
    let cluster = try Cluster.shared.get()
    let desk = try Desk()
    func make(_ url: String) throws -> Desk.Outcome {
      try desk.headquarters("init", "--store", url)
    }
    expectLine(
      try make("postgresql://hearwell:geheim@127.0.0.1:1/none"), 69, "postgresql://hearwell@127")
    expectLine(try make("postgresql://hearwell:ge@heim@127.0.0.1:1/none"), 78, "no URL")
    expectLine(try make("postgresql://hearwell:geheim@127.0.0.1:port/none"), 78, "no URL")
    expectLine(try make(cluster.url(password: "geheim")), 77, "password authentication failed")
    let absent = cluster.url().replacing("/postgres?", with: "/absent?")
    expectLine(try make(absent), 66, "\"absent\" does not exist")
    let empty = try cluster.schema()
    try FileManager.default.createDirectory(
      atPath: desk.folder + "/lost", withIntermediateDirectories: true)
    try desk.write("store: '\(empty)'\n", to: "lost/headquarters.yaml")
    expectLine(
      try desk.headquarters("sites", "--directory", "lost"), 66, "no headquarters' store in it")
    let made = FileManager.default.fileExists(atPath: desk.folder + "/headquarters/keys")
    #expect(!made, "a failed init leaves no keys")
  }

  @Test func `a store of a newer Hearwell is left alone`() throws {
    let cluster = try Cluster.shared.get()
    let url = try cluster.schema()
    let desk = try headquarters(at: url)
    try cluster.execute("INSERT INTO schema_migration VALUES (99)", at: url)
    expectLine(try desk.headquarters("import", "two.jsonl"), 78, "newer Hearwell")
  }

  @Test func `a full disk undoes the batch, which goes in later`() throws {
    let cluster = try Cluster.shared.get()
    let url = try cluster.schema()
    let desk = try headquarters(at: url)
    // The server raises what it raises where its disk is full, in the last statement of a batch.
    try cluster.execute(
      """
      CREATE FUNCTION fill() RETURNS trigger LANGUAGE plpgsql AS
        $$ BEGIN RAISE EXCEPTION 'could not extend file' USING ERRCODE = 'disk_full'; END $$;
      CREATE TRIGGER full_disk BEFORE INSERT ON clock_row EXECUTE FUNCTION fill()
      """, at: url)
    expectLine(try desk.headquarters("import", "two.jsonl"), 74, "disk is full")
    let state = "SELECT count(*), (SELECT applied FROM stream) FROM event"
    #expect(try cluster.execute(state, at: url) == "1|1\n")
    try cluster.execute("DROP TRIGGER full_disk ON clock_row", at: url)
    #expect(try desk.headquarters("import", "two.jsonl").output.hasPrefix("applied"))
    #expect(try cluster.execute(state, at: url) == "2|2\n")
  }

  @Test func `without hearwell-network a database is out of reach, and that is said`() throws {
    let desk = try Desk()
    let alone = desk.folder + "/hearwell"
    try FileManager.default.copyItem(atPath: Desk.program, toPath: alone)
    let outcome = try desk.hearwell(
      ["headquarters", "init", "--store", "postgresql://u:geheim@127.0.0.1:1/none"],
      program: alone)
    expectLine(outcome, 69, "install hearwell-network")
  }

  @Test func `a server that dies is told as out of reach, and nothing is half done`() throws {
    let cluster = try Cluster()
    defer { cluster.stop() }
    let url = cluster.url()
    let desk = try headquarters(at: url)
    // A batch is on its way and waits for a row when the server dies.
    try cluster.execute(
      """
      CREATE FUNCTION wait() RETURNS trigger LANGUAGE plpgsql AS
        $$ BEGIN PERFORM pg_sleep(600); RETURN NEW; END $$;
      CREATE TRIGGER slow BEFORE INSERT ON clock_row EXECUTE FUNCTION wait()
      """)
    let errors = desk.folder + "/errors"
    let importing = try ChildProcess(
      [Desk.program, "headquarters", "import", "two.jsonl"], in: desk.folder,
      environment: Desk.environment, errors: errors)
    let asleep = "SELECT count(*) FROM pg_stat_activity WHERE wait_event = 'PgSleep'"
    while try cluster.execute(asleep) == "0\n" { usleep(20_000) }
    try cluster.kill()
    let status = importing.wait()
    expectLine((status, "", try String(contentsOfFile: errors, encoding: .utf8)), 69, "server")
    expectLine(try desk.headquarters("case", "list"), 69, "check that the server runs")
  }
}
