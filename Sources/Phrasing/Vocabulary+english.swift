extension Vocabulary {
  /// Numbers and ordinals to 99 are whole words, so that `twenty-two` is one breath.
  static let english = Vocabulary(
    digitWords + numberWords + ordinalWords + unitWords + calendarWords, joint: " ")

  private static let small = [
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
    "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen",
    "nineteen",
  ]
  private static let tens = [
    "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety",
  ]
  private static let irregular = [
    1: "first", 2: "second", 3: "third", 5: "fifth", 8: "eighth", 9: "ninth", 12: "twelfth",
  ]
  /// Powers of a thousand, from the first.
  static let scales = ["thousand", "million", "billion", "trillion", "quadrillion"]

  private static func cardinal(_ number: Int) -> String {
    guard number >= 20 else { return small[number] }
    return tens[number / 10 - 2] + (number % 10 == 0 ? "" : "-" + small[number % 10])
  }

  private static func ordinal(_ number: Int) -> String {
    if let word = irregular[number] { return word }
    if number < 20 { return small[number] + "th" }
    let ten = tens[number / 10 - 2]
    return number % 10 == 0 ? ten.dropLast() + "ieth" : ten + "-" + ordinal(number % 10)
  }

  private static var digitWords: [(id: String, text: String)] {
    (0...9).map { ("digit.\($0)", small[$0]) } + [
      ("digit.plus", "plus"), ("digit.extension", "extension"),
    ]
  }

  private static var numberWords: [(id: String, text: String)] {
    (0...99).map { ("number.\($0)", cardinal($0)) }
      + (["hundred"] + scales).map { ("unit.\($0)", $0) }
      + [
        ("word.minus", "minus"), ("word.point", "point"), ("word.and", "and"), ("word.oh", "oh"),
        ("word.percent", "percent"),
      ]
  }

  private static var ordinalWords: [(id: String, text: String)] {
    (1...99).map { ("ordinal.\($0)", ordinal($0)) }
      + (["hundred"] + scales).map { ("ordinal.\($0)", $0 + "th") }
  }

  private static var unitWords: [(id: String, text: String)] {
    let counted = SpokenDuration.Unit.allCases.flatMap {
      [("unit.\($0)", $0.rawValue), ("unit.\($0)s", $0.rawValue + "s")]
    }
    return [
      ("unit.yuan", "yuan"), ("unit.fen", "fen"), ("unit.cubic_metre", "cubic metre"),
      ("unit.cubic_metres", "cubic metres"),
    ] + counted
  }

  private static var calendarWords: [(id: String, text: String)] {
    let months = [
      "January", "February", "March", "April", "May", "June", "July", "August", "September",
      "October", "November", "December",
    ]
    let weekdays = [
      "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday",
    ]
    return months.enumerated().map { ("month.\($0 + 1)", $1) }
      + weekdays.enumerated().map { ("weekday.\($0 + 1)", $1) }
      + [
        ("time.at", "at"), ("time.am", "a.m."), ("time.pm", "p.m."), ("time.noon", "noon"),
        ("time.midnight", "midnight"),
      ]
  }
}
