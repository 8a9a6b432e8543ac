public import Batches

/// Where batches are carried to: a directory that somebody takes along, or a server.
public protocol Delivery: Sendable {
  /// Brings a sealed batch; one that is there already is left alone.
  func bring(_ batch: BatchName, _ bytes: [UInt8]) async throws -> DeliveryAnswer

  /// How far the recording in a file is there, of its bytes as they are carried. `isMissed` says that
  /// headquarters asks for it though it knows of it: what lies there may be damaged.
  func progress(
    ofRecording sha256: String, from file: String, isMissed: Bool
  ) async throws -> RecordingProgress

  /// Brings a part of a recording, which follows what ``progress(ofRecording:from:isMissed:)`` found; the
  /// recording is there only once its last part is, and then whole.
  func bring(_ part: CarriedPart) async throws -> RecordingProgress

  /// Brings what the site says of itself, in place of what it said before.
  func bring(_ heartbeat: Heartbeat, _ bytes: [UInt8]) async throws -> DeliveryAnswer

  /// The newest acknowledgement that lies there for an installation; nil where there is none.
  func acknowledgement(site: Int, epoch: Int) async throws -> [UInt8]?

  /// Brings a request to be enrolled; headquarters' answer where it gives one at once, nil where the
  /// request lies there to be carried.
  func enroll(_ request: [UInt8], as stream: StreamID) async throws -> [UInt8]?

  /// Headquarters' answer to a request that was carried; nil where none lies there.
  func enrolled(_ stream: StreamID) async throws -> [UInt8]?

  /// Clears away requests and answers of an enrolment that is done.
  func clearEnrolment(of stream: StreamID) async throws

  /// The next directions of headquarters, after those that the request names; nil where there are
  /// none. `key` signs the request where somebody must be asked.
  func directions(_ request: DirectionsRequest, signedBy key: SigningKey) async throws -> [UInt8]?
}

extension Delivery {
  /// Where nothing lies about, nothing is cleared away.
  public func clearEnrolment(of stream: StreamID) async throws {}
}

/// What is said at once of what was brought.
public enum DeliveryAnswer: Sendable, Equatable {
  /// Nothing: it lies there.
  case left
  /// What came back as headquarters' acknowledgement; whether to believe it was not judged.
  case acknowledged([UInt8])
  /// Headquarters says that it lacks events before it.
  case gap
}

/// How far a recording is at its destination.
public enum RecordingProgress: Sendable, Equatable {
  /// It is there whole, or wanted no more.
  case done
  /// So many of its bytes are there.
  case begun(Int, of: Int)
}

/// Some bytes of a recording, on their way.
public struct CarriedPart: Sendable, Equatable {
  public let sha256: String
  /// The site's own file.
  public let file: String
  /// How many bytes are there already, how many follow, and how many the whole has.
  public let offset: Int
  public let count: Int
  public let length: Int

  public init(sha256: String, file: String, offset: Int, count: Int, length: Int) {
    self.sha256 = sha256
    self.file = file
    self.offset = offset
    self.count = count
    self.length = length
  }
}
