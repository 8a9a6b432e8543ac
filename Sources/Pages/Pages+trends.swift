import Cases
import Casework
import Reports

extension Pages {
  /// What customers answered and how satisfied they were, over the last twelve months.
  func trends(_ visit: Visit) throws -> PageAnswer {
    var trends = Trends(until: house.reading.now, policy: house.reading.policy)
    try house.reading.records.readCases { snapshot in
      try snapshot.forEachScore(in: trends.window) { trends.take($0) }
    }
    return page(
      .trends, title: said("trends_title", visit),
      ["trends": .text(trends.body(in: visit.language))], visit)
  }
}
