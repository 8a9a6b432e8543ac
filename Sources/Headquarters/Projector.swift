import Batches
import Cases
import Foundation

/// Folds events into cases, in the order of the journal, and sets aside what cannot be folded.
///
/// An event that headquarters cannot apply blocks the later events of its own case and nothing
/// else: they would be judged against a case that is not what the site made of it.
struct Projector {
  /// What was decided and is not yet written.
  var projection = Projection()
  /// What was set aside since the beginning.
  private(set) var parked: [ParkedEvent] = []
  /// The first parked event of each subject.
  private var blocked: [String: ParkedEvent] = [:]
  private let find: (CaseNumber) throws -> Case?

  /// A projector that knows what is parked of a site, which is nothing when all is tried anew, and
  /// finds cases as they were before.
  init(parked: [ParkedEvent], find: @escaping (CaseNumber) throws -> Case?) {
    for event in parked.reversed() {
      if let subject = event.subject { blocked[subject] = event }
    }
    self.find = find
  }

  /// Applies the event at a position, or parks it; it erases nothing.
  mutating func take(
    _ read: ReadEvent, _ stream: StreamID, _ sequence: Int, subject: String?
  ) throws {
    do {
      let event = try read.get()
      noteRecording(event, of: stream)
      if let subject, let earlier = blocked[subject], earlier.precedes(stream, sequence) {
        throw Obstacle(reason: "it waits for \(earlier.id)")
      }
      try apply(event, stream, sequence)
    } catch let error as CaseError {
      park(stream, sequence, subject, reason: error.description)
    } catch let error as Obstacle {
      park(stream, sequence, subject, reason: error.reason)
    }
  }

  /// Applies an event in the middle of a write: what it erases is gone before it is applied.
  mutating func take(
    _ read: ReadEvent, _ stream: StreamID, _ sequence: Int, subject: String?,
    in transaction: any HeadquartersTransaction
  ) throws {
    if let event = read.erasing {
      try Erasure(transaction: transaction, event: event, stream: stream, sequence: sequence)
        .carryOut(&self)
    }
    try take(read, stream, sequence, subject: subject)
  }

  /// Makes of a case what is left of it.
  mutating func change(_ anew: Case) throws {
    try projection.change(anew.number, find: find) { _ in anew }
  }

  private mutating func apply(_ event: JournalEvent, _ stream: StreamID, _ sequence: Int) throws {
    if let number = event.subject, event.type.belongsToCase {
      guard number.site == stream.site else {
        throw Obstacle(reason: "case \(number) belongs to site \(number.site)")
      }
      try projection.change(number, find: find) { try Case($0, after: event) }
    }
    if event.type.isKeptBesideCases {
      projection.effects.append(.note(event, id: stream.event(sequence)))
    }
  }

  private mutating func noteRecording(_ event: JournalEvent, of stream: StreamID) {
    guard event.type == .recordingAdded, let sha256 = event.data["sha256"]?.string else { return }
    projection.effects.append(
      .want(recording: sha256, bytes: event.data["bytes"]?.integer ?? 0, stream))
  }

  private mutating func park(
    _ stream: StreamID, _ sequence: Int, _ subject: String?, reason: String
  ) {
    let event = ParkedEvent(stream: stream, sequence: sequence, subject: subject, reason: reason)
    projection.effects.append(.park(event))
    parked.append(event)
    if let subject, blocked[subject] == nil { blocked[subject] = event }
  }
}

extension ParkedEvent {
  /// Whether it stands before a position in the order of installations and sequences.
  func precedes(_ stream: StreamID, _ sequence: Int) -> Bool {
    (self.stream, self.sequence) < (stream, sequence)
  }
}
