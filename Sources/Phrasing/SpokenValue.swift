/// A value that was understood: what is said, before any language.
enum SpokenValue {
  /// Groups of digits of a phone or case number.
  case groups(DigitGroups)
  case number(Figure)
  case ordinal(UInt64)
  case percent(Figure)
  case money(Figure)
  case volume(Figure)
  case date(CalendarDay)
  case time(ClockTime)
  case datetime(CalendarDay, ClockTime)
  case weekday(CalendarDay)
  case duration(SpokenDuration)

  init(_ kind: SayKind, _ value: String) throws(PhrasingError) {
    switch kind {
    case .digits: self = .groups(try DigitGroups(digits: value))
    case .phone: self = .groups(try DigitGroups(phone: value))
    case .casenumber: self = .groups(try DigitGroups(caseNumber: value))
    case .number, .decimal: self = .number(try Figure(kind, value))
    case .ordinal: self = .ordinal(try Self.ordinal(value))
    case .percent:
      self = .percent(try Figure(kind, value.hasSuffix("%") ? String(value.dropLast()) : value))
    case .money: self = .money(try Figure(kind, value))
    case .volume: self = .volume(try Figure(kind, value))
    case .date: self = .date(try CalendarDay(kind, value))
    case .time: self = .time(try ClockTime(kind, value))
    case .datetime:
      let (day, time) = try beijingTime(value)
      self = .datetime(day, time)
    case .weekday: self = .weekday(try CalendarDay(kind, value))
    case .duration: self = .duration(try SpokenDuration(value))
    case .prompt, .text:
      throw .malformed(
        kind, value, "this kind stands only in a wording file",
        remedy: "use one of \(SayKind.spoken.map(\.rawValue).joined(separator: ", "))")
    }
  }

  private static func ordinal(_ value: String) throws(PhrasingError) -> UInt64 {
    let figure = try Figure(.ordinal, value)
    guard !figure.isNegative, figure.fraction.isEmpty, figure.integer > 0 else {
      throw .malformed(
        .ordinal, value, "a place in a row is a whole number from 1", remedy: "give such as 3")
    }
    return figure.integer
  }
}
