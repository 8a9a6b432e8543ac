extension Vocabulary {
  /// Numbers to 99, hundreds, thousands, hours and months are whole words, so that the tones of
  /// their syllables change as a speaker changes them.
  static let mandarin = Vocabulary(
    digitWords + numberWords + unitWords + calendarWords, joint: "")

  private static let numerals = ["零", "一", "二", "三", "四", "五", "六", "七", "八", "九"]

  private static var digitWords: [(id: String, text: String)] {
    numerals.enumerated().map { ("digit.\($0)", $0 == 1 ? "幺" : $1) } + [
      ("digit.plus", "加"), ("digit.extension", "转"),
    ]
  }

  private static var numberWords: [(id: String, text: String)] {
    let tens = (10...99).map { number in
      let ten = number < 20 ? "" : numerals[number / 10]
      return ("number.\(number)", ten + "十" + (number % 10 == 0 ? "" : numerals[number % 10]))
    }
    return numerals.enumerated().map { ("number.\($0)", $1) } + [("number.2.liang", "两")] + tens
      + (1...9).map { ("hundred.\($0)", numerals[$0] + "百") }
      + (1...9).map { ("thousand.\($0)", ($0 == 2 ? "两" : numerals[$0]) + "千") }
      + [
        ("unit.wan", "万"), ("unit.yi", "亿"), ("word.minus", "负"), ("word.point", "点"),
        ("word.ordinal", "第"), ("word.percent", "百分之"), ("word.all", "百"),
      ]
  }

  private static let unitWords: [(id: String, text: String)] = [
    ("unit.yuan", "元"), ("unit.jiao", "角"), ("unit.fen", "分"), ("unit.cubic_metre", "立方米"),
    ("unit.year", "年"), ("unit.month", "个月"), ("unit.week", "周"), ("unit.day", "天"),
    ("unit.hour", "小时"), ("unit.minute", "分钟"), ("unit.second", "秒"),
  ]

  private static var calendarWords: [(id: String, text: String)] {
    let hours = numerals + ["十", "十一", "十二"]
    let weekdays = ["一", "二", "三", "四", "五", "六", "日"]
    return [("date.year", "年"), ("date.day", "日")]
      + (1...12).map { ("month.\($0)", hours[$0] + "月") }
      + weekdays.enumerated().map { ("weekday.\($0 + 1)", "星期" + $1) }
      + (0...12).map { ("hour.\($0)", ($0 == 2 ? "两" : hours[$0]) + "点") }
      + [
        ("time.minute", "分"), ("time.sharp", "整"), ("time.dawn", "凌晨"),
        ("time.morning", "上午"), ("time.noon", "中午"), ("time.afternoon", "下午"),
        ("time.evening", "晚上"),
      ]
  }
}
