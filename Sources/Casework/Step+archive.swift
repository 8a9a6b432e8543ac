import CaseStore
import Cases
import Policy

extension Step {
  /// T-36: frozen once the record is complete, as far as the kind needs it (R-193, R-195, R-198,
  ///
  func archive() throws -> Case {
    let lacks = try lackingForArchive()
    guard lacks.isEmpty else {
      throw CaseworkError(
        .badData, subject: "archive \(current.number)",
        cause: "the record lacks " + lacks.map(\.what).joined(separator: ", "),
        remedy: lacks.map(\.remedy).joined(separator: "; "))
    }
    var data: [String: JSONValue] = [:]
    var personal = notePersonal ?? [:]
    if particulars.cause != nil || particulars.person != nil {
      let responsibility = try responsibility()
      data = responsibility.data
      personal = responsibility.personal
    }
    if let evaluation { personal["evaluation"] = .string(evaluation) }
    let evidence = keptEvidence
    data.merge(evidence.data) { $1 }
    personal.merge(evidence.personal) { $1 }
    let archived = try desk.append(
      .archived, to: current, state: .archived, data: data,
      personal: personal.isEmpty ? nil : personal)
    try desk.takeAlarms(about: current.number)
    return archived
  }

  /// What is said with the archive is its evaluation, where that is not said apart.
  private var evaluation: String? { particulars.evaluation ?? order.note }

  private typealias Lack = (what: String, remedy: String)

  private func lackingForArchive() throws -> [Lack] {
    try openEntries() + signature + (needsWholeRecord ? lackingParts() + traces : [])
  }

  /// The customer's signature for the work, on paper and kept as a document.
  private var signature: [Lack] {
    let kept = (current.evidence ?? []).map(\.kind) + particulars.evidence.map(\.kind)
    guard policy.archiveDemands.contains("work_signature"), current.state == .closed,
      !kept.contains("document"), policy.categories[current.category]?.needsWorkSignature == true
    else { return [] }
    return [("the customer's signature for the work", "give it with --evidence document=REF")]
  }

  /// What its form asks and the text of what was only spoken, where the policy demands them.
  private var traces: [Lack] {
    let demands = policy.archiveDemands
    var lacks: [Lack] = []
    let fields =
      demands.contains("form_fields") ? desk.casework.lackingFields(of: current) : []
    if !fields.isEmpty {
      lacks.append(
        (
          "of its form " + fields.joined(separator: ", "),
          "give it with `hearwell case correct \(current.number)`"
        ))
    }
    if demands.contains("transcript"), isToBeTypedOff {
      lacks.append(
        (
          "the text of its recordings",
          "type it off with `hearwell case transcribe \(current.number)`"
        ))
    }
    return lacks
  }

  private var isToBeTypedOff: Bool {
    !current.recordings.isEmpty && current.statement == nil && current.erasedAt == nil
      && policy.forms.contains {
        $0.asksTranscription && $0.isUsed(kind: current.kind, channel: current.channel, in: policy)
      }
  }

  /// What was upheld and handled as a complaint; what was declined or withdrawn needs no cause.
  private var needsWholeRecord: Bool {
    current.state == .closed && policy.kinds[current.kind]?.treatedAs == "COMPLAINT"
  }

  /// Recoveries, penalties and rectifications that somebody has still to end.
  private func openEntries() throws -> [Lack] {
    let open = try desk.transaction.snapshot.ledger(of: current.number).filter(\.stage.isOpen)
    var lacks: [Lack] = []
    let recovery = open.first { $0.book == .recovery }
    if recovery != nil || current.flags.contains(.compensationOpen) {
      lacks.append(("the end of its service recovery", endingRecovery(recovery)))
    }
    if open.contains(where: { $0.book == .penalty }) {
      lacks.append(("the end of its penalty review", "see `hearwell ledger penalty list`"))
    }
    if policy.checksEffect, open.contains(where: { $0.book == .rectification }) {
      lacks.append(
        ("the checked effect of its rectification", "see `hearwell ledger rectification list`"))
    }
    return lacks
  }

  /// What was declined or withdrawn is not recovered any more; what was proposed for it is dismissed.
  private func endingRecovery(_ entry: LedgerEntry?) -> String {
    if let entry, !Lifecycle.permits(.recover, in: current.state) {
      return "dismiss it with `hearwell ledger recovery dismiss \(entry.id)`"
    }
    return "settle it with `hearwell case recover \(current.number)`"
  }

  private func lackingParts() -> [Lack] {
    let demands = policy.archiveDemands
    let happened = Set(current.history.map { EventType($0.type) })
    let isPlanned = happened.contains(.planned)
    let parts: [(demand: String, isThere: Bool, lack: Lack)] = [
      ("cause", isPlanned || particulars.cause != nil, ("the cause", "give it with --cause")),
      (
        "responsible_person", isPlanned || particulars.person != nil,
        ("the person responsible", "give it with --person")
      ),
      (
        "evaluation", evaluation?.isEmpty == false,
        ("the evaluation", "give it with --evaluation")
      ),
      (
        "handling_sheet", !happened.isDisjoint(with: [.resolved, .answered]),
        ("the handling sheet", "reopen the case and resolve it")
      ),
      (
        "result", !happened.isDisjoint(with: [.notified, .answered]),
        ("the result told", "reopen the case and notify the customer")
      ),
      (
        "revisit_record",
        policy.kinds[current.kind]?.revisit != .all
          || !happened.isDisjoint(with: [.revisited, .confirmed, .closed]),
        ("the revisit record", "reopen the case and revisit the customer")
      ),
    ]
    return parts.filter { demands.contains($0.demand) && !$0.isThere }.map(\.lack)
  }
}
