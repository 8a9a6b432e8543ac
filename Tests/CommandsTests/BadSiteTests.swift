import Foundation
import Testing

@Suite struct BadSiteTests {
  @Test(arguments: [("epoch: 1", "epoch: 2"), ("\"101\"", "\"202\"")])
  func `a store that belongs to another site or epoch is not gone on with`(
    written: String, other: String
  ) throws {
    let hall = try Hall.practice()
    defer { hall.close() }
    _ = try hall.complaint()
    let text = try hall.text(of: "hall/hearwell.yaml")
    try hall.write(text.replacingOccurrences(of: written, with: other), to: "hall/hearwell.yaml")
    let refused = try hall.run(
      "case", "register", "--channel", "PHONE", "--kind", "QUERY", "--category", "CO01")
    #expect(refused.status == 78 && refused.output.isEmpty)
    #expect(refused.errors.contains("site 101 epoch 1"), "\(refused.errors)")
    #expect(try hall.run("check").status == 78)
    try hall.write(text, to: "hall/hearwell.yaml")
    #expect(try hall.run("store", "verify", "--json").object["events"] as? Int == 1)
  }

  @Test(arguments: ["zzz: [\n", "nodes: {}\nnodes: {}\n"])
  func `a dialogue that is no YAML is told in one line with its place`(end: String) throws {
    let hall = try Hall.practice()
    defer { hall.close() }
    let share = hall.folder.appending(path: "share")
    try FileManager.default.createDirectory(at: share, withIntermediateDirectories: true)
    for name in ["prompts", "kiosk"] {
      let folder = Hall.repository.appending(path: name).resolvingSymlinksInPath()
      try FileManager.default.copyItem(at: folder, to: share.appending(path: name))
    }
    let text = try hall.text(of: "share/prompts/hotline.yaml")
    try hall.write(text + end, to: "share/prompts/hotline.yaml")
    let checked = try hall.run("check", "--json", environment: ["HEARWELL_SHARE": share.path])
    #expect(checked.status == 78)
    let finding = try #require(
      checked.array.first { ($0["file"] as? String)?.hasSuffix("hotline.yaml") == true })
    #expect(finding["line"] as? Int ?? 0 > 0)
    #expect((finding["cause"] as? String)?.contains("\n") == false)
  }

  @Test func `a configuration that is no UTF-8 is the configuration's fault`() throws {
    let hall = try Hall.practice()
    defer { hall.close() }
    try Data([0xFF, 0xFE, 0x73, 0x00]).write(to: hall.folder.appending(path: "hall/hearwell.yaml"))
    #expect(try hall.run("check").status == 78)
    #expect(try hall.run("case", "list").status == 78)
  }

  @Test func `the example in policy.yaml is one switch`() throws {
    let hall = try Hall.practice()
    defer { hall.close() }
    let text = try hall.text(of: "hall/policy.yaml")
    try hall.write(text + "customer_consent: true\n", to: "hall/policy.yaml")
    let checked = try hall.run("check", "--json")
    #expect(checked.array.allSatisfy { $0["severity"] as? String != "error" }, "\(checked.output)")
    #expect(try hall.complaint().count == 12)
  }
}
