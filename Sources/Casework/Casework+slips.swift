public import Batches
import CaseStore
public import Cases

/// How the printing of a slip ended.
public enum SlipOutcome: Sendable {
  /// All of it is on paper.
  case whole
  /// Some of it may be on paper.
  case doubtful
  /// Nothing was sent to the printer.
  case nothing
}

extension Casework {
  /// Makes a slip key's public half known by an event, once, so that everybody whom the journal
  /// reaches can judge the slips that it signs.
  public func announce(slipKey key: VerifyingKey) throws {
    // Every slip asks, and nearly always the key is known: that waits for no other writer.
    guard try !store.read({ try $0.slipKeys(ofSite: store.site).contains(key) }) else { return }
    try atCounter(actor: "system", channel: nil) { desk in
      let known = try desk.transaction.snapshot.slipKeys(ofSite: store.site)
      guard !known.contains(key) else { return }
      try desk.record(.slipKeyAdded, data: ["publicKey": .string(key.base64)])
    }
  }

  /// Writes down that the slip of a case goes to the printer now, so that it is known of also where
  /// the process is killed before it ends.
  public func beginPrinting(_ number: CaseNumber, actor: String, channel: String?) throws {
    try store.setMeta(Self.inPrint, "\(number.text) \(channel ?? "-") \(actor)")
  }

  /// Whether a slip went to the printer and nobody wrote down how that ended.
  public var isPrinting: Bool {
    get throws { try store.meta(Self.inPrint)?.isEmpty == false }
  }

  /// Ends what was begun: what came out, or may have, is an event, `slip.printed`.
  ///
  /// - Returns: which copy of that slip it was; nil where there was none.
  @discardableResult
  public func endPrinting(_ outcome: SlipOutcome) throws -> Int? {
    try store.write { transaction in
      let begun = try transaction.snapshot.meta(Self.inPrint)?.split(separator: " ", maxSplits: 2)
      guard let begun, begun.count == 3, let number = CaseNumber(String(begun[0])) else {
        return nil
      }
      try transaction.setMeta(Self.inPrint, "")
      guard outcome != .nothing else { return nil }
      let copy = try transaction.snapshot.count(of: .slipPrinted, about: number) + 1
      let desk = Desk(
        casework: self, transaction: transaction, actor: String(begun[2]),
        channel: begun[1] == "-" ? nil : String(begun[1]), time: try time(in: transaction))
      try desk.record(
        .slipPrinted, about: number,
        data: ["copy": .integer(copy), "whole": .boolean(outcome == .whole)])
      return copy
    }
  }

  private static let inPrint = "slip.printing"
}
