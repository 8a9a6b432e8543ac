import CaseStore
import Cases
import Foundation
import Policy

extension Casework {
  /// The earlier case that an intake is about: the one that an agent names; else, where a kind is
  /// begun anew, one that closed a short time ago and is the same by customer, category and place
  /// . A machine joins no open cases on its own: there the customer is asked.
  func earlierCase(
    of intake: Intake, in snapshot: SiteSnapshot, at time: Date
  ) throws -> Case? {
    if let number = intake.repeats {
      guard let earlier = try snapshot.find(number) else {
        throw CaseworkError(
          .badData, subject: "repeat of case \(number)",
          cause: "there is no such case at this site",
          remedy: "compare the number with `hearwell case list`")
      }
      try demandSight(of: earlier, by: staff.first { $0.id == intake.actor })
      return earlier
    }
    guard intake.links.isEmpty, isBegunAnew(kind: intake.kind) else { return nil }
    let sameness = policy.repeats.sameness
    let category = sameness.contains(.category) ? intake.category : nil
    var found: Case?
    func isOther(_ one: Case) -> Bool {
      if isSameMatter(one, as: intake, at: time) { found = one }
      return found == nil
    }
    for customer in customers(of: intake) where found == nil {
      try snapshot.forEachCase(of: customer, category: category, isOther)
    }
    if found == nil, !sameness.contains(.customerOrNumber) {
      try snapshot.forEachCase(.init(category: category), isOther)
    }
    guard let found, intake.newMatter != nil else { return found }
    guard policy.repeats.agentMayOverride else {
      throw CaseworkError(
        .badData, subject: "--new-matter",
        cause: "the policy lets nobody say that case \(found.number) is another matter",
        remedy: "leave it out: the case begins anew")
    }
    return nil
  }

  /// By whom an earlier case of the same matter may have been given.
  private func customers(of intake: Intake) -> [SiteSnapshot.Customer] {
    var customers = intake.contact.account.map { [SiteSnapshot.Customer.account($0)] } ?? []
    if intake.contact.address != nil || !policy.repeats.sameness.contains(.address) {
      let numbers = [intake.contact.phone, intake.callback.number, intake.callback.callingNumber]
      customers += Set(numbers.compactMap { $0 }).map { .phone($0) }
    }
    return customers
  }

  private func isBegunAnew(kind: String) -> Bool {
    policy.repeats.kinds.contains(policy.kinds[kind]?.treatedAs ?? kind)
  }

  /// The place is the same by its customer number or by its address; blanks do not part addresses.
  private func isSameMatter(_ earlier: Case, as intake: Intake, at time: Date) -> Bool {
    guard isBegunAnew(kind: earlier.kind),
      [.closed, .declinedExplained, .archived].contains(earlier.state),
      let ended = earlier.history.last(where: { [.closed, .declined].contains(EventType($0.type)) }
      ),
      time.timeIntervalSince(ended.at) <= Double(policy.repeats.closedWithinDays) * 86_400
    else { return false }
    if let account = intake.contact.account, account == earlier.contact.account { return true }
    if !policy.repeats.sameness.contains(.address) { return true }
    guard let address = intake.contact.address, let other = earlier.contact.address else {
      return false
    }
    return address.filter { !$0.isWhitespace } == other.filter { !$0.isWhitespace }
  }

  /// Whether a matter that comes up again now is only noted: on its first day, or while the time set
  /// for its correction runs.
  func isOnlyNoted(_ current: Case, at time: Date) -> Bool {
    let days = [current.registeredAt, time].map { Timestamp.text($0, in: store.zone).prefix(10) }
    if days[0] == days[1] { return true }
    let resolve = policy.categories[current.category]?.resolveClock
    let clock = current.clocks.last { $0.id == resolve }
    return clock.map { $0.isLive && ($0.dueAt ?? .distantFuture) > time } ?? false
  }
}

extension Desk {
  /// An earlier matter is raised again: a note on its first day or inside the time for its
  /// correction (T-06), a second complaint later (T-34), the next cycle where it was closed (T-32),
  /// else a new case linked to it (T-33). Returns the case that carries the matter now.
  func raiseAgain(_ earlier: Case, by intake: Intake) throws -> Case {
    switch earlier.state {
    case _ where earlier.state.isOpen:
      return try noteAgain(earlier, text: intake.statement, recordings: intake.recordings)
    case .closed, .declinedExplained:
      var current = earlier
      for recording in intake.recordings {
        current = try append(.recordingAdded, to: current, data: recording.data)
      }
      return try reopen(current, personal: ["note": .string(again(intake.statement))])
    default:
      var second = intake
      second.repeats = nil
      second.flags.append(.secondComplaint)
      second.links = [earlier.number]
      return try casework.open(second, at: self)
    }
  }

  /// The customer came again about an open case: one case, a note each time; the handler is told.
  func noteAgain(
    _ current: Case, text: String?, recordings: [Recording], place: String? = nil
  ) throws -> Case {
    let isSecond = !casework.isOnlyNoted(current, at: time)
    var flags = current.flags
    for flag in [Flag.repeatLinked] + (isSecond ? [.secondComplaint] : [])
    where !flags.contains(flag) { flags.append(flag) }
    var data: [String: JSONValue] = isSecond ? climb(current, on: "second_complaint") : [:]
    data["repeat"] = true
    var after = try append(
      .noted, to: current, flags: isSecond || flags != current.flags ? flags : nil, data: data,
      personal: ["note": .string(again(text) + (place.map { "（\($0)）" } ?? ""))])
    for recording in recordings {
      after = try append(.recordingAdded, to: after, data: recording.data)
    }
    if isSecond { try raise("escalated", about: after, level: after.level ?? 0) }
    return after
  }

  private func again(_ text: String?) -> String { text.map { "再次来电：\($0)" } ?? "再次来电" }
}
