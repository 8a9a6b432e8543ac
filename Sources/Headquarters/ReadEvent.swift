import Batches
import Cases

/// An event as its lines tell it, or why headquarters cannot apply it whatever its case is.
typealias ReadEvent = Result<JournalEvent, Obstacle>

/// Why an event is set aside, where no error of a lower floor says so.
struct Obstacle: Error {
  let reason: String
}

extension ReadEvent {
  /// Judges what was read of an event.
  init(_ event: Result<JournalEvent, BatchError>) {
    self = event.mapError { Obstacle(reason: $0.description) }.flatMap { event in
      EventShapes.fault(in: event).map { .failure(Obstacle(reason: $0)) } ?? .success(event)
    }
  }

  /// Reads lines that a verified batch had, without LF.
  init(line: [UInt8], privateLine: [UInt8]?) {
    self.init(
      Result<JournalEvent, BatchError> { () throws(BatchError) in
        try EventLine.decode(line: line, privateLine: privateLine)
      })
  }

  /// The event where it erases something.
  var erasing: JournalEvent? {
    guard case .success(let event) = self, Erasure.types.contains(event.type) else { return nil }
    return event
  }
}
