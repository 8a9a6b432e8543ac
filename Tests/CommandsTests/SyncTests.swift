import ChildProcesses
import Foundation
import Testing

@Suite struct SyncTests {
  @Test func `a site's cases reach headquarters once, and it says so`() throws {
    let hall = try Hall.practice()
    defer { hall.close() }
    _ = try hall.complaint()
    let sealed = try hall.run("sync", "seal", "--json").array
    #expect(sealed.first?["first"] as? Int == 1)
    let file = try #require(sealed.first?["file"] as? String)
    #expect(try hall.run("sync", "seal", "--json").output == "[]\n")
    #expect(try hall.run("headquarters", "init", "--practice").status == 0)
    #expect(try hall.run("headquarters", "init", "--practice").status == 73)
    let refused = try hall.run("headquarters", "import", file, "--json")
    #expect(refused.status == 65)
    #expect(refused.array.first?["result"] as? String == "rejected")
    try hall.run(
      "headquarters", "enroll", "--site", "101", "--public-key", hall.site + "/keys/site.pub")
    for result in ["applied", "duplicate"] {
      let imported = try hall.run("headquarters", "import", file, "--json")
      #expect(imported.status == 0)
      #expect(imported.array.first?["result"] as? String == result)
    }
    try hall.run("headquarters", "acknowledge", "--site", "101", "--output", "said.jsonl")
    #expect(try hall.run("sync", "acknowledge", "said.jsonl").status == 78)
    let key = "headquarters/keys/headquarters.pub"
    #expect(try hall.run("sync", "trust", key).status == 64)
    #expect(try hall.run("sync", "trust", key, "--yes").output.contains("keyId"))
    #expect(try hall.run("sync", "acknowledge", "said.jsonl").status == 0)
    #expect(try hall.run("sync", "acknowledge", "said.jsonl").status == 0)
    let status = try hall.run("sync", "status", "--json").object
    #expect(status["sealed"] as? Int == status["applied"] as? Int)
    #expect(status["waiting"] as? Int == 0)
  }

  @Test func `the courier rings, delivers and ends`() throws {
    let hall = try Hall.practice()
    defer { hall.close() }
    try hall.write("#!/bin/sh\ncat >> \(hall.folder.path)/rung\n", to: "page")
    chmod(hall.folder.appending(path: "page").path, 0o755)
    let text = try hall.text(of: "hall/hearwell.yaml")
    try hall.write(
      text.replacing("[logger]", with: "[\(hall.folder.path)/page]"), to: "hall/hearwell.yaml")
    try hall.run(
      "case", "register", "--channel", "PHONE", "--kind", "REPAIR", "--category", "LK01")
    let outcome = try hall.run("courier", "--once")
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(try hall.text(of: "rung").contains("\"reason\":\"emergency\""))
    #expect(try hall.run("sync", "status", "--json").object["delivered"] as? Int ?? 0 > 0)
  }

  @Test func `a practice headquarters takes no real site, and the clock belongs to practice`()
    throws
  {
    let hall = try Hall()
    defer { hall.close() }
    try hall.run("headquarters", "init")
    let now = ["HEARWELL_NOW": "2026-11-23T12:00:00+08:00"]
    #expect(try hall.run("headquarters", "sites", environment: now).status == 78)
    #expect(try hall.run("--directory", "headquarters", "headquarters", "sites").status == 0)
  }

  @Test func `a batch is shown as CloudEvents, and its schema is JSON`() throws {
    let hall = try Hall.practice()
    defer { hall.close() }
    _ = try hall.complaint()
    let file = try #require(
      try hall.run("sync", "seal", "--json").array.first?["file"] as? String)
    let events = try hall.run("batch", "cloudevents", file).array
    #expect(events.first?["type"] as? String == "case.registered")
    #expect(try ChildProcess.run(["/usr/bin/env", "gzip", "--keep", file]).status == 0)
    #expect(try hall.run("batch", "cloudevents", file + ".gz").array.count == events.count)
    #expect(try hall.run("schema", "batch").object["$defs"] != nil)
    try hall.write("{}\n", to: "broken.jsonl")
    #expect(try hall.run("batch", "cloudevents", "broken.jsonl").status == 65)
  }
}
