public import Cases
public import Foundation
public import Policy

/// One case for people: parts of a screen or a page, each of rows; the first part tells the facts,
/// a label and a text a row.
public struct CaseSheet {
  let current: Case
  let policy: Policy
  /// `zh-CN` or `en`.
  let language: String
  let zone: TimeZone
  /// Where the file of a recording lies, by its SHA-256.
  let place: (String) -> RecordingPlace

  public init(
    current: Case, policy: Policy, language: String, zone: TimeZone,
    place: @escaping (String) -> RecordingPlace = { _ in .here }
  ) {
    self.current = current
    self.policy = policy
    self.language = language
    self.zone = zone
    self.place = place
  }

  /// Rows under a title.
  public struct Part: Sendable {
    public enum Matter: Sendable {
      case facts, clocks, extensions, recordings, evidence, notes, history
    }
    public let matter: Matter
    public let title: String
    public let rows: [[String]]
  }

  /// What there is to tell, in the order in which it is read.
  public var parts: [Part] {
    let facts = (facts + handling).compactMap { label, value in value.map { [label, $0] } }
    return [
      Part(matter: .facts, title: "", rows: facts),
      Part(matter: .clocks, title: said("时限", "Clocks"), rows: current.clocks.map(clock)),
      Part(
        matter: .extensions, title: said("延期", "Extensions"),
        rows: (current.extensions ?? []).map(lengthening)),
      Part(
        matter: .recordings, title: said("录音", "Recordings"),
        rows: current.recordings.map(recording)),
      Part(
        matter: .evidence, title: said("证据", "Evidence"),
        rows: (current.evidence ?? []).map {
          [policy.name(ofPart: $0.kind)[language], $0.reference ?? ""]
        }),
      Part(matter: .notes, title: said("备注", "Notes"), rows: current.notes.map(note)),
      Part(matter: .history, title: said("经过", "History"), rows: current.history.map(entry)),
    ].filter { !$0.rows.isEmpty }
  }

  func said(_ chinese: String, _ english: String) -> String {
    Names(zh: chinese, en: english)[language]
  }

  private var facts: [(String, String?)] {
    let contact = current.contact
    let flags = current.flags.map { named($0.names, $0.rawValue) }.joined(separator: "  ")
    return [
      (said("工单号", "Case number"), current.number.grouped),
      (said("状态", "State"), "\(current.state.names[language]) (\(current.state.rawValue))"),
      (said("标记", "Flags"), flags.isEmpty ? nil : flags),
      (said("类型", "Kind"), named(policy.kinds[current.kind]?.names, current.kind)),
      (
        said("业务类别", "Category"),
        named(policy.categories[current.category]?.names, current.category)
      ),
      (said("渠道", "Channel"), named(policy.channels[current.channel]?.names, current.channel)),
      (
        said("承办部门", "Department"),
        current.department.map { named(policy.departments[$0]?.names, $0) }
      ),
      (said("登记时间", "Registered"), text(current.registeredAt)),
      (said("发生时间", "Occurred"), current.occurredAt.map(text)),
      (said("来文编号", "External no."), current.externalNumber),
      (said("内容", "Statement"), current.statement), (said("姓名", "Name"), contact.name),
      (said("电话", "Phone"), contact.phone), (said("户号", "Customer no."), contact.account),
      (said("地址", "Address"), contact.address),
      (said("回电", "Callback"), current.callback.wanted ? current.callback.number ?? "" : nil),
      (said("来电号码", "Calling number"), current.callback.callingNumber),
      (said("查询码", "Query code"), current.queryCode),
      (
        said("个人信息", "Private data"),
        current.erasedAt.map { said("已清除", "erased") + "  " + text($0) }
      ),
      (said("客户评价", "Confirmed"), current.confirmations.last.map(confirmation)),
    ]
  }

  private var handling: [(String, String?)] {
    let details = current.details ?? [:]
    let people = (current.liaison ?? []).joined(separator: " ")
    return [
      (said("首接责任人", "Owner"), current.owner.map { policy.departmentName($0, in: language) }),
      (said("承办人", "In charge"), current.assignee),
      (said("联络员", "Liaison"), people.isEmpty ? nil : people),
      (said("原因", "Cause"), current.cause.map { policy.causeNames($0)?[language] ?? $0 }),
      (
        said("协办部门", "Helping"),
        current.helping?.map { policy.departmentName($0, in: language) }.joined(separator: " ")
      ),
      (said("上报层级", "Level"), current.level.map { String($0) }),
      (said("退单次数", "Given back"), current.returnCount.map { String($0) }),
      (said("承诺答复", "Reply by"), current.promisedReplyAt.map(text)),
      (said("办结方式", "Closed as"), current.closedAs.map { named($0.names, $0.rawValue) }),
      (said("客户签字", "Signature"), current.signature.map(signature)),
    ]
      + Detail.allCases.map { detail in
        (detail.names[language], details[detail].map { text(of: detail, $0) })
      }
  }

  func named(_ names: Names?, _ code: String) -> String {
    names.map { "\($0[language]) (\(code))" } ?? code
  }

  func text(_ time: Date) -> String { MinuteTime.text(time, in: zone) }

  private func clock(_ clock: ClockRecord) -> [String] {
    [
      named(policy.deadlines[clock.id]?.names, clock.id),
      clock.dueAt.map { said("至", "due") + " " + text($0) } ?? "-",
      clock.state.names[language],
    ]
  }

  private func recording(_ recording: Recording) -> [String] {
    let facts = [String(recording.sha256.prefix(12)), "\(recording.seconds) s"]
    switch place(recording.sha256) {
    case .here: return facts
    case .headquarters: return facts + [said("录音在总部", "at headquarters")]
    case .absent: return facts + [said("录音不在此处", "not here")]
    }
  }

  private func note(_ note: Note) -> [String] {
    let mark = note.forCustomer == true ? [said("给客户的答复", "for the customer")] : []
    return [text(note.at), who(note.actor), note.text ?? ""] + mark
  }

  private func entry(_ entry: HistoryEntry) -> [String] {
    [text(entry.at), named(EventType(entry.type).words, entry.type), who(entry.actor)]
  }

  /// A staff id as it is; those who have none by what they are.
  private func who(_ actor: String) -> String {
    switch actor {
    case "customer": said("客户", "customer")
    case "system": said("系统", "system")
    case Casework.headquarters: said("总部", "headquarters")
    default: actor
    }
  }

  private func confirmation(_ given: Confirmation) -> String {
    let solved = Solved(rawValue: given.solved)?.names[language] ?? given.solved
    let score = policy.satisfaction.first { $0.score == given.score }?.names[language]
    return [solved, score, text(given.at)].compactMap { $0 }.joined(separator: "  ")
  }
}
