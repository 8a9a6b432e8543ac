import CaseStore
import Cases
import Casework
import Foundation
import Halls
import Testing

/// The month's sample of kinds that are not all revisited.
@Suite struct DrawTests {
  /// A repair whose customer was told the result.
  @discardableResult
  private func toldRepair(in hall: Hall) throws -> Case {
    let repair = try hall.casework.register(
      Intake(kind: "REPAIR", category: "RP01", channel: "PHONE"))
    try hall.act(.take, on: repair, by: "handler")
    try hall.act(.resolve, on: repair, by: "handler")
    return try hall.act(.notify, on: repair, by: "intake_agent")
  }

  @Test func `R-173 T-26 T-27: who is drawn waits for the revisit, the others are closed`() throws {
    let hall = try Hall()
    for _ in 1...25 { try toldRepair(in: hall) }
    let before = try hall.store.read { try $0.cases(.init(state: .resultNotified)) }
    #expect(before.count == 25)
    let draw = try hall.casework.drawRevisits(month: "2026-11", by: "revisitor")
    let repairs = try #require(draw.kinds.first { $0.kind == "REPAIR" })
    #expect(repairs.population == 25)
    #expect(repairs.band == "20-50")
    #expect(repairs.numbers.count == 8)
    for current in before {
      let after = try hall.casework.find(current.number)
      let isDrawn = repairs.numbers.contains(current.number)
      #expect(after.state == (isDrawn ? .revisitPending : .closed))
      #expect(after.draw?.month == "2026-11" && after.draw?.isDrawn == isDrawn)
      #expect(after.closedAs == (isDrawn ? nil : .notDrawn))
      #expect(after.clocks.contains { $0.id == "revisit_product_quality" } == isDrawn)
      #expect(
        after.history.last?.type == (isDrawn ? EventType.drawn : EventType.closed).rawValue)
    }
    #expect(try hall.store.verify().problems == [])
  }

  @Test func `R-173: the same month draws the same again, and the seed survives a rebuild`() throws
  {
    let hall = try Hall()
    for _ in 1...7 { try toldRepair(in: hall) }
    let first = try hall.casework.drawRevisits(month: "2026-11", by: "system")
    let events = try hall.store.verify().events
    #expect(try hall.casework.drawRevisits(month: "2026-11", by: "system") == first)
    #expect(try hall.store.verify().events == events)
    _ = try hall.store.rebuild()
    #expect(try hall.casework.drawRevisits(month: "2026-11", by: "system") == first)
    #expect(try hall.store.read { try $0.drawSeed(month: "2026-11") } == first.seed)
  }

  @Test func `A-03: cases told later are drawn as far as the whole month's band wants more`() throws
  {
    let hall = try Hall()
    for _ in 1...10 { try toldRepair(in: hall) }
    let first = try hall.casework.drawRevisits(month: "2026-11", by: "system")
    #expect(first.kinds.first { $0.kind == "REPAIR" }?.numbers.count == 5)
    for _ in 1...12 { try toldRepair(in: hall) }
    let second = try hall.casework.drawRevisits(month: "2026-11", by: "system")
    let repairs = try #require(second.kinds.first { $0.kind == "REPAIR" })
    #expect(repairs.population == 22)
    #expect(repairs.numbers.count == 7)
    #expect(Set(repairs.numbers).isSuperset(of: first.kinds.flatMap(\.numbers)))
  }

  @Test func `A-25: a customer who confirmed before the draw is asked no more`() throws {
    let hall = try Hall()
    let told = try toldRepair(in: hall)
    try hall.act(.revisit, on: told, by: "revisitor") {
      $0.particulars.solved = "yes"
      $0.particulars.score = 5
    }
    let draw = try hall.casework.drawRevisits(month: "2026-11", by: "system")
    let repairs = try #require(draw.kinds.first { $0.kind == "REPAIR" })
    #expect((repairs.population, repairs.numbers.count) == (1, 0))
    #expect(try hall.casework.find(told.number).closedAs == .satisfied)
  }

  @Test(arguments: ["2026-13", "2026", "november", "2026-1"])
  func `what is no month is refused`(month: String) throws {
    let hall = try Hall()
    #expect {
      try hall.casework.drawRevisits(month: month, by: "system")
    } throws: { ($0 as? CaseworkError)?.kind == .badData }
  }

  @Test func `a month is drawn from its first day on, by those who revisit`() throws {
    let hall = try Hall()
    try toldRepair(in: hall)
    refuses(.badData, naming: "it has not begun") {
      try hall.casework.drawRevisits(month: "2026-12", by: "system")
    }
    refuses(.forbidden, naming: "revisitor") {
      try hall.casework.drawRevisits(month: "2026-11", by: "handler")
    }
    #expect(try hall.store.read { try $0.drawSeed(month: "2026-12") } == nil)
    hall.at("2026-12-01T00:00")
    _ = try hall.casework.drawRevisits(month: "2026-12", by: "revisitor")
  }

  @Test func `T-05 R-172: a complaint that was answered at once waits for its revisit too`() throws
  {
    let hall = try Hall()
    let opened = try hall.complaint()
    try hall.act(.answer, on: opened, by: "intake_agent", note: "当场退款")
    #expect(try hall.casework.revisitsDue().map(\.current.number) == [opened.number])
    try toldRepair(in: hall)
    #expect(try hall.casework.revisitsDue().count == 1)
  }

  @Test func `R-172: every complaint is revisited, none is drawn`() throws {
    let hall = try Hall()
    let told = try hall.toldComplaint()
    let draw = try hall.casework.drawRevisits(month: "2026-11", by: "system")
    #expect(draw.kinds.flatMap(\.numbers).isEmpty)
    #expect(try hall.casework.find(told.number).state == .revisitPending)
  }
}
