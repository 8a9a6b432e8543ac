import Batches
import Courier

/// A way to headquarters on which nothing comes back; a test says what it brings otherwise.
protocol QuietDelivery: Delivery {}

extension QuietDelivery {
  func bring(_ batch: BatchName, _ bytes: [UInt8]) async throws -> DeliveryAnswer { .left }

  func progress(
    ofRecording sha256: String, from file: String, isMissed: Bool
  ) async throws -> RecordingProgress { .done }

  func bring(_ part: CarriedPart) async throws -> RecordingProgress { .done }

  func bring(_ heartbeat: Heartbeat, _ bytes: [UInt8]) async throws -> DeliveryAnswer { .left }

  func acknowledgement(site: Int, epoch: Int) async throws -> [UInt8]? { nil }

  func enroll(_ request: [UInt8], as stream: StreamID) async throws -> [UInt8]? { nil }

  func enrolled(_ stream: StreamID) async throws -> [UInt8]? { nil }

  func directions(
    _ request: DirectionsRequest, signedBy key: SigningKey
  ) async throws -> [UInt8]? { nil }
}
