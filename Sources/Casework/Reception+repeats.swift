import CaseStore
import Cases
import Dialogue
import Foundation
import Policy

extension Reception {
  /// An open case of that day and category from the same number or account (R-191, H-17).
  mutating func checkRepeat(_ asked: Asked) throws -> Answer {
    let today = Timestamp.text(casework.now, in: casework.store.zone).prefix(10)
    guard let midnight = Timestamp.time("\(today)T00:00:00" + offset(of: casework.now)) else {
      return Answer(outcome: "none")
    }
    let registered = asked["registered"].flatMap(CaseNumber.init)
    let phone = asked.phoneText("caller") ?? asked.phoneText("phone")
    let customers: [SiteSnapshot.Customer?] = [
      phone.map { .phone($0) }, asked["account"].map { .account($0) },
    ]
    let earlier = try casework.store.read { snapshot in
      var found: Case?
      for customer in customers.compactMap(\.self) where found == nil {
        try snapshot.forEachCase(of: customer, category: asked["category"], since: midnight) {
          one in
          if one.state.isOpen, one.number != registered, !proved.contains(one.number) {
            found = one
          }
          return found == nil
        }
      }
      return found
    }
    guard let earlier else { return Answer(outcome: "none") }
    prove(earlier.number)
    return Answer(
      outcome: "open",
      values: [
        "caseNumber": earlier.number.text,
        "registeredAt": Timestamp.text(earlier.registeredAt, in: casework.store.zone),
      ])
  }

  private func offset(of time: Date) -> String {
    String(Timestamp.text(time, in: casework.store.zone).suffix(6))
  }

  /// About the earlier case: a note, the handler is told, an emergency alarms again. The case that an
  /// emergency had to register first is withdrawn in favour of the earlier one (T-06).
  mutating func noteRepeat(_ asked: Asked) throws -> Answer {
    let number = try asked.demandNumber()
    try demandProof(of: number)
    let recordings = try keep(asked.takes)
    try casework.atDesk(of: number, actor: "customer", channel: channel) { desk, current in
      let after = try desk.noteAgain(
        current, text: asked["statement"], recordings: recordings, place: asked["where"])
      if casework.policy.categories[current.category]?.isEmergency == true {
        try desk.acting(as: "system").raise("emergency", about: after)
      }
      try link(asked["registered"].flatMap(CaseNumber.init), to: after, cancelling: true, at: desk)
    }
    return Answer(outcome: "noted", values: ["caseNumber": number.text])
  }

  func linkRepeat(_ asked: Asked) throws -> Answer {
    let number = try asked.demandNumber()
    try demandProof(of: number)
    try casework.atDesk(of: number, actor: "customer", channel: channel) { desk, current in
      try link(
        asked["registered"].flatMap(CaseNumber.init), to: current, cancelling: false, at: desk)
    }
    return Answer(outcome: "linked")
  }

  private func link(
    _ registered: CaseNumber?, to earlier: Case, cancelling: Bool, at desk: Desk
  ) throws {
    guard let registered, let new = try desk.transaction.snapshot.find(registered) else { return }
    let machine = desk.acting(as: "system")
    var flags = new.flags
    if !flags.contains(.repeatLinked) { flags.append(.repeatLinked) }
    let linked = try machine.append(
      .linked, to: new, flags: flags, data: ["links": [.string(earlier.number.text)]])
    _ = try machine.append(.linked, to: earlier, data: ["links": [.string(new.number.text)]])
    guard cancelling, linked.state.isOpen else { return }
    _ = try machine.append(
      .cancelled, to: linked, state: .cancelled, data: ["duplicateOf": .string(earlier.number.text)]
    )
  }
}
