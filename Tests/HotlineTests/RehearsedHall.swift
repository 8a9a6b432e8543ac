import CaseStore
import Cases
import Casework
import Dialogue
import Foundation
import Halls
import Hotline
import PhoneLines
import Policy
import SoundCard

/// A hall for rehearsals: the shipped policy, prompts and dialogue, a real store, noon on a Monday.
final class RehearsedHall {
  private let folder: URL
  private let casework: Casework
  private var reception: Reception
  private var takes: [String: RehearsedTake] = [:]
  private static let noon = Timestamp.time("2026-11-23T12:00:00+08:00") ?? .distantPast

  init() throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "hearwell-\(UUID())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let policy = try ShippedPolicy.policy()
    let store = try SiteStore(
      at: folder.path + "/cases.sqlite", site: 101, epoch: 1, zone: policy.timeZone, creating: true)
    let noon = Self.noon
    casework = Casework(
      store: store, policy: policy, staff: policy.oneOfEachRole, areaCode: "0571",
      clock: { noon })
    reception = Reception(casework, channel: "IVR", place: "01")
    reception = Reception(casework, channel: "IVR", place: "01") { [unowned self] ids in
      ids.enumerated().map { index, id in
        let length = takes[id].map { Double($0.milliseconds) / 1000 } ?? 0
        return Recording(
          sha256: String(repeating: "\(index + 1)", count: 64), seconds: length, bytes: 1)
      }
    }
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  /// Rehearses a transcript with the recordings' own lengths.
  func rehearse(
    _ text: String, language: Language, station: String? = nil
  ) throws -> Rehearsal.Result {
    for word in Play.given(text) { try prepare(word) }
    let sounds = try TestHotline.prompts.get()
    let book = try Play.book()
    let program = CallProgram(
      Conversation(try Play.hotline(), language: language, station: station), id: "call",
      segments: { book.segments(of: $0, in: $1) }, answer: { try self.reception.answer($0) })
    return Rehearsal.run(
      try Transcript(text), program: program,
      world: .init(
        length: { segment in
          guard case .prompt(let language, let id) = segment, let sound = sounds[language, id]
          else {
            return .zero
          }
          return .milliseconds(sound.samples.count / 8)
        },
        caseValue: { try self.value($1, ofCase: $0) }, keep: { self.takes[$0.id] = $0 }))
  }

  private func value(_ path: String, ofCase number: String) throws -> String? {
    guard let number = CaseNumber(number) else { return nil }
    let data = try JSONEncoder().encode(casework.find(number))
    var value: Any? = try JSONSerialization.jsonObject(with: data)
    for name in path.split(separator: ".") {
      if let list = value as? [Any], let index = Int(name) {
        value = list.indices.contains(index) ? list[index] : nil
      } else {
        value = (value as? [String: Any])?[String(name)]
      }
    }
    if let truth = value as? Bool, path.hasSuffix("wanted") { return "\(truth)" }
    return value.map { "\($0)" }
  }

  /// What a `# given` line of a transcript says.
  private func prepare(_ word: String) throws {
    switch word {
    case "notice", "more":
      _ = try casework.post(
        NoticeDraft(
          kind: word == "more" ? "sudden" : "planned", area: "城东",
          from: Self.noon.addingTimeInterval(-60), until: Self.noon.addingTimeInterval(3600)),
        by: "intake_agent")
    case "repeat": break
    case "LK01", "WQ01": _ = try register(kind: "REPAIR", category: word)
    case "open": _ = try register(kind: "COMPLAINT", category: "FE01")
    case "told": try tell(register(kind: "COMPLAINT", category: "FE01"))
    case "finished":
      let number = try register(kind: "COMPLAINT", category: "FE01").number
      _ = try casework.carryOut(ActionOrder(.cancel, on: number, by: "intake_agent", note: "用户撤回"))
    case "urged":
      _ = try find(digits: "8000")
      _ = try reception.answer(
        Submission(name: "case.urge", values: ["caseNumber": ScriptedCasework.existing]))
    case "locked":
      _ = try register(kind: "COMPLAINT", category: "FE01")
      for _ in 1...3 { _ = try find(digits: "1234") }
    default: throw ScriptedCasework.Refused()
    }
  }

  private func find(digits: String) throws -> Answer {
    try reception.answer(
      Submission(
        name: "case.find", values: ["caseNumber": ScriptedCasework.existing, "digits": digits]))
  }

  private func register(kind: String, category: String) throws -> Case {
    var intake = Intake(kind: kind, category: category, channel: "IVR")
    intake.contact.phone = "+8613800138000"
    return try casework.register(intake)
  }

  private func tell(_ opened: Case) throws {
    let steps: [(Action, String)] = [
      (.accept, "intake_agent"), (.dispatch, "intake_agent"), (.approve, "manager_in_charge"),
      (.take, "handler"), (.plan, "handler"), (.approve, "manager_in_charge"),
      (.resolve, "handler"), (.notify, "intake_agent"),
    ]
    for (action, by) in steps {
      var order = ActionOrder(action, on: opened.number, by: by)
      order.particulars.cause = "抄错"
      order.particulars.person = "handler"
      _ = try casework.carryOut(order)
    }
  }
}
