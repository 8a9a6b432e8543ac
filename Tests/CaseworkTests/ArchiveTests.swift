import CaseStore
import Cases
import Casework
import Foundation
import Halls
import Testing

/// A record is frozen only when it is complete (T-36).
@Suite struct ArchiveTests {
  private func refusal(_ body: () throws -> some Any) -> String {
    do {
      _ = try body()
      return ""
    } catch {
      return "\(error)"
    }
  }

  /// A hall whose policy demands one thing more of a record.
  private func hall(demanding demand: String) throws -> Hall {
    try Hall(site: "archive: {complete_when: {required: [cause, evaluation, \(demand)]}}\n")
  }

  private func closed(in hall: Hall) throws -> Case {
    try hall.act(.revisit, on: hall.toldComplaint(), by: "revisitor") {
      $0.particulars.solved = "yes"
      $0.particulars.score = 5
    }
  }

  @Test
  func `R-193, R-195, R-198, R-199: what is missing is told at once, then the record is frozen`()
    throws
  {
    let hall = try Hall()
    let opened = try hall.complaint()
    try hall.act(.answer, on: opened, by: "intake_agent", note: "当场退款")
    try hall.act(.revisit, on: opened, by: "revisitor") {
      $0.particulars.solved = "yes"
      $0.particulars.score = 5
    }
    let told = refusal { try hall.act(.archive, on: opened, by: "general_manager") }
    for option in ["--cause", "--person", "--evaluation"] { #expect(told.contains(option)) }
    let archived = try hall.act(.archive, on: opened, by: "general_manager") {
      $0.particulars.cause = "重复收费"
      $0.particulars.person = "handler"
      $0.particulars.evaluation = "处理及时"
    }
    #expect(archived.state == .archived)
  }

  @Test
  func `R-199: where the policy wants no evaluation, a planned complaint is archived as it is`()
    throws
  {
    let hall = try Hall(site: "improvement: {evaluation_on_close: {required: false}}\n")
    let complaint = try closed(in: hall)
    #expect(try hall.act(.archive, on: complaint, by: "general_manager").state == .archived)
  }

  @Test
  func `R-158: where the policy demands it, evidence of the handling is in before the archive`()
    throws
  {
    let hall = try Hall(site: "special_handling: {work_traces: {in_force: true}}\n")
    let life = CaseLife(hall: hall)
    let opened = try life.open("COMPLAINT", "IN01")
    let working = try life.run(opened, to: .implementing)
    // The contract lets a result be returned without evidence.
    try hall.act(.resolve, on: working, by: "handler", note: "已修复")
    let closed = try life.run(working, to: .closed)
    func archive(_ evidence: [(kind: String, reference: String)] = []) throws -> Case {
      try hall.act(.archive, on: closed, by: "general_manager", note: "处理及时") {
        $0.particulars.evidence = evidence
      }
    }
    #expect(refusal { try archive() }.contains("--evidence"))
    let archived = try archive([(kind: "site_photo", reference: "修复后照片")])
    #expect(archived.state == .archived)
    #expect(archived.evidence == [Evidence(kind: "site_photo", reference: "修复后照片")])
    #expect(try hall.store.verify().problems == [])
  }

  @Test func `R-147, A-42: where the policy demands it, the signed paper is in before the archive`()
    throws
  {
    let hall = try hall(demanding: "work_signature")
    let life = CaseLife(hall: hall)
    var closed = try life.run(life.open("REPAIR", "MT01"), to: .resultNotified)
    closed = try hall.act(.revisit, on: closed, by: "revisitor") {
      $0.particulars.solved = "yes"
      $0.particulars.score = 5
    }
    #expect(
      refusal { try hall.act(.archive, on: closed, by: "general_manager") }
        .contains("--evidence document"))
    try hall.act(.note, on: closed, by: "handler", note: "换表同意书") {
      $0.particulars.evidence = [(kind: "document", reference: "档案柜 3-12")]
    }
    #expect(try hall.act(.archive, on: closed, by: "general_manager").state == .archived)
  }

  @Test
  func `R-247: where the policy demands it, what was only spoken is typed off before the archive`()
    throws
  {
    let hall = try hall(demanding: "transcript")
    let life = CaseLife(hall: hall)
    let opened = try life.open("COMPLAINT", "SQ01", channel: "IVR") {
      $0.statement = nil
      $0.recordings = [Recording(sha256: String(repeating: "a", count: 64), seconds: 4, bytes: 9)]
    }
    let closed = try life.run(opened, to: .closed)
    func archive() throws -> Case {
      try hall.act(.archive, on: closed, by: "general_manager", note: "处理及时")
    }
    #expect(refusal(archive).contains("transcribe"))
    try hall.act(.transcribe, on: closed, by: "intake_agent", note: "等候时间太长")
    #expect(try archive().state == .archived)
  }

  @Test func `T-36: the shipped policy demands nothing beyond what the lifecycle names`() throws {
    let hall = try Hall()
    let life = CaseLife(hall: hall)
    for category in ["IN01", "MT01", "SQ01", "WQ01"] {
      let opened = try life.open("COMPLAINT", category, channel: "IVR") {
        $0.statement = nil
        $0.recordings = [Recording(sha256: String(repeating: "a", count: 64), seconds: 4, bytes: 9)]
      }
      let closed = try life.run(opened, to: .closed)
      let archived = try hall.act(.archive, on: closed, by: "general_manager", note: "处理及时")
      #expect(archived.state == .archived)
    }
  }

  @Test
  func `R-154, R-196, R-222: open penalties and unchecked rectifications keep it from the archive`()
    throws
  {
    let hall = try Hall()
    let complaint = try closed(in: hall)
    var order = LedgerOrder(by: "general_manager", text: "复核")
    order.person = "handler"
    order.until = hall.hand.now.addingTimeInterval(86_400)
    let measure = try hall.casework.orderRectification(of: complaint.number, order)
    let penalty = try hall.casework.proposePenalty(
      on: complaint.number, rule: "good_service", order)
    func archive() throws -> Case {
      try hall.act(.archive, on: complaint, by: "general_manager", note: "处理得当")
    }
    let told = refusal(archive)
    #expect(told.contains("penalty") && told.contains("rectification"))
    _ = try hall.casework.decidePenalty(penalty.id, order)
    _ = try hall.casework.noticePenalty(penalty.id, order)
    #expect(refusal(archive).contains("rectification"))
    _ = try hall.casework.checkRectification(measure.id, effective: true, order)
    #expect(try archive().state == .archived)
  }
}
