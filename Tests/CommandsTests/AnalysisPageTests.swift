import Foundation
import Testing

/// The lines of the page for analysts, each run as it stands there.
@Suite struct AnalysisPageTests {
  private static func commands() throws -> [String] {
    let page = try String(
      contentsOf: Hall.repository.appending(
        path: "Sources/Headquarters/Headquarters.docc/Analysis.md"), encoding: .utf8)
    return page.matches(of: /(?s)```sh\n(.*?)```/).map { String($0.1) }
  }

  @Test func `every line of the page runs, and all tools count the same`() throws {
    let hall = try Hall.practice()
    defer { hall.close() }
    for phone in ["13800138000", "13800138001"] { _ = try hall.complaint(phone: phone) }
    try hall.run(
      "case", "register", "--channel", "PHONE", "--kind", "REPAIR", "--category", "LK01")
    try hall.run("sync", "seal")
    try hall.run("headquarters", "init", "--practice")
    try hall.run("headquarters", "enroll", "--site", "101", "--public-key", "hall/keys/site.pub")
    try hall.run("headquarters", "import", "hall/outbox")
    try hall.shell("cp -r hall/outbox batches && mkdir bin && ln -s '\(Hall.program)' bin/hearwell")
    let python = ProcessInfo.processInfo.environment["HEARWELL_PYTHON"] ?? "/usr/bin/python3"
    let folder = (python as NSString).deletingLastPathComponent
    let commands = try Self.commands()
    #expect(commands.count == 7)
    var counted: [[String]] = []
    for command in commands {
      let outcome = try hall.shell(
        "set -euo pipefail\nexport PATH=$PWD/bin:\(folder):$PATH\n" + command)
      #expect(outcome.status == 0 && !outcome.output.isEmpty, "\(command)\n\(outcome.errors)")
      counted.append(outcome.output.split(whereSeparator: \.isNewline).map(String.init))
    }
    #expect(
      counted[0].map { $0.split(separator: " ").reversed().joined(separator: " ") } == [
        "FE01 2", "LK01 1",
      ])
    #expect(counted[1] == ["FE01 2", "LK01 1"] && counted[2] == counted[1])
    #expect(counted[3].first?.hasSuffix(" 0 invalid") == true)
    #expect(counted[5].prefix(2) == ["FE01|2", "LK01|1"])
    #expect(counted[6].count == 3)
  }
}
