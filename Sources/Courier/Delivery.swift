public import Batches

/// Where batches are carried to: a directory that somebody takes along, or a server.
public protocol Delivery: Sendable {
  /// Brings a sealed batch; one that is there already is left alone.
  func bring(_ batch: BatchName, _ bytes: [UInt8]) async throws -> DeliveryAnswer

  /// Brings a recording from a file; one that is there already is left alone.
  func bring(recording sha256: String, from file: String) async throws

  /// The newest acknowledgement that lies there for an installation; nil where there is none.
  func acknowledgement(site: Int, epoch: Int) async throws -> [UInt8]?
}

/// What is said at once of a batch that was brought.
public enum DeliveryAnswer: Sendable, Equatable {
  /// Nothing: it lies there.
  case left
  /// What came back as headquarters' acknowledgement; whether to believe it was not judged.
  case acknowledged([UInt8])
  /// Headquarters says that it lacks events before it.
  case gap
}
