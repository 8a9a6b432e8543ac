import Batches
import Cases
import Casework
import Foundation
import Policy

extension Pages {
  /// Sites at a glance, and how many clocks are late: headquarters' first page.
  func sites(_ office: any HeadquartersStore, _ visit: Visit) throws -> PageAnswer {
    let streams = try office.read { try $0.streams() }
    let clocks = try house.reading.nearlyDue()
    let overdue = clocks.count(where: \.overdue)
    return page(
      "sites", title: said("sites_title", visit),
      [
        "overdue": ["count": PageValue(overdue), "any": .flag(overdue > 0)],
        "near": ["count": PageValue(clocks.count - overdue)],
        "some": .flag(!streams.isEmpty),
        "sites": .list(streams.map { site($0, visit) }),
      ], visit)
  }

  private func site(_ stream: SiteStream, _ visit: Visit) -> PageValue {
    let condition = SiteCondition(stream, at: house.reading.now)
    return [
      "site": PageValue(stream.id.site), "epoch": PageValue(stream.id.epoch),
      "condition": [
        "code": .text(condition.rawValue),
        "name": .text(said("condition_" + condition.rawValue, visit)),
      ],
      "contact": .text(stream.lastContact.map(minute) ?? said("never", visit)),
      "taken": PageValue(stream.applied), "waiting": PageValue(stream.waiting),
      "parked": PageValue(stream.parked),
    ]
  }

  func minute(_ time: Date) -> String { MinuteTime.text(time, in: house.zone) }

  /// What was set aside, and what was refused.
  func imports(_ office: any HeadquartersStore, _ visit: Visit) throws -> PageAnswer {
    let (parked, rejected) = try office.read {
      try ($0.parked(ofSite: nil), $0.rejected(limit: 200))
    }
    return page(
      "imports", title: said("imports_title", visit),
      [
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
}

/// How a site stands at headquarters, the worst that is so.
enum SiteCondition: String {
  /// Two machines say that they are this site.
  case frozen
  /// Nothing was heard for a day.
  case silent
  /// Batches came before those that they follow.
  case waiting
  /// Events were set aside.
  case parked
  /// It was enrolled and has not been heard of.
  case new
  case ok

  /// A courier reports every few minutes, and a carried stick comes daily.
  private static let patience: TimeInterval = 86_400

  init(_ stream: SiteStream, at now: Date) {
    let heard = stream.lastContact
    self =
      if stream.frozenAt != nil {
        .frozen
      } else if let heard, now.timeIntervalSince(heard) > Self.patience {
        .silent
      } else if stream.waiting > 0 {
        .waiting
      } else if stream.parked > 0 {
        .parked
      } else {
        heard == nil ? .new : .ok
      }
  }
}
