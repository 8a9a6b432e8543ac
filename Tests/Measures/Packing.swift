import Batches
import CarriedMedia
import Foundation

/// How large full batches are when the courier has packed them.
///
/// A private record may cost 64 bytes, of which its digest and its salt, which are random, are 48, and
/// what its text takes when it is packed alone with those of its batch; the rest are the events'.
struct Packing {
  let measures: Measures
  let backlog: Backlog

  private struct Sum {
    var events = 0
    var privates = 0
    var packed = 0
    var texts = 0
    /// Event lines packed alone, with and without the digests that they name.
    var lines = 0
    var linesWithoutDigests = 0
  }

  func run() throws {
    let folder = try backlog.folder() + "/batches"
    var sum = Sum()
    for name in try FileManager.default.contentsOfDirectory(atPath: folder) {
      guard let batch = BatchName(name), batch.last - batch.first + 1 == BatchLimits.events else {
        continue
      }
      add([UInt8](try Data(contentsOf: URL(filePath: folder + "/" + name))), to: &sum)
    }
    let (events, privates) = (Double(sum.events), Double(sum.privates))
    measures.row(
      "full batches, packed",
      String(
        format: "%d events, %d privates, %.1f bytes an event altogether", sum.events, sum.privates,
        Double(sum.packed) / events))
    measures.row(
      "of which",
      String(
        format: "event lines %.1f an event, digests %.1f a private, private text %.1f a private",
        Double(sum.linesWithoutDigests) / events,
        Double(sum.lines - sum.linesWithoutDigests) / privates, Double(sum.texts) / privates))
    measures.row(
      "bytes an event, less 64 and text a private",
      (Double(sum.packed - sum.texts) - 64 * privates) / events, limit: 24, atLeast: false)
  }

  private func add(_ batch: [UInt8], to sum: inout Sum) {
    let lines = batch.split(separator: 10)
    let privates = lines.filter { $0.starts(with: "{\"private\":".utf8) }
    let events = lines.filter { $0.starts(with: "{\"specversion\":".utf8) }
    sum.events += events.count
    sum.privates += privates.count
    sum.packed += Gzip.pack(batch).count
    sum.texts += packed(privates, from: "\"data\":")
    sum.lines += packed(events)
    sum.linesWithoutDigests += packed(events, until: ",\"privatedigest\":")
  }

  private func packed(
    _ lines: [ArraySlice<UInt8>], from begin: String? = nil, until end: String? = nil
  ) -> Int {
    let parts = lines.map { line -> ArraySlice<UInt8> in
      let start = begin.flatMap { line.firstRange(of: $0.utf8)?.upperBound } ?? line.startIndex
      let stop = end.flatMap { line.firstRange(of: $0.utf8)?.lowerBound } ?? line.endIndex
      return line[start..<stop]
    }
    return Gzip.pack(Array(parts.joined(separator: [10]))).count
  }
}
