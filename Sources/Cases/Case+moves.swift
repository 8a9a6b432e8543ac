public import Foundation

extension Case {
  /// Time of its last event that may have changed kind, category, department or state. A case that
  /// stood still since a time was then as it is now; for what comes after its end (archive,
  /// erasure, notes, recordings) a report need not look back.
  public var lastMoveAt: Date {
    history.last { !Self.standing.contains(EventType($0.type)) }?.at ?? registeredAt
  }

  private static let standing: Set<EventType> = [
    .archived, .erased, .linked, .noted, .progressed, .recordingAdded, .clockBreached, .extended,
    .paused, .resumed, .sized, .sampled, .arrived, .transcribed, .escalated, .recoveryOpened,
    .recoverySettled,
  ]
}
