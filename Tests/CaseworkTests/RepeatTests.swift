import CaseStore
import Cases
import Casework
import Dialogue
import Foundation
import Halls
import Testing

/// The same matter again: a note, a second complaint, the next cycle or a new linked case
///
@Suite struct RepeatTests {
  private func intake(
    phone: String? = "+8613800138000", address: String? = "人民路 1 号", category: String = "FE01",
    channel: String = "PHONE"
  ) -> Intake {
    var intake = Intake(kind: "COMPLAINT", category: category, channel: channel)
    intake.statement = "水费还是三倍"
    intake.contact = Contact(phone: phone, address: address)
    intake.actor = "intake_agent"
    return intake
  }

  /// A complaint that was answered at once and confirmed.
  private func closed(in hall: Hall) throws -> Case {
    let opened = try hall.casework.register(intake())
    try hall.act(.answer, on: opened, by: "intake_agent", note: "已退款")
    return try hall.act(.revisit, on: opened, by: "revisitor") {
      $0.particulars.solved = "yes"
      $0.particulars.score = 5
    }
  }

  private func clock(_ id: String, of current: Case) -> ClockRecord? {
    current.clocks.last { $0.id == id }
  }

  @Test(arguments: ["PHONE", "KIOSK"])
  func `R-192 R-124 T-32: a closed matter that comes again begins its next cycle`(channel: String)
    throws
  {
    let hall = try Hall()
    let earlier = try closed(in: hall)
    hall.hand.advance(minutes: 3 * 24 * 60)
    let again = try hall.casework.register(intake(address: "人民路1号", channel: channel))
    #expect(again.number == earlier.number)
    #expect(again.state == .accepted)
    #expect(again.reopenCount == 1)
    #expect(again.flags.contains(.secondComplaint))
    #expect(again.closedAs == nil)
    #expect(again.level == 1)
    #expect(again.notes.last?.text == "再次来电：水费还是三倍")
    let special = try #require(clock("repeat_special_measures", of: again))
    #expect(special.dueAt == hall.hand.now.addingTimeInterval(24 * 3600))
    #expect(clock("resolve_default", of: again)?.state == .running)
    #expect(try hall.store.read { try $0.openAlarms() }.map(\.reason) == ["escalated"])
    #expect(try hall.store.verify().problems == [])
  }

  @Test func `A-19: another place, number, category, kind or time is another matter`() throws {
    let hall = try Hall()
    let earlier = try closed(in: hall)
    var repair = intake()
    repair.kind = "REPAIR"
    repair.category = "MT01"
    for other in [
      intake(address: "解放路 8 号"), intake(address: nil), intake(phone: "+8613900139000"),
      intake(category: "MR01"), repair,
    ] {
      #expect(try hall.casework.register(other).number != earlier.number)
    }
    hall.hand.advance(minutes: 31 * 24 * 60)
    #expect(try hall.casework.register(intake()).number != earlier.number)
  }

  @Test func `A-19 R-192: an agent says that it is another matter only where the policy lets one`()
    throws
  {
    var other = intake()
    other.newMatter = "上次是抄错，这次是重复收费"
    let open = try Hall()
    let first = try closed(in: open)
    #expect(try open.casework.register(other).number != first.number)
    let strict = try Hall(site: "repeats: {agent_may_override: false}\n")
    let earlier = try closed(in: strict)
    refuses(.badData, naming: "--new-matter") { try strict.casework.register(other) }
    #expect(try strict.casework.register(intake()).number == earlier.number)
  }

  @Test(arguments: [
    ("[customer_or_number, category]", "FE01", "解放路 8 号", "+8613800138000", true),
    ("[customer_or_number, category]", "MR01", "人民路 1 号", "+8613800138000", false),
    ("[customer_or_number, address]", "MR01", "人民路 1 号", "+8613800138000", true),
    ("[category, address]", "FE01", "人民路 1 号", "+8613900139000", true),
    ("[category, address]", "FE01", "解放路 8 号", "+8613900139000", false),
  ])
  func `A-19 R-192: what must be equal is the policy's`(
    sameness: String, category: String, address: String, phone: String, isSame: Bool
  ) throws {
    let hall = try Hall(site: "repeats: {sameness: \(sameness)}\n")
    let earlier = try closed(in: hall)
    let again = try hall.casework.register(
      intake(phone: phone, address: address, category: category))
    #expect((again.number == earlier.number) == isSame)
  }

