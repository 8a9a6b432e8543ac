/// An ISO 8601 duration as written: `PT90M` is ninety minutes, not an hour and a half, because a
/// promise is repeated in the figures of the rule that made it.
struct SpokenDuration {
  enum Unit: String, CaseIterable {
    case year, month, week, day, hour, minute, second
  }

  /// Each part that is not zero, largest unit first; one zero part where all are zero.
  let parts: [(Figure, Unit)]

  init(_ value: String) throws(PhrasingError) {
    let malformed = PhrasingError.malformed(
      .duration, value, "this is no ISO 8601 duration", remedy: "write it such as PT48H or P1DT2H")
    guard value.utf8.count <= 60, value.hasPrefix("P") else { throw malformed }
    var rest = value.dropFirst()
    var units: [(Character, Unit)] = [("Y", .year), ("M", .month), ("W", .week), ("D", .day)]
    var parts: [(Figure, Unit)] = []
    var isTime = false
    while let first = rest.first {
      if first == "T", !isTime, rest.count > 1 {
        units = [("H", .hour), ("M", .minute), ("S", .second)]
        isTime = true
        rest.removeFirst()
        continue
      }
      let digits = rest.prefix { $0.isASCII && ($0.isNumber || $0 == ".") }
      rest = rest.dropFirst(digits.count)
      guard !digits.isEmpty, let letter = rest.popFirst(),
        let position = units.firstIndex(where: { $0.0 == letter })
      else { throw malformed }
      parts.append((try Figure(.duration, String(digits), of: malformed), units[position].1))
      units.removeFirst(position + 1)
    }
    guard let last = parts.last else { throw malformed }
    let told = parts.filter { $0.0.integer > 0 || $0.0.fraction.contains { $0 > 0 } }
    self.parts = told.isEmpty ? [last] : told
  }
}

extension Figure {
  /// A number within a longer text, whose error names the whole.
  fileprivate init(
    _ kind: SayKind, _ value: String, of whole: PhrasingError
  ) throws(PhrasingError) {
    do {
      self = try Figure(kind, value)
    } catch {
      throw whole
    }
  }
}
