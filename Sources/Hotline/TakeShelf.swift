public import Cases
import Crypto
public import Foundation
import Glibc
import SoundCard

/// The takes of calls: raw while they are recorded, `SHA256.flac` once a case has them.
///
/// A take of a running call lies in `recordings/takes/CALL.n.part`; what is known of the call in
/// `CALL.call`. What lies there when no hotline runs was left by one that was killed.
public final class TakeShelf: Sendable {
  /// The folder of stored recordings.
  public let recordings: String
  /// The folder of takes in work.
  public let takes: String
  private let lock: CInt

  /// Makes the folders where they are missing and holds them against a second hotline.
  ///
  /// Throws ``HotlineError`` where another hotline serves this site, `SoundCardError` where the
  /// folders cannot be made.
  public init(recordings: String) throws {
    self.recordings = recordings
    takes = recordings + "/takes"
    do {
      try FileManager.default.createDirectory(
        atPath: takes, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    } catch {
      throw SoundCardError(
        kind: .unwritable, subject: takes, cause: "mkdir: \(error.localizedDescription)",
        remedy: "check the site directory's permissions")
    }
    lock = open(takes + "/lock", O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    guard lock >= 0, flock(lock, LOCK_EX | LOCK_NB) == 0 else {
      if lock >= 0 { close(lock) }
      throw HotlineError(
        .served, subject: takes, cause: "another hotline serves this site",
        remedy: "end it first (`systemctl stop hearwell-hotline`)")
    }
  }

  deinit { close(lock) }

  /// Stores takes by their hash; the raw takes stay until they are discarded. Empty ones are left out.
  public func keep(_ ids: [String]) throws -> [Recording] {
    try ids.compactMap { id in
      let sound = try Sound(rawFile: path(id))
      guard sound.count > 0 else { return nil }
      let encoded = "\(takes)/\(id).flac"
      try SoundFile.writeFLAC(sound, to: encoded)
      return try store(encoded, seconds: SampleTime.seconds(sound.count))
    }
  }

  /// Gives an encoded take its name.
  private func store(_ encoded: String, seconds: Double) throws -> Recording {
    let data = try Data(contentsOf: URL(fileURLWithPath: encoded))
    let hash = SHA256.hash(data: data).map { byte in
      (byte < 16 ? "0" : "") + String(byte, radix: 16)
    }.joined()
    let path = "\(recordings)/\(hash).flac"
    guard rename(encoded, path) == 0 else {
      throw SoundCardError(
        kind: .unwritable, subject: path, cause: "rename: \(String(cString: strerror(errno)))",
        remedy: "check the site directory's permissions and room")
    }
    chmod(path, 0o600)
    SoundFile.settleFolder(of: path)
    return Recording(sha256: hash, seconds: seconds, bytes: data.count)
  }

  /// Forgets takes that a case has or nobody wants.
  public func discard(_ ids: [String]) {
    for id in ids { unlink(path(id)) }
  }

  func path(_ id: String) -> String { "\(takes)/\(id).part" }
}

/// What was left of a call by a hotline that was killed.
public struct RecoveredCall: Sendable, Equatable, Codable {
  /// The call's id, as in the log.
  public var id: String
  /// The line it came on.
  public var line: String
  /// When it began.
  public var startedAt: Date
  /// What the dialogue knew then: `caller`, `kind`, `category`, `where`, `language` and more.
  public var values: [String: String]
  /// What a hang-up would have had registered, even where nothing was said; nil for nothing.
  public var owed: [String: String]?
  /// Its takes, stored.
  public var recordings: [Recording] = []

  public init(
    id: String, line: String, startedAt: Date, values: [String: String],
    owed: [String: String]? = nil
  ) {
    self.id = id
    self.line = line
    self.startedAt = startedAt
    self.values = values
    self.owed = owed
  }

  /// Whether a case is owed for it. Takes that are owed and gone are in a case already: the kill came
  /// between its commit and the end of this note.
  var wantsCase: Bool { !recordings.isEmpty || owed.map { $0["takes"] == nil } ?? false }
}
