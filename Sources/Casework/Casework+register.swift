public import Cases
import CaseStore
import Foundation
import Policy

extension Casework {
  /// Registers a case and does at once what the policy lets follow: emergencies and categories with
  /// `auto_dispatch` are dispatched before anybody is told the number (R-068, R-110).
  ///
  /// - Throws: ``CaseworkError`` of kind `badData` for codes the policy does not know.
  public func register(_ intake: Intake) throws -> Case {
    let intake = intake.afterEmergency
    try demandValid(intake)
    return try store.write { try register(intake, in: $0) }
  }

  func register(_ intake: Intake, in transaction: SiteTransaction) throws -> Case {
    let now = try time(in: transaction)
    let desk = Desk(
      casework: self, transaction: transaction, actor: intake.actor, channel: intake.channel,
      time: intake.at ?? now, recordedAt: intake.at == nil ? nil : self.now)
    for link in intake.links where try transaction.snapshot.find(link) == nil {
      throw CaseworkError(
        .badData, subject: "link to case \(link)", cause: "there is no such case at this site",
        remedy: "compare the number with `hearwell case list`")
    }
    guard let earlier = try earlierCase(of: intake, in: transaction.snapshot, at: desk.time) else {
      return try open(intake, at: desk)
    }
    return try desk.raiseAgain(earlier, by: intake)
  }

  /// Opens a new case.
  func open(_ intake: Intake, at desk: Desk) throws -> Case {
    let number = try desk.transaction.nextNumber()
    var data = data(of: intake)
    let personal = personal(of: intake)
    // T-33: a second complaint that needs a new case starts one rung up.
    if intake.flags.contains(.secondComplaint) {
      data.merge(desk.climb(nil, on: "second_complaint")) { $1 }
    }
    let flags = (data["flags"]?.array ?? []).compactMap { $0.string.flatMap(Flag.init(rawValue:)) }
    data["flags"] = .array(
      try self.flags(flags, opening: number, at: desk.time, data: data, personal: personal)
        .map { .string($0.rawValue) })
    var current = try desk.open(
      number, facts: facts(of: intake), data: data, personal: personal)
    for recording in intake.recordings {
      current = try desk.append(.recordingAdded, to: current, data: recording.data)
    }
    for link in intake.links where intake.flags.contains(.secondComplaint) {
      guard let earlier = try desk.transaction.snapshot.find(link) else { continue }
      _ = try desk.append(.linked, to: earlier, data: ["links": [.string(number.text)]])
    }
    let category = policy.categories[intake.category]
    // What is entered afterwards has been dealt with: it alarms nobody (R-025).
    let isOver = intake.flags.contains(.emergencyBackfill)
    let isUrgent = category?.isEmergency == true
    if !isUrgent, !isOver, isReportedAtOnce(current) {
      try desk.acting(as: "system").raise("escalated", about: current, level: current.level ?? 0)
    }
    current = try desk.follow(current, action: "register")
    guard let category, category.isEmergency || category.isDispatchedAutomatically else {
      return current
    }
    let machine = desk.acting(as: "system")
    current = try machine.append(.accepted, to: current, state: .accepted)
    current = try machine.append(
      .dispatched, to: current, state: .dispatched, department: category.lead,
      data: machine.helping(category.helping, besides: category.lead))
    if isUrgent, !isOver { try machine.raise("emergency", about: current) }
    return current
  }

  /// R-027: what leaders hear of when it is registered.
  private func isReportedAtOnce(_ current: Case) -> Bool {
    policy.categories[current.category]?.isReportedAtOnce == true
      || policy.kinds[current.kind]?.isReportedAtOnce == true
      || current.flags.contains(.secondComplaint)
      || policy.gravest.map { current.details?[.severity] == $0 } ?? false
  }

  private func demandValid(_ intake: Intake) throws {
    if let refusal = policy.refusal(
      kind: intake.kind, category: intake.category, channel: intake.channel)
    {
      throw CaseworkError(refusal, policy)
    }
    if policy.channels[intake.channel]?.externalNumber == .required, intake.externalNumber == nil {
      throw CaseworkError(
        .badData, subject: "channel \(intake.channel)", cause: "the order's own number is missing",
        remedy: "give it with --external-number")
    }
    if let at = intake.at, at > now {
      throw CaseworkError(
        .badData, subject: "--at", cause: "the time lies in the future",
        remedy: "give the time at which it happened")
    }
    if let occurred = intake.occurredAt, occurred > now {
      throw CaseworkError(
        .badData, subject: "--occurred", cause: "the time lies in the future",
        remedy: "give the time at which it happened")
    }
    if let kind = policy.kinds[intake.kind] { try demandKnown(intake.details, kind: kind) }
  }

