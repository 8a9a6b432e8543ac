import Cases

extension EventShapes {
  /// A place in headquarters' journal for a site.
  static let place: [Shape.Member] = [
    .required("sequence", .integer(0...999_999_999)), .required("hash", .form(.hash)),
  ]

  /// What a site says of headquarters' directions: which one it took and what became of it, or that
  /// it met others than those it knows.
  static let ofReturnPath: [EventType: [Shape.Member]] = [
    .directionTaken: place + [
      .required("type", .text), .required("result", .choice(["applied", "refused"])),
      .optional("reason", .text),
    ],
    .directionsForked: place,
  ]

  /// What headquarters' own journal for a site holds, for the printed schema. A site judges an entry by
  /// reading it as a ``Direction``.
  static let directions: [EventType: [Shape.Member]] = [
    .directedDispatch: [actor, .optional("department", .text)],
    .directedNote: [actor],
    .directedAnswer: [actor],
    .directedNotice: [
      actor, .required("kind", .text), .required("area", .text), .required("from", .form(.time)),
      .required("until", .form(.time)), .optional("text", .text),
    ],
    .directedNoticeEnd: [actor, .required("id", .text)],
    .directedPolicy: [actor, .required("policy", .text), .required("version", .text)],
  ]

  private static let actor = Shape.Member.required("actor", .text)
}
