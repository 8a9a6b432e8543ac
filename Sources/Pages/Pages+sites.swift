import Batches
import Cases
import Casework
import Foundation
import Policy

extension Pages {
  /// Sites at a glance, and how many clocks are late: headquarters' first page.
  func sites(_ office: any HeadquartersStore, _ visit: Visit) throws -> PageAnswer {
    let sites = SiteStanding.all(
      try office.read { try $0.streams() }, patience: house.patience, at: house.reading.now)
    let clocks = try house.reading.nearlyDue()
    let overdue = clocks.count(where: \.overdue)
    return page(
      .sites, title: said("sites_title", visit),
      [
        "overdue": ["count": PageValue(overdue), "any": .flag(overdue > 0)],
        "near": ["count": PageValue(clocks.count - overdue)],
        "some": .flag(!sites.isEmpty),
        "troubled": [
          "count": PageValue(sites.count(where: \.condition.isTrouble)),
          "any": .flag(sites.contains(where: \.condition.isTrouble)),
        ],
        "sites": .list(sites.map { site($0, visit) }),
      ], visit)
  }

  private func site(_ standing: SiteStanding, _ visit: Visit) -> PageValue {
    let (stream, condition) = (standing.stream, standing.condition)
    let told = stream.heartbeat?.heartbeat
    func span(_ seconds: Int?) -> PageValue {
      .text(seconds.map { SpanText.text($0, language: visit.language) } ?? "–")
    }
    return [
      "site": PageValue(stream.id.site), "epoch": PageValue(stream.id.epoch),
      "condition": [
        "code": .text(condition.rawValue),
        "kind": .text(condition.isTrouble ? "trouble" : condition.rawValue),
        "name": .text(name(of: standing, visit)),
      ],
      "contact": .text(stream.lastContact.map(minute) ?? said("never", visit)),
      "lagEvents": .text(standing.lagEvents.map { String($0) } ?? "–"),
      "lag": span(standing.lagSeconds), "offset": span(stream.heartbeat?.clockOffset),
      "disk": .text(told.flatMap(\.diskPercent).map { "\($0) %" } ?? "–"),
      "taken": PageValue(stream.applied), "waiting": PageValue(stream.waiting),
      "parked": PageValue(stream.parked),
    ]
  }

  private func name(of standing: SiteStanding, _ visit: Visit) -> String {
    let name = said("condition_" + standing.condition.rawValue, visit)
    return standing.wasFrozen ? name + said("condition_was_frozen", visit) : name
  }

  func minute(_ time: Date) -> String { MinuteTime.text(time, in: house.zone) }

  /// What was taken of each installation, what was set aside, and what was refused.
  func imports(_ office: any HeadquartersStore, _ visit: Visit) throws -> PageAnswer {
    let (streams, parked, rejected) = try office.read {
      try ($0.streams(), $0.parked(ofSite: nil), $0.rejected(limit: 200))
    }
    return page(
      .imports, title: said("imports_title", visit),
      [
        "taken": [
          "count": PageValue(streams.reduce(0) { $0 + $1.applied }), "any": .flag(!streams.isEmpty),
          "rows": .list(streams.map { taken($0, visit) }),
        ],
        "parked": [
          "count": PageValue(parked.count), "any": .flag(!parked.isEmpty),
          "rows": .list(
            parked.prefix(200).map {
              ["id": .text($0.id), "subject": .text($0.subject ?? "–"), "reason": .text($0.reason)]
            }),
        ],
        "rejected": [
          "count": .text("\(rejected.count)\(rejected.count == 200 ? "+" : "")"),
          "any": .flag(!rejected.isEmpty),
          "rows": .list(
            rejected.map {
              ["name": .text($0.name), "at": .text(minute($0.at)), "reason": .text($0.reason)]
            }),
        ],
      ], visit)
  }

  private func taken(_ stream: SiteStream, _ visit: Visit) -> PageValue {
    [
      "site": PageValue(stream.id.site), "epoch": PageValue(stream.id.epoch),
      "events": PageValue(stream.applied), "waiting": PageValue(stream.waiting),
      "contact": .text(stream.lastContact.map(minute) ?? said("never", visit)),
      "fork": .text(stream.frozenAt.map(stream.id.event) ?? "–"),
    ]
  }
}
