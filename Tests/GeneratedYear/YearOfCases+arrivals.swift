import CaseStore
import Cases
import Casework
import Dialogue
import Foundation
import Halls
import Lots
import Policy

extension YearOfCases {
  /// Somebody comes: at the kiosk and on the hotline through the reception, elsewhere typed by staff.
  /// The case; nil where it became a note of an earlier one.
  mutating func arrive() throws -> Case? {
    guard let matter = lot.one(of: Matter.all, by: \.weight) else { return nil }
    let policy = casework.policy
    let categories = matter.categories.filter {
      policy.refusal(kind: matter.kind, category: $0) == nil
    }
    guard !categories.isEmpty else { return nil }
    let category = lot.one(of: categories)
    let channels = casework.policy.channels.filter {
      $0.isEnabled && ($0.kinds.isEmpty || $0.kinds.contains(matter.kind))
    }
    let weights = ["KIOSK": 60, "IVR": 60, "PHONE": 40, "HALL": 15]
    guard let channel = lot.one(of: channels, by: { weights[$0.code] ?? 2 }) else { return nil }
    return channel.isSelfService
      ? try serve(matter.kind, category, at: channel.code)
      : try type(matter.kind, category, from: channel)
  }

  private mutating func serve(_ kind: String, _ category: String, at channel: String) throws
    -> Case?
  {
    var reception = Reception(casework, channel: channel, place: channel + "01")
    let phone = recentPhone() ?? Matter.phone(&lot)
    let anonymous = lot.percent(6)
    var values = [
      "kind": kind, "category": category, "language": lot.percent(4) ? "en" : "zh-CN",
      "where": Matter.place(&lot), "callback": lot.percent(70) ? "yes" : "no",
    ]
    if !anonymous { values[channel == "IVR" ? "caller" : "phone"] = phone }
    if channel == "KIOSK" || lot.percent(20) { values["statement"] = Matter.statement(&lot) }
    if channel == "KIOSK", lot.percent(40) { values["name"] = Matter.name(&lot) }
    if !anonymous, channel == "KIOSK" || category != "LK01" {
      let earlier = try reception.answer(Submission(name: "repeat.check", values: values))
      if earlier.outcome == "open", lot.percent(70) {
        values.merge(earlier.values) { _, new in new }
        _ = try reception.answer(Submission(name: "repeat.note", values: values))
        count("repeat")
        try leave(channel, "noted", earlier.values["caseNumber"])
        return nil
      }
    }
    let answer = try reception.answer(Submission(name: "register", values: values))
    try leave(channel, "registered", answer.values["caseNumber"])
    return try answer.values["caseNumber"].flatMap(CaseNumber.init).map(casework.find)
  }

  /// The end of the visit or call, and one in eight presses a score on the way out.
  private mutating func leave(_ channel: String, _ outcome: String, _ number: String?) throws {
    if lot.percent(12) {
      var reception = Reception(casework, channel: channel, place: channel + "01")
      let score = lot.one(of: [5, 5, 5, 4, 4, 3, 2, 1])
      _ = try reception.answer(Submission(name: "rate", values: ["score": String(score)]))
      count("score")
    }
    guard channel == "IVR" else {
      return try casework.noteVisit(outcome: outcome, channel: channel)
    }
    try casework.note(
      CallRecord(
        id: "call-\(minute)-\(tally.registered)", line: "01", caller: nil,
        startedAt: hand.now.addingTimeInterval(-120), language: "zh-CN", outcome: outcome,
        caseNumber: number, keys: lot.number(3...30)), channel: channel)
  }

  private mutating func type(_ kind: String, _ category: String, from channel: Channel) throws
    -> Case
  {
    var intake = Intake(kind: kind, category: category, channel: channel.code)
    intake.statement = Matter.statement(&lot)
    intake.actor = "intake_agent"
    intake.contact = Contact(
      name: Matter.name(&lot), phone: lot.percent(90) ? Matter.phone(&lot) : nil,
      account: lot.percent(50) ? String(lot.number(10_000_000...99_999_999)) : nil,
      address: Matter.place(&lot))
    intake.callback = Callback(wanted: lot.percent(70), number: intake.contact.phone)
    if channel.externalNumber != .none {
      intake.externalNumber = "GD\(lot.number(100_000...999_999))"
    }
    if channel.hasExternalDue {
      intake.externalDueAt = hand.now.addingTimeInterval(Double(lot.number(1...10)) * 86_400)
    }
    if lot.percent(10) { intake.occurredAt = hand.now.addingTimeInterval(-7200) }
    return try casework.register(intake)
  }

  /// Now and then somebody comes a second time on the same day.
  private mutating func recentPhone() -> String? {
    defer { phones = Array(phones.suffix(20)) }
    if !phones.isEmpty, lot.percent(6) { return lot.one(of: phones) }
    let phone = Matter.phone(&lot)
    phones.append(phone)
    return phone
  }
}
