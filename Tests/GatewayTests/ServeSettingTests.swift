import ChildProcesses
import Foundation
import Testing

/// `headquarters serve`: what it refuses to begin with, and where its settings come from.
struct ServeSettingTests {
  private func folder() throws -> Folder {
    let folder = try Folder()
    try #require(try folder.hearwell("headquarters", "init").status == 0)
    return folder
  }

  private func serve(
    _ folder: Folder, _ arguments: String...
  ) throws -> (status: Int32, output: String, errors: String) {
    try ChildProcess.run(
      [Folder.program, "headquarters", "serve"] + arguments, in: folder.path,
      environment: Folder.environment)
  }

  @Test(arguments: ["0.0.0.0:0", "[::]:0", "headquarters.example:8443", "8443", "127.0.0.1:99999"])
  func `without a certificate it listens on this machine alone`(address: String) throws {
    let outcome = try serve(try folder(), "--listen", address)
    #expect(outcome.status == 78)
    #expect(outcome.errors.contains(address) && outcome.errors.split(separator: "\n").count == 1)
  }

  @Test func `certificate and key are given together, and are such`() throws {
    let folder = try folder()
    let authority = try Authority()
    let other = try Authority()
    #expect(try serve(folder, "--certificate", authority.certificate).status == 78)
    #expect(try serve(folder, "--private-key", authority.privateKey).status == 78)
    for (chain, key) in [
      ("none.pem", authority.privateKey), (authority.certificate, "none.key"),
      (authority.privateKey, authority.privateKey), (authority.certificate, other.privateKey),
    ] {
      let outcome = try serve(folder, "--certificate", chain, "--private-key", key)
      #expect(outcome.status == 78, "\(outcome.errors)")
      #expect(outcome.errors.split(separator: "\n").count == 1)
    }
  }

  @Test func `a flag is stronger than the file`() throws {
    let folder = try folder()
    let file = "headquarters/headquarters.yaml"
    try folder.write(
      try folder.read(file).replacing("listen: 127.0.0.1:8443", with: "listen: 0.0.0.0:1"), to: file
    )
    #expect(try serve(folder).errors.contains("0.0.0.0:1"))
    #expect(try serve(folder, "--listen", "0.0.0.0:2").errors.contains("0.0.0.0:2"))
    try folder.append("limits: {waiting: none}\n", to: file)
    let outcome = try serve(folder)
    #expect(outcome.status == 78 && outcome.errors.contains("limits.waiting"))
  }

  @Test func `hearwell alone says what is missing beside it`() throws {
    let folder = try folder()
    try FileManager.default.copyItem(atPath: Folder.program, toPath: folder.path + "/hearwell")
    for command in [["headquarters", "serve"], ["desk"]] {
      let outcome = try ChildProcess.run(
        [folder.path + "/hearwell"] + command, in: folder.path, environment: Folder.environment)
      #expect(outcome.status == 69)
      #expect(outcome.errors.contains("install hearwell-network beside hearwell"))
    }
  }

  @Test func `a host without an address is told`() throws {
    let authority = try Authority()
    let outcome = try serve(
      try folder(), "--listen", "nohost.invalid:18450", "--certificate", authority.certificate,
      "--private-key", authority.privateKey)
    #expect(outcome.status == 69, "\(outcome.errors)")
    let line = outcome.errors.split(separator: "\n").last
    #expect(line?.contains("listen nohost.invalid:18450: the host has no address") == true)
  }

  @Test func `a port that is taken is told, and so is what is not there yet`() async throws {
    let office = try await ServedHeadquarters()
    let outcome = try serve(try folder(), "--listen", "127.0.0.1:\(office.port)")
    #expect(outcome.status == 69)
    let line = outcome.errors.split(separator: "\n").last
    #expect(line?.contains("listen 127.0.0.1:\(office.port): ") == true)
    let settings = try office.folder.read("headquarters/headquarters.yaml")
    try office.folder.write(
      settings.replacing("headquarters.sqlite", with: "postgresql://127.0.0.1/hearwell"),
      to: "headquarters/headquarters.yaml")
    #expect(try office.folder.hearwell("headquarters", "sites").status == 69)
  }
}
