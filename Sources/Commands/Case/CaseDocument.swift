import Cases
import Casework
import Foundation

/// A case as `case show --json` has it, contract section 5: every member always there.
struct CaseDocument {
  let current: Case
  let zone: TimeZone
  /// The site's `recordings` folder.
  let recordings: String
  /// Where the file of a recording lies that is not in that folder.
  var elsewhere: (String) -> RecordingPlace = { _ in .absent }

  /// With the history or, for lists, without it.
  func document(withHistory: Bool) -> Document {
    var members = facts + people + progress + handling + agreements + details
    if withHistory {
      members.append(.init(name: "history", value: .array(current.history.map(entry))))
    }
    return .object(members)
  }

  private var facts: [Document.Member] {
    [
      ("number", .string(current.number.text)), ("kind", .string(current.kind)),
      ("category", .string(current.category)), ("state", .string(current.state.rawValue)),
      ("flags", .array(current.flags.map { .string($0.rawValue) })),
      ("channel", .string(current.channel)),
      ("registeredAt", Document(current.registeredAt, in: zone)),
      ("occurredAt", Document(current.occurredAt, in: zone)),
      ("externalNumber", Document(current.externalNumber)),
      ("externalDueAt", Document(current.externalDueAt, in: zone)),
      ("language", .string(current.language)),
    ].map { Document.Member(name: $0.0, value: $0.1) }
  }

  private var people: [Document.Member] {
    let contact = current.contact
    return [
      ("statement", Document(current.statement)),
      ("recordings", .array(current.recordings.map(recording))),
      (
        "contact",
        [
          "name": Document(contact.name), "phone": Document(contact.phone),
          "extension": Document(contact.extension), "account": Document(contact.account),
          "address": Document(contact.address),
        ]
      ),
      ("queryCode", Document(current.queryCode)),
      (
        "callback",
        ["wanted": .boolean(current.callback.wanted), "number": Document(current.callback.number)]
      ),
      ("callingNumber", Document(current.callback.callingNumber)),
    ].map { Document.Member(name: $0.0, value: $0.1) }
  }

  private var progress: [Document.Member] {
    [
      ("department", Document(current.department)),
      ("clocks", .array(current.clocks.map(clock))),
      ("confirmations", .array(current.confirmations.map(confirmation))),
      ("reopenCount", .integer(current.reopenCount)),
      ("links", .array(current.links.map { .string($0.text) })),
      ("notes", .array(current.notes.map(note))),
      ("policyVersion", .string(current.policyVersion)),
      ("erasedAt", Document(current.erasedAt, in: zone)),
    ].map { Document.Member(name: $0.0, value: $0.1) }
  }

  private var handling: [Document.Member] {
    [
      ("owner", Document(current.owner)), ("assignee", Document(current.assignee)),
      ("cause", Document(current.cause)),
      ("liaison", .array((current.liaison ?? []).map { .string($0) })),
      ("helping", .array((current.helping ?? []).map { .string($0) })),
      ("level", .integer(current.level ?? 0)), ("returnCount", .integer(current.returnCount ?? 0)),
      ("promisedReplyAt", Document(current.promisedReplyAt, in: zone)),
      ("evidence", .array((current.evidence ?? []).map(evidence))),
      ("closedAs", Document(current.closedAs?.rawValue)),
      (
        "draw",
        current.draw.map { ["month": .string($0.month), "drawn": .boolean($0.isDrawn)] } ?? .null
      ),
    ].map { Document.Member(name: $0.0, value: $0.1) }
  }

  private var agreements: [Document.Member] {
    let signature: Document =
      current.signature.map {
        ["refused": .boolean($0.isRefused), "at": Document($0.at, in: zone)]
      } ?? .null
    return [
      .init(name: "extensions", value: .array((current.extensions ?? []).map(lengthening))),
      .init(name: "signature", value: signature),
    ]
  }

  private var details: [Document.Member] {
    Detail.allCases.map { detail in
      let text = current.details?[detail]
      let list = Document.array((text ?? "").split(separator: " ").map { .string(String($0)) })
      return .init(name: detail.rawValue, value: detail.isList ? list : Document(text))
    }
  }

  private func recording(_ recording: Recording) -> Document {
    [
      "sha256": .string(recording.sha256), "seconds": .decimal(recording.seconds),
      "path": .string(path(of: recording)), "place": .string(place(of: recording).rawValue),
    ]
  }

  private func path(of recording: Recording) -> String { "\(recordings)/\(recording.sha256).flac" }

  private func place(of recording: Recording) -> RecordingPlace {
    FileManager.default.fileExists(atPath: path(of: recording))
      ? .here : elsewhere(recording.sha256)
  }

  private func evidence(_ kept: Evidence) -> Document {
    ["kind": .string(kept.kind), "reference": Document(kept.reference)]
  }

  private func lengthening(_ given: Extension) -> Document {
    [
      "clock": .string(given.clock), "until": Document(given.until, in: zone),
      "at": Document(given.at, in: zone), "by": .string(given.by),
      "agreedBy": Document(given.agreedBy),
    ]
  }

  private func clock(_ clock: ClockRecord) -> Document {
    [
      "id": .string(clock.id), "startedAt": Document(clock.startedAt, in: zone),
      "dueAt": Document(clock.dueAt, in: zone), "state": .string(clock.state.rawValue),
    ]
  }

  private func confirmation(_ confirmation: Confirmation) -> Document {
    [
      "solved": .string(confirmation.solved), "score": Document(confirmation.score),
      "channel": .string(confirmation.channel), "at": Document(confirmation.at, in: zone),
    ]
  }

  private func note(_ note: Note) -> Document {
    [
      "at": Document(note.at, in: zone), "actor": .string(note.actor), "text": Document(note.text),
      "forCustomer": .boolean(note.forCustomer ?? false),
    ]
  }

  private func entry(_ entry: HistoryEntry) -> Document {
    [
      "type": .string(entry.type), "at": Document(entry.at, in: zone),
      "actor": .string(entry.actor), "channel": Document(entry.channel),
    ]
  }
}
