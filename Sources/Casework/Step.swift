import Cases
import Foundation
import Policy

/// One action of a member of staff, turned into the events of the contract's table.
struct Step {
  let order: ActionOrder
  let current: Case
  let desk: Desk
  let policy: Policy

  var particulars: ActionOrder.Particulars { order.particulars }
  var notePersonal: [String: JSONValue]? { order.note.map { ["note": .string($0)] } }

  /// Appends the action's event and those that follow; the case after them.
  func take() throws -> Case {
    let after = try act()
    return try desk.follow(after, action: order.action.rawValue)
  }

  private func act() throws -> Case {
    switch order.action {
    case .answer: try answer()
    case .doubt: try move(to: .rulingPending)
    case .accept: try accept()
    case .decline: try move(to: .declinedExplained, demandingNote: "the explanation given")
    case .refer: try refer()
    case .dispatch: try dispatch()
    case .approve: try approve()
    case .take: try takeInHand()
    case .return: try giveBack()
    case .plan: try plan()
    case .consent: try consent()
    case .implement: try move(to: .implementing)
    case .resolve: try resolve()
    case .sign: try sign()
    case .notify: try tell()
    case .revisit: try revisit()
    case .close: try close()
    case .reopen: try reopen()
    case .cancel: try cancel()
    case .archive: try archive()
    default: try stay()
    }
  }

  func move(
    to state: State, demandingNote what: String? = nil, data: [String: JSONValue] = [:]
  ) throws -> Case {
    if let what { try demandNote(what) }
    return try desk.append(
      order.action.event, to: current, state: state, data: data, personal: notePersonal)
  }

  func demandNote(_ what: String) throws {
    if order.note?.isEmpty ?? true { throw missing("--note", what) }
  }

  func missing(_ option: String, _ what: String) -> CaseworkError {
    CaseworkError(
      .badData, subject: "\(order.action.rawValue) \(current.number)",
      cause: "\(what) is missing", remedy: "give it with \(option)")
  }

  /// A department of the policy; of a conduct case only one that may see it.
  func demandDepartment(_ code: String) throws {
    if let department = policy.departments[code] {
      let isConduct = policy.categories[current.category]?.isConfidential ?? false
      guard isConduct, !department.isConfidential else { return }
      throw CaseworkError(
        .badData, subject: "department '\(code)'", cause: "it may not see a conduct case",
        remedy: "take one of "
          + policy.departments.codes.filter { policy.departments[$0]?.isConfidential ?? false }
          .joined(separator: " "))
    }
    throw CaseworkError(unknown: "department", code, among: policy.departments.codes)
  }

  /// T-04, T-05: answered at once; a complaint's revisit is still due.
  private func answer() throws -> Case {
    let onSpot = policy.kinds[current.kind]?.isAnsweredOnSpot ?? false
    return try move(to: onSpot ? .answeredOnSpot : .resultNotified)
  }

  private func refer() throws -> Case {
    guard let body = particulars.to else { throw missing("--to", "the body referred to") }
    return try move(to: .referredOut, data: ["to": .string(body)])
  }

  func levels(of step: State) -> [[String]] {
    desk.casework.approvalLevels(of: current, in: step)
  }

  /// One level of the step the case waits for; one person never approves two of them.
  private func approve() throws -> Case {
    guard !current.approvals.contains(where: { $0.by == order.by }) else {
      throw CaseworkError(
        .forbidden, subject: "approve by \(order.by)",
        cause: "this person has approved an earlier level of this step",
        remedy: "ask another approver")
    }
    let step = current.state
    let level = current.approvals.count + 1
    let isLast = level >= levels(of: step).count
    let data: [String: JSONValue] = ["step": .string(step.rawValue), "level": .integer(level)]
    let next = isLast ? afterApproval(of: step) : step
    let approved = try desk.append(
      .approved, to: current, state: next, data: data, personal: notePersonal)
    guard next == .dispatched else { return approved }
    return try desk.acting(as: "system").append(.dispatched, to: approved)
  }

  func afterApproval(of step: State) -> State {
    switch step {
    case .dispatchApproval: .dispatched
    case .planApproval: policy.asksConsent ? .customerConsent : .implementing
    default: step
    }
  }

  private func consent() throws -> Case {
    guard let agreed = particulars.agreed else {
      throw missing("--agree or --refuse", "the answer")
    }
    return try move(to: agreed ? .implementing : .inHand, data: ["agreed": .boolean(agreed)])
  }

  private func resolve() throws -> Case {
    let evidence = keptEvidence
    let signed = policy.channels[current.channel]?.needsSignOff ?? false
    return try desk.append(
      .resolved, to: current, state: signed ? .signoffPending : .resultReturned,
      data: evidence.data, personal: evidence.personal.isEmpty ? nil : evidence.personal)
  }

  /// Evidence travels by its kind and, for a file, its hash; what was typed may name a person and
  /// stands, with the note, in the private record.
  var keptEvidence: (data: [String: JSONValue], personal: [String: JSONValue]) {
    var personal = notePersonal ?? [:]
    guard !particulars.evidence.isEmpty else { return ([:], personal) }
    personal["evidence"] = .array(particulars.evidence.map { .string($0.reference) })
    let items = particulars.evidence.map { item -> JSONValue in
      item.reference.hasPrefix("sha256:")
        ? ["kind": .string(item.kind), "reference": .string(item.reference)]
        : ["kind": .string(item.kind)]
    }
    return (["evidence": .array(items)], personal)
  }

  /// T-23: signed, or why the customer would not.
  private func sign() throws -> Case {
    if particulars.refused { try demandNote("why the customer would not sign") }
    return try move(to: .resultReturned, data: ["refused": .boolean(particulars.refused)])
  }

  /// T-25 to T-27, T-42: told, and at once to be revisited or closed as the kind demands.
  private func tell() throws -> Case {
    let kind = policy.kinds[current.kind]
    if kind?.reportsAdoption == true, particulars.adopted == nil {
      throw missing("--adopted or --not-adopted", "whether the suggestion is adopted")
    }
    let data: [String: JSONValue] = particulars.adopted.map { ["adopted": .boolean($0)] } ?? [:]
    switch kind?.revisit ?? .all {
    case .all: return try move(to: .revisitPending, data: data)
    case .sample: return try move(to: .resultNotified, data: data)
    case .none:
      let told = try move(to: .resultNotified, data: data)
      return try desk.acting(as: "system").close(told, as: .notRevisited)
    }
  }
}
