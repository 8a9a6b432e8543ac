/// What became of one file: an entry of `headquarters import --json` (contract section 2).
public struct ImportResult: Sendable, Equatable {
  public enum Outcome: String, Sendable, Encodable {
    /// New events were taken.
    case applied
    /// Everything in it had been taken before.
    case duplicate
    /// Events before it are missing; it is kept until they come.
    case waiting
    /// It is no sound batch; it is kept with the reason and nothing of it was taken.
    case rejected
    /// It says otherwise than what was taken; the site is frozen.
    case forked
  }

  public var file: String
  public var result: Outcome
  /// The header's, where there was a readable header.
  public var site: Int?
  public var epoch: Int?
  public var first: Int?
  public var last: Int?
  /// Ids of its events that were taken but set aside, and why.
  public var parked: [String] = []
  public var reason: String?

  /// Whether `import` ends with 65 for it.
  public var isRefused: Bool { result == .rejected || result == .forked }
}

extension ImportResult: Encodable {
  private enum Name: String, CodingKey {
    case file, result, site, epoch, first, last, parked, reason
  }

  /// All members are always there; the site is text, as everywhere.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Name.self)
    try container.encode(file, forKey: .file)
    try container.encode(result, forKey: .result)
    try container.encode(site.map { String($0) }, forKey: .site)
    try container.encode(epoch, forKey: .epoch)
    try container.encode(first, forKey: .first)
    try container.encode(last, forKey: .last)
    try container.encode(parked, forKey: .parked)
    try container.encode(reason, forKey: .reason)
  }
}
