import Casework
import Crypto
import Foundation
import SoundCard
import Tones

/// The site's `recordings` folder: 8 kHz mono FLAC, each file named by its SHA-256.
struct RecordingShelf {
  let folder: String

  /// The path of a recording; `elsewhere` tells where one lies that is not here.
  ///
  /// - Throws: ``CommandError`` where the hash has another form, or the file is not there.
  func path(of sha256: String, elsewhere: (String) -> RecordingPlace) throws -> String {
    guard sha256.count == 64, sha256.allSatisfy({ $0.isHexDigit && !$0.isUppercase }) else {
      throw CommandError(
        .badData, subject: "recording '\(sha256)'", cause: "it is no SHA-256",
        remedy: "take it from `hearwell case show --json`")
    }
    let path = "\(folder)/\(sha256).flac"
    guard FileManager.default.fileExists(atPath: path) else {
      if elsewhere(sha256) == .headquarters {
        throw CommandError(
          .noInput, subject: "recording \(sha256)",
          cause: "it is at headquarters; its time at this site is over",
          remedy: "listen to it on headquarters' page of the case")
      }
      throw CommandError(
        .noInput, subject: "recording \(sha256)", cause: "the file is not at this site",
        remedy: "it may have been erased; see `hearwell case show`")
    }
    return path
  }

  /// Keeps a sound file of any kind that libsndfile reads; returns its SHA-256.
  func keep(soundFile path: String) throws -> String {
    let (rate, samples) = try SoundFile.read(path)
    let scratch = "\(folder)/.\(UUID().uuidString)"
    defer { unlink(scratch) }
    let sound = try Sound(Resampler.resample(samples, from: rate, to: 8000))
    try SoundFile.writeFLAC(sound, to: scratch)
    guard let data = FileManager.default.contents(atPath: scratch) else {
      throw CommandError(
        .inputOutput, subject: scratch, cause: "it cannot be read again", remedy: "check the disk")
    }
    let name = SHA256.hash(data: data).map { byte in
      (byte < 16 ? "0" : "") + String(byte, radix: 16)
    }.joined()
    guard rename(scratch, "\(folder)/\(name).flac") == 0 else {
      throw CommandError(
        .cannotCreate, subject: folder, cause: String(cString: strerror(errno)),
        remedy: "check who may write there")
    }
    return name
  }
}
