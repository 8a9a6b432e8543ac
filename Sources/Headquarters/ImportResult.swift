import Batches

/// What became of one batch or heartbeat, be it a file of `headquarters import` (contract section 2) or posted.
public struct ImportResult: Sendable, Equatable {
  public enum Outcome: String, Sendable {
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
  /// The first event that is missing before it, where it waits.
  public var wanted: Int?

  init(file: String) {
    self.file = file
    result = .rejected
  }

  /// A heartbeat's, which names no events.
  init(file: String, of stream: StreamID) {
    self.init(file: file)
    (site, epoch) = (stream.site, stream.epoch)
  }

  /// Takes over what the header says.
  mutating func note(_ header: BatchHeader) {
    (site, epoch, first, last) = (header.site, header.epoch, header.first, header.last)
  }

  /// Whether `import` ends with 65 for it.
  public var isRefused: Bool { result == .rejected || result == .forked }
}
