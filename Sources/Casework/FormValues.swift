import Cases
import Foundation
import Policy

/// What a case holds for the columns of forms (the field dictionary of the register).
struct FormValues {
  let current: Case
  /// Its entries in all ledgers.
  let ledger: [LedgerEntry]
  /// The columns that are filled: a reason is that of the new due time where one is told beside it.
  var columns: [String] = []
  let policy: Policy
  let language: String
  let zone: TimeZone

  /// The lines of one column; none where the case does not hold it.
  func lines(of field: String) -> [String] {
    intake(field) ?? detail(field) ?? handling(field) ?? outcome(field) ?? told(field) ?? []
  }

  private func intake(_ field: String) -> [String]? {
    let contact = current.contact
    return switch field {
    case "case_number": [current.number.grouped]
    case "case_kind": [named(policy.kinds[current.kind]?.names, current.kind)]
    case "category_code": [named(policy.categories[current.category]?.names, current.category)]
    case "channel_code": [named(policy.channels[current.channel]?.names, current.channel)]
    case "received_at": [text(current.registeredAt)]
    case "complainant_name", "principal_name": list(contact.name)
    case "contact_phone": list([contact.phone, contact.extension].compactMap { $0 })
    case "service_address": list(contact.address)
    case "account_number": list(contact.account)
    case "callback_wanted": [answer(current.callback.wanted)]
    case "callback_number": list(current.callback.number)
    case "voice_recordings":
      current.recordings.map { "\($0.sha256.prefix(12))  \(Int($0.seconds.rounded())) s" }
    case "occurred_at": list(current.occurredAt.map(text))
    case "subject_text": list(current.statement)
    case "external_order_number": list(current.externalNumber)
    case "due_at": list(current.externalDueAt.map(text))
    case "promised_reply_at": list(current.promisedReplyAt.map(text) ?? promise)
    default: nil
    }
  }

  /// What was asked beside name, place and statement.
  private func detail(_ field: String) -> [String]? {
    let details: [String: Detail] = [
      "contact_person": .contactPerson, "agent_name": .agent, "occurred_place": .occurredPlace,
      "persons_involved": .personsInvolved, "requested_outcome": .requestedOutcome,
      "stated_facts": .facts, "stated_reasons": .reasons, "suggestion_text": .suggestion,
      "entrusted_matter": .entrustedMatter, "follow_up": .followUp,
      "alternative": .alternative,
    ]
    let given = current.details ?? [:]
    switch field {
    case "complainant_type":
      return list(given[.complainantType].map { named(policy.customerTypes[$0]?.names, $0) })
    case "complaint_target":
      let level = given[.targetLevel].map { named(policy.targets[$0]?.names, $0) }
      return list([level, given[.target]].compactMap { $0 })
    default: return details[field].map { list(given[$0]) }
    }
  }

  private func handling(_ field: String) -> [String]? {
    switch field {
    case "assigned_department":
      list(current.department.map { named(policy.departments[$0]?.names, $0) })
    case "assigned_person": list(current.assignee ?? last(.taken)?.actor)
    case "handled_by": list(last(.resolved)?.actor ?? current.assignee)
    case "dispatch_approvals": approvals(before: .dispatched)
    case "plan_approvals": approvals(after: .planned)
    case "remedy_plan": list(note(of: last(.planned)))
    case "root_cause": list(cause)
    case "handling_duration": list(duration)
    case "handling_steps": steps
    case "handling_result": list(note(of: last(.resolved) ?? last(.answered)))
    case "result_approval": approvals(after: .resolved)
    case "customer_signature": list(signature)
    case "call_log_refs": evidence("call_log") + evidence("recording")
    case "site_photo_refs": evidence("site_photo")
    default: nil
    }
  }

  private func outcome(_ field: String) -> [String]? {
    let given = current.confirmations.last
    let revisit = last(.revisited) ?? last(.confirmed)
    return switch field {
    case "revisited_by": list(revisit?.actor)
    case "revisited_at": list(revisit.map { text($0.at) })
    case "revisit_content", "customer_comment": list(note(of: revisit))
    case "recovery_order_number": entries(.recovery).map(\.id)
    case "remedy_kind":
      entries(.recovery).compactMap(\.remedy).map { named(policy.remedyNames($0), $0) }
    case "compensation_amount":
      entries(.recovery).compactMap {
        $0.amount.map { Money.text(fen: $0) + " " + policy.currency }
      }
    case "resolved_confirmed":
      list(given.map { named(Solved(rawValue: $0.solved)?.names, $0.solved) })
    case "csat_score", "result_customer_satisfaction": list(given?.score.map(score))
    default: nil
    }
  }

