import CaseStore
import Cases
import Casework
import Dialogue
import Foundation
import Hotline
import PhoneLines
import Policy
import SoundCard

/// Where a call is rehearsed: the site itself where it is for practice, else a copy of its store
/// that is thrown away.
final class RehearsalStage {
  let book: PromptBook
  private let site: Site
  private let parts: SpokenParts
  private let casework: Casework
  private let shelf: RehearsedTakes
  /// nil where what is registered stays.
  private let scratch: String?
  private let startedAt: Date

  init(_ site: Site) throws {
    self.site = site
    parts = try SpokenParts(site.configuration)
    let recordings: String
    if site.configuration.practice {
      scratch = nil
      recordings = site.directory.recordings
      casework = try site.casework()
    } else {
      let folder = NSTemporaryDirectory() + "hearwell-rehearsal-\(UUID().uuidString)"
      try FileManager.default.createDirectory(
        atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
      scratch = folder
      recordings = folder
      try site.store().backUp(to: folder + "/cases.sqlite")
      casework = site.casework(
        over: try SiteStore(
          at: folder + "/cases.sqlite", site: site.configuration.site.code,
          epoch: site.configuration.site.epoch, zone: site.policy.timeZone))
    }
    book = parts.book(recordings: site.directory.recordings)
    shelf = RehearsedTakes(folder: recordings)
    startedAt = casework.now
  }

  var keepsWhatIsRegistered: Bool { scratch == nil }

  /// Throws the copy away.
  func close() {
    if let scratch { try? FileManager.default.removeItem(atPath: scratch) }
  }

  func program(language: Language) -> CallProgram {
    let shelf = shelf
    var reception = Reception(casework, channel: "IVR", place: "rehearsal") { try shelf.keep($0) }
    let id = "rehearsal-\(Int(startedAt.timeIntervalSince1970))"
    return CallProgram(
      Conversation(parts.dialogue, language: language), id: id, segments: book.segments,
      answer: { try reception.answer($0) })
  }

  var world: Rehearsal.World {
    let lengths = SoundLengths(prompts: parts.folder, takes: shelf)
    return Rehearsal.World(
      length: { lengths.length(of: $0) },
      caseValue: { [casework, zone = site.policy.timeZone] number, path in
        guard let found = try CaseNumber(number).map(casework.find) else { return nil }
        return CaseDocument(current: found, zone: zone, recordings: self.shelf.folder)
          .document(withHistory: true).text(at: path)
      },
      keep: { [shelf] in shelf.take($0) })
  }

  /// Writes `call.ended`, as for a call on a line.
  func note(_ result: Rehearsal.Result) throws {
    try casework.note(
      CallRecord(
        id: "rehearsal-\(UUID().uuidString.prefix(8))", line: "rehearsal", caller: result.caller,
        startedAt: startedAt, language: result.language.rawValue, outcome: result.outcome.rawValue,
        caseNumber: result.caseNumber, keys: result.keys.count), channel: "IVR")
  }
}
