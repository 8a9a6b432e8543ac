import Batches
import CaseStore
public import Cases
import Foundation
import Policy

extension Casework {
  /// The actor of what headquarters directs.
  static let headquarters = "headquarters"

  /// Proves a policy.yaml and puts it in the place of the one in force.
  ///
  /// - Throws: ``CaseworkError`` with the finding where it does not prove; the old one then stays.
  public typealias PolicyInstaller = (_ yaml: String) throws -> Void

  /// Takes one direction of headquarters: carries it out, or refuses it with the reason where the
  /// lifecycle, the policy or what is here does not allow it. What became of it stands in the journal
  /// before the events that it makes, all in one transaction. One that was taken already, by another
  /// process, changes nothing.
  ///
  /// - Throws: What keeps the store or the policy's file from being written; it is then not taken.
  public func take(
    direction entry: JournalEvent, hash: [UInt8], installing install: PolicyInstaller
  ) throws -> DirectionResult {
    try store.write { transaction in
      let known = try transaction.snapshot.directionPosition()
      guard entry.sequence == known.sequence + 1 else { return .known }
      let desk = Desk(
        casework: self, transaction: transaction, actor: Self.headquarters, channel: nil,
        time: try time(in: transaction))
      let taken = Taken(sequence: entry.sequence, hash: Chain.text(hash), type: entry.type)
      do {
        try transaction.wholly {
          try desk.say(taken, isRefusedFor: nil)
          try carryOut(Direction(entry), at: desk, as: entry.sequence, installing: install)
        }
        return .applied
      } catch {
        guard let reason = Self.refusal(error) else { throw error }
        try desk.say(taken, isRefusedFor: reason)
        return .refused(reason)
      }
    }
  }

  /// Writes down that headquarters sent other directions than those that were taken here, once for
  /// each chain of them; `other` is the hash where they part.
  public func noteFork(ofDirections other: [UInt8]) throws {
    try store.write { transaction in
      let text = Chain.text(other)
      guard try transaction.snapshot.meta(Self.forkNoted) != text else { return }
      try transaction.setMeta(Self.forkNoted, text)
      let position = try transaction.snapshot.directionPosition()
      let desk = Desk(
        casework: self, transaction: transaction, actor: "system", channel: nil,
        time: try time(in: transaction))
      try desk.record(
        .directionsForked,
        data: [
          "sequence": .integer(position.sequence), "hash": .string(Chain.text(position.hash)),
        ])
    }
  }

  private static let forkNoted = "directions.forked"

  private func carryOut(
    _ direction: Direction, at desk: Desk, as sequence: Int, installing install: PolicyInstaller
  ) throws {
    switch direction.order {
    case .dispatch(let number, let department, let note):
      var order = ActionOrder(.dispatch, on: number, by: Self.headquarters, note: note)
      order.particulars.department = department
      try carryOut(order, at: desk)
    case .note(let number, let text):
      try carryOut(
        ActionOrder(.note, on: number, by: Self.headquarters, note: text), at: desk)
    case .answer(let number, let text):
      let order = ActionOrder(.note, on: number, by: Self.headquarters, note: text)
      let current = try desk.transaction.snapshot.demand(number)
      try demandState(of: current, for: order)
      try demandUnerased(current)
      _ = try desk.append(
        .noted, to: current, data: ["forCustomer": true], personal: ["note": .string(text)])
    case .addNotice(let kind, let area, let from, let until, let text):
      let id = EventLine.id(site: store.site, epoch: 0, sequence: sequence)
      try post(
        NoticeDraft(kind: kind, area: area, from: from, until: until, text: text), as: id, at: desk)
    case .endNotice(let id): try endNotice(id, at: desk)
    case .replacePolicy(let yaml, _): try install(yaml)
    }
  }

  /// Headquarters decided who may; the state and what special handling wants decide here.
  private func carryOut(_ order: ActionOrder, at desk: Desk) throws {
    let current = try desk.transaction.snapshot.demand(order.number)
    try demandState(of: current, for: order)
    if order.note != nil { try demandUnerased(current) }
    try demandSpecial(
      StaffMember(id: Self.headquarters, name: Self.headquarters, roles: []), for: order,
      on: current)
    _ = try Step(order: order, current: current, desk: desk, policy: policy).take()
  }

  /// What was directed before headquarters heard that a case was erased brings nothing private back.
  private func demandUnerased(_ current: Case) throws(CaseworkError) {
    guard current.erasedAt == nil else {
      throw CaseworkError(
        .badData, subject: "case \(current.number)", cause: "what is private of it was erased",
        remedy: "register a new case")
    }
  }

  /// The reason where an error says that the direction cannot be carried out here, now or later; nil
  /// for what another try may bring.
  private static func refusal(_ error: any Error) -> String? {
    switch error {
    case let error as CaseworkError: error.description
    case let error as CaseError: error.description
    case let error as BatchError: error.description
    case let error as CaseStoreError where error.kind == .tooLong: error.description
    default: nil
    }
  }
}

/// What became of a direction.
public enum DirectionResult: Sendable {
  case applied
  case refused(String)
  /// Another process had taken it.
  case known
}

/// Which direction was taken.
private struct Taken {
  let sequence: Int
  let hash: String
  let type: EventType
}

extension Desk {
  fileprivate func say(_ taken: Taken, isRefusedFor reason: String?) throws {
    var data: [String: JSONValue] = [
      "sequence": .integer(taken.sequence), "hash": .string(taken.hash),
      "type": .string(taken.type.rawValue), "result": reason == nil ? "applied" : "refused",
    ]
    data["reason"] = reason.map { .string($0) }
    try acting(as: "system").record(.directionTaken, data: data)
  }
}
