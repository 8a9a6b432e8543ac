import Foundation

/// What a kill leaves behind, and how it is found again.
extension TakeShelf {
  /// Writes down what is known of a call.
  func note(_ call: RecoveredCall) throws {
    try JSONEncoder().encode(call).write(
      to: URL(fileURLWithPath: "\(takes)/\(call.id).call"), options: .atomic)
  }

  /// Forgets a call and every take of it.
  func forget(call id: String) {
    for name in names() where name.hasPrefix(id + ".") {
      try? FileManager.default.removeItem(atPath: "\(takes)/\(name)")
    }
  }

  /// Hands every call that was left behind to `register`, and forgets it once that has returned.
  ///
  /// A call without sound is forgotten at once, unless a case was owed for it all the same. One that
  /// `register` throws for stays for the next start; the first such error is thrown in the end.
  public func recover(_ register: (RecoveredCall) throws -> Void) throws {
    var failure: (any Error)?
    let takes = Dictionary(grouping: names().filter { $0.hasSuffix(".part") }) { name in
      String(name.prefix { $0 != "." })
    }
    let calls = Set(takes.keys).union(
      names().filter { $0.hasSuffix(".call") }.map { String($0.dropLast(5)) })
    for id in calls.sorted() {
      do {
        try recover(id, (takes[id] ?? []).map { String($0.dropLast(5)) }, register)
      } catch {
        failure = failure ?? error
      }
    }
    if let failure { throw failure }
  }

  private func recover(
    _ id: String, _ takes: [String], _ register: (RecoveredCall) throws -> Void
  ) throws {
    var call = noted(id)
    call.recordings = try keep(takes.sorted { ($0.count, $0) < ($1.count, $1) })
    if call.wantsCase { try register(call) }
    forget(call: id)
  }

  /// What was written down of a call; where that is lost too, what its files tell.
  private func noted(_ id: String) -> RecoveredCall {
    let file = URL(fileURLWithPath: "\(takes)/\(id).call")
    if let data = try? Data(contentsOf: file),
      let call = try? JSONDecoder().decode(RecoveredCall.self, from: data)
    {
      return call
    }
    return RecoveredCall(
      id: id, line: String(id.prefix { $0 != "-" }), startedAt: Date(timeIntervalSince1970: 0),
      values: [:])
  }

  private func names() -> [String] {
    (try? FileManager.default.contentsOfDirectory(atPath: takes)) ?? []
  }
}
