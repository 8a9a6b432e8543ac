import ArgumentParser
import Cases
import Casework
import Foundation
import Policy

/// `case list` of a site and of headquarters.
struct CaseListing: ParsableArguments {
  @Option(help: "Only cases in this state, such as in_hand.")
  var state: [String] = []
  @Option(help: "Only cases of this kind, such as COMPLAINT.")
  var kind: [String] = []
  @Option(help: "Only cases of this category, such as FE01.")
  var category: [String] = []
  @Option(help: "Only cases of this department, such as NET.")
  var department: [String] = []
  @Option(help: "Only cases with all these words in number, statement, contact or notes.")
  var search: String?
  @Flag(help: "One JSON document a line.")
  var jsonl = false

  @OptionGroup var reader: ReaderOptions
  @OptionGroup var record: RecordOptions

  func validate() throws {
    for (option, given) in [
      ("state", state), ("kind", kind), ("category", category), ("department", department),
    ] where given.count > 1 {
      throw ValidationError("--\(option) is given more than once: list one at a time")
    }
    if let search, search.allSatisfy(\.isWhitespace) {
      throw ValidationError("--search is empty: give it words, or leave it out to list every case")
    }
    if record.json, jsonl {
      throw ValidationError("--json is one document and --jsonl one a line: give one of them")
    }
  }

  func show(at desk: some ReadingDesk) throws {
    let query = try query(under: desk.reading.policy)
    if jsonl {
      try lines(query, desk)
    } else if record.json {
      try array(query, desk)
    } else {
      try list(query, desk)
    }
  }

  private func query(under policy: Policy) throws -> CaseQuery {
    let states = State.allCases.map(\.rawValue)
    let (state, kind) = (state.first, kind.first)
    let (category, department) = (category.first, department.first)
    try demand(state, "state", among: states)
    try demand(kind, "kind", among: policy.kinds.codes)
    try demand(category, "category", among: policy.categories.codes)
    try demand(department, "department", among: policy.departments.codes)
    return CaseQuery(
      state: state.flatMap(State.init(rawValue:)), kind: kind, category: category,
      department: department, search: search)
  }

  private func demand(_ code: String?, _ what: String, among known: [String]) throws {
    guard let code, !known.contains(code) else { return }
    throw CommandError(
      .badData, subject: "--\(what) '\(code)'", cause: "there is no such \(what)",
      remedy: NearestName.remedy(for: code, among: known))
  }

  private func lines(_ query: CaseQuery, _ desk: some ReadingDesk) throws {
    var lines = RecordStream(.jsonl)
    try desk.forEachCase(query, noting: "list") { current in
      try lines.add(desk.document(current, withHistory: false))
    }
    try lines.flush()
  }

  private func array(_ query: CaseQuery, _ desk: some ReadingDesk) throws {
    var array = DocumentArray()
    try desk.forEachCase(query, noting: "list") { current in
      try array.add(desk.document(current, withHistory: false))
    }
    try array.finish()
  }

  private func list(_ query: CaseQuery, _ desk: some ReadingDesk) throws {
    let language = record.language
    let tag = language.rawValue
    let policy = desk.reading.policy
    var table = Table([
      language("工单号", "Number"), language("状态", "State"), language("类型", "Kind"),
      language("业务类别", "Category"), language("部门", "Dept"), language("登记时间", "Registered"),
    ])
    try desk.forEachCase(query, noting: nil) { current in
      table.add([
        current.number.grouped, current.state.names[tag],
        policy.kinds[current.kind]?.names[tag] ?? current.kind,
        policy.categories[current.category]?.names[tag] ?? current.category,
        current.department.map { policy.departmentName($0, in: tag) } ?? "-",
        MinuteTime.text(current.registeredAt, in: desk.zone),
      ])
    }
    try StandardOutput.write(table.text)
  }
}
