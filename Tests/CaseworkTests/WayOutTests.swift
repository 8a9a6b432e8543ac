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

  @Test(arguments: profiles)
  func `T-01 to T-42: somebody can always move a case on until it is archived`(profile: String?)
    throws
  {
    let hall = try Hall(profile: profile)
    let name = profile ?? "water-default"
    var walk = Walk(hall: hall, lot: Lot(seed: name.utf8.reduce(7) { $0 &* 31 &+ UInt64($1) }))
    var wanted = Set(State.allCases).subtracting([.archived, .cancelled])
    if !hall.policy.asksConsent { wanted.remove(.customerConsent) }
    // Under another profile no kind may take some ways; one round of all kinds is enough there.
    for _ in 1...(profile == nil ? 6 : 1) where !walk.seen.isSuperset(of: wanted) {
      for kind in hall.policy.kinds.codes { try go(kind, &walk, in: hall) }
    }
    #expect(profile != nil || walk.seen.isSuperset(of: wanted))
    #expect(walk.seen.count >= 12)
    #expect(try hall.store.verify().problems == [])
  }

  /// A case of a kind over the counter and one by phone.
  private func go(_ kind: String, _ walk: inout Walk, in hall: Hall) throws {
    let serving = hall.policy.categories.filter { hall.policy.kindsServed(by: $0).contains(kind) }
    let category = try #require(
      serving.first { !hall.policy.isDispatchedAtOnce(category: $0.code) } ?? serving.first)
    for channel in ["HALL", "PHONE"] {
      let opened = try hall.casework.register(
        Intake(kind: kind, category: category.code, channel: channel))
      if let stuck = try walk.go(from: opened) {
        Issue.record("\(kind) cannot leave \(stuck.rawValue)")
      }
    }
  }
}

/// Cases that are moved on at random, preferring in every state what was not yet done there.
private struct Walk {
  /// Actions that move a case on; withdrawing it is always possible and proves nothing.
  private static let moves: [Action] = [
    .answer, .doubt, .accept, .decline, .refer, .dispatch, .approve, .take, .return, .plan,
    .consent, .implement, .resolve, .sign, .notify, .revisit, .close, .reopen, .archive,
  ]

  let hall: Hall
  var lot: Lot
  private(set) var seen: Set<State> = []
  private var done: Set<Step> = []

  private struct Step: Hashable {
    var action: Action
    var state: State
  }

  init(hall: Hall, lot: Lot) {
    self.hall = hall
    self.lot = lot
  }

  /// Moves a case on until it is archived, a dozen times at most; the state that it cannot leave.
  mutating func go(from opened: Case) throws -> State? {
    var current = opened
    for _ in 1...12 where current.state != .archived {
      seen.insert(current.state)
      hall.hand.advance(minutes: 24 * 60)
      guard let next = try step(current) else { return current.state }
      current = next
    }
    seen.insert(current.state)
    return nil
  }

  /// The case after the first move that somebody may make.
  private mutating func step(_ current: Case) throws -> Case? {
    let possible = Self.moves.filter { hall.casework.isPossible($0, on: current) }
      .shuffled(using: &lot)
    let fresh = possible.filter { !done.contains(Step(action: $0, state: current.state)) }
    for action in fresh + possible.filter({ !fresh.contains($0) }) {
      for member in hall.casework.staff.shuffled(using: &lot) {
        do {
          let after = try hall.act(action, on: current, by: member.id, note: "处理") {
            Self.complete(&$0.particulars, hall, using: &lot)
          }
          done.insert(Step(action: action, state: current.state))
          return after
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
    if Int.random(in: 0..<2, using: &lot) == 0 { particulars.outcome = "no-answer" }
    particulars.solved = ["yes", "partly", "no"].randomElement(using: &lot)
    particulars.score = Int.random(in: 1...5, using: &lot)
  }
}
