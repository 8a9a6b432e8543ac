/// How values are said in Mandarin: 幺 only in strings of digits; 两 before 千, 万, 亿, units and the
/// 点 of the clock; one 零 for each run of zeros inside a number.
enum Mandarin {
  static func words(for value: SpokenValue) -> [String] {
    switch value {
    case .groups(let groups): groups.words
    case .number(let figure): plain(figure)
    case .ordinal(let place): ["word.ordinal"] + number(place)
    case .percent(let figure): percent(figure)
    case .money(let figure): money(figure)
    case .volume(let figure): counted(figure, "unit.cubic_metre")
    case .date(let day): date(day)
    case .time(let time): self.time(time)
    case .datetime(let day, let time): date(day) + self.time(time)
    case .weekday(let day): ["weekday.\(day.weekday)"]
    case .duration(let duration): duration.parts.flatMap { counted($0, "unit.\($1)") }
    }
  }

  /// A number by itself: 二, 二点五, 负三.
  private static func plain(_ figure: Figure) -> [String] {
    let sign = figure.isNegative ? ["word.minus"] : []
    let fraction = figure.fraction.map { "number.\($0)" }
    return sign + number(figure.integer) + (fraction.isEmpty ? [] : ["word.point"] + fraction)
  }

  /// A number of things: 两小时, but 十二小时 and 二点五小时.
  private static func counted(_ figure: Figure, _ unit: String) -> [String] {
    guard figure.integer == 2, figure.fraction.isEmpty else { return plain(figure) + [unit] }
    return (figure.isNegative ? ["word.minus"] : []) + ["number.2.liang", unit]
  }

  private static func percent(_ figure: Figure) -> [String] {
    let sign = figure.isNegative ? ["word.minus"] : []
    guard !(figure.integer == 100 && figure.fraction.isEmpty) else {
      return sign + ["word.percent", "word.all"]
    }
    return sign + ["word.percent"] + plain(figure.magnitude)
  }

  /// 元, 角 and 分; a price finer than a 分 keeps its point: 二点九零五元.
  private static func money(_ figure: Figure) -> [String] {
    guard let (jiao, fen) = figure.hundredths else { return counted(figure, "unit.yuan") }
    var words = figure.isNegative ? ["word.minus"] : []
    if figure.integer > 0 || (jiao == 0 && fen == 0) {
      words += counted(Figure(figure.integer), "unit.yuan")
    }
    if jiao > 0 { words += counted(Figure(UInt64(jiao)), "unit.jiao") }
    guard fen > 0 else { return words }
    // After 零 a figure is read as a digit: 零二分, as on the clock.
    if jiao == 0, figure.integer > 0 { return words + ["number.0", "number.\(fen)", "unit.fen"] }
    return words + counted(Figure(UInt64(fen)), "unit.fen")
  }

  private static func date(_ day: CalendarDay) -> [String] {
    let year = String(day.year)
    let digits = (String(repeating: "0", count: max(0, 4 - year.count)) + year).map {
      "number.\($0)"
    }
    return digits + ["date.year", "month.\(day.month)", "number.\(day.day)", "date.day"]
  }

  private static func time(_ time: ClockTime) -> [String] {
    let period =
      switch time.hour {
      case ..<6: "time.dawn"
      case ..<12: "time.morning"
      case 12: "time.noon"
      case ..<18: "time.afternoon"
      default: "time.evening"
      }
    let hour = "hour.\(time.hour > 12 ? time.hour - 12 : time.hour)"
    guard time.minute > 0 else { return [period, hour, "time.sharp"] }
    let zero = time.minute < 10 ? ["number.0"] : []
    return [period, hour] + zero + ["number.\(time.minute)", "time.minute"]
  }
}
