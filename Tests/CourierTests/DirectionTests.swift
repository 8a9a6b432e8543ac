import Batches
import CaseStore
import Cases
import Casework
import Courier
import Dialogue
import Foundation
import Halls
import Headquarters
import Testing

/// What headquarters directs, on its way to the hall and back as word of what became of it.
struct DirectionTests {
  private func notice(_ area: String, until: Date) -> Direction.Order {
    .addNotice(kind: "sudden", area: area, from: until - 3600, until: until, text: "抢修中")
  }

  @Test func `directions are carried out once, as headquarters, and headquarters hears of it`()
    throws
  {
    let hall = try Hall()
    let case1 = try hall.register()
    try hall.act(.accept, on: case1, by: "intake_agent")
    let office = try DirectingHeadquarters(for: hall)
    try office.hear()
    try office.direct(
      .dispatch(case1.number, department: "METER", note: "请查表"),
      .note(case1.number, text: "客户来过总部"), .answer(case1.number, text: "多收的水费已退"),
      notice("城东", until: hall.hand.now + 7200))
    #expect(try office.outcomes().map(\.result) == [.pending, .pending, .pending, .pending])
    let file = try office.file()
    let trusted = hall.headquartersKey.verifyingKey
    #expect(try hall.directions.take(file, trusting: trusted).applied == [1, 2, 3, 4])
    #expect(try hall.directions.take(file, trusting: trusted).isKnown)
    let after = try hall.casework.find(case1.number)
    #expect(after.state == .dispatchApproval && after.department == "METER")
    #expect(after.notes.map(\.text) == ["请查表", "客户来过总部", "多收的水费已退"])
    #expect(after.notes.map(\.forCustomer) == [nil, nil, true])
    #expect(after.history.suffix(3).allSatisfy { $0.actor == "headquarters" })
    #expect(try hall.casework.comingNotices().map(\.id) == ["101.directions.4"])
    #expect(try hall.store.verify().problems == [])
    _ = try hall.store.rebuild()
    #expect(try hall.directions.take(file, trusting: trusted).isKnown)
    try office.hear()
    #expect(try office.outcomes().map(\.result) == [.applied, .applied, .applied, .applied])
    #expect(try office.journal.pending(to: 101, by: hall.headquartersKey).isEmpty)
    #expect(try office.store.read { try $0.find(case1.number) } == after)
  }

