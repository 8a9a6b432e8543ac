import Cases
import Casework
import Dialogue
import Foundation
import Halls
import Policy
import Testing

@Suite struct CombinationTests {
  @Test func `R-076 a category takes only the kinds that the policy gives it`() throws {
    let hall = try Hall()
    #expect {
      try hall.casework.register(Intake(kind: "REPAIR", category: "FE01", channel: "PHONE"))
    } throws: {
      let error = $0 as? CaseworkError
      return error?.kind == .badData && error?.subject == "category 'FE01'"
        && error?.remedy.contains("COMPLAINT") == true && error?.remedy.contains("REPAIR") == false
    }
  }

  @Test func `a correction leaves no kind that the category does not take`() throws {
    let hall = try Hall()
    let opened = try hall.complaint()
    for (kind, category) in [("REPAIR", nil), (nil, "CO01"), ("CONSULT", "SG01")] {
      #expect {
        try hall.act(.correct, on: opened, by: "intake_agent") {
          $0.particulars.kind = kind
          $0.particulars.category = category
        }
      } throws: { ($0 as? CaseworkError)?.kind == .badData }
    }
    let right = try hall.act(.correct, on: opened, by: "intake_agent") {
      $0.particulars.kind = "CONSULT"
      $0.particulars.category = "CO01"
    }
    #expect(right.kind == "CONSULT" && right.category == "CO01")
  }

  @Test(arguments: ["kiosk/kiosk.yaml", "prompts/hotline.yaml"])
  func `every choice of the menus is a kind and category that the policy takes`(path: String) throws
  {
    let policy = try ShippedPolicy.policy()
    let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: path)
    let dialogue = try DialogueFile(yaml: String(contentsOf: file, encoding: .utf8), file: path)
    let choices = dialogue.nodesInOrder.flatMap(\.ways).filter { $0.set["category"] != nil }
    #expect(choices.count >= 11)
    for choice in choices {
      let kind = choice.set["kind"] ?? ""
      let category = choice.set["category"] ?? ""
      #expect(policy.refusal(kind: kind, category: category) == nil, "\(kind) \(category)")
    }
  }
}
