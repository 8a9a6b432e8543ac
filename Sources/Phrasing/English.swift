/// How values are said in English: `and` before the last two figures, `oh` for the zero of a time.
enum English {
  static func words(for value: SpokenValue) -> [String] {
    switch value {
    case .groups(let groups): groups.words
    case .number(let figure): plain(figure)
    case .ordinal(let place): ordinal(place)
    case .percent(let figure): plain(figure) + ["word.percent"]
    case .money(let figure): money(figure)
    case .volume(let figure): counted(figure, "unit.cubic_metre")
    case .date(let day): date(day)
    case .time(let time): self.time(time)
    case .datetime(let day, let time): date(day) + ["time.at"] + self.time(time)
    case .weekday(let day): ["weekday.\(day.weekday)"]
    case .duration(let duration): self.duration(duration)
    }
  }

  private static func plain(_ figure: Figure) -> [String] {
    let sign = figure.isNegative ? ["word.minus"] : []
    let fraction = figure.fraction.map { "number.\($0)" }
    return sign + number(figure.integer) + (fraction.isEmpty ? [] : ["word.point"] + fraction)
  }

  /// A number of things: the unit takes an s but for exactly one.
  private static func counted(_ figure: Figure, _ unit: String) -> [String] {
    let isOne = figure.integer == 1 && figure.fraction.isEmpty
    return plain(figure) + [isOne ? unit : unit + "s"]
  }

  /// Yuan and fen; jiao are told as tens of fen.
  private static func money(_ figure: Figure) -> [String] {
    guard let (jiao, fen) = figure.hundredths else { return plain(figure) + ["unit.yuan"] }
    let cents = jiao * 10 + fen
    var words = figure.isNegative ? ["word.minus"] : []
    if figure.integer > 0 || cents == 0 { words += number(figure.integer) + ["unit.yuan"] }
    guard cents > 0 else { return words }
    return words + (figure.integer > 0 ? ["word.and"] : []) + ["number.\(cents)", "unit.fen"]
  }

  private static func duration(_ duration: SpokenDuration) -> [String] {
    var words: [String] = []
    for (index, part) in duration.parts.enumerated() {
      if index > 0 { words.append(index == duration.parts.count - 1 ? "word.and" : "pause.comma") }
      words += counted(part.0, "unit.\(part.1)")
    }
    return words
  }

  private static func date(_ day: CalendarDay) -> [String] {
    ["month.\(day.month)", "ordinal.\(day.day)", "pause.comma"] + year(day.year)
  }

  /// `twenty twenty-six`, `nineteen oh five`, `nineteen hundred`, but `two thousand and five`.
  private static func year(_ year: Int) -> [String] {
    let (century, rest) = year.quotientAndRemainder(dividingBy: 100)
    guard (10...99).contains(century), century % 10 != 0 || rest > 9 else {
      return number(UInt64(year))
    }
    switch rest {
    case 0: return ["number.\(century)", "unit.hundred"]
    case ..<10: return ["number.\(century)", "word.oh", "number.\(rest)"]
    default: return ["number.\(century)", "number.\(rest)"]
    }
  }

  private static func time(_ time: ClockTime) -> [String] {
    let hour = "number.\(time.hour % 12 == 0 ? 12 : time.hour % 12)"
    if time.minute == 0, time.hour % 12 == 0 {
      return [hour, time.hour == 0 ? "time.midnight" : "time.noon"]
    }
    let zero = (1...9).contains(time.minute) ? ["word.oh"] : []
    let minute = time.minute == 0 ? [] : zero + ["number.\(time.minute)"]
    return [hour] + minute + [time.hour < 12 ? "time.am" : "time.pm"]
  }
}
