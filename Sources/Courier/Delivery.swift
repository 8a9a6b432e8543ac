public import Batches

/// Where batches are carried to: a directory that somebody takes along, or a server.
public protocol Delivery: Sendable {
  /// Brings a sealed batch; one that is there already is left alone.
  func bring(_ batch: BatchName, _ bytes: [UInt8]) throws

  /// Brings a recording from a file; one that is there already is left alone.
  func bring(recording sha256: String, from file: String) throws

  /// The newest acknowledgement that lies there for an installation; nil where there is none.
  func acknowledgement(site: Int, epoch: Int) throws -> [UInt8]?
}
