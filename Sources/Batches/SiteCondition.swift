/// How an installation stands at headquarters: the worst that is so, in one word.
public enum SiteCondition: String, Sendable, CaseIterable {
  /// A later installation of the site took its place.
  case closed
  /// Its keys were revoked, and no later installation took its place yet.
  case revoked
  /// Two machines say that they are this site.
  case frozen
  /// Nothing was heard of it for longer than it is silent while it works.
  case dead
  /// Batches came before those that they follow.
  case waiting
  /// Events were set aside.
  case parked
  /// Less than a tenth of its disk is free.
  case disk
  /// Its clock is more than five minutes wrong.
  case clock
  /// Events have been on their way for too long, or nothing was heard of it for three quarters of the
  /// time after which it is dead.
  case behind
  /// It was enrolled and has not been heard of.
  case new
  /// It is alive, and nothing has happened there for a while.
  case quiet
  case ok

  /// Whether somebody should look after it.
  public var isTrouble: Bool {
    switch self {
    case .revoked, .frozen, .dead, .waiting, .parked, .disk, .clock, .behind: true
    case .closed, .new, .quiet, .ok: false
    }
  }
}
