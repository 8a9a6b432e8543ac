import Foundation
import Testing

@Suite struct InitTests {
  @Test func `a site has its files, and its key is for nobody else's eyes`() throws {
    let hall = try Hall.practice()
    defer { hall.close() }
    for name in ["hearwell.yaml", "policy.yaml", "cases.sqlite", "keys", "recordings", "outbox"] {
      #expect(hall.exists("hall/\(name)"), "\(name)")
    }
    let key = hall.site + "/keys/site.key"
    let mode = try FileManager.default.attributesOfItem(atPath: key)[.posixPermissions] as? Int
    #expect(mode == 0o600)
  }

  @Test func `an existing site is never overwritten`() throws {
    let hall = try Hall.practice()
    defer { hall.close() }
    let before = try hall.text(of: "hall/hearwell.yaml")
    let again = try hall.run("init", "--site", "102", "--name", "x", "--practice")
    #expect(again.status == 73)
    #expect(try hall.text(of: "hall/hearwell.yaml") == before)
  }

  @Test func `one person per role of the policy works at once`() throws {
    let hall = try Hall.practice()
    defer { hall.close() }
    let staff = try hall.run("staff", "list", "--json").array
    #expect(staff.contains { $0["id"] as? String == "general_manager" })
    #expect(staff.allSatisfy { $0["department"] is NSNull })
  }

  @Test func `without prompts and kiosk there is no site`() throws {
    let hall = try Hall()
    defer { hall.close() }
    let made = try hall.run(
      "init", "--site", "101", "--name", "x",
      environment: ["HEARWELL_SHARE": hall.folder.path])
    #expect(made.status == 66)
    #expect(!hall.exists("hall"))
  }

  @Test(arguments: ["99", "1000", "abc"])
  func `a site code has three digits from 100`(code: String) throws {
    let hall = try Hall()
    defer { hall.close() }
    #expect(try hall.run("init", "--site", code, "--name", "x").status == 64)
  }

  @Test(arguments: [
    ("causes", "READING", "抄表差错"), ("penalties", "late_arrival", "Crew late at a leak"),
    ("special_needs", "ELDERLY", "老年人"), ("categories", "LK01", "爆管漏水"),
  ])
  func `the codes of a part of the policy are listed, before there is a site too`(
    part: String, code: String, name: String
  ) throws {
    let hall = try Hall()
    defer { hall.close() }
    let entries = try hall.run("policy", "list", part, "--json").array
    #expect(entries.first { $0["code"] as? String == code }?["zh"] as? String == name)
    #expect(try hall.run("policy", "list", part).output.contains("\(code) "))
    try hall.run("init", "--site", "101", "--name", "x", "--practice")
    #expect(try hall.run("policy", "list", part, "--json").array.count == entries.count)
    #expect(try hall.run("policy", "list", "songs").status == 64)
  }

  @Test func `a profile lies over the water policy`() throws {
    let hall = try Hall()
    defer { hall.close() }
    try hall.run("init", "--site", "101", "--name", "x", "--practice", "--profile", "gas")
    let profiles = try hall.run("policy", "list", "--json").array
    #expect(profiles.first { $0["chosen"] as? Bool == true }?["profile"] as? String == "gas")
    let unknown = try hall.run("--directory", "o", "init", "--site", "1", "--name", "x")
    #expect(unknown.status == 64)
  }
}
