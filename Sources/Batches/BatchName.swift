/// The name of a batch file: `SITE.EPOCH.FIRST-LAST.jsonl`, sequences of nine digits. Of directions
/// it is `SITE.directions.FIRST-LAST.jsonl`, and `epoch` 0.
public struct BatchName: Sendable, Hashable {
  public let site: Int
  public let epoch: Int
  public let first: Int
  public let last: Int

  public init(site: Int, epoch: Int, first: Int, last: Int) {
    self.site = site
    self.epoch = epoch
    self.first = first
    self.last = last
  }

  /// Reads a file's name; packed (`.gz`) and encrypted (`.age`) files are named after the batch
  /// inside. nil where it is another kind of file.
  public init?(_ name: String) {
    var parts = name.split(separator: ".", omittingEmptySubsequences: false)
    if parts.last == "age" { parts.removeLast() }
    if parts.last == "gz" { parts.removeLast() }
    guard parts.count == 4, parts[3] == "jsonl", let site = Self.number(parts[0], digits: 3),
      let epoch = parts[1] == Self.directions ? 0 : Self.epoch(parts[1])
    else { return nil }
    let range = parts[2].split(separator: "-", omittingEmptySubsequences: false)
    guard range.count == 2, let first = Self.number(range[0], digits: 9),
      let last = Self.number(range[1], digits: 9), first <= last
    else { return nil }
    self.init(site: site, epoch: epoch, first: first, last: last)
  }

  public var text: String {
    let part = epoch == 0 ? Self.directions : "\(epoch)"
    return "\(site).\(part).\(Self.padded(first))-\(Self.padded(last)).jsonl"
  }

  /// What stands in the place of the epoch.
  private static let directions = "directions"

  private static func epoch(_ digits: Substring) -> Int? {
    number(digits, digits: 1).flatMap { $0 == 0 ? nil : $0 }
  }

  /// The name of the acknowledgement file of a site and epoch.
  public static func acknowledgement(site: Int, epoch: Int) -> String {
    "\(site).\(epoch).acknowledgement.jsonl"
  }

  private static func number(_ digits: Substring, digits count: Int) -> Int? {
    guard digits.utf8.count == count, digits.utf8.allSatisfy({ (48...57).contains($0) }) else {
      return nil
    }
    return Int(digits)
  }

  private static func padded(_ sequence: Int) -> String {
    let digits = String(sequence)
    return String(repeating: "0", count: max(0, 9 - digits.count)) + digits
  }
}