  @Test func `A-19: the customer number tells a place as an address does`() throws {
    let hall = try Hall()
    var first = intake(address: nil)
    first.contact.account = "20260001"
    let opened = try hall.casework.register(first)
    try hall.act(.decline, on: opened, by: "intake_agent", note: "抄表无误")
    #expect(try hall.casework.register(first).number == opened.number)
    #expect(try hall.casework.find(opened.number).state == .accepted)
  }

  @Test func `A-19: an agent judges otherwise with a reason, which is kept`() throws {
    let hall = try Hall()
    let earlier = try closed(in: hall)
    var other = intake()
    other.newMatter = "这次是另一块水表"
    let opened = try hall.casework.register(other)
    #expect(opened.number != earlier.number)
    #expect(opened.state == .registered)
    #expect(opened.notes.map(\.text) == ["这次是另一块水表"])
  }

  @Test func `R-191 T-06: on the first day, or while its correction runs, there is only a note`()
    throws
  {
    let hall = try Hall()
    let opened = try hall.casework.register(intake())
    for minutes: Double in [0, 60, 24 * 60] {
      hall.hand.advance(minutes: minutes)
      var again = intake()
      again.repeats = opened.number
      let noted = try hall.casework.register(again)
      #expect(noted.number == opened.number)
      #expect(noted.state == .registered)
      #expect(noted.flags == [.repeatLinked])
    }
    #expect(try hall.casework.find(opened.number).notes.count == 3)
  }

  @Test func `R-192 T-34: later than that it is a second complaint, one rung up`() throws {
    let hall = try Hall()
    let opened = try hall.casework.register(intake())
    hall.hand.advance(minutes: 3 * 24 * 60)
    var again = intake()
    again.repeats = opened.number
    let noted = try hall.casework.register(again)
    #expect(noted.state == .registered)
    #expect(noted.flags.contains(.secondComplaint))
    #expect(noted.level == 1)
    #expect(clock("repeat_special_measures", of: noted)?.state == .running)
  }

  @Test func `R-192 T-33: an archived record stays frozen, a new case is linked to it`() throws {
    let hall = try Hall()
    let earlier = try closed(in: hall)
    try hall.act(.archive, on: earlier, by: "general_manager", note: "已总结") {
      $0.particulars.cause = "抄错"
      $0.particulars.person = "handler"
    }
    let second = try hall.casework.register(intake())
    #expect(second.number != earlier.number)
    #expect(second.links == [earlier.number])
    #expect(Set(second.flags) == [.secondComplaint, .repeatLinked])
    #expect(second.level == 1)
    #expect(second.details?[.severity] == "MAJOR")
    #expect(clock("repeat_special_measures", of: second)?.state == .running)
    let frozen = try hall.casework.find(earlier.number)
    #expect(frozen.state == .archived)
    #expect(frozen.links == [second.number])
  }

  @Test func `a matter is repeated only where there is one, and who may see it says so`() throws {
    let hall = try Hall(staff: [
      StaffMember(id: "li", name: "李", department: "NET", roles: ["intake_agent"])
    ])
    let conduct = try hall.casework.register(
      Intake(kind: "COMPLAINT", category: "SA01", channel: "KIOSK"))
    for (number, kind) in [
      (CaseNumber(site: 101, epoch: 1, serial: 77), CaseworkError.Kind.badData),
      (conduct.number, .forbidden),
    ] {
      var again = intake()
      again.actor = "li"
      again.repeats = number
      #expect {
        try hall.casework.register(again)
      } throws: { ($0 as? CaseworkError)?.kind == kind }
    }
  }

  @Test func `A-44: after the special measures the normal limit runs again`() throws {
    let hall = try Hall()
    let earlier = try closed(in: hall)
    hall.hand.advance(minutes: 24 * 60)
    try hall.act(.reopen, on: earlier, by: "revisitor", note: "又多收了")
    let again = try hall.act(.dispatch, on: earlier, by: "intake_agent")
    #expect(again.clocks.filter { $0.id == "resolve_default" }.count == 2)
    #expect(again.clocks.filter { $0.id == "resolve_default" }.last?.state == .running)
  }
}
