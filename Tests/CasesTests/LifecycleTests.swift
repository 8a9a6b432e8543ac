import Cases
import Foundation
import Testing

@Suite struct LifecycleTests {
  @Test(arguments: [
    (EventType.accepted, State.registered, State.accepted), (.routed, .accepted, .dispatchApproval),
    (.approved, .dispatchApproval, .dispatched), (.taken, .dispatched, .inHand),
    (.planned, .inHand, .planApproval), (.approved, .planApproval, .implementing),
    (.resolved, .implementing, .resultReturned), (.notified, .resultReturned, .revisitPending),
    (.closed, .revisitPending, .closed), (.reopened, .revisitPending, .accepted),
    (.archived, .closed, .archived), (.noted, .inHand, .inHand),
    (.contacted, .revisitUnreached, .revisitPending),
  ])
  func `the contract's moves are legal`(event: EventType, from: State, to: State) {
    #expect(Lifecycle.permits(event, from: from, to: to))
  }

  @Test(arguments: [
    (EventType.taken, State.registered, State.inHand), (.closed, .inHand, .closed),
    (.accepted, .closed, .accepted), (.noted, .inHand, .closed),
    (.registered, .closed, .registered),
    (.cancelled, .closed, .cancelled), (.approved, .planApproval, .dispatched),
  ])
  func `other moves are not`(event: EventType, from: State, to: State) {
    #expect(!Lifecycle.permits(event, from: from, to: to))
  }

  @Test func `an archived case can only be left alone`() {
    #expect(Lifecycle.actions(in: .archived).isEmpty)
  }

  @Test func `every state can be reached, and from each there is a way to the archive`() {
    #expect(Self.reached(from: .registered, by: Action.allCases) == Set(State.allCases))
    // Withdrawing is always possible and proves nothing.
    let moves = Action.allCases.filter { $0 != .cancel }
    for state in State.allCases {
      #expect(Self.reached(from: state, by: moves).contains(.archived), "\(state)")
    }
  }

  private static func reached(from start: State, by actions: [Action]) -> Set<State> {
    var reached: Set<State> = [start]
    var fresh = [start]
    while let state = fresh.popLast() {
      for action in actions where Lifecycle.permits(action, in: state) {
        for next in State.allCases where Lifecycle.permits(action.event, from: state, to: next) {
          if reached.insert(next).inserted { fresh.append(next) }
        }
      }
    }
    return reached
  }

  @Test func `a case begins with its registration`() throws {
    let number = try #require(CaseNumber(site: 101, epoch: 1, serial: 1))
    let data: [String: JSONValue] = ["kind": "COMPLAINT", "category": "FE01", "channel": "KIOSK"]
    let first = JournalEvent(
      sequence: 1, type: .registered, subject: number, time: .now, data: data,
      personal: ["contact": ["phone": "+8613800138000"], "statement": "多收水费"])
    var made = try Case(registering: first)
    #expect(made.state == .registered)
    #expect(made.contact.phone == "+8613800138000")
    let forbidden = JournalEvent(
      sequence: 2, type: .taken, subject: number, time: .now, data: ["state": "in_hand"])
    let before = made
    #expect(throws: CaseError.forbidden(event: .taken, from: .registered, to: .inHand)) {
      try made.apply(forbidden)
    }
    #expect(made == before)
  }
}
