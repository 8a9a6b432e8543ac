public import Batches
import Foundation

extension Importer {
  /// Judges a heartbeat: size, form, key, content, in the order in which a batch is judged. Changes
  /// nothing.
  ///
  /// - Throws: `BatchError`, or the store's own errors.
  public func judge(heartbeat bytes: [UInt8]) throws -> ReceivedHeartbeat {
    let received = try ReceivedHeartbeat(bytes)
    let stream = received.heartbeat.stream
    let enrolled = try store.read { try $0.key(received.keyId, of: stream) }
    try enrolled?.demandInUse(through: received.heartbeat.sequence, of: stream)
    let heartbeat = try received.verified(by: enrolled?.key)
    try demandKind(isPractice: heartbeat.practice)
    return received
  }

  /// Takes a heartbeat that was judged: `applied` where it is the newest, `duplicate` where it is
  /// not, `rejected` where it speaks of another journal than what was taken. `isDirect` says that
  /// the site itself brought it, just now.
  public func take(_ received: ReceivedHeartbeat, isDirect: Bool) throws -> ImportResult {
    let heartbeat = received.heartbeat
    var result = ImportResult(file: heartbeat.name, of: heartbeat.stream)
    let now = clock()
    try store.write(in: .site(heartbeat.stream.site)) { transaction in
      guard let known = try transaction.stream(heartbeat.stream) else { return }
      let hash = try transaction.hash(of: heartbeat.stream, after: heartbeat.sequence)
      guard hash == nil || hash == heartbeat.hash else {
        let event = heartbeat.stream.event(heartbeat.sequence)
        result.reason =
          "\(event) was taken with another hash: find out which machine is the site"
        return
      }
      let isOld = known.heartbeat?.outdates(heartbeat, at: now) ?? false
      result.result = isOld ? .duplicate : .applied
      if isDirect || !isOld { try transaction.noteContact(heartbeat.stream, at: now) }
      guard !isOld else { return }
      try transaction.keep(KeptHeartbeat(received, at: now, isDirect: isDirect))
    }
    return result
  }

  /// Takes a heartbeat that somebody carried.
  func take(heartbeat bytes: [UInt8], name: String) throws -> ImportResult {
    var result = ImportResult(file: name)
    do {
      let received = try judge(heartbeat: bytes)
      result = try take(received, isDirect: false)
      result.file = name
    } catch let error as BatchError {
      if let claimed = try? ReceivedHeartbeat(bytes).heartbeat.stream {
        result = ImportResult(file: name, of: claimed)
      }
      result.reason = error.description
    }
    if result.result == .rejected {
      try reject(bytes, name: name, reason: result.reason ?? "")
    }
    return result
  }
}
