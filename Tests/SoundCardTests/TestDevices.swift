import Foundation

/// The PCMs of `Tests/asound.conf`, and a folder that goes with the test.
final class TestDevices: Sendable {
  let folder: String

  init() throws {
    _ = Self.configured
    folder = FileManager.default.temporaryDirectory.path + "/hearwell-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  func path(_ name: String) -> String { "\(folder)/\(name)" }

  /// Raw samples of a file.
  func samples(_ name: String) throws -> [Int16] {
    let data = try Data(contentsOf: URL(fileURLWithPath: path(name)))
    return data.withUnsafeBytes { Array($0.bindMemory(to: Int16.self)) }
  }

  func write(_ samples: [Int16], to name: String) throws {
    let data = samples.withUnsafeBytes { Data($0) }
    try data.write(to: URL(fileURLWithPath: path(name)))
  }

  /// ALSA reads the variable when a PCM is opened; every suite of the process sets the same.
  private static let configured: Void = {
    let tests = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent()
    setenv("ALSA_CONFIG_PATH", tests.appendingPathComponent("asound.conf").path, 1)
  }()
}

/// A sound that never repeats within two seconds, so that a lost or doubled sample shows.
func ramp(_ count: Int) -> [Int16] {
  (0..<count).map { Int16(truncatingIfNeeded: $0 &* 7919 % 20_011) }
}