  @Test func `what is forbidden is refused with its reason and holds up nothing behind it`() throws
  {
    let hall = try Hall()
    let case1 = try hall.register()
    let other = try #require(CaseNumber(site: 101, epoch: 1, serial: 77))
    let office = try DirectingHeadquarters(for: hall)
    let before = try hall.casework.find(case1.number)
    try office.direct(
      .dispatch(case1.number, department: nil, note: nil), .note(other, text: "x"),
      .endNotice(id: "101.1.9"), notice("城东", until: hall.hand.now - 60),
      .replacePolicy(yaml: "nonsense", version: "1"), .answer(case1.number, text: "已查明"))
    let report = try office.carry()
    #expect(report.applied == [6])
    #expect(report.refused.map(\.sequence) == [1, 2, 3, 4, 5])
    #expect(report.refused[0].reason.contains("dispatch is not possible while it is registered"))
    let after = try hall.casework.find(case1.number)
    #expect(after.state == before.state && after.history.count == before.history.count + 1)
    #expect(try hall.casework.comingNotices() == [])
    #expect(try hall.store.verify().problems == [])
    try office.hear()
    #expect(
      try office.outcomes().map(\.reason) == report.refused.map { $0.reason } + [nil])
  }

  @Test func `a dispatch that fails half way leaves nothing of it`() throws {
    let hall = try Hall()
    let case1 = try hall.register()
    try hall.act(.accept, on: case1, by: "intake_agent")
    let office = try DirectingHeadquarters(for: hall)
    try office.direct(.dispatch(case1.number, department: "NOWHERE", note: nil))
    let before = try hall.casework.find(case1.number)
    #expect(try office.carry().refused.map(\.sequence) == [1])
    #expect(try hall.casework.find(case1.number) == before)
  }

  @Test func `the customer who asks hears that there is an answer, and reads it`() throws {
    let hall = try Hall()
    let case1 = try hall.register()
    let office = try DirectingHeadquarters(for: hall)
    try office.direct(.answer(case1.number, text: "多收的水费已退"))
    try office.carry()
    var reception = Reception(hall.casework, channel: "KIOSK", place: "kiosk")
    let answer = try reception.answer(
      Submission(
        name: "case.find", values: ["caseNumber": case1.number.text, "digits": "8000"]))
    #expect(answer.values["answer"] == "多收的水费已退")
  }

  @Test func `a file that is not the site's to take changes nothing`() throws {
    let hall = try Hall()
    let office = try DirectingHeadquarters(for: hall)
    try office.direct(.endNotice(id: "1"), .endNotice(id: "2"))
    let file = try office.file()
    let trusted = hall.headquartersKey.verifyingKey
    func kind(_ bytes: [UInt8], _ key: VerifyingKey?) -> CourierError.Kind? {
      do {
        _ = try hall.directions.take(bytes, trusting: key)
        return nil
      } catch { return (error as? CourierError)?.kind }
    }
    #expect(kind(file, nil) == .untrusted)
    #expect(kind(file, SigningKey.random().verifyingKey) == .untrusted)
    #expect(kind(try office.file(after: 1), trusted) == .badData)
    for offset in [1, 60, 400, file.count - 200] {
      var damaged = file
      damaged[offset] ^= 1
      #expect(kind(damaged, trusted) != nil, "byte \(offset)")
    }
    var edited = file
    edited[file.count - 200] ^= 1
    #expect(kind(edited, trusted) == .badData, "trust is not what is missing")
    let practice = DirectionJournal(
      store: office.store, practice: true, zone: Hall.zone, clock: { hall.hand.now })
    let taught = try #require(try practice.sealed(to: 101, after: 0, by: hall.headquartersKey))
    #expect(kind(taught.bytes, trusted) == .badData)
    #expect(try hall.store.read { try $0.directionPosition() }.sequence == 0)
    #expect(try hall.store.read { try $0.lastSequence() } == 0)
    #expect(kind(file, trusted) == nil)
  }

  @Test func `what was directed before an erasure brings nothing private back`() throws {
    let hall = try Hall()
    let case1 = try hall.register()
    let office = try DirectingHeadquarters(for: hall)
    try office.direct(
      .answer(case1.number, text: "多收的水费已退"), .note(case1.number, text: "张三来过"))
    _ = try hall.casework.erase(case1.number, by: "general_manager", reason: "客户要求")
    let report = try office.carry()
    #expect(report.applied == [])
    #expect(report.refused.allSatisfy { $0.reason.contains("erased") })
    #expect(try hall.casework.find(case1.number).notes.allSatisfy { $0.text == nil })
  }

  @Test func `headquarters put back from a backup goes on behind what the site has taken`() throws {
    let hall = try Hall()
    let case1 = try hall.register()
    let office = try DirectingHeadquarters(for: hall)
    try office.direct(.note(case1.number, text: "一"))
    try office.carry()
    try office.hear()
    let restore = try office.copied()
    try office.direct(.note(case1.number, text: "二"), .note(case1.number, text: "三"))
    try office.carry()
    let restored = try restore(hall)
    try restored.hear()
    try restored.direct(.note(case1.number, text: "四"))
    #expect(try restored.carry().applied == [4])
    #expect(try hall.casework.find(case1.number).notes.map(\.text) == ["一", "二", "三", "四"])
    try restored.hear()
    let outcomes = try restored.outcomes()
    #expect(outcomes.map(\.sequence) == [1, 2, 3, 4])
    #expect(outcomes.map(\.by) == ["wang", nil, nil, "wang"])
    #expect(outcomes.allSatisfy { $0.result == .applied })
  }

  @Test func `a fork is refused and told, and what was directed goes behind what was taken`()
    throws
  {
    let hall = try Hall()
    let case1 = try hall.register()
    let office = try DirectingHeadquarters(for: hall)
    let restore = try office.copied()
    try office.direct(.note(case1.number, text: "一"))
    try office.carry()
    let restored = try restore(hall)
    try restored.direct(.note(case1.number, text: "别的"), .note(case1.number, text: "另外"))
    for _ in 1...2 {
      #expect(throws: CourierError.self) {
        try hall.directions.take(
          restored.file(), trusting: hall.headquartersKey.verifyingKey)
      }
    }
    #expect(try hall.casework.find(case1.number).notes.map(\.text) == ["一"])
    let told = try hall.store.journal(from: 1, limit: 100).count {
      String(decoding: $0.line, as: UTF8.self).contains("site.directions_forked")
    }
    #expect(told == 1)
    try restored.hear()
    #expect(try restored.carry().applied == [2, 3])
    try restored.direct(.note(case1.number, text: "二"))
    #expect(try restored.carry().applied == [4])
    let notes = try hall.casework.find(case1.number).notes.map(\.text)
    #expect(notes == ["一", "别的", "另外", "二"])
    try restored.hear()
    #expect(try restored.outcomes().map(\.by) == [nil, "wang", "wang", "wang"])
    #expect(try restored.outcomes().allSatisfy { $0.result == .applied })
  }

  @Test func `a direction with a number that the site has taken goes behind it by itself`() throws {
    let hall = try Hall()
    let case1 = try hall.register()
    let office = try DirectingHeadquarters(for: hall)
    let restore = try office.copied()
    try office.direct(.note(case1.number, text: "一"))
    try office.carry()
    let restored = try restore(hall)
    try restored.direct(.note(case1.number, text: "别的"))
    try restored.hear()
    #expect(try restored.carry().applied == [2])
    #expect(try hall.casework.find(case1.number).notes.map(\.text) == ["一", "别的"])
  }

  @Test func `a site put back from a backup takes again what its store does not know`() throws {
    let hall = try Hall()
    let case1 = try hall.register()
    let office = try DirectingHeadquarters(for: hall)
    try office.direct(.note(case1.number, text: "一"))
    try office.carry()
    let scratch = hall.folder + "/backup.sqlite"
    try hall.store.backUp(to: scratch)
    try office.direct(.note(case1.number, text: "二"))
    try office.carry()
    try office.hear()
    let backup = try SiteStore(at: scratch, site: 101, epoch: 1, zone: Hall.zone)
    let later = try backup.opening(epoch: 2, at: hall.hand.now)
    #expect(try later.read { try $0.directionPosition() }.sequence == 1)
    let opened = try #require(try later.journal(from: 1, limit: 1).first).line
    let event = try EventLine.decode(line: opened, privateLine: nil)
    #expect(EventShapes.fault(in: event) == nil)
    #expect(event.data["directions"]?["sequence"]?.integer == 1)
    #expect(try later.verify().problems == [])
  }

  @Test func `an erased case takes the text of its directions along`() throws {
    let hall = try Hall()
    let closed = try hall.closedComplaint()
    let office = try DirectingHeadquarters(for: hall)
    try office.direct(.answer(closed.number, text: "秘密的答复"))
    try office.carry()
    _ = try hall.casework.erase(closed.number, by: "general_manager", reason: "客户要求")
    try office.hear()
    let kept = try office.store.read { try $0.lastDirection(to: 101) }
    #expect(kept?.subject == closed.number && kept?.privateLine == nil)
    #expect(try ReceivedBatch(office.file(), as: .directions).judged().entries.count == 1)
  }

  @Test func `no file of directions is taken for a batch, and none of a site for directions`()
    throws
  {
    let hall = try Hall()
    try hall.register()
    let office = try DirectingHeadquarters(for: hall)
    try office.direct(.endNotice(id: "1"))
    let directions = try office.file()
    let batch = try hall.seal().first.map {
      try Array(Data(contentsOf: URL(filePath: hall.sync.outbox.folder + "/" + $0.text)))
    }
    #expect(throws: BatchError.self) { try ReceivedBatch(directions) }
    #expect(throws: BatchError.self) { try ReceivedBatch(batch ?? [], as: .directions) }
  }
}
