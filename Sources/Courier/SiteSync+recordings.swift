import Batches
import CaseStore
import Cases
import Foundation

extension SiteSync {
  /// What became of a part of a recording.
  public enum PartAnswer: Sendable, Equatable {
    /// The recording is there, wanted no more, or not here any more.
    case done
    /// So many bytes went, and more of it is left.
    case went(Int)
    /// Recordings have had their share, or it is not their hour.
    case notNow
  }

  /// SHA-256 of the recordings that are to be brought: those that headquarters wants, and those that
  /// events name which it has not acknowledged; only what lies in the folder.
  public func recordingsToBring(in folder: String) throws -> [String] {
    var hashes: [String] = []
    for epoch in 1...store.epoch {
      let positions = try positions(of: epoch)
      hashes += positions.wanted
      try forEachRecording(of: epoch, after: positions.applied, through: positions.sealed) {
        hashes.append($0)
      }
    }
    var seen: Set<String> = []
    return hashes.filter { sha256 in
      Chain.isHash(sha256) && seen.insert(sha256).inserted
        && DurableFile.length(of: Self.file(sha256, folder)) != nil
    }
  }

  private func forEachRecording(
    of epoch: Int, after first: Int, through last: Int, _ body: (String) -> Void
  ) throws {
    var next = first + 1
    while next <= last {
      let lines = try store.journal(from: next, limit: BatchLimits.events, epoch: epoch)
      guard let end = lines.last else { break }
      for entry in lines where entry.sequence <= last {
        let event = try EventLine.decode(line: entry.line, privateLine: nil)
        guard event.type == .recordingAdded, let sha256 = event.data["sha256"]?.string else {
          continue
        }
        body(sha256)
      }
      next = end.sequence + 1
    }
  }

  /// Brings the next part of a recording, at most so many bytes of it and of what is allowed.
  ///
  /// - Throws: ``CourierError``, or what the delivery throws.
  public func bringPart(
    ofRecording sha256: String, in folder: String, by delivery: some Delivery, upTo most: Int,
    within allowance: RecordingAllowance
  ) async throws -> PartAnswer {
    let file = Self.file(sha256, folder)
    guard DurableFile.length(of: file) != nil else { return .done }
    guard try allowed(by: allowance) > 0 else { return .notNow }
    guard
      case .begun(let received, let length) = try await delivery.progress(
        ofRecording: sha256, from: file, isMissed: isMissed(sha256))
    else { return .done }
    // What is there may be longer than it is: then it is something else, and begun anew.
    let offset = received < length ? received : 0
    if offset == 0 { try demandWhole(sha256, file) }
    let count = min(most, length - offset, try allowed(by: allowance))
    guard count > 0 else { return .notNow }
    // Counted before it goes: who is killed meanwhile has spent it.
    try charge(count, to: allowance)
    let part = CarriedPart(
      sha256: sha256, file: file, offset: offset, count: count, length: length)
    return try await delivery.bring(part) == .done ? .done : .went(count)
  }

  /// Whether headquarters, which knows of a recording, said that it is not there.
  private func isMissed(_ sha256: String) throws -> Bool {
    try (1...store.epoch).contains { try positions(of: $0).wanted.contains(sha256) }
  }

  /// What would be refused at its end is not begun.
  private func demandWhole(_ sha256: String, _ file: String) throws(CourierError) {
    guard try DurableFile.digest(of: file) == sha256 else {
      throw CourierError(
        .badData, subject: file, cause: "it is damaged: it has another hash than its name",
        remedy: "put it back from a backup, or take it away")
    }
  }

  private static func file(_ sha256: String, _ folder: String) -> String {
    "\(folder)/\(sha256).flac"
  }

  private static let spentName = "sync.recordings.spent"

  private func allowed(by allowance: RecordingAllowance) throws -> Int {
    allowance.bytes(after: .init(kept: try store.meta(Self.spentName)), at: clock())
  }

  private func charge(_ bytes: Int, to allowance: RecordingAllowance) throws {
    guard allowance.perDay != nil else { return }
    try store.write { transaction in
      let spent = RecordingAllowance.Spent(kept: try transaction.snapshot.meta(Self.spentName))
      try transaction.setMeta(
        Self.spentName, allowance.spent(spent, and: bytes, at: clock()).kept)
    }
  }
}
