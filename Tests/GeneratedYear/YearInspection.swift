public import CaseStore
public import Casework
import Cases
import Foundation
import Policy

/// What must hold of a store after any year.
public struct YearInspection {
  let store: SiteStore
  let casework: Casework

  public init(store: SiteStore, casework: Casework) {
    self.store = store
    self.casework = casework
  }

  /// What does not hold, a sentence each.
  public func problems() throws -> [String] {
    var problems = try store.verify().problems
    let before = try digest()
    _ = try store.rebuild()
    if try digest() != before { problems.append("a rebuild made other cases") }
    problems += try store.verify().problems
    problems += try counts()
    problems += try idle()
    problems += try dueList()
    return problems
  }

  /// All cases, folded into one value.
  private func digest() throws -> Int {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    var hasher = Hasher()
    try store.read { snapshot in
      try snapshot.forEachCase(.init()) { current in
        hasher.combine(try encoder.encode(current))
        return true
      }
    }
    return hasher.finalize()
  }

  /// Every case stands in the list of its state and in no other, and was registered by one event.
  private func counts() throws -> [String] {
    var states: [State: Int] = [:]
    var registrations = 0
    try store.read { snapshot in
      try snapshot.forEachCase(.init()) { current in
        states[current.state, default: 0] += 1
        registrations += current.history.count { EventType($0.type) == .registered }
        return true
      }
    }
    var problems: [String] = []
    for state in State.allCases {
      var listed = 0
      try store.read { snapshot in
        try snapshot.forEachCase(.init(state: state)) { _ in
          listed += 1
          return true
        }
      }
      if listed != states[state, default: 0] { problems.append("\(state): \(listed) are listed") }
    }
    if registrations != states.values.reduce(0, +) {
      problems.append("\(registrations) registrations made \(states.values.reduce(0, +)) cases")
    }
    return problems
  }

  /// no open case is without a live clock, but for those that wait for nothing of ours: a
  /// sampled kind's told result waits for the draw, an unreached customer for a decision.
  private func idle() throws -> [String] {
    var problems: [String] = []
    try store.read { snapshot in
      try snapshot.forEachCase(.init()) { current in
        guard current.state.isOpen, ![.resultNotified, .revisitUnreached].contains(current.state),
          !current.clocks.contains(where: \.isLive)
        else { return true }
        problems.append("\(current.number) is \(current.state) and no clock of it runs")
        return true
      }
    }
    return problems
  }

  /// `due` tells exactly the live clocks of the cases.
  private func dueList() throws -> [String] {
    let told = try casework.due(within: 30 * 86_400)
    var live = 0
    let limit = casework.now.addingTimeInterval(30 * 86_400)
    try store.read { snapshot in
      try snapshot.forEachCase(.init()) { current in
        live += current.clocks.count { clock in
          clock.isLive && clock.state != .paused && clock.dueAt.map { $0 <= limit } == true
        }
        return true
      }
    }
    let sorted = told.map(\.dueAt) == told.map(\.dueAt).sorted()
    return told.count == live && sorted ? [] : ["due tells \(told.count) clocks, \(live) are live"]
  }
}
