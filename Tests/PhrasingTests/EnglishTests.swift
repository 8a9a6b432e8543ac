import Phrasing
import Testing

private func english(_ kind: SayKind, _ value: String) throws -> String {
  try Phrase(kind, value, language: "en").text
}

@Test(arguments: [
  ("0", "zero"), ("13", "thirteen"), ("40", "forty"), ("42", "forty-two"), ("100", "one hundred"),
  ("112", "one hundred and twelve"), ("1000", "one thousand"), ("1005", "one thousand and five"),
  ("1200", "one thousand two hundred"),
  ("100500", "one hundred thousand five hundred"),
  ("1000012", "one million and twelve"),
  ("1234567", "one million two hundred and thirty-four thousand five hundred and sixty-seven"),
  ("2000000000000000", "two quadrillion"), ("-3", "minus three"), ("2.50", "two point five zero"),
])
func `a number is said with and before its last two figures`(value: String, text: String) throws {
  #expect(try english(.number, value) == text)
}

@Test(arguments: [
  (SayKind.digits, "10086", "one zero zero eight six"),
  (.phone, "13800138000", "one three eight, zero zero one three, eight zero zero zero"),
  (.phone, "+493012345", "plus four nine three zero, one two three four, five"),
  (.phone, "87654321-80", "eight seven six five, four three two one, extension eight zero"),
  (.casenumber, "101100000754", "one zero one one, zero zero zero zero, zero seven five four"),
  (.ordinal, "1", "first"), (.ordinal, "2", "second"), (.ordinal, "3", "third"),
  (.ordinal, "12", "twelfth"), (.ordinal, "20", "twentieth"), (.ordinal, "21", "twenty-first"),
  (.ordinal, "100", "one hundredth"), (.ordinal, "112", "one hundred and twelfth"),
  (.ordinal, "1000000", "one millionth"), (.decimal, "0.05", "zero point zero five"),
  (.percent, "12.5", "twelve point five percent"), (.percent, "100%", "one hundred percent"),
  (.money, "12.05", "twelve yuan and five fen"), (.money, "1200", "one thousand two hundred yuan"),
  (.money, "0.5", "fifty fen"), (.money, "0", "zero yuan"), (.money, "-1", "minus one yuan"),
  (.money, "2.905", "two point nine zero five yuan"), (.volume, "1", "one cubic metre"),
  (.volume, "2.5", "two point five cubic metres"),
])
func `digits, ordinals and amounts`(kind: SayKind, value: String, text: String) throws {
  #expect(try english(kind, value) == text)
}

@Test(arguments: [
  (SayKind.date, "2026-11-22", "November twenty-second, twenty twenty-six"),
  (.date, "2000-01-01", "January first, two thousand"),
  (.date, "2005-05-03", "May third, two thousand and five"),
  (.date, "1905-05-30", "May thirtieth, nineteen oh five"),
  (.date, "1900-12-31", "December thirty-first, nineteen hundred"),
  (.time, "18:05", "six oh five p.m."), (.time, "14:00", "two p.m."),
  (.time, "09:30", "nine thirty a.m."),
  (.time, "00:00", "twelve midnight"), (.time, "12:00", "twelve noon"),
  (.time, "00:05", "twelve oh five a.m."), (.time, "12:30", "twelve thirty p.m."),
  (
    .datetime, "2026-11-24T18:05:00+08:00",
    "November twenty-fourth, twenty twenty-six at six oh five p.m."
  ),
  (.weekday, "2026-11-22", "Sunday"), (.duration, "PT48H", "forty-eight hours"),
  (.duration, "PT1H", "one hour"), (.duration, "P1DT2H", "one day and two hours"),
  (.duration, "P1DT2H5M", "one day, two hours and five minutes"),
  (.duration, "PT90M", "ninety minutes"),
])
func `dates, times and durations in English`(kind: SayKind, value: String, text: String) throws {
  #expect(try english(kind, value) == text)
}
