/// A stretch of time in its two largest units, as staff read it: `2小时5分`, `2 h 5 min`.
public enum SpanText {
  private static let units = [
    (86_400, "天", "d"), (3600, "小时", "h"), (60, "分", "min"), (1, "秒", "s"),
  ]

  /// The text of so many seconds in `zh-CN` or `en`; a minus stands before what is negative.
  public static func text(_ seconds: Int, language: String) -> String {
    var rest = Int(clamping: seconds.magnitude)
    var parts: [String] = []
    for (length, chinese, english) in units where rest >= length && parts.count < 2 {
      parts.append(
        language == "en" ? "\(rest / length) \(english)" : "\(rest / length)\(chinese)")
      rest %= length
    }
    if parts.isEmpty { parts = [language == "en" ? "0 s" : "0秒"] }
    return (seconds < 0 ? "-" : "") + parts.joined(separator: language == "en" ? " " : "")
  }
}
