import Cases
import Foundation

/// Connections for callers of many threads: one each, a few kept open for the next.
final class LinkPool: Sendable {
  private let address: PostgresAddress
  private let idle = Guarded<[PostgresLink]>([])
  private let losses = Guarded(0)
  /// One a core, on which sites are taken side by side.
  private static let kept = max(4, ProcessInfo.processInfo.activeProcessorCount)

  init(to address: PostgresAddress) { self.address = address }

  /// How many connections broke so far.
  var lost: Int { losses.withLock(\.self) }

  /// Runs `body` in one transaction that begins with `begin`; what `body` throws undoes it.
  func inTransaction<Result>(
    _ begin: String, _ body: (PostgresLink) throws -> Result
  ) throws -> Result {
    try withLink(first: begin) { link in
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

  /// Runs `body` with a connection of its own, on which `first` was done.
  func withLink<Result>(
    first: String = "SELECT 1", _ body: (PostgresLink) throws -> Result
  ) throws -> Result {
    let link = try taken(first: first)
    defer { giveBack(link) }
    return try body(link)
  }

  /// One that was kept may have been cut since: the first statement tells.
  private func taken(first: String) throws -> PostgresLink {
    while let link = idle.withLock({ $0.popLast() }) {
      if try isAlive(link, after: first) { return link }
    }
    let link = try PostgresLink(to: address)
    try link.execute(first)
    return link
  }

  private func isAlive(_ link: PostgresLink, after first: String) throws -> Bool {
    do {
      try link.execute(first)
      return true
    } catch {
      guard link.isBroken else { throw error }
      losses.withLock { $0 += 1 }
      return false
    }
  }

  private func giveBack(_ link: PostgresLink) {
    if link.isBroken { return losses.withLock { $0 += 1 } }
    guard !link.isInTransaction else { return }
    idle.withLock { if $0.count < Self.kept { $0.append(link) } }
  }
}
