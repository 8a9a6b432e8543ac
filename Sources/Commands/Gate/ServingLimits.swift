/// How much a server takes at once, and from whom (`limits` of `headquarters.yaml`).
public struct ServingLimits: Sendable, Equatable {
  /// Connections that are open at once; further ones wait to be accepted.
  public let connections: Int
  /// Batches that wait for the importer; further ones are told to come again.
  public let waiting: Int
  /// Seconds for which a connection may be silent.
  public let silence: Int
  /// Whether `GET /metrics` is answered to others than this machine.
  public let openMetrics: Bool

  /// What holds where nothing is said.
  init() { (connections, waiting, silence, openMetrics) = (1000, 600, 30, false) }

  init(_ section: ConfigurationSection) {
    connections = section.whole("connections", in: 1...100_000, default: 1000)
    waiting = section.whole("waiting", in: 1...100_000, default: 600)
    silence = section.duration("silence", default: "PT30S")
    openMetrics = section.flag("openMetrics")
    section.finish()
  }
}
