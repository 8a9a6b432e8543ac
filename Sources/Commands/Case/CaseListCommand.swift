import ArgumentParser
import CaseStore
import Cases
import Casework
import Foundation
import Policy

/// `hearwell case list`.
struct CaseListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "Cases, newest first. 工单列表")

  @Option(help: "Only cases in this state, such as in_hand.")
  var state: String?
  @Option(help: "Only cases of this kind, such as COMPLAINT.")
  var kind: String?
  @Option(help: "Only cases of this category, such as FE01.")
  var category: String?
  @Option(help: "Only cases of this department, such as NET.")
  var department: String?
  @Option(help: "Only cases with all these words in number, statement, contact or notes.")
  var search: String?
  @Flag(help: "One JSON document a line.")
  var jsonl = false

  @OptionGroup var reader: ReaderOptions
  @OptionGroup var record: RecordOptions
  @OptionGroup var options: SiteOptions

  func validate() throws {
    if let search, search.allSatisfy(\.isWhitespace) {
      throw ValidationError("--search is empty: give it words, or leave it out to list every case")
    }
    if record.json, jsonl {
      throw ValidationError("--json is one document and --jsonl one a line: give one of them")
    }
  }

  func run() throws {
    let desk = try CaseDesk(options, reader: reader.reader)
    let query = try query(under: desk.site.policy)
    if record.json || jsonl {
      try stream(query, desk)
    } else {
      try list(query, desk)
    }
  }

  private func query(under policy: Policy) throws -> SiteSnapshot.CaseQuery {
    let states = State.allCases.map(\.rawValue)
    try demand(state, "state", among: states)
    try demand(kind, "kind", among: policy.kinds.codes)
    try demand(category, "category", among: policy.categories.codes)
    try demand(department, "department", among: policy.departments.codes)
    return SiteSnapshot.CaseQuery(
      state: state.flatMap(State.init(rawValue:)), kind: kind, category: category,
      department: department, search: search)
  }

  private func demand(_ code: String?, _ what: String, among known: [String]) throws {
    guard let code, !known.contains(code) else { return }
    throw CommandError(
      .badData, subject: "--\(what) '\(code)'", cause: "there is no such \(what)",
      remedy: NearestName.remedy(for: code, among: known))
  }

  /// In portions, so that a store of any size needs no memory and every look is logged first.
  private func stream(_ query: SiteSnapshot.CaseQuery, _ desk: CaseDesk) throws {
    var array = DocumentArray()
    var portion: [Case] = []
    func flush() throws {
      try desk.noteAccess(to: portion.map(\.number), what: "list")
      for current in portion {
        let document = desk.document(current, withHistory: false)
        if jsonl { try StandardOutput.write(document.text + "\n") } else { try array.add(document) }
      }
      portion = []
    }
    try desk.casework.store.read { snapshot in
      try snapshot.forEachCase(query) { current in
        if desk.casework.maySee(current, reader: desk.reader) { portion.append(current) }
        if portion.count >= 500 { try flush() }
        return true
      }
    }
    try flush()
    if !jsonl { try array.finish() }
  }

  private func list(_ query: SiteSnapshot.CaseQuery, _ desk: CaseDesk) throws {
    let language = record.language
    let tag = language.rawValue
    var table = Table([
      language("工单号", "Number"), language("状态", "State"), language("类型", "Kind"),
      language("业务类别", "Category"), language("部门", "Dept"), language("登记时间", "Registered"),
    ])
    try desk.casework.store.read { snapshot in
      try snapshot.forEachCase(query) { current in
        guard desk.casework.maySee(current, reader: desk.reader) else { return true }
        table.add([
          current.number.grouped, current.state.names[tag],
          desk.site.policy.kinds[current.kind]?.names[tag] ?? current.kind,
          desk.site.policy.categories[current.category]?.names[tag] ?? current.category,
          current.department.map { desk.site.policy.departmentName($0, in: tag) } ?? "-",
          MinuteTime.text(current.registeredAt, in: desk.zone),
        ])
        return true
      }
    }
    try StandardOutput.write(table.text)
  }
}
