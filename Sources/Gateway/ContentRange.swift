import Hummingbird

/// Which piece of a recording a body is: `Content-Range: bytes FIRST-LAST/LENGTH` (RFC 9110
/// section 14.4); without it the body is the whole.
struct ContentRange: Equatable {
  let first: Int
  /// Behind its last byte; nil where a body in chunks does not say.
  let end: Int?
  /// The length of the whole; nil where the body's end tells it.
  let length: Int?

  /// - Throws: ``Problem`` where it is malformed or does not fit the body's length.
  init(_ request: Request) throws(Problem) {
    guard let text = request.headers[.contentRange] else {
      (first, end, length) = (0, request.statedLength, request.statedLength)
      return
    }
    let numbers = text.wholeMatch(of: /bytes (\d{1,15})-(\d{1,15})\/(\d{1,15})/)?.output
    guard let numbers, let first = Int(numbers.1), let last = Int(numbers.2),
      let length = Int(numbers.3), first <= last, last < length,
      request.statedLength.map({ $0 == last - first + 1 }) ?? true
    else {
      throw Problem(
        .badRequest, "content-range", "The Content-Range is none",
        detail: "it is written bytes FIRST-LAST/LENGTH and fits the body",
        headers: [.connection: "close"])
    }
    (self.first, end, self.length) = (first, last + 1, length)
  }
}
