import CaseStore
import Cases
import Foundation
import Policy

extension Step {
  /// Actions after which the state is the same: clocks start, stop or move.
  func stay() throws -> Case {
    switch order.action {
    case .contact:
      let next: State = current.state == .revisitUnreached ? .revisitPending : current.state
      return try move(to: next)
    case .progress:
      try demandNote("the text")
      return try move(to: current.state)
    case .note: return try note()
    case .escalate: return try desk.escalate(current, personal: notePersonal)
    case .size: return try size()
    case .pause:
      return try pause()
    case .extend: return try extend()
    case .transcribe: return try transcribe()
    case .correct: return try correct()
    case .link: return try link()
    case .recover: return try recover()
    default: return try move(to: current.state)
    }
  }

  /// A note, or that something came in on which a clock waits: complete documents (R-131), an answer
  /// by text message (R-125), the date of a contract (R-235).
  private func note() throws -> Case {
    var data: [String: JSONValue] = [:]
    if particulars.documentsComplete { data["documents"] = "complete" }
    if particulars.repliedByMessage { data["reply"] = "sms" }
    data["contractDueAt"] = particulars.contractDue.map { .string(desk.text($0)) }
    if data.isEmpty || particulars.repliedByMessage { try demandNote("the text") }
    return try move(to: current.state, data: data)
  }

  private func size() throws -> Case {
    guard let size = particulars.size, ["minor", "medium", "major"].contains(size) else {
      throw missing("minor, medium or major", "the size of the repair")
    }
    return try move(to: current.state, data: ["size": .string(size)])
  }

  /// Only for a reason that the policy excludes from a clock that runs (R-132, R-133).
  private func pause() throws -> Case {
    let reasons = policy.pauseReasons(of: current.clocks)
    guard let reason = particulars.reason, reasons.contains(reason) else {
      throw CaseworkError(
        .badData, subject: "pause \(current.number)",
        cause: "no running clock stops for '\(particulars.reason ?? "no reason")'",
        remedy: reasons.isEmpty
          ? "none of its clocks may be paused" : "give --reason " + reasons.joined(separator: "|"))
    }
    return try move(to: current.state, data: ["reason": .string(reason)])
  }

  /// R-126: before breach only, with a reason.
  private func extend() throws -> Case {
    try demandNote("the reason")
    guard let id = particulars.clock else { throw missing("--clock", "the clock") }
    guard let until = particulars.until else { throw missing("--until", "the new due time") }
    guard let clock = current.clocks.last(where: { $0.id == id && $0.isLive }) else {
      throw CaseworkError(
        .badData, subject: "clock '\(id)'", cause: "it does not run for case \(current.number)",
        remedy: "see the running clocks with `hearwell case show \(current.number)`")
    }
    guard clock.state == .running, let due = clock.dueAt, due > desk.time else {
      throw CaseworkError(
        .badData, subject: "clock '\(id)'", cause: "it can be extended only before it is due",
        remedy: "escalate the case instead")
    }
    guard until > due else {
      throw CaseworkError(
        .badData, subject: "--until", cause: "it is no later than clock '\(id)' is due",
        remedy: "give --until after \(desk.text(due))")
    }
    if let order = current.externalDueAt, until > order {
      throw CaseworkError(
        .badData, subject: "--until",
        cause: "the order from above is due before, \(desk.text(order))",
        remedy: "ask the body above for a later date")
    }
    let most = policy.extensions.mostTimes
    guard current.history.count(where: { EventType($0.type) == .extended }) < most else {
      throw CaseworkError(
        .badData, subject: "extend \(current.number)",
        cause: "the policy lets a case be extended \(most) times, and it was",
        remedy: "escalate the case instead")
    }
    var flags = current.flags
    if !flags.contains(.extended) { flags.append(.extended) }
    return try desk.append(
      .extended, to: current, flags: flags,
      data: ["clock": .string(id), "until": .string(desk.text(until))], personal: notePersonal)
  }

  private func transcribe() throws -> Case {
    guard let text = particulars.statement ?? order.note else {
      throw missing("--statement", "the text of the recording")
    }
    var personal = particulars.statement == nil ? [:] : notePersonal ?? [:]
    personal["statement"] = .string(text)
    return try desk.append(.transcribed, to: current, personal: personal)
  }

  /// Links both ways, so that neither case hides the other.
  private func link() throws -> Case {
    guard let text = particulars.to, let other = CaseNumber(text), other != current.number else {
      throw missing("--to", "the number of another case of this site")
    }
    let found = try desk.transaction.snapshot.demand(other)
    try desk.casework.demandSight(
      of: found, by: desk.casework.staff.first { $0.id == order.by })
    _ = try desk.append(.linked, to: found, data: ["links": [.string(current.number.text)]])
    return try desk.append(
      .linked, to: current, data: ["links": [.string(other.text)]], personal: notePersonal)
  }
}
