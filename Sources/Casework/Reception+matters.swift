import CaseStore
import Cases
import Dialogue
import Foundation
import Policy

extension Reception {
  /// One notice in force, counted from 0 by `noticeNumber`, and the number of the next.
  func notices(_ asked: Asked) throws -> Answer {
    let now = casework.now
    let notices = try casework.store.read { try $0.notices(at: now) }
    let number = asked["noticeNumber"].flatMap(Int.init) ?? 0
    guard notices.indices.contains(number) else { return Answer(outcome: "none") }
    let notice = notices[number]
    var values = [
      "noticeKind": "notice.\(notice.kind)", "noticeArea": notice.area,
      "noticeUntil": Timestamp.text(notice.until, in: casework.store.zone),
    ]
    values["noticeText"] = notice.text
    values["noticeRecording"] = notice.recording
    if number + 1 < notices.count { values["noticeNumber"] = String(number + 1) }
    return Answer(outcome: "some", values: values)
  }

  /// What the policy says of a topic, in both languages: the customer may change it on the page.
  func tell(_ asked: Asked) throws -> Answer {
    guard let topic = asked["topic"], let told = casework.policy.enquiry(topic) else {
      throw CaseworkError(
        .badData, subject: "submission enquiry", cause: "the policy's enquiries have no such topic",
        remedy: "let the dialogue submit one of "
          + casework.policy.enquiries.codes.joined(separator: " "))
    }
    return Answer(
      outcome: "told",
      values: [
        "enquiryTitleZh": told.title.zh, "enquiryTitleEn": told.title.en,
        "enquiryTextZh": told.lines.map(\.zh).joined(separator: "\n"),
        "enquiryTextEn": told.lines.map(\.en).joined(separator: "\n"),
      ])
  }

  mutating func confirm(_ asked: Asked) throws -> Answer {
    let number = try asked.demandNumber()
    try demandProof(of: number)
    guard let solved = asked["solved"].flatMap(Solved.init(rawValue:)) else {
      throw CaseworkError(
        .badData, subject: "submission case.confirm", cause: "solved is not yes, partly or no",
        remedy: "let the dialogue submit solved")
    }
    let recordings = try keep(asked.takes)
    let after = try casework.atDesk(of: number, actor: "customer", channel: channel) {
      desk, current in
      guard current.state.awaitsConfirmation else {
        throw CaseworkError(
          .badData, subject: "case \(number)", cause: "its result is not waiting for confirmation",
          remedy: "let the dialogue submit case.find again")
      }
      var current = current
      for recording in recordings {
        current = try desk.append(.recordingAdded, to: current, data: recording.data)
      }
      let score = asked["score"].flatMap(Int.init)
      guard casework.policy.isRevisit(byChannel: channel) else {
        return try desk.hear(solved, score: score, asked["statement"], of: current)
      }
      let personal = asked["statement"].map { ["note": JSONValue.string($0)] } ?? [:]
      return try desk.confirm(
        current, as: .confirmed, solved: solved, score: score, personal: personal)
    }
    return Answer(outcome: "confirmed", values: ["next": after.state.rawValue])
  }

  /// A note, as often a day as the policy lets a customer urge.
  func urge(_ asked: Asked) throws -> Answer {
    let number = try asked.demandNumber()
    try demandProof(of: number)
    let outcome = try casework.atDesk(of: number, actor: "customer", channel: channel) {
      desk, current in
      let today = desk.text(desk.time).prefix(10)
      let urged = current.notes.count {
        $0.text == Self.urged && desk.text($0.at).prefix(10) == today
      }
      guard urged < casework.policy.repeats.urgesPerDay else { return "already" }
      _ = try desk.append(
        .noted, to: current, data: ["urged": true], personal: ["note": .string(Self.urged)])
      return "noted"
    }
    return Answer(outcome: outcome)
  }

  private static let urged = "催办"

  func changeCallback(_ asked: Asked) throws -> Answer {
    let number = try asked.demandNumber()
    try demandProof(of: number)
    try casework.atDesk(of: number, actor: "customer", channel: channel) { desk, current in
      let wanted = asked["callback"] != "no"
      let phone = asked.phoneText("callbackNumber")
      _ = try desk.append(
        .corrected, to: current, data: ["callback": ["wanted": .boolean(wanted)]],
        personal: phone.map { ["callback": ["number": .string($0)]] })
    }
    return Answer(outcome: "noted")
  }

  func withdraw(_ asked: Asked) throws -> Answer {
    let number = try asked.demandNumber()
    try demandProof(of: number)
    try casework.atDesk(of: number, actor: "customer", channel: channel) { desk, current in
      guard current.state.isOpen else { return }
      _ = try desk.append(.cancelled, to: current, state: .cancelled)
      try desk.acting(as: "system").takeAlarms(about: current.number)
    }
    return Answer(outcome: "withdrawn")
  }

  func rate(_ asked: Asked) throws -> Answer {
    guard let score = asked["score"].flatMap(Int.init), (1...5).contains(score) else {
      throw CaseworkError(
        .badData, subject: "submission rate", cause: "the score is not 1 to 5",
        remedy: "let the dialogue submit the stored score")
    }
    try casework.atCounter(actor: "customer", channel: channel) { desk in
      var data: [String: JSONValue] = ["score": .integer(score), "place": .string(place)]
      if try desk.hasScored(at: place) { data["suspect"] = true }
      try desk.record(.scored, data: data)
    }
    return Answer(outcome: "rated")
  }

  /// The alarm is raised in any case, but not again while this visitor's own waits to be taken; no
  /// line of ours connects yet, so a message is taken.
  mutating func callPerson(_ asked: Asked) throws -> Answer {
    let raised = personAlarm
    let alarm = try casework.atCounter(actor: "customer", channel: channel) { desk in
      let open = try desk.transaction.snapshot.openAlarms()
      if let raised, open.contains(where: { $0.id == raised }) { return raised }
      return try desk.raise("person")
    }
    personAlarm = alarm
    return Answer(outcome: "absent")
  }
}

extension Casework {
  /// Does something that belongs to no case, in one transaction.
  @discardableResult
  func atCounter<Result>(
    actor: String, channel: String?, _ body: (Desk) throws -> Result
  ) throws -> Result {
    try store.write { transaction in
      try body(
        Desk(
          casework: self, transaction: transaction, actor: actor, channel: channel,
          time: try time(in: transaction)))
    }
  }
}
