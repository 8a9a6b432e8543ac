public import CaseStore
import Cases
public import Foundation

/// An outage notice as it is handed in.
public struct NoticeDraft: Sendable, Equatable {
  /// `planned` or `sudden`.
  public var kind: String
  public var area: String
  public var from: Date
  public var until: Date
  public var text: String?
  /// SHA-256 of a recording that lies in `recordings/`.
  public var recording: String?

  public init(
    kind: String, area: String, from: Date, until: Date, text: String? = nil,
    recording: String? = nil
  ) {
    self.kind = kind
    self.area = area
    self.from = from
    self.until = until
    self.text = text
    self.recording = recording
  }
}

extension Casework {
  /// Posts an outage notice and returns its id.
  ///
  /// - Throws: ``CaseworkError`` of bad data where it would never be in force.
  public func post(_ notice: NoticeDraft, by actor: String) throws -> String {
    try atCounter(actor: actor, channel: nil) { desk in
      let id = try desk.nextEventId()
      try post(notice, as: id, at: desk)
      return id
    }
  }

  /// Posts a notice under an id; throws as ``post(_:by:)``.
  func post(_ notice: NoticeDraft, as id: String, at desk: Desk) throws {
    guard notice.until > notice.from, notice.until > now else {
      throw CaseworkError(
        .badData, subject: "notice", cause: "it ends before it begins, or has ended already",
        remedy: "give a later --until")
    }
    var data: [String: JSONValue] = [
      "id": .string(id), "kind": .string(notice.kind), "area": .string(notice.area),
      "from": .string(desk.text(notice.from)), "until": .string(desk.text(notice.until)),
    ]
    data["text"] = notice.text.map { .string($0) }
    data["recording"] = notice.recording.map { .string($0) }
    let clock = noticeClock(of: notice, at: desk.time)
    if let clock { data["clocks"] = .array([clock.member]) }
    try desk.record(.noticeAdded, data: data)
    if let clock, clock.isLate, clock.isAhead {
      try desk.raise("breached", dueAt: clock.dueAt, clock: clock.id, level: 1)
    }
  }

  /// Ends a notice before its time.
  ///
  /// - Throws: ``CaseworkError`` where no notice with that id is in force or to come.
  public func endNotice(_ id: String, by actor: String) throws {
    try atCounter(actor: actor, channel: nil) { try endNotice(id, at: $0) }
  }

  func endNotice(_ id: String, at desk: Desk) throws {
    let coming = try desk.transaction.snapshot.comingNotices(at: desk.time)
    guard coming.contains(where: { $0.id == id }) else {
      throw CaseworkError(
        .absent, subject: "notice '\(id)'", cause: "none with this id is in force or to come",
        remedy: "see `hearwell notice list`")
    }
    try desk.record(.noticeEnded, data: ["id": .string(id)])
  }

  /// Notices that are in force or still to come.
  public func comingNotices() throws -> [Notice] {
    let now = now
    return try store.read { try $0.comingNotices(at: now) }
  }

  /// Alarms that nobody has taken yet, oldest first, without those of cases that the reader may not
  /// see; nil is the site's own account.
  public func openAlarms(for reader: StaffMember?) throws -> [Alarm] {
    try store.read { snapshot in
      try snapshot.openAlarms().filter { alarm in
        guard let current = try alarm.caseNumber.flatMap(snapshot.find) else { return true }
        return maySee(current, reader: reader)
      }
    }
  }

  /// Takes an alarm: it stops climbing the ladder.
  ///
  /// - Throws: ``CaseworkError`` where nobody has to take an alarm with that id any more, or the
  ///   person may not see its case.
  public func acknowledgeAlarm(_ id: String, by actor: String) throws {
    try atCounter(actor: actor, channel: nil) { desk in
      let open = try desk.transaction.snapshot.openAlarms()
      guard let alarm = open.first(where: { $0.id == id }) else {
        throw CaseworkError(
          .absent, subject: "alarm '\(id)'", cause: "no open alarm has this id",
          remedy: "see `hearwell alarm list`")
      }
      if let current = try alarm.caseNumber.flatMap(desk.transaction.snapshot.find) {
        try demandSight(of: current, by: staff.first { $0.id == actor })
      }
      try desk.record(.alarmAcknowledged, about: alarm.caseNumber, data: ["id": .string(id)])
    }
  }

  /// Appends `visit.ended` of a kiosk visit in which a customer did something.
  public func noteVisit(outcome: String, channel: String) throws {
    try atCounter(actor: "system", channel: channel) { desk in
      try desk.record(.visitEnded, data: ["outcome": .string(outcome)])
    }
  }
}
