import Batches
import Cases

/// Takes what one site has sent, in its order. Batches that lie ready and follow each other without a
/// gap share a transaction, so that a case which many of them tell of is written once: each batch is
/// taken whole or not at all.
struct SiteIntake {
  let importer: Importer
  private var results: [ImportResult] = []
  private var known: KnownCases?
  private var run: [(place: Int, batch: VerifiedBatch)] = []

  init(importer: Importer) { self.importer = importer }

  mutating func take(_ bytes: [UInt8], name: String) throws {
    let read = try importer.read(bytes, name: name)
    results.append(read.result)
    guard let batch = read.batch else { return }
    if !goesOn(with: batch) { try settle() }
    run.append((results.count - 1, batch))
    // Who may sign the next is known when this one is taken.
    if batch.keyEnd != nil { try settle() }
  }

  /// What was refused before it could be read.
  mutating func note(_ refused: ImportResult) { results.append(refused) }

  /// Takes what is left; the results of all, in their order.
  mutating func finish() throws -> [ImportResult] {
    try settle()
    return results
  }

  /// A run holds no more bytes than one batch may, so that memory stays the same.
  private func goesOn(with batch: VerifiedBatch) -> Bool {
    guard let last = run.last?.batch else { return true }
    return batch.stream == last.stream && batch.header.first == last.header.last + 1
      && batch.header.previousHash == last.header.lastHash
      && run.reduce(batch.bytes.count) { $0 + $1.batch.bytes.count } <= BatchLimits.bytes
  }

  private mutating func settle() throws {
    defer { run = [] }
    guard run.count > 1, let parked = try importer.takeForeseen(run.map(\.batch), &known) else {
      for (place, batch) in run { try settle(batch, at: place) }
      return
    }
    for (place, batch) in run {
      let range = batch.header.first...batch.header.last
      results[place].result = .applied
      results[place].parked = parked.filter { range.contains($0.sequence) }.map(\.id)
    }
    if let last = run.last { try importer.takeWaiting(&known, &results[last.place]) }
  }

  private mutating func settle(_ batch: VerifiedBatch, at place: Int) throws {
    do {
      try importer.settle(batch, &known, &results[place])
    } catch let error as BatchError {
      results[place].reason = error.description
      try importer.reject(
        batch.bytes, name: results[place].file, reason: error.description)
    }
  }
}
