import ChildProcesses
import Foundation
import SoundCard

/// A PulseAudio daemon with null sinks: two-way telephone lines without hardware, in real time.
///
/// Lives as long as this object; everything lies in a folder of its own.
final class TestExchange: Sendable {
  let folder: String
  private let daemon: ChildProcess

  init(lines: Int = 1) throws {
    _ = Self.configured
    folder = FileManager.default.temporaryDirectory.path + "/hearwell-\(UUID().uuidString)"
    let files = FileManager.default
    try files.createDirectory(atPath: folder, withIntermediateDirectories: true)
    try files.setAttributes([.posixPermissions: 0o700], ofItemAtPath: folder)
    try Self.script(folder, lines).write(
      toFile: folder + "/lines.pa", atomically: true, encoding: .utf8)
    // It ends by itself half a minute after the tests, should they not end it.
    daemon = try ChildProcess(
      [
        "/usr/bin/pulseaudio", "-n", "-F", folder + "/lines.pa", "--daemonize=no",
        "--use-pid-file=no", "--exit-idle-time=30", "--realtime=no", "--high-priority=no",
        "--log-target=file:\(folder)/pulse.log",
      ],
      environment: [
        "HOME": folder, "XDG_RUNTIME_DIR": folder, "PULSE_RUNTIME_PATH": folder,
        "PATH": "/usr/bin:/bin",
      ])
    try awaitDaemon()
  }

  deinit {
    stop()
    try? FileManager.default.removeItem(atPath: folder)
  }

  /// Ends the daemon: every device of it is lost.
  func stop() {
    daemon.send(SIGKILL)
    daemon.wait()
  }

  /// The hotline's end of a line.
  func line(_ number: Int = 0) -> String { "line:\(folder)/native,\(number)" }
  /// The caller's end of a line.
  func caller(_ number: Int = 0) -> String { "caller:\(folder)/native,\(number)" }

  private func awaitDaemon() throws {
    for _ in 0..<100 where (try? Playback(device: caller())) == nil { usleep(50_000) }
    _ = try Playback(device: caller())
  }

  /// `norewinds=1` is essential: without it a null sink runs two seconds ahead.
  private static func script(_ folder: String, _ lines: Int) -> String {
    let sinks = (0..<lines).flatMap { ["line\($0)_tx", "line\($0)_rx"] }.map {
      "load-module module-null-sink sink_name=\($0) rate=8000 channels=1 format=s16le "
        + "channel_map=mono norewinds=1\n"
    }
    return ".fail\nload-module module-native-protocol-unix auth-anonymous=1 auth-cookie-enabled=0 "
      + "socket=\(folder)/native\n" + sinks.joined()
  }

  private static let configured: Void = {
    let tests = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent()
    setenv("ALSA_CONFIG_PATH", tests.appendingPathComponent("asound.conf").path, 1)
  }()
}
