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
    let evidence = keptEvidence
    data.merge(evidence.data) { $1 }
    let isKnown = !data.isEmpty || !particulars.details.isEmpty
    if !isKnown || particulars.repliedByMessage { try demandNote("the text") }
    return try desk.append(
      .noted, to: current, data: data, personal: evidence.personal.isEmpty ? nil : evidence.personal
    )
  }

  private func size() throws -> Case {
    guard let size = particulars.size, ["minor", "medium", "major"].contains(size) else {
      throw missing("minor, medium or major", "the size of the repair")
    }
    return try move(to: current.state, data: ["size": .string(size)])
  }

  /// Only for a reason that the policy excludes from a clock that runs (R-132, R-133).
  private func pause() throws -> Case {
    let reasons = policy.pauseReasons(of: current.clocks, at: desk.time)
    guard let reason = particulars.reason, reasons.contains(reason) else {
      throw CaseworkError(
        .badData, subject: "pause \(current.number)",
        cause: "no running clock stops for '\(particulars.reason ?? "no reason")'",
        remedy: reasons.isEmpty
          ? "none of its clocks may be paused" : "give --reason " + reasons.joined(separator: "|"))
    }
    return try move(to: current.state, data: ["reason": .string(reason)])
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
