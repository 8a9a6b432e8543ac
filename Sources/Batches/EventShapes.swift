public import Cases

/// What the `data` of each known type of event must hold (contract sections 5 and 6).
public enum EventShapes {
  /// Why headquarters cannot apply an event, though its line is sound: an unknown type, or data
  /// against its schema. nil where it can.
  public static func fault(in event: JournalEvent) -> String? {
    guard let shape = shapes[event.type] else {
      return "unknown type '\(event.type.rawValue)'"
    }
    if needsSubject(event.type), event.subject == nil {
      return "\(event.type.rawValue) without a subject"
    }
    return shape.fault(in: event.data).map {
      "\(event.type.rawValue): member '\($0)' is missing or malformed"
    }
  }

  /// The members of a type's data; nil where the type is unknown.
  static func members(of type: EventType) -> [Shape.Member]? { shapes[type]?.members }

  private static let shapes = Dictionary(
    uniqueKeysWithValues: known.map { type in
      (type, DataShape(common + (isCase(type) ? ofCases : []) + (particulars[type] ?? [])))
    })

  static func isCase(_ type: EventType) -> Bool { type.rawValue.hasPrefix("case.") }

  /// What belongs to a case names it; a recording may also belong to none.
  static func needsSubject(_ type: EventType) -> Bool {
    type.belongsToCase && type != .recordingAdded
  }

  /// Every type that Hearwell writes.
  static let known: [EventType] = [
    .registered, .answered, .doubted, .accepted, .declined, .referred, .routed, .dispatched,
    .approved, .taken, .returned, .planned, .consented, .implementing, .resolved, .signed,
    .notified, .revisited, .closed, .reopened, .contacted, .progressed, .noted, .arrived, .sampled,
    .sized, .paused, .resumed, .extended, .transcribed, .corrected, .escalated, .linked,
    .recoveryOpened, .recoverySettled, .compensationProposed, .recoveryDecided,
    .recoveryDismissed, .penaltyProposed, .penaltyDecided, .penaltyNoticed, .rectificationOrdered,
    .rectificationChecked, .drawn, .cancelled, .archived, .erased, .confirmed, .scored,
    .recordingAdded, .recordingErased, .callEnded, .visitEnded, .clockBreached, .clockNearDue,
    .revisitDrawn, .routineDone, .alarmRaised, .alarmAcknowledged, .noticeAdded, .noticeEnded,
    .siteOpened, .siteKeyChanged, .slipKeyAdded, .slipPrinted, .retentionApplied,
    .directionTaken, .directionsForked,
  ]

  private static let common: [Shape.Member] = [
    .optional("actor", .text), .optional("channel", .text), .optional("recordedAt", .form(.time)),
    .optional("department", .nullable(.text)), .optional("clocks", clocks),
    .optional("flags", .list(.choice(Flag.allCases.map(\.rawValue)))),
    .optional("links", .list(.form(.caseNumber))), .optional("owner", .text),
    .optional("level", .integer(0...99)), .optional("helping", .list(.text)),
    .optional("liaison", .list(.text)), .optional("details", details),
  ]

  private static let details = Shape.object(
    Detail.allCases.filter { !$0.isPrivate }.map { .optional($0.rawValue, .text) })

  private static let ofCases: [Shape.Member] = [
    .required("state", .choice(State.allCases.map(\.rawValue))),
    .optional("anonymous", .boolean), .optional("cause", .text), .optional("person", .text),
    .optional(
      "evidence", .list(.object([.required("kind", .text), .optional("reference", .text)]))),
  ]

  private static let clocks = Shape.list(
    .object([
      .required("id", .text),
      .required("state", .choice(["running", "paused", "met", "breached", "stopped"])),
      .optional("startedAt", .form(.time)), .optional("dueAt", .nullable(.form(.time))),
      .optional("endedAt", .form(.time)),
    ]))

  private static let solved = Shape.choice(["yes", "partly", "no"])

  private static let particulars = ofRecords.merging(ofTheRest) { $1 }
    .merging(ofReturnPath) { $1 }

  private static let ofTheRest: [EventType: [Shape.Member]] = [
    .registered: [
      .required("kind", .text), .required("category", .text), .required("channel", .text),
      .required("language", .text), .required("flags", .list(.text)),
      .required("callback", .object([.required("wanted", .boolean)])),
      .optional("policyVersion", .text), .optional("occurredAt", .form(.time)),
      .optional("externalNumber", .text), .optional("externalDueAt", .form(.time)),
    ],
    .accepted: [.optional("promisedReplyAt", .form(.time))],
    .signed: [.optional("refused", .boolean)],
    .taken: [.optional("assignee", .text)],
    .drawn: [.required("month", .text)],
    .closed: [
      .optional("closedAs", .choice(Closing.allCases.map(\.rawValue))), .optional("month", .text),
    ],
    .escalated: [.optional("reason", .text), .optional("to", .text)],
    .approved: [.required("step", .text), .required("level", .integer(0...99))],
    .corrected: [.optional("occurredAt", .form(.time))],
    .extended: [
      .optional("clock", .text), .optional("until", .form(.time)), .optional("agreedBy", .text),
    ],
    .revisited: [
      .optional("solved", solved), .optional("score", .integer(1...5)), .optional("mode", .text),
    ],
    .confirmed: [.required("solved", solved), .optional("score", .integer(1...5))],
    .scored: [
      .required("score", .integer(1...5)), .optional("place", .text),
      .optional("suspect", .boolean),
    ],
    .recordingAdded: [
      .required("sha256", .form(.hash)), .required("seconds", .form(.decimal)),
      .optional("bytes", .integer(0...BatchLimits.integer)),
    ],
    .clockBreached: [.optional("dueAt", .nullable(.form(.time)))],
    .clockNearDue: [.required("clock", .text), .optional("dueAt", .nullable(.form(.time)))],
    .routineDone: [.required("id", .text)],
    .revisitDrawn: [.required("month", .text), .required("seed", .text)],
    .alarmRaised: [
      .required("id", .text), .required("reason", .text), .optional("level", .integer(0...99)),
      .optional("dueAt", .nullable(.form(.time))),
    ],
    .alarmAcknowledged: [.required("id", .text)],
    .noticeAdded: [
      .required("id", .text), .optional("from", .form(.time)), .optional("until", .form(.time)),
    ],
    .noticeEnded: [.required("id", .text)],
    .noted: [.optional("forCustomer", .boolean)],
  ]
}
