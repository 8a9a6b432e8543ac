import Cases
import Foundation
import Policy
import Terminal

/// One case for people: a line a fact.
struct CaseSheet {
  let current: Case
  /// The liaison officers of the department that has it.
  let liaison: [String]
  let policy: Policy
  let language: StaffLanguage
  let zone: TimeZone

  var text: String {
    var lines = (facts + handling).compactMap { label, value in
      value.map { Cells.padded(label, to: 14) + $0.neutralised }
    }
    lines += section(language("时限", "Clocks"), current.clocks.map(clock))
    lines += section(language("录音", "Recordings"), current.recordings.map(recording))
    lines += section(
      language("证据", "Evidence"),
      (current.evidence ?? []).map { "\($0.kind)  \($0.reference ?? "")" })
    lines += section(language("备注", "Notes"), current.notes.map(note))
    lines += section(language("经过", "History"), current.history.map(entry))
    return lines.joined(separator: "\n") + "\n"
  }

  private var facts: [(String, String?)] {
    let tag = language.rawValue
    let contact = current.contact
    let flags = current.flags.map { named($0.names, $0.rawValue) }.joined(separator: "  ")
    return [
      (language("工单号", "Case number"), current.number.grouped),
      (language("状态", "State"), "\(current.state.names[tag]) (\(current.state.rawValue))"),
      (language("标记", "Flags"), flags.isEmpty ? nil : flags),
      (language("类型", "Kind"), named(policy.kinds[current.kind]?.names, current.kind)),
      (
        language("业务类别", "Category"),
        named(policy.categories[current.category]?.names, current.category)
      ),
      (language("渠道", "Channel"), named(policy.channels[current.channel]?.names, current.channel)),
      (
        language("承办部门", "Department"),
        current.department.map { named(policy.departments[$0]?.names, $0) }
      ),
      (language("登记时间", "Registered"), text(current.registeredAt)),
      (language("发生时间", "Occurred"), current.occurredAt.map(text)),
      (language("来文编号", "External no."), current.externalNumber),
      (language("内容", "Statement"), current.statement), (language("姓名", "Name"), contact.name),
      (language("电话", "Phone"), contact.phone), (language("户号", "Customer no."), contact.account),
      (language("地址", "Address"), contact.address),
      (language("回电", "Callback"), current.callback.wanted ? current.callback.number ?? "" : nil),
      (language("来电号码", "Calling number"), current.callback.callingNumber),
      (language("查询码", "Query code"), current.queryCode),
      (language("客户评价", "Confirmed"), current.confirmations.last.map(confirmation)),
    ]
  }

  private var handling: [(String, String?)] {
    let tag = language.rawValue
    let details = current.details ?? [:]
    let people = liaison.joined(separator: " ")
    return [
      (language("首接责任人", "Owner"), current.owner.map { policy.departmentName($0, in: tag) }),
      (language("承办人", "In charge"), current.assignee),
      (language("联络员", "Liaison"), people.isEmpty ? nil : people),
      (language("原因", "Cause"), current.cause),
      (
        language("协办部门", "Helping"),
        current.helping?.map { policy.departmentName($0, in: tag) }.joined(separator: " ")
      ),
      (language("上报层级", "Level"), current.level.map { String($0) }),
      (language("退单次数", "Given back"), current.returnCount.map { String($0) }),
      (language("承诺答复", "Reply by"), current.promisedReplyAt.map(text)),
      (language("办结方式", "Closed as"), current.closedAs.map { named($0.names, $0.rawValue) }),
      (
        language("严重程度", "Severity"),
        details[.severity].map { named(policy.severities[$0]?.names, $0) }
      ),
    ]
      + Detail.allCases.filter { $0 != .severity }.compactMap { detail in
        details[detail].map { (detail.names[tag], $0) }
      }
  }

  private func named(_ names: Names?, _ code: String) -> String {
    names.map { "\($0[language.rawValue]) (\(code))" } ?? code
  }

  private func text(_ time: Date) -> String { MinuteTime.text(time, in: zone) }

  private func section(_ title: String, _ lines: [String]) -> [String] {
    lines.isEmpty ? [] : [title] + lines.map { "  " + $0.neutralised }
  }

  private func clock(_ clock: ClockRecord) -> String {
    let name = policy.deadlines[clock.id]?.names[language.rawValue] ?? clock.id
    let due = clock.dueAt.map { language("至", "due") + " " + text($0) } ?? "-"
    return "\(name) (\(clock.id))  \(due)  \(clock.state.names[language.rawValue])"
  }

  private func recording(_ recording: Recording) -> String {
    "\(recording.sha256.prefix(12))  \(recording.seconds) s"
  }

  private func note(_ note: Note) -> String {
    "\(text(note.at))  \(who(note.actor))  \(note.text ?? "")"
  }

  private func entry(_ entry: HistoryEntry) -> String {
    let event = EventType(entry.type).words[language.rawValue]
    return "\(text(entry.at))  \(event) (\(entry.type))  \(who(entry.actor))"
  }

  /// A staff id as it is; those who have none by what they are.
  private func who(_ actor: String) -> String {
    switch actor {
    case "customer": language("客户", "customer")
    case "system": language("系统", "system")
    default: actor
    }
  }

  private func confirmation(_ given: Confirmation) -> String {
    let solved = Solved(rawValue: given.solved)?.names[language.rawValue] ?? given.solved
    let score = policy.satisfaction.first { $0.score == given.score }?.names[language.rawValue]
    return [solved, score, text(given.at)].compactMap { $0 }.joined(separator: "  ")
  }
}
