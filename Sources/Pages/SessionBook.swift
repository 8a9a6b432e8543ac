public import Foundation

/// Who is signed in, and who tried too often: a value that is told the time.
public struct SessionBook: Sendable {
  /// Somebody at a browser.
  public struct Session: Sendable, Equatable {
    public let staff: String
    /// That of the password by which it was opened: it ends with that password.
    public let mark: String
    /// Stands in every form: who has only the cookie cannot post (OWASP, synchronizer token).
    public let token: String
    fileprivate var seenAt: Date
    fileprivate let openedAt: Date
  }

  /// Signed out after so long without a request, and after so long in any case, in seconds.
  public static let idle: TimeInterval = 15 * 60
  public static let longest: TimeInterval = 10 * 3600
  /// Sessions that are kept; the one that was idle longest makes room.
  private static let most = 10_000

  private var sessions: [String: Session] = [:]
  private var tries: [String: Tries] = [:]

  /// Wrong tries in a row, by one name or from one address.
  private struct Tries: Sendable {
    var count = 0
    var last: Date
  }

  public init() {}

  /// The session of a cookie, which lives on by this.
  public mutating func session(_ id: String?, at now: Date) -> Session? {
    guard let id, var session = sessions[id], session.isAlive(at: now) else { return nil }
    session.seenAt = now
    sessions[id] = session
    return session
  }

  /// Opens a session and gives its id; `secret` makes words that nobody can guess.
  public mutating func open(
    staff: String, mark: String, at now: Date, secret: () -> String
  ) -> String {
    sessions = sessions.filter { $0.value.isAlive(at: now) }
    if sessions.count >= Self.most {
      let idlest = sessions.min { $0.value.seenAt < $1.value.seenAt }
      close(idlest?.key)
    }
    let id = secret()
    sessions[id] = Session(
      staff: staff, mark: mark, token: secret(), seenAt: now, openedAt: now)
    return id
  }

  public mutating func close(_ id: String?) {
    if let id { sessions[id] = nil }
  }

  /// Begins a try by names or from an address; false where one of them has to wait. Five wrong tries in a
  /// row are free, then each doubles the wait, from 1 s to 15 min. A try counts as wrong until it
  /// succeeds: many at once are not free.
  public mutating func begin(_ names: [String], at now: Date) -> Bool {
    guard !names.contains(where: { mustWait($0, at: now) }) else { return false }
    tries = tries.filter { now < $0.value.last.addingTimeInterval(3600) }
    for name in names {
      if tries.count >= Self.most, tries[name] == nil {
        let oldest = tries.min { $0.value.last < $1.value.last }
        tries[oldest?.key ?? ""] = nil
      }
      tries[name, default: Tries(last: now)].count += 1
      tries[name]?.last = now
    }
    return true
  }

  private func mustWait(_ name: String, at now: Date) -> Bool {
    guard let tries = tries[name], tries.count >= 5 else { return false }
    return now < tries.last.addingTimeInterval(min(900, pow(2, Double(tries.count - 5))))
  }

  public mutating func succeeded(_ names: [String]) {
    for name in names { tries[name] = nil }
  }
}

extension SessionBook.Session {
  fileprivate func isAlive(at now: Date) -> Bool {
    now < seenAt.addingTimeInterval(SessionBook.idle)
      && now < openedAt.addingTimeInterval(SessionBook.longest)
  }
}
