import Cases
import Foundation

/// Connections for callers of many threads: one each, a few kept open for the next.
final class LinkPool: Sendable {
  private let address: PostgresAddress
  private let idle = Guarded<[PostgresLink]>([])
  /// One a core, on which sites are taken side by side.
  private static let kept = max(4, ProcessInfo.processInfo.activeProcessorCount)

  init(to address: PostgresAddress) { self.address = address }

  /// Runs `body` in one transaction that begins with `begin`; what `body` throws undoes it.
  func inTransaction<Result>(
    _ begin: String, _ body: (PostgresLink) throws -> Result
  ) throws -> Result {
    try withLink { link in
      try link.execute(begin)
      do {
        let result = try body(link)
        try link.execute("COMMIT")
        return result
      } catch {
        if !link.isBroken { try? link.execute("ROLLBACK") }
        throw error
      }
    }
  }

  /// Runs `body` with a connection of its own.
  func withLink<Result>(_ body: (PostgresLink) throws -> Result) throws -> Result {
    let link = try taken()
    defer { giveBack(link) }
    return try body(link)
  }

  /// One that was kept may have been cut since.
  private func taken() throws -> PostgresLink {
    while let link = idle.withLock({ $0.popLast() }) {
      if (try? link.execute("SELECT 1")) != nil { return link }
    }
    return try PostgresLink(to: address)
  }

  private func giveBack(_ link: PostgresLink) {
    guard !link.isBroken, !link.isInTransaction else { return }
    idle.withLock { if $0.count < Self.kept { $0.append(link) } }
  }
}
