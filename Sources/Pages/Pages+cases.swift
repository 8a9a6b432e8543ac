import Cases
import Casework
import Foundation
import Policy

extension Pages {
  /// Cases, newest first, or those in which words are found.
  func cases(_ visit: Visit) throws -> PageAnswer {
    let asked = visit.request.query.filter { !$0.value.isEmpty }
    if let number = CaseNumber((asked["search"] ?? "").filter { !$0.isWhitespace }) {
      return .to("/cases/\(number.text)")
    }
    let (found, next) = try portion(asked, visit)
    return page(
      .cases, title: said("cases_title", visit),
      [
        "search": .text(asked["search"] ?? ""), "site": PageValue(asked["site"]),
        "choices": .list(choices(asked, visit)),
        "some": .flag(!found.isEmpty), "cases": .list(found.map { line($0, visit) }),
        "more": PageValue(next.map { visit.request.address(with: ["after": $0]) }),
      ], visit)
  }

  /// One page of the wanted cases, and after which of them the next one begins.
  ///
  /// Without words the next page is found by the time of the last case of this one; what is searched
  /// comes in the order in which it was filed, and is counted.
  private func portion(
    _ asked: [String: String], _ visit: Visit
  ) throws -> (found: [Case], after: String?) {
    let last = asked["after"].flatMap { CaseNumber($0) }
    let skipped = asked["search"] == nil ? 0 : max(0, Int(asked["after"] ?? "") ?? 0)
    var passed = 0
    var found: [Case] = []
    var after: String?
    let since = try last.map { try house.reading.find($0).registeredAt }
    try house.reading.records.readCases { snapshot in
      try snapshot.forEachCase(query(asked, before: since?.addingTimeInterval(1))) { current in
        if let last, let since, current.registeredAt >= since, current.number.text >= last.text {
          return true
        }
        guard found.count < Self.length else {
          after = asked["search"] == nil ? found.last?.number.text : String(passed)
          return false
        }
        passed += 1
        if passed > skipped, isWanted(current, asked, visit) { found.append(current) }
        return true
      }
    }
    return (found, after)
  }

  private func query(_ asked: [String: String], before: Date?) -> CaseQuery {
    CaseQuery(
      state: asked["state"].flatMap(State.init(rawValue:)), kind: asked["kind"],
      category: asked["category"], department: asked["department"], search: asked["search"],
      before: before)
  }

  private func isWanted(_ current: Case, _ asked: [String: String], _ visit: Visit) -> Bool {
    (asked["site"].map { String(current.number.site) == $0 } ?? true)
      && house.reading.maySee(current, reader: visit.reader)
      && house.reading.finds(asked["search"], in: current, reader: visit.reader)
  }

  private func choices(_ asked: [String: String], _ visit: Visit) -> [PageValue] {
    let policy = house.reading.policy
    let tag = visit.language
    let lists: [(String, [(code: String, name: String)])] = [
      ("state", State.allCases.map { ($0.rawValue, $0.names[tag]) }),
      ("kind", policy.kinds.map { ($0.code, $0.names[tag]) }),
      ("category", policy.categories.map { ($0.code, "\($0.code) \($0.names[tag])") }),
      ("department", departments(visit)),
    ]
    return lists.map { name, list in
      [
        "name": .text(name), "label": .text(said(name, visit)),
        "options": options(list, chosen: asked[name]),
      ]
    }
  }

  private func line(_ current: Case, _ visit: Visit) -> PageValue {
    let policy = house.reading.policy
    let tag = visit.language
    return [
      "number": .text(current.number.text), "grouped": .text(current.number.grouped),
      "state": .text(current.state.names[tag]),
      "kind": .text(policy.kinds[current.kind]?.names[tag] ?? current.kind),
      "category": .text(policy.categories[current.category]?.names[tag] ?? current.category),
      "department": .text(departmentName(current.department, visit)),
      "registered": .text(minute(current.registeredAt)),
    ]
  }
}
