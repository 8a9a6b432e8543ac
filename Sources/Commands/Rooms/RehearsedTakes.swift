import Cases
import Crypto
import Foundation
import Hotline
import SoundCard
import Tones

/// What a rehearsed caller said, made into recordings: files as they are, typed speech as a hum of
/// that length.
final class RehearsedTakes {
  /// Where recordings are kept by their hash.
  let folder: String
  private var takes: [String: RehearsedTake] = [:]

  init(folder: String) { self.folder = folder }

  func take(_ take: RehearsedTake) { takes[take.id] = take }

  /// How long a take is, in milliseconds.
  func length(of id: String) -> Int { takes[id]?.milliseconds ?? 0 }

  /// Stores takes; empty ones are left out.
  func keep(_ ids: [String]) throws -> [Recording] {
    try ids.compactMap { id in
      guard let take = takes[id], take.milliseconds > 0 else { return nil }
      let scratch = "\(folder)/.\(UUID().uuidString)"
      defer { unlink(scratch) }
      try SoundFile.writeFLAC(Sound(samples(of: take)), to: scratch)
      let data = try Data(contentsOf: URL(filePath: scratch))
      let name = SHA256.hash(data: data).map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }
        .joined()
      guard rename(scratch, "\(folder)/\(name).flac") == 0 else {
        throw CommandError(
          .cannotCreate, subject: folder, cause: String(cString: strerror(errno)),
          remedy: "check who may write there")
      }
      chmod("\(folder)/\(name).flac", 0o600)
      let seconds = Double(take.milliseconds) / 1000
      return Recording(sha256: name, seconds: seconds, bytes: data.count)
    }
  }

  private func samples(of take: RehearsedTake) throws -> [Int16] {
    var samples: [Int16] = []
    for piece in take.pieces {
      switch piece.speech {
      case .file(let path):
        let (rate, sound) = try SoundFile.read(path)
        samples += Resampler.resample(sound, from: rate, to: 8000)
      case .length(let length):
        let count = Int(length / .microseconds(125))
        samples += (0..<count).map { Int16(2000 * sin(Double($0) * 2 * .pi * 180 / 8000)) }
      }
    }
    let count = take.milliseconds * 8
    return Array(samples.prefix(count)) + Array(repeating: 0, count: max(0, count - samples.count))
  }
}
