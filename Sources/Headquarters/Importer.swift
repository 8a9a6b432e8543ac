public import Batches
public import Foundation

/// Imports batches: each event of a site takes effect exactly once, however often and in whatever
/// order its batches come (contract sections 6 and 7).
public struct Importer: Sendable {
  let store: any HeadquartersStore
  /// Whether this is a practice headquarters, which takes batches of practice sites and no others.
  let practice: Bool
  /// The folder in which recordings are kept by their hash.
  let recordings: String
  /// The file of the identity for which carried media are encrypted; nil where there is none.
  let identity: String?
  let clock: @Sendable () -> Date

  public init(
    store: any HeadquartersStore, practice: Bool, recordings: String, identity: String?,
    clock: @escaping @Sendable () -> Date
  ) {
    self.identity = identity
    self.store = store
    self.practice = practice
    self.recordings = recordings
    self.clock = clock
  }

  /// Takes the bytes of one batch, packed by gzip or not, then what waited for it; or those of a
  /// heartbeat.
  ///
  /// What is wrong with them stands in the result; only the store's own errors are thrown.
  public func take(_ bytes: [UInt8], name: String) throws -> ImportResult {
    var intake = SiteIntake(importer: self)
    try intake.take(bytes, name: name)
    return try intake.finish()[0]
  }

  /// Reads what came under a name: a batch that is sound and may be taken, or what became of it.
  func read(
    _ bytes: [UInt8], name: String
  ) throws -> (result: ImportResult, batch: VerifiedBatch?) {
    if ReceivedHeartbeat.isMeant(by: bytes) { return (try take(heartbeat: bytes, name: name), nil) }
    var result = ImportResult(file: name)
    do {
      let plain =
        Gunzip.isPacked(bytes) ? try Gunzip.unpack(bytes, limit: BatchLimits.bytes) : bytes
      let received = try ReceivedBatch(plain)
      result.note(received.header)
      return (result, try verify(received))
    } catch let error as BatchError {
      result.reason = error.description
      try reject(bytes, name: name, reason: error.description)
      return (result, nil)
    }
  }

  /// Judges a batch up to where those before it matter: size, form, key, content, in the order of
  /// contract section 7. Changes nothing, and may run beside other imports.
  ///
  /// - Throws: `BatchError`, or the store's own errors.
  public func judge(_ bytes: [UInt8]) throws -> VerifiedBatch {
    try verify(try ReceivedBatch(bytes))
  }

  /// Takes a batch that was judged, then what waited for it.
  ///
  /// - Throws: `BatchError` where its key has signed its last event meanwhile, or the store's own
  ///   errors.
  public func take(_ batch: VerifiedBatch) throws -> ImportResult {
    let header = batch.header
    let name = BatchName(
      site: header.site, epoch: header.epoch, first: header.first, last: header.last)
    var result = ImportResult(file: name.text)
    result.note(header)
    var known: KnownCases?
    try settle(batch, &known, &result)
    return result
  }

  private func verify(_ received: ReceivedBatch) throws -> VerifiedBatch {
    let header = received.header
    let stream = StreamID(site: header.site, epoch: header.epoch)
    let enrolled = try store.read { try $0.key(header.keyId, of: stream) }
    try enrolled?.demandInUse(for: header)
    let batch = try received.verified(by: enrolled?.key)
    try enrolled?.demandOpen(for: header)
    try demandKind(isPractice: header.practice)
    return batch
  }

  /// Practice and real never mix.
  func demandKind(isPractice: Bool) throws(BatchError) {
    guard isPractice == practice else {
      throw BatchError(
        .content, line: 1,
        practice
          ? "it comes from a real site; a practice headquarters takes nothing of those"
          : "it comes from a practice site; only a practice headquarters takes it")
    }
  }

  /// Takes a batch that was judged, then what waited for it.
  func settle(
    _ batch: VerifiedBatch, _ known: inout KnownCases?, _ result: inout ImportResult
  ) throws {
    try settleAlone(batch, &known, &result)
    if result.result == .applied { try takeWaiting(&known, &result) }
  }

  private func settleAlone(
    _ batch: VerifiedBatch, _ known: inout KnownCases?, _ result: inout ImportResult
  ) throws {
    if let foreseen = try takeForeseen([batch], &known) {
      result.result = .applied
      result.parked = foreseen.map(\.id)
      return
    }
    known = nil
    let name = result.file
    var settled = result
    try store.write(in: .site(batch.header.site)) { transaction in
      try BatchIntake(transaction: transaction, batch: batch, name: name, time: clock())
        .settle(&settled)
    }
    result = settled
  }

  /// Takes batches that follow each other in one transaction, each case once; what was parked of
  /// them. nil where anything about them is out of the ordinary: then nothing is written, and each
  /// has to be settled by itself.
  func takeForeseen(
    _ run: [VerifiedBatch], _ known: inout KnownCases?
  ) throws -> [ParkedEvent]? {
    guard let site = run.first?.header.site,
      let foresight = try store.read({ try Foresight(of: run, from: known, in: $0) })
    else { return nil }
    let after = try store.write(in: .site(site)) { transaction in
      try ForeseenIntake(transaction: transaction, run: run, foresight: foresight, time: clock())
        .take()
    }
    guard let after else { return nil }
    known = after
    return foresight.parked
  }

  /// Takes what came before its time and now follows, one transaction a batch.
  func takeWaiting(
    _ known: inout KnownCases?, _ result: inout ImportResult
  ) throws {
    guard let site = result.site, let epoch = result.epoch, let last = result.last else { return }
    let stream = StreamID(site: site, epoch: epoch)
    let first = last + 1
    var next = first
    while let waiting = try store.read({ try $0.waitingBatch(of: stream, holding: next...next) }) {
      var inner = ImportResult(file: waiting.name)
      do {
        try settleAlone(try judge(waiting.bytes), &known, &inner)
      } catch let error as BatchError {
        try reject(waiting.bytes, name: waiting.name, reason: error.description)
        try store.write(in: .site(site)) { try $0.drop(waiting, of: stream) }
      }
      guard inner.result == .applied else { return report(inner, from: first, to: next, &result) }
      result.parked += inner.parked
      next = waiting.last + 1
    }
    if next > first { result.reason = "with it came what waited: \(first) to \(next - 1)" }
  }

  private func report(
    _ inner: ImportResult, from first: Int, to next: Int, _ result: inout ImportResult
  ) {
    if inner.result == .forked { result.result = .forked }
    result.reason =
      "\(inner.file) had waited: \(inner.result.rawValue)"
      + (inner.reason.map { ", \($0)" } ?? "")
  }

  /// Keeps what was refused, for a person to look at; what is too large is only named.
  public func reject(_ bytes: [UInt8]?, name: String, reason: String) throws {
    let kept = (bytes?.count ?? 0) <= BatchLimits.bytes ? bytes : nil
    try store.write(in: .none) {
      try $0.keepRejected(kept, name: name, reason: reason, at: clock())
    }
  }
}
