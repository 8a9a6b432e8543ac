import CaseStore
import Cases
import Casework
import Foundation
import Halls
import Lots
import Policy
import Testing

/// No state that a case can reach is without a way out (T-01 … T-42), under every profile.
@Suite struct WayOutTests {
  static let profiles = [
    nil, "electricity", "gas", "general-enterprise", "hospital", "internal", "mall", "municipal",
    "property", "tobacco", "website",
  ]

  /// Actions that move a case on; withdrawing it is always possible and proves nothing.
  private static let moves: [Action] = [
    .answer, .doubt, .accept, .decline, .refer, .dispatch, .approve, .take, .return, .plan,
    .consent, .implement, .resolve, .sign, .notify, .revisit, .close, .reopen, .archive,
  ]

  @Test(arguments: profiles)
  func `T-01 to T-42: somebody can always move a case on until it is archived`(profile: String?)
    throws
  {
    let hall = try Hall(profile: profile)
    let name = profile ?? "water-default"
    var lot = Lot(seed: name.utf8.reduce(7) { $0 &* 31 &+ UInt64($1) })
    var seen: Set<State> = []
    for kind in hall.policy.kinds.codes {
      let serving = hall.policy.categories.filter {
        hall.policy.kindsServed(by: $0).contains(kind)
      }
      let category = try #require(
        serving.first { !hall.policy.isDispatchedAtOnce(category: $0.code) } ?? serving.first)
      var current = try hall.casework.register(
        Intake(
          kind: kind, category: category.code,
          channel: Bool.random(using: &lot) ? "HALL" : "PHONE"))
      for _ in 1...12 where current.state != .archived {
        seen.insert(current.state)
        guard let next = try step(current, in: hall, using: &lot) else {
          Issue.record("\(kind) cannot leave \(current.state.rawValue)")
          break
        }
        current = next
      }
    }
    #expect(seen.count >= 8)
    #expect(try hall.store.verify().problems == [])
  }

  /// The case after the first move, in random order, that somebody may make.
  private func step(
    _ current: Case, in hall: Hall, using lot: inout Lot
  ) throws -> Case? {
    let possible = Self.moves.filter { hall.casework.isPossible($0, on: current) }
    for action in possible.shuffled(using: &lot) {
      for member in hall.casework.staff.shuffled(using: &lot) {
        do {
          return try hall.act(action, on: current, by: member.id, note: "处理") {
            Self.complete(&$0.particulars, hall, using: &lot)
          }
        } catch let error as CaseworkError where error.kind != .absent {
          continue
        }
      }
    }
    return nil
  }

  private static func complete(
    _ particulars: inout ActionOrder.Particulars, _ hall: Hall, using lot: inout Lot
  ) {
    particulars.cause = "原因"
    particulars.person = "handler"
    particulars.to = "市政"
    particulars.evidence = [
      (kind: "site_photo", reference: "照片"), (kind: "document", reference: "回执"),
    ]
    particulars.department = hall.policy.departments.codes.randomElement(using: &lot)
    particulars.agreed = Bool.random(using: &lot)
    particulars.adopted = Bool.random(using: &lot)
    particulars.solved = ["yes", "partly", "no"].randomElement(using: &lot)
    particulars.score = Int.random(in: 1...5, using: &lot)
  }
}
