public import CaseStore
import Cases
import Foundation
import Policy

extension Casework {
  /// What is past its time now, by the policy's classes; nothing of a
  /// case that is open, or whose compensation or penalty is.
  public func retentionPlan() throws -> RetentionPlan {
    let now = now
    let cutOffs = policy.retention.reduce(into: [String: Date]()) { dates, rule in
      dates[rule.code] = policy.cutOff(of: rule.code, at: now)
    }
    var items: [RetentionPlan.Item] = []
    try store.read { snapshot in
      var whole: Set<CaseNumber> = []
      if let limit = cutOffs["case"] {
        for current in try snapshot.endedCases(registeredBefore: limit)
        where current.lastEventAt < limit && isPast(current, cutOffs) {
          whole.insert(current.number)
          items.append(
            .init(kind: "case", thing: .personal(current.number), since: current.lastEventAt))
        }
      }
      func isFree(_ number: CaseNumber) throws -> Bool {
        try !whole.contains(number) && self.isFree(number, snapshot)
      }
      for kept in try expiredRecordings(snapshot, before: cutOffs[Self.recordings])
      where !whole.contains(kept.number) {
        items.append(
          .init(
            kind: Self.recordings, thing: .recording(kept.sha256, kept.number), since: kept.at))
      }
      for (kind, types) in Self.recordTypes {
        guard let limit = cutOffs[kind] else { continue }
        for kept in try snapshot.privateRecords(of: types, before: limit)
        where try kept.number.map(isFree) ?? true {
          items.append(.init(kind: kind, thing: .record(kept.event), since: kept.at))
        }
      }
      if let limit = cutOffs[Self.logs] {
        let looks = try snapshot.loggedLooks(before: limit)
        for (name, count) in [("access_log", looks.accesses), ("look_up", looks.lookUps)]
        where count > 0 {
          items.append(.init(kind: Self.logs, thing: .log(name, count: count)))
        }
      }
    }
    return RetentionPlan(items: items, cutOffs: cutOffs)
  }

  /// Recordings that are past their time now: retention erases them wherever they are, and a site
  /// needs to keep the files of none of them that are at headquarters.
  public func expiredRecordings() throws -> [KeptRecording] {
    let limit = policy.cutOff(of: Self.recordings, at: now)
    return try store.read { try expiredRecordings($0, before: limit) }
  }

  private func expiredRecordings(
    _ snapshot: SiteSnapshot, before limit: Date?
  ) throws -> [KeptRecording] {
    guard let limit else { return [] }
    return try snapshot.recordings(before: limit).filter { try isFree($0.number, snapshot) }
  }

  /// Whether nothing hinders taking away what belongs to a case.
  private func isFree(_ number: CaseNumber, _ snapshot: SiteSnapshot) throws -> Bool {
    guard let current = try snapshot.find(number) else { return false }
    return hindrance(toErasing: current, among: policy.keptWhile) == nil
  }

  static let logs = "call_and_session_log"
  static let recordings = "recording"

  /// The events whose private records make up a class.
  private static let recordTypes: [(kind: String, types: [EventType])] = [
    (logs, [.callEnded, .visitEnded]),
    ("revisit_archive", [.revisited, .confirmed]),
    (
      "penalty_and_compensation",
      [
        .compensationProposed, .recoveryOpened, .recoveryDecided, .recoverySettled,
        .recoveryDismissed, .penaltyProposed, .penaltyDecided, .penaltyNoticed,
      ]
    ),
  ]

  /// Whether nothing hinders erasing a case whole: no state of it, and no class that is kept longer.
  private func isPast(_ current: Case, _ cutOffs: [String: Date]) -> Bool {
    guard hindrance(toErasing: current, among: policy.keptWhile) == nil else { return false }
    return Self.recordTypes.allSatisfy { kind, types in
      guard kind != Self.logs, policy.retention[kind] != nil else { return true }
      return current.history.allSatisfy { entry in
        !types.contains(EventType(entry.type)) || entry.at < cutOffs[kind] ?? .distantPast
      }
    }
  }

  /// Takes away what a plan lists and writes down that it did, each thing durable by itself.
  ///
  /// Files and traces follow outside, as after an erasure.
  /// - Throws: ``CaseworkError`` or `CaseStoreError`; run again, it goes on.
  public func apply(_ plan: RetentionPlan) throws {
    var records: [String: [String]] = [:]
    for item in plan.items {
      switch item.thing {
      case .personal(let number):
        try atDesk(of: number, actor: "system", channel: nil) { desk, current in
          guard hindrance(toErasing: current, among: policy.keptWhile) == nil else { return }
          _ = try erase(current, at: desk, reason: "保存期满 retention")
        }
      case .recording(let sha256, let number):
        try atDesk(of: number, actor: "system", channel: nil) { desk, _ in
          try desk.record(.recordingErased, about: number, data: ["sha256": .string(sha256)])
          try desk.transaction.setMeta(SiteTransaction.filePending + sha256, "")
          try desk.transaction.setMeta(SiteTransaction.storePending, "")
        }
      case .record(let event): records[item.kind, default: []].append(event)
      case .log: continue
      }
    }
    for (kind, events) in records.sorted(by: { $0.key < $1.key }) {
      // As many as fit an event line.
      for start in stride(from: 0, to: events.count, by: 1000) {
        try forget(Array(events[start..<min(start + 1000, events.count)]), of: kind)
      }
    }
    guard !plan.items.isEmpty else { return }
    try record(plan)
  }

  private func forget(_ events: [String], of kind: String) throws {
    try atCounter(actor: "system", channel: nil) { desk in
      try desk.record(
        .retentionApplied,
        data: ["class": .string(kind), "records": .array(events.map { .string($0) })])
      try desk.transaction.erasePrivates(of: nil, and: events)
    }
  }

  /// Cleans the logs and proves the run by its counts.
  private func record(_ plan: RetentionPlan) throws {
    try atCounter(actor: "system", channel: nil) { desk in
      if let limit = plan.cutOffs[Self.logs] { try desk.transaction.forgetLooks(before: limit) }
      try desk.record(
        .retentionApplied, data: ["counts": .object(plan.counts.mapValues { .integer($0) })])
      try desk.transaction.setMeta(SiteTransaction.storePending, "")
    }
  }
}
