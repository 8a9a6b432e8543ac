import ChildProcesses
import Foundation
import Testing

/// The units of `kiosk/units`, judged by systemd itself.
@Suite struct UnitTests {
  private static let folder = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "kiosk/units")
  private static let services = [
    "hearwell-kiosk.service", "hearwell-plain@.service", "hearwell-hotline.service",
    "hearwell-courier.service",
  ]

  private func text(_ name: String) throws -> String {
    try String(contentsOf: Self.folder.appending(path: name), encoding: .utf8)
  }

  @Test func `systemd finds nothing wrong with any unit`() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "units-\(UUID())")
    defer { try? FileManager.default.removeItem(at: folder) }
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    for name in Self.services + ["hearwell-hall.target"] {
      // Programs and pages that the package brings along are not on this machine.
      let text = try text(name).replacing("=/usr/bin/kmscon", with: "=/bin/true")
        .replacing("=/usr/bin/hearwell ", with: "=/bin/true ")
        .replacing("=+-/usr/sbin/hearwell-hall", with: "=+-/bin/true")
        .replacing("kmsconvt@tty1.service", with: "")
      try Data(text.utf8).write(to: folder.appending(path: name))
    }
    let names = Self.services.map { $0.replacing("@.", with: "@ttyS0.") } + ["hearwell-hall.target"]
    let judged = try ChildProcess.run(
      ["/usr/bin/systemd-analyze", "verify", "--man=no", "--recursive-errors=no"]
        + names.map { folder.appending(path: $0).path })
    #expect(judged.status == 0 && judged.errors.isEmpty, "\(judged.errors)")
  }

  /// systemd's exposure of a unit, 0 to 10, times ten. kmscon needs root for screen and keyboard.
  @Test(arguments: [
    ("hearwell-kiosk.service", 40), ("hearwell-plain@.service", 20),
    ("hearwell-hotline.service", 20), ("hearwell-courier.service", 20),
  ])
  func `no unit is exposed more than it must be`(name: String, threshold: Int) throws {
    let judged = try ChildProcess.run([
      "/usr/bin/systemd-analyze", "security", "--offline=true", "--no-pager",
      "--threshold=\(threshold)", Self.folder.appending(path: name).path,
    ])
    #expect(judged.status == 0, "\(judged.output.suffix(200)) \(judged.errors)")
  }

  @Test func `the sealing key is not there for whoever serves the public`() throws {
    for name in Self.services where name != "hearwell-courier.service" {
      let text = try text(name)
      #expect(text.contains("InaccessiblePaths=-/var/lib/hearwell/keys/site.key"), "\(name)")
    }
    #expect(try text("hearwell-kiosk.service").contains("--reuid=hearwell-kiosk"))
    #expect(try text("hearwell-plain@.service").contains("User=hearwell-kiosk"))
  }

  @Test(arguments: services)
  func `a unit comes back at once, for ever, and never as a login`(name: String) throws {
    let text = try text(name)
    #expect(text.contains("Restart=always") && text.contains("StartLimitIntervalSec=0"))
    #expect(!text.contains("OnFailure"))
    if name.contains("kiosk") || name.contains("plain") {
      #expect(text.contains("RestartSec=100ms") && text.contains("WatchdogSec="))
      #expect(text.contains("--locked") && text.contains("LimitCORE=0"))
    }
  }
}
