import CaseStore
public import Cases
import Dialogue
public import Foundation
import Policy

extension Reception {
  mutating func register(_ asked: Asked) throws -> Answer {
    let intake = try intake(asked)
    let opened = try casework.register(intake)
    prove(opened.number)
    return Answer(outcome: "registered", values: facts(of: opened))
  }

  private func intake(_ asked: Asked) throws -> Intake {
    var intake = Intake(
      kind: asked["kind"] ?? "CONSULT", category: asked["category"] ?? "XX00", channel: channel,
      language: asked.language)
    intake.statement = asked["statement"]
    intake.recordings = try keep(asked.takes)
    intake.contact = contact(asked)
    intake.callback = callback(asked)
    if asked["incomplete"] == "yes" { intake.flags.append(.incomplete) }
    if let earlier = asked["linkedTo"].flatMap(CaseNumber.init) { intake.links = [earlier] }
    return intake
  }

  private func contact(_ asked: Asked) -> Contact {
    let phone = asked.phone("phone")
    var contact = Contact(
      name: asked["name"], phone: phone?.text ?? asked["phone"], extension: phone?.extension,
      account: asked["account"])
    guard let place = asked["where"] else { return contact }
    if contact.account == nil, place.allSatisfy(\.isASCIIDigit) {
      contact.account = place
    } else {
      contact.address = place
    }
    return contact
  }

  private func callback(_ asked: Asked) -> Callback {
    let number = asked.phoneText("callbackNumber")
    let calling = asked.phoneText("caller")
    let wanted = asked["callback"] == "yes"
    let fallback = wanted ? asked.phoneText("phone") ?? calling : nil
    return Callback(
      wanted: wanted, number: wanted ? number ?? fallback : nil, callingNumber: calling)
  }

  func facts(of current: Case) -> [String: String] {
    let zone = casework.store.zone
    var facts = [
      "caseNumber": current.number.text,
      "registeredAt": Timestamp.text(current.registeredAt, in: zone),
      "progress": "state.\(current.state.rawValue)",
    ]
    facts["answer"] = current.notes.last { $0.forCustomer == true && $0.text != nil }?.text
    facts["queryCode"] = current.queryCode
    facts["department"] = current.department.map { "department.\($0)" }
    facts["dueAt"] = casework.promisedReply(for: current).map { Timestamp.text($0, in: zone) }
    return facts
  }

  mutating func add(_ asked: Asked) throws -> Answer {
    let number = try asked.demandNumber()
    try demandProof(of: number)
    let recordings = try keep(asked.takes)
    try casework.atDesk(of: number, actor: "customer", channel: channel) { desk, current in
      try desk.addStatement(asked["statement"], recordings, to: current)
    }
    return Answer(outcome: "noted", values: ["caseNumber": number.text])
  }

  /// Only a case that this visitor registered or proved to be theirs is touched.
  func demandProof(of number: CaseNumber) throws {
    guard !proved.contains(number) else { return }
    throw CaseworkError(
      .forbidden, subject: "case \(number)", cause: "this visitor has not proved it to be theirs",
      remedy: "let the dialogue submit case.find first")
  }
}

extension Desk {
  /// Adds what a customer said to a case; where nothing was known yet it becomes its statement.
  @discardableResult
  func addStatement(_ text: String?, _ recordings: [Recording], to current: Case) throws -> Case {
    var after = current
    for recording in recordings {
      after = try append(.recordingAdded, to: after, data: recording.data)
    }
    guard text != nil || !recordings.isEmpty else { return after }
    return try append(.noted, to: after, personal: text.map { ["note": .string($0)] })
  }
}

extension Casework {
  /// The time by which the customer was promised a reply; nil where no clock promises one.
  public func promisedReply(for current: Case) -> Date? {
    let id = policy.promisedReply(kind: current.kind, category: current.category)
    return id.flatMap { id in current.clocks.last { $0.id == id && $0.isLive } }?.dueAt
  }

  /// Does something to a case in one transaction.
  @discardableResult
  func atDesk<Result>(
    of number: CaseNumber, actor: String, channel: String?,
    _ body: (Desk, Case) throws -> Result
  ) throws -> Result {
    try store.write { transaction in
      let current = try transaction.snapshot.demand(number)
      let desk = Desk(
        casework: self, transaction: transaction, actor: actor, channel: channel,
        time: try time(in: transaction))
      return try body(desk, current)
    }
  }
}
