import Batches
import Cases
import Foundation

/// Folds events into cases, in the order of the journal, and sets aside what cannot be folded.
///
/// An event that headquarters cannot apply blocks the later events of its own case and nothing
/// else: they would be judged against a case that is not what the site made of it.
struct Projector {
  let transaction: any HeadquartersTransaction
  var cases: [CaseNumber: Case] = [:]
  /// The first parked event of each subject.
  private var blocked: [String: ParkedEvent] = [:]
  /// What was set aside since the beginning.
  private(set) var parked: [ParkedEvent] = []

  /// A projector that knows what is parked of a site; `parked` is empty when all is tried anew.
  init(_ transaction: any HeadquartersTransaction, parked: [ParkedEvent]) {
    self.transaction = transaction
    for event in parked.reversed() {
      if let subject = event.subject { blocked[subject] = event }
    }
  }

  /// Applies the event at a position, or parks it.
  mutating func take(
    _ stream: StreamID, _ sequence: Int, subject: String?, line: [UInt8], privateLine: [UInt8]?
  ) throws {
    do {
      let event = try EventLine.decode(line: line, privateLine: privateLine)
      if let fault = EventShapes.fault(in: event) { throw Obstacle(reason: fault) }
      try noteRecording(event, of: stream)
      try erase(what: event, stream, sequence)
      if let subject, let earlier = blocked[subject], earlier.precedes(stream, sequence) {
        throw Obstacle(reason: "it waits for \(earlier.id)")
      }
      try apply(event, stream, sequence)
    } catch let error as CaseError {
      try park(stream, sequence, subject, reason: error.description)
    } catch let error as BatchError {
      try park(stream, sequence, subject, reason: error.description)
    } catch let error as Obstacle {
      try park(stream, sequence, subject, reason: error.reason)
    }
  }

  /// Writes the cases that changed.
  mutating func finish() throws {
    try transaction.save(Array(cases.values))
    cases = [:]
  }

  private mutating func apply(_ event: JournalEvent, _ stream: StreamID, _ sequence: Int) throws {
    if let number = event.subject, event.type.belongsToCase {
      guard number.site == stream.site else {
        throw Obstacle(reason: "case \(number) belongs to site \(number.site)")
      }
      try fold(event, into: number)
    }
    try transaction.saveScore(of: event, id: stream.event(sequence))
    try transaction.saveLedger(of: event, id: stream.event(sequence))
    try transaction.saveSlipKey(of: event, id: stream.event(sequence))
  }

  private mutating func fold(_ event: JournalEvent, into number: CaseNumber) throws {
    cases[number] = try Case(cases[number] ?? transaction.find(number), after: event)
  }

  private func noteRecording(_ event: JournalEvent, of stream: StreamID) throws {
    guard event.type == .recordingAdded, let sha256 = event.data["sha256"]?.string else { return }
    try transaction.want(
      recording: sha256, bytes: event.data["bytes"]?.integer ?? 0, of: stream)
  }

  private mutating func park(
    _ stream: StreamID, _ sequence: Int, _ subject: String?, reason: String
  ) throws {
    let event = ParkedEvent(stream: stream, sequence: sequence, subject: subject, reason: reason)
    try transaction.park(event)
    parked.append(event)
    if let subject, blocked[subject] == nil { blocked[subject] = event }
  }
}

/// Why an event was set aside, where no error of a lower floor says so.
private struct Obstacle: Error {
  let reason: String
}

extension ParkedEvent {
  /// Whether it stands before a position in the order of installations and sequences.
  func precedes(_ stream: StreamID, _ sequence: Int) -> Bool {
    (self.stream, self.sequence) < (stream, sequence)
  }
}
