import Dialogue

extension Transcript {
  /// Reads a transcript.
  ///
  /// - Throws: ``TranscriptError`` with the line that is no step.
  public init(_ text: String) throws(TranscriptError) {
    caller = nil
    language = .chinese
    steps = []
    for (index, raw) in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
      .enumerated()
    {
      let words = raw.split(whereSeparator: \.isWhitespace).map(String.init)
      guard let first = words.first, !first.hasPrefix("#") else { continue }
      let line = TranscriptLine(number: index + 1, words: words)
      if try readOpening(line) { continue }
      steps.append(
        Step(line: line.number, text: words.joined(separator: " "), kind: try line.kind()))
    }
  }

  /// Lines that say who calls stand before all others.
  private mutating func readOpening(_ line: TranscriptLine) throws(TranscriptError) -> Bool {
    if line.words.starts(with: ["calls", "from"]) {
      try line.demand(line.words.count == 3 && steps.isEmpty, "calls from NUMBER, first of all")
      caller = line.words[2]
      return true
    }
    guard line.words.first == "language" else { return false }
    let known = line.words.count == 2 ? Language(rawValue: line.words[1]) : nil
    try line.demand(known != nil && steps.isEmpty, "language zh-CN or language en, first of all")
    language = known ?? .chinese
    return true
  }
}

/// One line of a transcript, in words.
struct TranscriptLine {
  let number: Int
  let words: [String]

  private var rest: [String] { Array(words.dropFirst(2)) }

  func demand(_ holds: Bool, _ form: String) throws(TranscriptError) {
    guard holds else {
      throw TranscriptError(
        line: number, cause: "'\(words.joined(separator: " "))' is no step",
        remedy: "write \(form)")
    }
  }

  func kind() throws(TranscriptError) -> Transcript.Kind {
    switch words.first {
    case "caller": return try callerKind()
    case "hears":
      let ids = Array(words.dropFirst())
      try demand(!ids.isEmpty, "hears ID… or hears nothing")
      return ids == ["nothing"] ? .hearsNothing : .hears(ids)
    case "case":
      try demand(words.count >= 3, "case PATH VALUE")
      return .caseValue(path: words[1], value: rest.joined(separator: " "))
    default:
      try demand(false, "caller …, hears … or case …")
      return .hangsUp
    }
  }

  private func callerKind() throws(TranscriptError) -> Transcript.Kind {
    switch words.dropFirst().first {
    case "presses": return .presses(try keys())
    case "interrupts": return .interrupts(try keys())
    case "types": return .types(try keys())
    case "silent":
      let length = rest.count == 1 ? Self.seconds(rest[0]) : nil
      try demand(length != nil, "caller silent 6s")
      return .silent(length ?? .zero)
    case "says":
      try demand(!rest.isEmpty, "caller says 4s or caller says FILE")
      if rest.count == 1, let length = Self.seconds(rest[0]) { return .says(.length(length)) }
      return .says(.file(rest.joined(separator: " ")))
    case "hangs":
      try demand(rest == ["up"], "caller hangs up")
      return .hangsUp
    default:
      try demand(false, "caller presses, interrupts, types, says, silent or hangs up")
      return .hangsUp
    }
  }

  private func keys() throws(TranscriptError) -> String {
    let keys = rest.joined()
    try demand(
      !keys.isEmpty && keys.allSatisfy { "0123456789*#".contains($0) },
      "caller \(words[1]) KEYS, of 0–9, * and #")
    return keys
  }

  /// `4s`, `0.5s`.
  private static func seconds(_ text: String) -> Duration? {
    guard text.last == "s", let value = Double(text.dropLast()), value >= 0, value <= 3600 else {
      return nil
    }
    return .milliseconds(Int((value * 1000).rounded()))
  }
}
