import Cases
import Dialogue
import Hotline

/// Casework as far as a conversation can tell: answers by the submissions' table, keeps what was
/// registered, fails when told to.
final class ScriptedCasework {
  struct Refused: Error {}

  /// What there is before the call: a case's progress, or a notice.
  var given: [String] = []
  /// The submission that fails, from 1; nil none.
  var failing: Int?
  private(set) var asked: [Submission] = []
  private(set) var cases: [String: [String: String]] = [:]
  private var tries = 0
  private var urged = false
  private(set) var takes: [String: RehearsedTake] = [:]

  static let existing = "101100000172"
  private static let registered = ["101100000269", "101100000366"]

  func keep(_ take: RehearsedTake) { takes[take.id] = take }

  func value(_ number: String, _ path: String) -> String? { cases[number]?[path] }

  func answer(_ submission: Submission) throws -> Answer {
    asked.append(submission)
    if asked.count == failing { throw Refused() }
    let values = submission.values
    switch submission.name {
    case "notices":
      guard given.contains("notice") else { return Answer(outcome: "none") }
      var told = ["noticeKind": "notice.planned", "noticeUntil": "2026-11-22T18:00:00+08:00"]
      if given.contains("more"), values["noticeNumber"] == nil { told["noticeNumber"] = "1" }
      return Answer(outcome: "some", values: told)
    case "repeat.check":
      guard given.contains("repeat"), values["caller"] != nil else {
        return Answer(outcome: "none")
      }
      return Answer(outcome: "open", values: ["caseNumber": Self.existing])
    case "register": return register(values)
    case "case.find": return find(values)
    case "case.urge":
      defer { urged = true }
      return Answer(outcome: urged || given.contains("urged") ? "already" : "noted")
    case "case.confirm":
      cases[Self.existing, default: [:]]["confirmations.0.solved"] = values["solved"]
      cases[Self.existing, default: [:]]["confirmations.0.score"] = values["score"]
      return Answer(outcome: "confirmed", values: ["next": "closed"])
    case "case.callback", "statement.add", "repeat.note":
      note(values)
      return Answer(outcome: "noted", values: ["caseNumber": values["caseNumber"] ?? ""])
    case "case.withdraw":
      cases[Self.existing, default: [:]]["state"] = "cancelled"
      return Answer(outcome: "withdrawn")
    case "repeat.link":
      cases[values["registered"] ?? "", default: [:]]["links.0"] = values["caseNumber"]
      return Answer(outcome: "linked")
    case "rate": return Answer(outcome: "rated")
    case "person": return Answer(outcome: "absent")
    default: throw Refused()
    }
  }

  private func register(_ values: [String: String]) -> Answer {
    let number = Self.registered[min(cases.count { $0.key != Self.existing }, 1)]
    var facts = values
    facts["flags.0"] = values["incomplete"] == "yes" ? "incomplete" : nil
    facts["callback.number"] = values["callback"] == "yes" ? phone(values["callbackNumber"]) : nil
    facts["callback.wanted"] = values["callback"] == "yes" ? "true" : "false"
    facts["contact.account"] = values["account"]
    facts["links.0"] = values["linkedTo"]
    for (index, id) in (values["takes"] ?? "").split(separator: ",").enumerated() {
      facts["recordings.\(index).seconds"] = takes[String(id)].map {
        "\(Double($0.milliseconds) / 1000)"
      }
    }
    cases[number] = facts
    var told = [
      "caseNumber": number, "dueAt": "2026-11-24T17:30:00+08:00", "department": "department.NET",
    ]
    if values["caller"] == nil, facts["callback.number"] == nil { told["queryCode"] = "4711" }
    return Answer(outcome: "registered", values: told)
  }

  private func find(_ values: [String: String]) -> Answer {
    if given.contains("locked") { return Answer(outcome: "locked") }
    let isRight =
      values["digits"] == "8000"
      && (values["caseNumber"] ?? (values["caller"] == nil ? "" : Self.existing)) == Self.existing
    guard isRight, let progress = given.first(where: { ["told", "open", "finished"].contains($0) })
    else {
      tries += 1
      return Answer(outcome: tries < 3 ? "unknown" : "ended")
    }
    cases[Self.existing, default: [:]]["number"] = Self.existing
    return Answer(
      outcome: progress,
      values: [
        "caseNumber": Self.existing, "progress": "state.in_hand", "department": "department.NET",
        "dueAt": "2026-11-24T17:30:00+08:00",
      ])
  }

  private func phone(_ dialled: String?) -> String? {
    dialled.flatMap { PhoneNumber($0, areaCode: "0571")?.text }
  }

  private func note(_ values: [String: String]) {
    var facts = cases[Self.existing] ?? [:]
    if let number = phone(values["callbackNumber"]) { facts["callback.number"] = number }
    for id in (values["takes"] ?? "").split(separator: ",") {
      facts["recordings.0.seconds"] = takes[String(id)].map { "\(Double($0.milliseconds) / 1000)" }
    }
    cases[Self.existing] = facts
  }
}
