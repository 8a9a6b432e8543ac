/// How long the next part of a recording is: as much as goes in a few seconds, so that events never
/// wait for a recording, however slow the line is.
public struct PartLength: Sendable, Equatable {
  /// In bytes; a line of 9.6 kbit/s takes a quarter of a minute for the first.
  public private(set) var bytes = 16 << 10

  private static let range = 4 << 10...1 << 20

  public init() {}

  /// Notes how long a part of that many bytes took.
  public mutating func note(_ count: Int, took: Duration) {
    if took > .seconds(8) {
      bytes = max(bytes / 2, Self.range.lowerBound)
    } else if took < .seconds(2), count >= bytes {
      bytes = min(bytes * 2, Self.range.upperBound)
    }
  }
}
