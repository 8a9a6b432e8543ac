import CaseStore
import Cases
import Casework
import Courier
import Foundation
import Halls
import Testing

struct AlarmTests {
  private func round(_ hall: Hall, _ command: [String]) -> AlarmRound {
    AlarmRound(
      store: hall.store, bell: AlarmBell(command: command, zone: Hall.zone, patience: 20),
      schedule: AlarmSchedule(retry: 180, top: 2))
  }

  private func pager(_ hall: Hall) -> [String] {
    ["/bin/sh", "-c", "cat >> '\(hall.folder)/pager'"]
  }

  private func paged(_ hall: Hall) throws -> [[String: Any]] {
    try String(contentsOfFile: hall.folder + "/pager", encoding: .utf8).split(separator: "\n").map {
      try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any] ?? [:]
    }
  }

  @Test func `a burst pipe reaches the duty once, with what they must know`() throws {
    let hall = try Hall()
    let burst = try hall.register("LK01", kind: "REPAIR")
    #expect(try round(hall, pager(hall)).run(at: hall.hand.now).rung.count == 1)
    #expect(try round(hall, pager(hall)).run(at: hall.hand.now).rung.isEmpty)
    let object = try #require(try paged(hall).first)
    #expect(object["reason"] as? String == "emergency")
    #expect(object["case"] as? String == burst.number.text)
    #expect(object["category"] as? String == "LK01")
    #expect(object["department"] as? String == burst.department)
    #expect(object["level"] as? Int == 0)
    #expect((object["dueAt"] as? String)?.hasSuffix("+08:00") == true)
  }

  @Test func `what nobody takes climbs the ladder until somebody does`() throws {
    let hall = try Hall()
    try hall.register("LK01", kind: "REPAIR")
    let round = round(hall, pager(hall))
    for _ in 1...4 {
      _ = try round.run(at: hall.hand.now)
      hall.hand.advance(minutes: 3)
    }
    let levels = try paged(hall).compactMap { $0["level"] as? Int }
    #expect(levels == [0, 1, 2, 2])
    let alarm = try #require(try hall.store.read { try $0.openAlarms() }.first)
    _ = try hall.store.write {
      try $0.append(
        .alarmAcknowledged, subject: alarm.caseNumber, at: hall.hand.now,
        data: ["id": .string(alarm.id), "actor": "zhang"])
    }
    #expect(try round.run(at: hall.hand.now).rung.isEmpty)
  }

  @Test(arguments: [[], ["/no/such/program"], ["false"], ["sh", "-c", "kill -9 $$"]])
  func `an alarm that could not be carried out stays and is tried again`(command: [String]) throws {
    let hall = try Hall()
    try hall.register("LK01", kind: "REPAIR")
    let report = try round(hall, command).run(at: hall.hand.now)
    #expect(report.rung.isEmpty)
    #expect(report.failures.map(\.kind) == [.unanswered])
    #expect(try round(hall, pager(hall)).run(at: hall.hand.now).rung.count == 1)
  }

  @Test func `a command that hangs is ended`() throws {
    let hall = try Hall()
    try hall.register("LK01", kind: "REPAIR")
    let bell = AlarmBell(command: ["sleep", "60"], zone: Hall.zone, patience: 0.05)
    let round = AlarmRound(
      store: hall.store, bell: bell, schedule: AlarmSchedule(retry: 180, top: 2))
    #expect(try round.run(at: hall.hand.now).failures.map(\.kind) == [.unanswered])
  }

  @Test func `a clock that is near its end alarms once, a late one once`() throws {
    let hall = try Hall()
    try hall.register()
    #expect(try hall.casework.warnOfClocks().isEmpty)
    var (warned, late) = (0, 0)
    for _ in 1...(24 * 40) {
      hall.hand.advance(minutes: 60)
      warned += try hall.casework.warnOfClocks().count
      late += try hall.casework.watchClocks().count
    }
    let clocks = try hall.store.read { try $0.cases(.init()) }.flatMap(\.clocks)
      .filter { $0.dueAt != nil }
    #expect(late == clocks.count { $0.state == .breached })
    #expect(late > 0)
    #expect((1...late).contains(warned))
    let reasons = try hall.store.read { try $0.openAlarms() }.map(\.reason)
    #expect(reasons.count { $0 == "breached" } == late)
    #expect(reasons.count { $0 == "nearDue" } == warned)
  }

  @Test(
    arguments: [
      ("emergency", nil, 0, 0.0, 0), ("emergency", 0.0, 0, 179, nil), ("emergency", 0, 0, 180, 1),
      ("emergency", 0, 2, 180, 2), ("person", 0, 1, 180, 2), ("breached", 0, 0, 180, nil),
      ("breached", 0, 0, 3600, 1), ("nearDue", nil, 0, 0, 0),
    ] as [(String, Double?, Int, Double, Int?)])
  func `who is told again, when, and how high`(
    reason: String, sent: Double?, level: Int, now: Double, expected: Int?
  ) throws {
    let alarm = Alarm(
      id: "101.1.1", reason: reason, level: level, raisedAt: Date(timeIntervalSince1970: 0),
      sentAt: sent.map { Date(timeIntervalSince1970: $0) })
    let schedule = AlarmSchedule(retry: 180, top: 2)
    #expect(schedule.level(of: alarm, at: Date(timeIntervalSince1970: now)) == expected)
  }
}
