import ChildProcesses
import Foundation
import SoundCard
import Testing
import Tones

/// How much sound a `kill -9` in the middle of a statement costs, to the sample: the line is a file,
/// so where the hotline has read to is what it heard, and the take's end is found in the same file.
@Suite struct KillLossTests {
  /// Less than this may be missing (contract section 3: at most the last second).
  private static let most = 8_000

  @Test func `a kill loses less than the last second of a statement`() throws {
    let folder = FileManager.default.temporaryDirectory.path + "/hearwell-\(UUID().uuidString)"
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    let spoken = speech
    let line = "\(folder)/line.raw"
    try spoken.withUnsafeBytes { Data($0) }.write(to: URL(filePath: line))
    let hall = "\(folder)/hall"
    let program = try Self.program
    #expect(
      try hearwell(
        [program, "init", "--directory", hall, "--site", "101", "--name", "厅", "--practice"], folder
      ).wait() == 0)
    let file = "\(hall)/hearwell.yaml"
    try String(contentsOfFile: file, encoding: .utf8)
      .replacing("playback: default", with: "playback: \"rec:\(folder)/heard.raw\"")
      .replacing("capture: default", with: "capture: \"infile:\(line)\"")
      .write(toFile: file, atomically: true, encoding: .utf8)
    let hotline = try hearwell([program, "--directory", hall, "hotline"], folder)
    defer { hotline.send(SIGKILL) }
    let take = try waitForTake(in: "\(hall)/recordings/takes", ofAtLeast: 16_000)
    hotline.send(SIGSTOP)
    let heard = try position(of: line, in: hotline)
    hotline.send(SIGKILL)
    hotline.wait()
    let kept = try Data(contentsOf: URL(filePath: take))
    let bytes = try Data(contentsOf: URL(filePath: line))
    let end = try #require(bytes.range(of: kept.suffix(800))).upperBound
    #expect(heard >= end && heard - end < 2 * Self.most, "\((heard - end) / 2) samples are lost")
  }

  /// 2 and 1 typed ahead, then sound that is no key, never repeats and has pauses as speech has.
  private var speech: [Int16] {
    let keys = ToneGenerator().keys("21")
    var random = SystemRandomNumberGenerator()
    return keys
      + (0..<960_000).map { sample in
        let isPause = sample / 4_000 % 4 == 3
        return Int16.random(in: isPause ? -100...100 : -9_000...9_000, using: &random)
      }
  }

  private func hearwell(_ arguments: [String], _ folder: String) throws -> ChildProcess {
    try ChildProcess(
      arguments,
      environment: [
        "PATH": "/usr/bin:/bin", "HOME": folder, "HEARWELL_SHARE": TestHotline.root,
        "ALSA_CONFIG_PATH": TestHotline.root + "/Tests/asound.conf",
      ], output: "\(folder)/output", errors: "\(folder)/errors")
  }

  /// The take's path once it has so many bytes; a minute is more than the slowest machine needs.
  private func waitForTake(in folder: String, ofAtLeast bytes: Int) throws -> String {
    for _ in 0..<6_000 {
      let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
      if let name = names.first(where: { $0.hasSuffix(".part") }),
        let size = try? FileManager.default.attributesOfItem(atPath: "\(folder)/\(name)")[.size],
        size as? Int ?? 0 >= bytes
      {
        return "\(folder)/\(name)"
      }
      usleep(10_000)
    }
    throw CancellationError()
  }

  /// How far a process has read a file, in bytes.
  private func position(of path: String, in process: ChildProcess) throws -> Int {
    let own = "/proc/\(process.id)"
    for name in try FileManager.default.contentsOfDirectory(atPath: own + "/fd") {
      let target = try? FileManager.default.destinationOfSymbolicLink(atPath: "\(own)/fd/\(name)")
      guard target == path else { continue }
      let lines = try String(contentsOfFile: "\(own)/fdinfo/\(name)", encoding: .utf8)
        .split(separator: "\n")
      let place = try #require(lines.first { $0.hasPrefix("pos:") })
      return try #require(Int(place.dropFirst(4).trimmingCharacters(in: .whitespaces)))
    }
    throw CancellationError()
  }

  private static var program: String {
    get throws {
      let own = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
      return (own as NSString).deletingLastPathComponent + "/hearwell"
    }
  }
}
