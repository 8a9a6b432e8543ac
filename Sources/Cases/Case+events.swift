import Foundation

/// Why an event cannot be applied to a case.
public enum CaseError: Error, Sendable, Equatable, CustomStringConvertible {
  /// A member of `data` is missing or has another form.
  case invalid(member: String, event: EventType)
  /// The lifecycle has no such move.
  case forbidden(event: EventType, from: State?, to: State)
  /// The event belongs to another case.
  case foreign(CaseNumber?)

  public var description: String {
    switch self {
    case .invalid(let member, let event):
      "\(event.rawValue): member '\(member)' is missing or malformed"
    case .forbidden(let event, let from, let to):
      "\(event.rawValue) cannot lead from \(from?.rawValue ?? "nothing") to \(to.rawValue)"
    case .foreign(let number): "the event belongs to \(number?.text ?? "no case")"
    }
  }
}

extension Case {
  /// The case that a `case.registered` event opens.
  public init(registering event: JournalEvent) throws(CaseError) {
    guard let number = event.subject else { throw .foreign(nil) }
    guard Lifecycle.permits(event.type, from: nil, to: .registered) else {
      throw .forbidden(event: event.type, from: nil, to: .registered)
    }
    let data = event.data
    self.init(
      number: number, kind: try data.required("kind", in: event),
      category: try data.required("category", in: event), state: .registered,
      flags: [], channel: try data.required("channel", in: event), registeredAt: event.time,
      language: data["language"]?.string ?? "zh-CN", statement: nil, recordings: [],
      contact: Contact(), queryCode: nil,
      callback: Callback(wanted: data["callback"]?["wanted"]?.boolean ?? false),
      department: nil, clocks: [], confirmations: [], reopenCount: 0, links: [], notes: [],
      policyVersion: data["policyVersion"]?.string ?? "", erasedAt: nil, history: [],
      occurredAt: data["occurredAt"]?.string.flatMap(Timestamp.time),
      externalNumber: data["externalNumber"]?.string,
      externalDueAt: data["externalDueAt"]?.string.flatMap(Timestamp.time),
      approvals: [], attempts: [], repairSize: nil, lastSequence: event.sequence,
      lastEventAt: event.time)
    try applyCommon(event)
    applyParticulars(of: event)
  }

  /// The case after an event; `earlier` is the case before it, nil where the event opens it.
  public init(_ earlier: Case?, after event: JournalEvent) throws(CaseError) {
    guard var next = earlier else {
      try self.init(registering: event)
      return
    }
    try next.apply(event)
    self = next
  }

  /// Applies the next event of this case.
  ///
  /// - Throws: ``CaseError`` where the event does not fit; the case is then unchanged.
  public mutating func apply(_ event: JournalEvent) throws(CaseError) {
    guard event.subject == number else { throw .foreign(event.subject) }
    var next = self
    try next.applyCommon(event, from: state)
    next.applyParticulars(of: event)
    self = next
  }

  private mutating func applyCommon(_ event: JournalEvent, from: State? = nil) throws(CaseError) {
    if let text = event.data["state"]?.string {
      guard let state = State(rawValue: text) else {
        throw .invalid(member: "state", event: event.type)
      }
      guard Lifecycle.permits(event.type, from: from, to: state) else {
        throw .forbidden(event: event.type, from: from, to: state)
      }
      if state != self.state || stateSince == nil {
        approvals = []
        stateSince = event.time
      }
      self.state = state
    }
    if let department = event.data["department"]?.string { self.department = department }
    if let owner = event.data["owner"]?.string { self.owner = owner }
    if let level = event.data["level"]?.integer, event.type != .approved { self.level = level }
    if let liaison = event.data["liaison"]?.array { self.liaison = liaison.compactMap(\.string) }
    if let helping = event.data["helping"]?.array { self.helping = helping.compactMap(\.string) }
    applyDetails(of: event)
    try applyFlags(event)
    try applyClocks(event)
    applyLinks(event)
    applyPersonal(event.personal ?? [:])
    history.append(
      HistoryEntry(
        type: event.type.rawValue, at: event.time, actor: event.data["actor"]?.string ?? "system",
        channel: event.data["channel"]?.string, sequence: event.sequence))
    lastSequence = event.sequence
    lastEventAt = max(lastEventAt, event.time)
  }

  private mutating func applyFlags(_ event: JournalEvent) throws(CaseError) {
    guard let flags = event.data["flags"] else { return }
    guard let texts = flags.array else { throw .invalid(member: "flags", event: event.type) }
    var all: [Flag] = []
    for text in texts {
      guard let flag = text.string.flatMap(Flag.init(rawValue:)) else {
        throw .invalid(member: "flags", event: event.type)
      }
      all.append(flag)
    }
    self.flags = all
  }

  private mutating func applyClocks(_ event: JournalEvent) throws(CaseError) {
    guard let changes = event.data["clocks"] else { return }
    guard let changes = changes.array else { throw .invalid(member: "clocks", event: event.type) }
    for change in changes {
      guard let id = change["id"]?.string,
        let state = change["state"]?.string.flatMap(ClockState.init(rawValue:))
      else { throw .invalid(member: "clocks", event: event.type) }
      let started = change["startedAt"]?.string.flatMap(Timestamp.time)
      let due = change["dueAt"]?.string.flatMap(Timestamp.time)
      let paused = state == .paused ? event.time : nil
      let ended =
        state == .met || state == .stopped
        ? event.time : change["endedAt"]?.string.flatMap(Timestamp.time)
      if let index = clocks.lastIndex(where: { $0.id == id }), clocks[index].isLive, started == nil
      {
        clocks[index].state = state
        clocks[index].pausedAt = paused
        clocks[index].endedAt = ended
        if let due { clocks[index].dueAt = due }
      } else {
        clocks.append(
          ClockRecord(
            id: id, startedAt: started ?? event.time, dueAt: due, state: state, pausedAt: paused,
            endedAt: ended))
      }
    }
  }

  private mutating func applyLinks(_ event: JournalEvent) {
    for link in event.data["links"]?.array ?? [] {
      guard let number = link.string.flatMap(CaseNumber.init), !links.contains(number) else {
        continue
      }
      links.append(number)
    }
  }
}

extension [String: JSONValue] {
  /// The text of a member that must be there.
  func required(_ member: String, in event: JournalEvent) throws(CaseError) -> String {
    guard let text = self[member]?.string else {
      throw .invalid(member: member, event: event.type)
    }
    return text
  }
}
