import CaseStore
import Cases
import Casework
import Foundation
import Halls
import Policy
import Testing

/// What becomes known with an action (rules.md section 3) stands in the case that it was said of.
@Suite struct DetailTests {
  @Test func `what is known with a link is kept in the case named, not in the other`() throws {
    let hall = try Hall()
    let opened = try hall.complaint()
    let other = try hall.complaint(phone: "+8613900139000")
    let linked = try hall.act(.link, on: opened, by: "intake_agent") {
      $0.particulars.to = other.number.text
      $0.particulars.details = [.target: "抄表员李某", .targetLevel: "PERSON"]
    }
    #expect(linked.details?[.target] == "抄表员李某" && linked.details?[.targetLevel] == "PERSON")
    let found = try hall.casework.find(other.number)
    #expect(found.links == [opened.number])
    #expect(found.details?[.target] == nil && found.details?[.targetLevel] == nil)
    #expect(try hall.store.verify().problems == [])
  }

  @Test func `what is known with a recovery is kept when it opens and when it settles`() throws {
    let hall = try Hall()
    let opened = try CaseLife(hall: hall).run(hall.complaint(), to: .accepted)
    func recover(_ details: [Detail: String]) throws -> Case {
      try hall.act(.recover, on: opened, by: "head_business_service") {
        $0.particulars.details = details
      }
    }
    #expect(try recover([.apology: "已登门致歉"]).details?[.apology] == "已登门致歉")
    let settled = try recover([.alternative: "可改约下周上门"])
    #expect(settled.details?[.alternative] == "可改约下周上门")
    #expect(try hall.store.read { try $0.ledger(.recovery) }.map(\.stage) == [.settled])
    #expect(try hall.store.verify().problems == [])
  }

  @Test(arguments: [Action.note, .progress, .contact])
  func `R-041 whatever fills the last gap of a form makes the case complete`(
    action: Action
  ) throws {
    let hall = try Hall(profile: "internal")
    let opened = try CaseLife(hall: hall).open("COMPLAINT", "SQ01") {
      $0.occurredAt = hall.hand.now
    }
    #expect(opened.flags == [.incomplete])
    let partly = try hall.act(action, on: opened, by: "intake_agent", note: "再问") {
      $0.particulars.details = [.requestedOutcome: "道歉"]
    }
    #expect(partly.flags == [.incomplete])
    let whole = try hall.act(action, on: opened, by: "intake_agent", note: "问明") {
      $0.particulars.details = [.personsInvolved: "仓库保管员"]
    }
    #expect(whole.flags.isEmpty)
    #expect(try hall.store.verify().problems == [])
  }

  @Test func `R-059 a letter that is signed when it is accepted is kept as signed`() throws {
    let hall = try Hall()
    func entrust(_ details: [Detail: String]) throws -> Case {
      try CaseLife(hall: hall).open("ENTRUST", "AP01", channel: "HALL") { $0.details = details }
    }
    func accept(_ opened: Case, _ details: [Detail: String]) throws -> Case {
      try hall.act(.accept, on: opened, by: "intake_agent") { $0.particulars.details = details }
    }
    let opened = try entrust([.entrustedMatter: "shut_off_supply"])
    refuses(.badData, naming: "--signed") { try accept(opened, [.letterSigned: "no"]) }
    #expect(try accept(opened, [.letterSigned: "yes"]).details?[.letterSigned] == "yes")
    // A matter that is named only now wants the signature too.
    let later = try entrust([:])
    refuses(.badData, naming: "--signed") { try accept(later, [.entrustedMatter: "other"]) }
  }

  @Test func `R-180 one person is named to follow a case, not several`() throws {
    let hall = try Hall()
    let opened = try hall.complaint()
    func name(_ person: String) throws -> Case {
      try hall.act(.note, on: opened, by: "intake_agent") {
        $0.particulars.details = [.followUp: person]
      }
    }
    refuses(.badData, naming: "revisitor handler") { try name("revisitor handler") }
    #expect(try name("revisitor").details?[.followUp] == "revisitor")
  }
}
