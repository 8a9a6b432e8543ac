import ChildProcesses
import Foundation
import Testing

/// A real site and a real headquarters in two network namespaces, joined by a router that loses
/// packets and is cut now and then.
struct BadNetworkTests {
  private struct Packets: Decodable {
    let carried: Int
    let lost: Int
    let cut: Int
  }

  private static let router = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "network.py").path

  /// Headquarters that will serve at the other end, and a site that delivers there and is known.
  private func parties(under authority: Authority) throws -> (office: Folder, site: Folder) {
    let (office, site) = (try Folder(), try Folder())
    for (folder, arguments) in [
      (office, ["headquarters", "init", "--practice"]),
      (site, ["init", "--site", "101", "--name", "城东营业厅", "--practice"]),
    ] {
      let made = try ChildProcess.run(
        [Folder.program] + arguments, in: folder.path, environment: Folder.environment)
      try #require(made.status == 0, "\(made.errors)")
    }
    let text = try site.read("hall/hearwell.yaml").replacing(
      /(?m)^courier:.*$/,
      with: "courier: {deliver: \"https://10.77.0.2:8443\", authority: \"\(authority.root)\"}"
    ).replacing("[logger]", with: "[\"true\"]")
    try site.write(text, to: "hall/hearwell.yaml")
    let enrolled = try office.hearwell(
      "headquarters", "enroll", "--site", "101", "--public-key", site.path + "/hall/keys/site.pub")
    try #require(enrolled.status == 0, "\(enrolled.errors)")
    let trusted = try site.hearwell(
      "sync", "trust", office.path + "/headquarters/keys/headquarters.pub", "--yes")
    try #require(trusted.status == 0, "\(trusted.errors)")
    return (office, site)
  }

  /// A call that reports a burst, and its recording; then a batch is sealed.
  private func call(_ site: Folder, caller: Int) throws {
    try site.write(
      """
      calls from 1380013800\(caller)
      caller presses 1
      caller presses 1
      caller says \(2 + caller)s
      caller presses #
      caller presses 1
      caller presses 1
      hears case.registered
      caller hangs up

      """, to: "call.txt")
    for arguments in [["rehearse", "call.txt"], ["sync", "seal"]] {
      let outcome = try ChildProcess.run(
        [Folder.program] + arguments, in: site.path, environment: Folder.environment)
      try #require(outcome.status == 0, "\(outcome.errors)")
    }
  }

  private func lines(_ store: String, _ query: String) throws -> [Substring] {
    let outcome = try ChildProcess.run(["/usr/bin/sqlite3", store, query])
    try #require(outcome.status == 0, "\(outcome.errors)")
    return outcome.output.split(separator: "\n")
  }

  @Test func `a fifth of the packets lost and a line cut every five seconds lose nothing`() throws {
    let authority = try Authority()
    let (office, site) = try parties(under: authority)
    for caller in 1...4 { try call(site, caller: caller) }
    let serve =
      "exec \(Folder.program) headquarters serve --listen 10.77.0.2:8443 "
      + "--certificate \(authority.certificate) --private-key \(authority.privateKey)"
    // The line is cut in the middle of whatever is under way: whoever delivers simply tries again.
    let deliver = """
      for try in $(seq 200); do
        timeout 20 \(Folder.program) courier --once 2>>errors && exit 0
        sleep 0.3
      done
      exit 1
      """
    let outcome = try ChildProcess.run(
      [
        "/usr/bin/python3", Self.router, "20", "5", "5",
        "cd \(office.path) && \(serve) >served 2>log",
        "cd \(site.path) && \(deliver)",
      ], environment: Folder.environment)
    try #require(outcome.status == 0, "\(outcome.errors) \((try? site.read("errors")) ?? "")")
    let packets = try JSONDecoder().decode(Packets.self, from: Data(outcome.output.utf8))
    #expect(packets.lost > 0 && packets.cut > 0 && packets.carried > packets.lost, "\(packets)")
    let sent = try lines(
      site.path + "/hall/cases.sqlite", "SELECT line, hex(hash) FROM journal ORDER BY sequence")
    let taken = try lines(
      office.path + "/headquarters/headquarters.sqlite",
      "SELECT line, hex(hash) FROM event ORDER BY id")
    #expect(sent == taken && sent.count >= 12)
    let sounds = try FileManager.default.contentsOfDirectory(atPath: site.path + "/hall/recordings")
      .filter { $0.hasSuffix(".flac") }
    #expect(sounds.count == 4)
    for sound in sounds {
      #expect(
        FileManager.default.contentsEqual(
          atPath: "\(site.path)/hall/recordings/\(sound)",
          andPath: "\(office.path)/headquarters/recordings/\(sound)"), "\(sound)")
    }
  }
}
