import Foundation

extension Case {
  /// What single kinds of events change besides state, clocks and flags.
  mutating func applyParticulars(of event: JournalEvent) {
    let data = event.data
    let actor = data["actor"]?.string ?? "system"
    switch event.type {
    case .recordingAdded: addRecording(data)
    case .approved:
      if let step = data["step"]?.string, let level = data["level"]?.integer, state.rawValue == step
      {
        approvals.append(Approval(step: step, level: level, by: actor))
      }
    case .confirmed, .revisited: confirm(data, at: event.time)
    case .reopened:
      reopenCount += 1
      attempts = []
    case .corrected: correct(data)
    case .sized: repairSize = data["size"]?.string
    case .erased: erasedAt = event.time
    default: break
    }
    if event.type == .noted || event.type == .progressed || event.personal?["note"] != nil {
      notes.append(Note(at: event.time, actor: actor, text: event.personal?["note"]?.string))
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

  private mutating func correct(_ data: [String: JSONValue]) {
    if let kind = data["kind"]?.string { self.kind = kind }
    if let category = data["category"]?.string { self.category = category }
    if let wanted = data["callback"]?["wanted"]?.boolean { callback.wanted = wanted }
  }

  /// The members of a private record; later ones replace earlier ones.
  mutating func applyPersonal(_ personal: [String: JSONValue]) {
    if let text = personal["statement"]?.string { statement = text }
    if let text = personal["queryCode"]?.string { queryCode = text }
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
