/// Which part of a recording a player asks for: `Range` (RFC 9110 section 14.2).
enum RecordingPart: Equatable {
  /// Nothing that is understood: then it is sent whole.
  case whole
  case bytes(ClosedRange<Int>)
  /// Nothing of it lies there.
  case outside

  /// What a header wants of so many bytes; one range is understood.
  init(_ header: String, of length: Int) {
    guard let range = header.wholeMatch(of: /(?i:bytes)=([0-9]*)-([0-9]*)/)?.output else {
      self = .whole
      return
    }
    switch (Self.number(range.1), Self.number(range.2)) {
    case (nil, nil): self = .whole
    case (let first?, let last?) where last < first: self = .whole
    case (let first?, let last):
      self = first < length ? .bytes(first...min(last ?? .max, length - 1)) : .outside
    case (nil, let last?):
      self = last > 0 && length > 0 ? .bytes(max(0, length - last)...(length - 1)) : .outside
    }
  }

  /// Nil for no digits; what is too large for a number is as large as one can be.
  private static func number(_ digits: Substring) -> Int? {
    digits.isEmpty ? nil : Int(digits) ?? .max
  }
}