  /// What customers are told beside that.
  private func told(_ field: String) -> [String]? {
    switch field {
    case "note": list(note(of: last(.progressed)))
    case "received_by": list(current.owner)
    case "received_by_contact": list(policy.hotlineNumber)
    case "measures":
      entries(.rectification).isEmpty
        ? list(note(of: last(.planned)))
        : entries(.rectification).compactMap { $0.texts.first?.text }
    case "date": list(entries(.rectification).compactMap(\.dueAt).map(text))
    case "compensation": outcome("compensation_amount")
    case "reason": list(columns.contains("new_due") ? note(of: last(.extended)) : cause)
    case "process": steps
    case "explanation": list(note(of: last(.declined)) ?? cause)
    case "new_due": list(current.extensions?.last.map { text($0.until) })
    default: nil
    }
  }

  private func entries(_ book: LedgerEntry.Book) -> [LedgerEntry] {
    ledger.filter { $0.book == book }
  }

  private func list(_ text: String?) -> [String] { list([text].compactMap { $0 }) }
  private func list(_ texts: [String]) -> [String] { texts.filter { !$0.isEmpty } }
  private func named(_ names: Names?, _ code: String) -> String { names?[language] ?? code }
  private func text(_ time: Date) -> String {
    String(Timestamp.text(time, in: zone).prefix(16)).replacing("T", with: " ")
  }

  private func answer(_ yes: Bool) -> String {
    Names(zh: yes ? "是" : "否", en: yes ? "yes" : "no")[language]
  }

  private func score(_ score: Int) -> String {
    policy.satisfaction.first { $0.score == score }?.names[language] ?? "\(score)"
  }
}

extension FormValues {
  /// Where the evidence of a kind is to be found; a kept file by the first digits of its hash.
  private func evidence(_ kind: String) -> [String] {
    (current.evidence ?? []).filter { $0.kind == kind }.map { kept in
      guard let reference = kept.reference else { return kind }
      return reference.hasPrefix("sha256:") ? String(reference.prefix(19)) : reference
    }
  }

  /// When the customer signed, or that they would not and why (T-23).
  private var signature: String? {
    guard let given = current.signature else { return nil }
    guard given.isRefused else { return text(given.at) }
    let refused = Names(zh: "客户拒签", en: "Signature refused")[language]
    return list([refused, text(given.at)] + list(note(of: last(.signed)))).joined(separator: "  ")
  }

  private func last(_ type: EventType) -> HistoryEntry? {
    current.history.last { EventType($0.type) == type }
  }

  private var cause: String? { current.cause.map { named(policy.causeNames($0), $0) } }

  /// The text that was given with an event.
  private func note(of entry: HistoryEntry?) -> String? {
    guard let entry else { return nil }
    return current.notes.last { $0.at == entry.at && $0.sequence == entry.sequence }?.text
  }

  /// The clock whose end the customer was told.
  private var promise: String? {
    guard let id = policy.promisedReply(kind: current.kind, category: current.category) else {
      return nil
    }
    return current.clocks.first { $0.id == id }?.dueAt.map(text)
  }

  private func approvals(before type: EventType) -> [String] {
    guard let end = current.history.lastIndex(where: { EventType($0.type) == type }) else {
      return []
    }
    return approvals(
      in: current.history[..<end].reversed().prefix {
        ![.registered, .accepted, .returned, .reopened].contains(EventType($0.type))
      }.reversed())
  }

  private func approvals(after type: EventType) -> [String] {
    guard let start = current.history.lastIndex(where: { EventType($0.type) == type }) else {
      return []
    }
    return approvals(
      in: current.history[(start + 1)...].prefix {
        ![.returned, .consented, .resolved, .notified].contains(EventType($0.type))
      })
  }

  private func approvals(in entries: some Sequence<HistoryEntry>) -> [String] {
    entries.filter { EventType($0.type) == .approved }.map { entry in
      list(["\(entry.actor)  \(text(entry.at))"] + list(note(of: entry))).joined(separator: "  ")
    }
  }

  /// From taking the case to its result, in hours and minutes.
  private var duration: String? {
    guard let start = last(.taken) ?? last(.dispatched), let end = last(.resolved) else {
      return nil
    }
    let minutes = max(0, Int(end.at.timeIntervalSince(start.at) / 60))
    return Names(
      zh: "\(minutes / 60)小时\(minutes % 60)分钟", en: "\(minutes / 60) h \(minutes % 60) min")[
        language]
      + "（\(text(start.at)) – \(text(end.at))）"
  }

  /// What was done, by whom, when: third of the four elements.
  private var steps: [String] {
    let told: [EventType: Names] = [
      .taken: Names(zh: "接单", en: "taken"), .arrived: Names(zh: "到场", en: "on site"),
      .sampled: Names(zh: "取样", en: "sampled"), .contacted: Names(zh: "联系客户", en: "contacted"),
      .progressed: Names(zh: "进展", en: "progress"), .planned: Names(zh: "方案", en: "planned"),
      .implementing: Names(zh: "实施", en: "carried out"),
      .resolved: Names(zh: "处理完毕", en: "resolved"),
    ]
    return current.history.compactMap { entry in
      guard let name = told[EventType(entry.type)] else { return nil }
      return list(["\(text(entry.at))  \(name[language])  \(entry.actor)"] + list(note(of: entry)))
        .joined(separator: "  ")
    }
  }
}
