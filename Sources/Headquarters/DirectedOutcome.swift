import Batches
public import Cases
public import Foundation

/// A direction with what became of it.
public struct DirectedOutcome: Sendable {
  public let site: Int
  public let sequence: Int
  public let type: EventType
  public let subject: CaseNumber?
  /// The staff id at headquarters; nil where only the site still knows of it.
  public let by: String?
  /// When it was ordered; nil likewise.
  public let at: Date?
  public let result: Result
  /// When the site took it; nil while it has not.
  public let takenAt: Date?
  /// Why the site refused it.
  public let reason: String?

  public enum Result: String, Sendable {
    /// The site has not said that it took it.
    case pending
    case applied, refused
  }

  init(_ direction: KeptDirection, _ words: [SiteWord]) throws {
    let event = try EventLine.decode(line: direction.line, privateLine: nil)
    // A machine that takes a site over may refuse what its predecessor has carried out.
    let said = words.filter { $0.isAbout(direction) }
    let word =
      said.first { $0.event.data["result"]?.string == Result.applied.rawValue } ?? said.first
    self.init(
      site: direction.site, sequence: direction.sequence, type: event.type,
      subject: direction.subject, by: event.data["actor"]?.string, at: event.time, word)
  }

  /// One that headquarters itself has lost.
  init(ofSite site: Int, lost word: SiteWord) {
    self.init(
      site: site, sequence: word.sequence,
      type: EventType(word.event.data["type"]?.string ?? ""), subject: nil, by: nil, at: nil, word)
  }

  private init(
    site: Int, sequence: Int, type: EventType, subject: CaseNumber?, by: String?, at: Date?,
    _ word: SiteWord?
  ) {
    (self.site, self.sequence, self.type, self.subject) = (site, sequence, type, subject)
    (self.by, self.at) = (by, at)
    takenAt = word?.event.time
    reason = word?.event.data["reason"]?.string
    result = word?.event.data["result"]?.string.flatMap(Result.init(rawValue:)) ?? .pending
  }
}

extension DirectionJournal {
  /// What a site was directed to do, in order, with what it said of it.
  public func outcomes(ofSite site: Int) throws -> [DirectedOutcome] {
    try store.read { snapshot in
      let words = try snapshot.words(ofSite: site)
      let kept = try snapshot.directions(to: site, after: 0, limit: .max)
      let known = Set(kept.map(\.sequence))
      let bySequence = Dictionary(grouping: words, by: \.sequence)
      let lost = bySequence.filter { !known.contains($0.key) }.compactMap { _, words in
        words.first { $0.event.type == .directionTaken }
      }
      return try
        (kept.map { try DirectedOutcome($0, bySequence[$0.sequence] ?? []) }
        + lost.map { DirectedOutcome(ofSite: site, lost: $0) })
        .sorted { $0.sequence < $1.sequence }
    }
  }
}
