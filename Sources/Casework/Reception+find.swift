import CaseStore
import Cases
import Dialogue
import Foundation
import Policy

extension Reception {
  /// Case number and last four digits; wrong number and wrong digits get the same answer.
  mutating func find(_ asked: Asked) throws -> Answer {
    let places = [place, asked.phoneText("caller")].compactMap { $0 }
    let found = try wanted(asked)
    let typed = asked["caseNumber"] ?? found?.number.text ?? ""
    if try casework.isLocked(number: typed, places: places) { return Answer(outcome: "locked") }
    if let found, let digits = asked["digits"], found.isProved(by: digits) {
      prove(found.number)
      return Answer(outcome: found.progress, values: facts(of: found))
    }
    let isLast = countFailedTry()
    try casework.countFailedTry(number: typed, places: places, locking: isLast)
    return Answer(outcome: isLast ? "ended" : "unknown")
  }

  private func wanted(_ asked: Asked) throws -> Case? {
    if asked["caseNumber"] != nil {
      guard let number = asked.number else { return nil }
      return try casework.store.read { try $0.find(number) }
    }
    guard let caller = asked.phoneText("caller") else { return nil }
    return try casework.store.read { snapshot in
      var newest: Case?
      try snapshot.forEachCase(of: .phone(caller)) { found in
        if found.state.isOpen { newest = found }
        return newest == nil
      }
      return newest
    }
  }
}

extension Case {
  /// The last four digits of the contact phone, callback number or calling number, any of them; the
  /// query code where none is known.
  fileprivate func isProved(by digits: String) -> Bool {
    let numbers = [contact.phone, callback.number, callback.callingNumber].compactMap { $0 }
    guard !numbers.isEmpty else { return queryCode == digits }
    return numbers.contains { $0.count >= 4 && $0.suffix(4) == digits }
  }

  fileprivate var progress: String {
    if state.awaitsConfirmation { return "told" }
    return state.isOpen ? "open" : "finished"
  }
}

extension Casework {
  private static let lock = "lock"

  func isLocked(number: String, places: [String]) throws -> Bool {
    let identity = policy.identity
    let now = now
    return try store.read { snapshot in
      let numberSince = now.addingTimeInterval(-Double(identity.lock.seconds))
      let locks = try snapshot.failedLookUps(by: Self.lock, number: number, since: numberSince)
      if !number.isEmpty, locks > 0 { return true }
      let placeSince = now.addingTimeInterval(-Double(identity.hourlyLock.seconds))
      return try places.contains {
        try snapshot.failedLookUps(by: $0, since: placeSince) >= identity.triesPerHour
      }
    }
  }

  func countFailedTry(number: String, places: [String], locking: Bool) throws {
    try store.write { transaction in
      let now = now
      for place in places { try transaction.countFailedLookUp(number: number, who: place, at: now) }
      if locking { try transaction.countFailedLookUp(number: number, who: Self.lock, at: now) }
    }
  }
}
