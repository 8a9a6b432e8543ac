import Cases

extension EventShapes {
  /// What events of the ledgers (R-218 …) and of erasure hold. Money is in fen.
  static let ofRecords: [EventType: [Shape.Member]] = [
    .compensationProposed: [entry, .required("rule", .text), .optional("clock", .text)],
    .recoveryOpened: sums + [
      .optional("entry", .form(.eventId)), .optional("remedy", .text), .optional("rule", .text),
      .optional("units", .integer(0...BatchLimits.integer)),
    ],
    .recoveryDecided: sums + [entry, .optional("multiple", .integer(1...99))],
    .recoverySettled: sums + [.optional("entry", .form(.eventId))],
    .recoveryDismissed: [entry],
    .penaltyProposed: sums + [
      entry, .required("rule", .text), .optional("clock", .text), .optional("person", .text),
      .optional("factor", .integer(1...99)), .optional("reward", .boolean),
    ],
    .penaltyDecided: sums + [
      entry, .required("imposed", .boolean), .optional("person", .text),
      .optional("sanction", .text),
      .optional("points", .integer(-BatchLimits.integer...BatchLimits.integer)),
    ],
    .penaltyNoticed: [entry],
    .rectificationOrdered: [
      entry, .required("person", .text), .required("until", .form(.time)),
    ],
    .rectificationChecked: [entry, .required("effective", .boolean)],
    .siteOpened: [
      .optional(
        "continues",
        .object([
          .required("epoch", .integer(1...9)),
          .required("sequence", .integer(0...999_999_999)), .required("hash", .form(.hash)),
        ])),
      .optional("directions", .object(place)),
    ],
    .slipPrinted: [
      .required("copy", .integer(1...BatchLimits.integer)), .required("whole", .boolean),
    ],
    .slipKeyAdded: [.required("publicKey", .form(.publicKey))],
    .erased: [records, .optional("recordings", .list(.form(.hash)))],
    .recordingErased: [.required("sha256", .form(.hash))],
    .retentionApplied: [records, .optional("class", .text), .optional("counts", .object([]))],
  ]

  private static let entry = Shape.Member.required("entry", .form(.eventId))

  /// Events whose private lines are erased though they are none of the case.
  private static let records = Shape.Member.optional("records", .list(.form(.eventId)))

  private static let sums: [Shape.Member] = ["amount", "minimum", "maximum"].map {
    .optional($0, .integer(0...BatchLimits.integer))
  }
}
