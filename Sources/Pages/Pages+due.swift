import Cases
import Casework
import Foundation
import Policy

extension Pages {
  /// How much of a list stands on one page.
  static let length = 50

  /// Clocks that are late or nearly so, by department and one by one.
  func due(_ visit: Visit) throws -> PageAnswer {
    let query = visit.request.query
    let all = try house.reading.nearlyDue()
    let wanted = all.filter {
      (query["department"] ?? "").isEmpty || ($0.department ?? "-") == query["department"]
    }.filter { query["overdue"] != "1" || $0.overdue }
    let from = max(0, Int(query["from"] ?? "") ?? 0)
    let (clocks, rest) = try seen(wanted.dropFirst(from), by: visit)
    let more = rest.map { visit.request.address(with: ["from": String($0)]) }
    return page(
      .due, title: said("due_title", visit),
      [
        "departments": options(
          departments(visit) + [("-", said("unassigned", visit))], chosen: query["department"]),
        "onlyOverdue": .flag(query["overdue"] == "1"), "sums": .list(sums(all, visit)),
        "count": PageValue(wanted.count), "some": .flag(!clocks.isEmpty),
        "clocks": .list(clocks.map { line($0, visit) }), "more": PageValue(more),
      ], visit)
  }

  /// Those of a page that this reader may see, and where the next page begins.
  private func seen(
    _ clocks: ArraySlice<DueClock>, by visit: Visit
  ) throws -> (shown: [DueClock], next: Int?) {
    var shown: [DueClock] = []
    for (place, clock) in zip(clocks.indices, clocks) {
      guard shown.count < Self.length else { return (shown, place) }
      if house.reading.maySee(try house.reading.find(clock.number), reader: visit.reader) {
        shown.append(clock)
      }
    }
    return (shown, nil)
  }

  private func sums(_ clocks: [DueClock], _ visit: Visit) -> [PageValue] {
    Dictionary(grouping: clocks) { $0.department ?? "-" }.sorted { one, other in
      let late = (one.value.count(where: \.overdue), other.value.count(where: \.overdue))
      return late.0 == late.1 ? one.key < other.key : late.0 > late.1
    }.map { code, clocks in
      let late = clocks.count(where: \.overdue)
      return [
        "code": .text(code), "name": .text(departmentName(code == "-" ? nil : code, visit)),
        "overdue": PageValue(late), "near": PageValue(clocks.count - late),
      ]
    }
  }

  private func line(_ clock: DueClock, _ visit: Visit) -> PageValue {
    let names = house.reading.policy.deadlines[clock.clock]?.names
    return [
      "number": .text(clock.number.text), "grouped": .text(clock.number.grouped),
      "clock": .text(names?[visit.language] ?? clock.clock), "due": .text(minute(clock.dueAt)),
      "overdue": .flag(clock.overdue),
      "department": .text(departmentName(clock.department, visit)),
    ]
  }
}
