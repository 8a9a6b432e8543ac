import Cases
import Foundation

/// A heartbeat whose size and form were judged, but not yet who signed it.
public struct ReceivedHeartbeat: Sendable {
  /// What it says, whoever says it.
  public let heartbeat: Heartbeat
  private let document: SignedDocument

  /// Every byte of it.
  public var bytes: [UInt8] { document.bytes }
  /// The key that is said to have signed it.
  public var keyId: String { document.keyId }

  /// Most bytes of a heartbeat.
  public static let limit = SignedDocument.limit

  /// Judges size and form; throws ``BatchError`` of those stages.
  public init(_ bytes: [UInt8]) throws(BatchError) {
    document = try SignedDocument(bytes, called: "heartbeat")
    heartbeat = try Heartbeat(document)
  }

  /// The heartbeat, where an enrolled key signed it; throws ``BatchError`` of stage `key`.
  public func verified(by key: VerifyingKey?) throws(BatchError) -> Heartbeat {
    guard let key, key.keyId == keyId else {
      throw BatchError(
        .key, line: 2,
        "key \(keyId) is not enrolled for site \(heartbeat.stream.site) "
          + "epoch \(heartbeat.stream.epoch)")
    }
    try document.demandSigned(by: key)
    return heartbeat
  }

  /// Whether bytes say that they are a heartbeat, sound or not.
  public static func isMeant(by bytes: [UInt8]) -> Bool {
    guard let border = bytes.prefix(BatchLimits.line).firstIndex(of: 10) else { return false }
    var reader = StrictReader()
    guard (try? reader.read(bytes.span, in: 0..<border)) != nil else { return false }
    return reader.has("hearwell", of: 0, as: "heartbeat", bytes.span)
  }
}

extension Heartbeat {
  /// Reads the first line; members unknown to us are left to newer readers.
  fileprivate init(_ document: SignedDocument) throws(BatchError) {
    let any = 0...BatchLimits.integer
    self.init(
      stream: try document.stream(),
      practice: try document.practice(),
      sequence: try document.integer("sequence", 0...999_999_999),
      hash: try document.hash("hash"), at: try document.time("at"),
      waitingSince: document.has("waitingSince") ? try document.time("waitingSince") : nil,
      diskFree: try document.integer("diskFree", any),
      diskSize: try document.integer("diskSize", any),
      recordingsWaiting: try document.integer("recordingsWaiting", any),
      every: try document.integer("everySeconds", 1...BatchLimits.integer))
  }
}
