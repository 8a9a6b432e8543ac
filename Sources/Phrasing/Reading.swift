/// A value as it is written for the eye: `1011 0000 0754`, `11月24日 18:05`, `12.05元`.
public enum Reading {
  /// The text of a value; one that is not of its kind is shown as it is. An instant of another year
  /// than `year` is shown with its own; where it is nil, none is.
  public static func text(
    _ kind: SayKind, _ value: String, language: String, year: Int? = nil
  ) -> String {
    guard let language = try? SpokenLanguage(tag: language),
      let spoken = try? SpokenValue(kind, value)
    else { return value }
    let isChinese = language == .chinese
    return switch spoken {
    case .groups(let groups): text(groups, isChinese)
    case .number: value
    case .ordinal(let place): isChinese ? "第\(place)" : ordinal(place)
    case .percent: value.hasSuffix("%") ? value : value + "%"
    case .money(let figure): isChinese ? yuan(figure, value) + "元" : "¥" + yuan(figure, value)
    case .volume: isChinese ? value + "立方米" : value + " m³"
    case .date(let day): dated(day, isChinese)
    case .time(let time): text(time)
    case .datetime(let day, let time):
      (day.year == year ?? day.year ? text(day, isChinese) : dated(day, isChinese))
        + " " + text(time)
    case .weekday(let day): Vocabulary(language).text(of: "weekday.\(day.weekday)") ?? value
    case .duration(let duration): text(duration, isChinese)
    }
  }

  private static func text(_ groups: DigitGroups, _ isChinese: Bool) -> String {
    let digits = groups.groups.map { $0.map(String.init).joined() }
    let branch = groups.extensionDigits.map(String.init).joined()
    return (groups.isInternational ? "+" : "")
      + digits.joined(separator: groups.separation == .written ? " " : "")
      + (branch.isEmpty ? "" : (isChinese ? " 转" : " ext. ") + branch)
  }

  private static func ordinal(_ place: UInt64) -> String {
    let suffixes = [1: "st", 2: "nd", 3: "rd"]
    let isTeen = (11...13).contains(place % 100)
    return "\(place)" + (isTeen ? "th" : suffixes[Int(place % 10)] ?? "th")
  }

  /// Whole yuan as they are, else at least two places.
  private static func yuan(_ figure: Figure, _ value: String) -> String {
    figure.fraction.count == 1 ? value + "0" : value
  }

  private static func dated(_ day: CalendarDay, _ isChinese: Bool) -> String {
    isChinese ? "\(day.year)年" + text(day, true) : "\(text(day, false)) \(day.year)"
  }

  private static func text(_ day: CalendarDay, _ isChinese: Bool) -> String {
    isChinese
      ? "\(day.month)月\(day.day)日"
      : "\(day.day) \(Vocabulary(.english).text(of: "month.\(day.month)") ?? "")"
  }

  private static func text(_ time: ClockTime) -> String {
    let hour = time.hour < 10 ? "0\(time.hour)" : "\(time.hour)"
    return hour + (time.minute < 10 ? ":0\(time.minute)" : ":\(time.minute)")
  }

  private static func text(_ duration: SpokenDuration, _ isChinese: Bool) -> String {
    let vocabulary = Vocabulary(isChinese ? .chinese : .english)
    return duration.parts.map { figure, unit in
      let isOne = figure.integer == 1 && figure.fraction.isEmpty
      let id = "unit.\(unit)" + (isChinese || isOne ? "" : "s")
      return figure.written + (isChinese ? "" : " ") + (vocabulary.text(of: id) ?? "")
    }.joined(separator: isChinese ? "" : " ")
  }
}

extension Figure {
  /// The number in digits.
  fileprivate var written: String {
    (isNegative ? "-" : "") + "\(integer)"
      + (fraction.isEmpty ? "" : "." + fraction.map(String.init).joined())
  }
}
