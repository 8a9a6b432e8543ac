public import Cases
public import Dialogue
import CaseStore
import Foundation
import Policy

/// Casework's side of one call or visit: answers what the conversation asks.
///
/// The submissions and their outcomes are listed in Casework's article.
public struct Reception {
  let casework: Casework
  /// The policy's code of the channel, `IVR` or `KIOSK`.
  let channel: String
  /// The line or kiosk, for locks of look-ups.
  let place: String
  /// Stores the named takes of this call by their hash.
  let keep: ([String]) throws -> [Recording]
  private(set) var failedTries = 0
  /// The case that this visitor has proved to be theirs, or has just registered.
  private(set) var proved: Set<CaseNumber> = []
  /// The alarm by which this visitor asked for a person last.
  var personAlarm: String?

  public init(
    _ casework: Casework, channel: String, place: String,
    keep: @escaping ([String]) throws -> [Recording] = { _ in [] }
  ) {
    self.casework = casework
    self.channel = channel
    self.place = place
    self.keep = keep
  }

  /// Answers a submission, after what it changes is durable.
  public mutating func answer(_ submission: Submission) throws -> Answer {
    let asked = Asked(submission, channel: channel, areaCode: casework.areaCode)
    switch submission.name {
    case "notices": return try notices(asked)
    case "enquiry": return try tell(asked)
    case "repeat.check": return try checkRepeat(asked)
    case "repeat.note": return try noteRepeat(asked)
    case "repeat.link": return try linkRepeat(asked)
    case "register": return try register(asked)
    case "statement.add": return try add(asked)
    case "case.find": return try find(asked)
    case "case.confirm": return try confirm(asked)
    case "case.urge": return try urge(asked)
    case "case.callback": return try changeCallback(asked)
    case "case.withdraw": return try withdraw(asked)
    case "rate": return try rate(asked)
    case "person": return try callPerson(asked)
    default:
      throw CaseworkError(
        .badData, subject: "submission '\(submission.name)'", cause: "casework knows no such thing",
        remedy: "see `hearwell check` for the dialogue's node")
    }
  }

  mutating func prove(_ number: CaseNumber) { proved.insert(number) }

  mutating func countFailedTry() -> Bool {
    failedTries += 1
    return failedTries >= casework.policy.identity.tries
  }
}

/// A submission's values, read as what they mean.
struct Asked {
  let values: [String: String]
  let channel: String
  let areaCode: String?

  init(_ submission: Submission, channel: String, areaCode: String?) {
    values = submission.values.filter { !$0.value.isEmpty }
    self.channel = channel
    self.areaCode = areaCode
  }

  subscript(name: String) -> String? { values[name] }

  var language: String { values["language"] ?? "zh-CN" }
  var number: CaseNumber? { values["caseNumber"].flatMap(CaseNumber.init) }
  var takes: [String] { values["takes"]?.split(separator: ",").map(String.init) ?? [] }

  /// A number as customers give it; as it stands where it is none that we know.
  func phone(_ name: String) -> PhoneNumber? {
    values[name].flatMap { PhoneNumber($0, areaCode: areaCode) }
  }

  /// E.164 where one exists, as dialled else.
  func phoneText(_ name: String) -> String? { phone(name)?.text ?? values[name] }

  /// - Throws: ``CaseworkError`` where a dialogue submits too little.
  func demandNumber() throws -> CaseNumber {
    guard let number else {
      throw CaseworkError(
        .badData, subject: "submission", cause: "the case number is missing or wrong",
        remedy: "let the dialogue submit caseNumber")
    }
    return number
  }
}
