import Foundation

extension Case {
  /// What single kinds of events change besides state, clocks and flags.
  mutating func applyParticulars(of event: JournalEvent) {
    addEvidence(of: event)
    let data = event.data
    let actor = data["actor"]?.string ?? "system"
    switch event.type {
    case .recordingAdded: addRecording(data)
    case .approved:
      if let step = data["step"]?.string, let level = data["level"]?.integer, state.rawValue == step
      {
        approvals.append(Approval(step: step, level: level, by: actor))
        stateSince = event.time
      }
    case .routed: stateSince = event.time
    case .taken: assignee = data["assignee"]?.string ?? actor
    case .returned where state == .dispatchApproval:
      assignee = nil
      returnCount = (returnCount ?? 0) + 1
    case .accepted: promisedReplyAt = data["promisedReplyAt"]?.string.flatMap(Timestamp.time)
    case .drawn: draw = data["month"]?.string.map { DrawResult(month: $0, isDrawn: true) }
    case .closed: close(data)
    case .confirmed, .revisited: confirm(data, at: event.time)
    case .reopened:
      reopenCount += 1
      attempts = []
      assignee = nil
      closedAs = nil
      draw = nil
    case .corrected: correct(data)
    case .extended: extend(data, by: actor, at: event.time)
    case .signed:
      signature = Signature(isRefused: data["refused"]?.boolean ?? false, at: event.time)
    case .sized: repairSize = data["size"]?.string
    case .erased: erasedAt = event.time
    default: break
    }
    if event.type == .noted || event.type == .progressed || event.personal?["note"] != nil {
      notes.append(
        Note(
          at: event.time, actor: actor, text: event.personal?["note"]?.string,
          sequence: event.sequence, forCustomer: data["forCustomer"]?.boolean))
    }
  }

  private mutating func close(_ data: [String: JSONValue]) {
    closedAs = data["closedAs"]?.string.flatMap(Closing.init(rawValue:))
    if closedAs == .notDrawn {
      draw = data["month"]?.string.map { DrawResult(month: $0, isDrawn: false) }
    }
  }

  /// Details stand in `data` or, where they are about a person, in the private record.
  mutating func applyDetails(of event: JournalEvent) {
    for (members, isPrivate) in [(event.data, false), (event.personal ?? [:], true)] {
      for (name, value) in members["details"]?.object ?? [:] {
        guard let detail = Detail(rawValue: name), detail.isPrivate == isPrivate else { continue }
        details = (details ?? [:]).merging([detail: value.string ?? ""]) { $1 }
      }
    }
  }

  /// A file's hash stands in `data`; what was typed may name a person and is private.
  private mutating func addEvidence(of event: JournalEvent) {
    guard let items = event.data["evidence"]?.array, !items.isEmpty else { return }
    let typed = event.personal?["evidence"]?.array ?? []
    evidence =
      (evidence ?? [])
      + items.enumerated().compactMap { place, item in
        guard let kind = item["kind"]?.string else { return nil }
        let text = typed.indices.contains(place) ? typed[place].string : nil
        return Evidence(kind: kind, reference: item["reference"]?.string ?? text)
      }
  }

  private mutating func addRecording(_ data: [String: JSONValue]) {
    guard let sha256 = data["sha256"]?.string else { return }
    recordings.append(
      Recording(
        sha256: sha256, seconds: data["seconds"]?.string.flatMap(Double.init) ?? 0,
        bytes: data["bytes"]?.integer ?? 0))
  }

  private mutating func confirm(_ data: [String: JSONValue], at time: Date) {
    guard let solved = data["solved"]?.string else {
      attempts.append(time)
      return
    }
    confirmations.append(
      Confirmation(
        solved: solved, score: data["score"]?.integer, channel: data["channel"]?.string ?? "PHONE",
        at: time))
  }

  private mutating func extend(_ data: [String: JSONValue], by actor: String, at time: Date) {
    guard let clock = data["clock"]?.string,
      let until = data["until"]?.string.flatMap(Timestamp.time)
    else { return }
    extensions =
      (extensions ?? [])
      + [
        Extension(
          clock: clock, until: until, at: time, by: actor, agreedBy: data["agreedBy"]?.string)
      ]
  }

  private mutating func correct(_ data: [String: JSONValue]) {
    if let kind = data["kind"]?.string { self.kind = kind }
    if let category = data["category"]?.string { self.category = category }
    if let time = data["occurredAt"]?.string.flatMap(Timestamp.time) { occurredAt = time }
    if let wanted = data["callback"]?["wanted"]?.boolean { callback.wanted = wanted }
  }

  /// The members of a private record; later ones replace earlier ones.
  mutating func applyPersonal(_ personal: [String: JSONValue]) {
    if let text = personal["statement"]?.string { statement = text }
    if let text = personal["queryCode"]?.string { queryCode = text }
    if let text = personal["cause"]?.string { cause = text }
    if let text = personal["callback"]?["number"]?.string { callback.number = text }
    if let text = personal["callback"]?["callingNumber"]?.string { callback.callingNumber = text }
    guard let members = personal["contact"]?.object else { return }
    if let text = members["name"]?.string { contact.name = text }
    if let text = members["phone"]?.string { contact.phone = text }
    if let text = members["extension"]?.string { contact.extension = text }
    if let text = members["account"]?.string { contact.account = text }
    if let text = members["address"]?.string { contact.address = text }
  }
}
