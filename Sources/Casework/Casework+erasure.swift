import CaseStore
public import Cases
import Foundation
import Policy

extension Casework {
  /// Erases the private records of a case: statement, contact, notes, query code, evidence, calls,
  /// recordings. Its events, clocks and scores stay, so every statistic does.
  ///
  /// What must follow outside the transaction is kept in the store until it is done. A case of which
  /// nothing private is left changes no more.
  /// - Throws: ``CaseworkError``; nothing is then changed.
  /// - Returns: The case without what was private.
  public func erase(_ number: CaseNumber, by id: String, reason: String) throws -> Case {
    let member = try member(id)
    try demandDuty(member, "erase")
    return try atDesk(of: number, actor: member.id, channel: nil) { desk, current in
      try demandSight(of: current, by: member)
      if let hindrance = hindrance(toErasing: current, among: policy.erasureWaitsFor) {
        throw CaseworkError(
          .badData, subject: "case \(number)", cause: "nothing of it is erased while \(hindrance)",
          remedy: "bring that to its end first")
      }
      try demandNeutral(reason, current)
      return try erase(current, at: desk, reason: reason)
    }
  }

  /// What of a case keeps its private data, in words; nil where nothing does.
  func hindrance(toErasing current: Case, among kept: Set<String>) -> String? {
    if kept.contains("open"), current.state.isOpen { return "it is open" }
    if kept.contains("compensation_open"), current.flags.contains(.compensationOpen) {
      return "its compensation is open"
    }
    if kept.contains("penalty_review"), current.flags.contains(.underPenaltyReview) {
      return "a penalty is under review"
    }
    return nil
  }

  /// Erases anew what was erased of these cases before an older copy of the store was put back.
  ///
  /// - Returns: How many of them it had brought back.
  public func eraseAgain(_ numbers: [CaseNumber]) throws -> Int {
    try numbers.count { number in
      guard let current = try store.read({ try $0.find(number) }),
        try store.read({ try $0.hasPrivateRecords(of: number) }), current.erasedAt == nil
      else { return false }
      _ = try atDesk(of: number, actor: "system", channel: nil) { desk, current in
        try erase(current, at: desk, reason: "恢复备份后再次清除 erased before the restoration")
      }
      return true
    }
  }

  func erase(_ current: Case, at desk: Desk, reason: String) throws -> Case {
    let snapshot = desk.transaction.snapshot
    let calls = try snapshot.callRecords(of: current.number)
    let files = try snapshot.files(of: current.number)
    let isLeft = try snapshot.hasPrivateRecords(of: current.number)
    if current.erasedAt == nil || !calls.isEmpty || isLeft {
      var data: [String: JSONValue] = [:]
      if !calls.isEmpty { data["records"] = .array(calls.map { .string($0) }) }
      if !files.recordings.isEmpty {
        data["recordings"] = .array(files.recordings.map { .string($0) })
      }
      _ = try desk.append(.erased, to: current, data: data, personal: ["reason": .string(reason)])
      try desk.transaction.erasePrivates(of: current.number, and: calls)
      try desk.transaction.forgetLookUps(
        by: [current.contact.phone, current.callback.number, current.callback.callingNumber]
          .compactMap { $0 })
    }
    for sha256 in files.recordings + files.evidence {
      try desk.transaction.setMeta(SiteTransaction.filePending + sha256, "")
    }
    try desk.transaction.setMeta(SiteTransaction.storePending, "")
    return try snapshot.find(current.number) ?? current
  }

  /// The reason outlives what is erased, so it must not say it again.
  private func demandNeutral(_ reason: String, _ current: Case) throws {
    guard !reason.allSatisfy(\.isWhitespace) else {
      throw CaseworkError(
        .badData, subject: "erase \(current.number)", cause: "the reason is empty",
        remedy: "give it with --reason")
    }
    let contact = current.contact
    let texts = [
      current.statement, contact.name, contact.phone, contact.account, contact.address,
      current.callback.number, current.callback.callingNumber,
    ]
    let dialled = [contact.phone, current.callback.number, current.callback.callingNumber]
      .compactMap { $0.flatMap { PhoneNumber($0)?.dialled } }
    guard
      (texts.compactMap { $0 } + dialled).contains(where: { !$0.isEmpty && reason.contains($0) })
    else { return }
    throw CaseworkError(
      .badData, subject: "erase \(current.number)",
      cause: "the reason repeats what is to be erased, and is kept itself",
      remedy: "say the reason without name, number, address or statement")
  }
}