  private func facts(of intake: Intake) -> ClockFacts {
    ClockFacts(
      kind: intake.kind, category: intake.category, channel: intake.channel, flags: intake.flags,
      state: .registered, externalDueAt: intake.externalDueAt)
  }

  private func data(of intake: Intake) -> [String: JSONValue] {
    var flags = intake.flags
    if !intake.links.isEmpty { flags.append(.repeatLinked) }
    if intake.externalDueAt != nil { flags.append(.externalDue) }
    var data: [String: JSONValue] = [
      "kind": .string(intake.kind), "category": .string(intake.category),
      "channel": .string(intake.channel), "language": .string(intake.language),
      "flags": .array(flags.map { .string($0.rawValue) }),
      "callback": ["wanted": .boolean(intake.callback.wanted)],
      "policyVersion": .string(policy.version),
    ]
    if intake.contact.isAnonymous(with: intake.callback) { data["anonymous"] = true }
    if !intake.links.isEmpty { data["links"] = .array(intake.links.map { .string($0.text) }) }
    let severity = policy.severity(
      kind: intake.kind, category: intake.category, channel: intake.channel, flags: flags)
    var details = intake.details.filter { !$0.key.isPrivate }
    details[.severity] = details[.severity] ?? severity
    details[.followUp] = details[.followUp] ?? namedPerson(for: intake, severity: severity)
    if !details.isEmpty { data["details"] = Self.members(details) }
    data["owner"] = .string(
      staff.contains { $0.id == intake.actor } ? intake.actor : policy.officeDepartment)
    data["actEndedAt"] = intake.details[.actEndedAt].map { .string($0) }
    data["newMatter"] = intake.newMatter.map { _ in true }
    data["occurredAt"] = intake.occurredAt.map { .string(Timestamp.text($0, in: store.zone)) }
    data["externalNumber"] = intake.externalNumber.map { .string($0) }
    data["externalDueAt"] = intake.externalDueAt.map { .string(Timestamp.text($0, in: store.zone)) }
    return data
  }

  /// Who is named to follow the case, where the policy wants one person for it (R-180).
  private func namedPerson(for intake: Intake, severity: String?) -> String? {
    let role = policy.specialHandling(
      kind: intake.kind, category: intake.category, channel: intake.channel, severity: severity
    ).compactMap(\.assigns).first
    let department = policy.categories[intake.category]?.lead
    return role.flatMap { people(of: $0, department: department).first }
  }

  private func personal(of intake: Intake) -> [String: JSONValue] {
    var personal: [String: JSONValue] = [:]
    personal["statement"] = intake.statement.map { .string($0) }
    let details = intake.details.filter { $0.key.isPrivate }
    if !details.isEmpty { personal["details"] = Self.members(details) }
    personal["note"] = intake.newMatter.map { .string($0) }
    let contact = intake.contact.members
    if !contact.isEmpty { personal["contact"] = .object(contact) }
    var callback: [String: JSONValue] = [:]
    callback["number"] = intake.callback.number.map { .string($0) }
    callback["callingNumber"] = intake.callback.callingNumber.map { .string($0) }
    if !callback.isEmpty { personal["callback"] = .object(callback) }
    if intake.contact.phone == nil, callback.isEmpty {
      personal["queryCode"] = .string(queryCode())
    }
    return personal
  }

  static func members(_ details: [Detail: String]) -> JSONValue {
    .object(
      Dictionary(details.map { ($0.key.rawValue, .string($0.value)) }) { first, _ in first })
  }

  /// Four random digits by which a customer without a phone number finds the case again.
  private func queryCode() -> String {
    var generator = SystemRandomNumberGenerator()
    return (0..<4).map { _ in String(Int.random(in: 0...9, using: &generator)) }.joined()
  }
}

extension Contact {
  var members: [String: JSONValue] {
    var members: [String: JSONValue] = [:]
    members["name"] = name.map { .string($0) }
    members["phone"] = phone.map { .string($0) }
    members["extension"] = `extension`.map { .string($0) }
    members["account"] = account.map { .string($0) }
    members["address"] = address.map { .string($0) }
    return members
  }
}

extension Recording {
  /// The members of `recording.added`; seconds as a decimal string (batch profile).
  var data: [String: JSONValue] {
    let hundredths = Int((seconds * 100).rounded())
    let fraction = hundredths % 100
    return [
      "sha256": .string(sha256), "bytes": .integer(bytes),
      "seconds": .string("\(hundredths / 100).\(fraction < 10 ? "0" : "")\(fraction)"),
    ]
  }
}
