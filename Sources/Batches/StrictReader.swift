/// Reads one JSON text under the batch profile (contract section 6): bytes in, slices out.
///
/// A reader is reused for line after line: it keeps its list of nodes, so that reading a member
/// allocates nothing. No JSON library refuses duplicate names, lone surrogates and numbers beyond
/// 2^53 and keeps that pace; that is why this one is our own.
struct StrictReader {
  /// What a node is.
  enum Kind: UInt8 { case null, boolean, integer, string, array, object }

  /// A value of the text, or the name of a member; children follow their parent.
  struct Node {
    var kind: Kind
    /// Whether the string has escapes, so that its slice is not yet its text.
    var escaped = false
    /// Where the value's bytes begin; of a string, those between its quotes.
    var start: Int
    var end: Int
    /// The first node after this value and all it contains.
    var next: Int
  }

  private(set) var nodes: [Node] = []
  var position = 0
  var end = 0

  init() { nodes.reserveCapacity(64) }

  /// Reads the text that fills `range` of `bytes` entirely; node 0 is its value.
  mutating func read(_ bytes: Span<UInt8>, in range: Range<Int>) throws(ProfileViolation) {
    guard range.count <= BatchLimits.line else {
      throw ProfileViolation(.line, at: range.lowerBound)
    }
    nodes.removeAll(keepingCapacity: true)
    position = range.lowerBound
    end = range.upperBound
    skipBlanks(bytes)
    try readValue(bytes, depth: 1)
    skipBlanks(bytes)
    guard position == end else { throw ProfileViolation(.syntax, at: position) }
  }

  private mutating func readValue(_ bytes: Span<UInt8>, depth: Int) throws(ProfileViolation) {
    guard position < end else { throw ProfileViolation(.syntax, at: position) }
    switch bytes[position] {
    case UInt8(ascii: "{"): try readObject(bytes, depth: depth)
    case UInt8(ascii: "["): try readArray(bytes, depth: depth)
    case UInt8(ascii: "\""): try readString(bytes)
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): try readInteger(bytes)
    case UInt8(ascii: "t"): try readWord("true", .boolean, bytes)
    case UInt8(ascii: "f"): try readWord("false", .boolean, bytes)
    case UInt8(ascii: "n"): try readWord("null", .null, bytes)
    default: throw ProfileViolation(.syntax, at: position)
    }
  }

  private mutating func readObject(_ bytes: Span<UInt8>, depth: Int) throws(ProfileViolation) {
    let own = try open(.object, depth: depth)
    skipBlanks(bytes)
    if try take(UInt8(ascii: "}"), bytes, orElse: false) { return close(own) }
    repeat {
      skipBlanks(bytes)
      guard position < end, bytes[position] == UInt8(ascii: "\"") else {
        throw ProfileViolation(.syntax, at: position)
      }
      try readString(bytes)
      skipBlanks(bytes)
      _ = try take(UInt8(ascii: ":"), bytes, orElse: true)
      skipBlanks(bytes)
      try readValue(bytes, depth: depth + 1)
      skipBlanks(bytes)
    } while try take(UInt8(ascii: ","), bytes, orElse: false)
    _ = try take(UInt8(ascii: "}"), bytes, orElse: true)
    close(own)
    try refuseDuplicates(bytes, in: own)
  }

  private mutating func readArray(_ bytes: Span<UInt8>, depth: Int) throws(ProfileViolation) {
    let own = try open(.array, depth: depth)
    skipBlanks(bytes)
    if try take(UInt8(ascii: "]"), bytes, orElse: false) { return close(own) }
    repeat {
      skipBlanks(bytes)
      try readValue(bytes, depth: depth + 1)
      skipBlanks(bytes)
    } while try take(UInt8(ascii: ","), bytes, orElse: false)
    _ = try take(UInt8(ascii: "]"), bytes, orElse: true)
    close(own)
  }

  private mutating func readInteger(_ bytes: Span<UInt8>) throws(ProfileViolation) {
    let start = position
    if bytes[position] == UInt8(ascii: "-") { position += 1 }
    let first = position
    var magnitude = 0
    while position < end, case let digit = bytes[position] &- 48, digit < 10 {
      magnitude = magnitude * 10 + Int(digit)
      position += 1
      guard magnitude <= BatchLimits.integer else { throw ProfileViolation(.number, at: start) }
    }
    let digits = position - first
    guard digits > 0 else { throw ProfileViolation(.syntax, at: start) }
    guard digits == 1 || bytes[first] != 48 else { throw ProfileViolation(.syntax, at: start) }
    if position < end, [46, 69, 101].contains(bytes[position]) {
      throw ProfileViolation(.number, at: start)
    }
    add(.integer, from: start, to: position)
  }

  private mutating func readWord(
    _ word: StaticString, _ kind: Kind, _ bytes: Span<UInt8>
  ) throws(ProfileViolation) {
    let start = position
    guard end - start >= word.utf8CodeUnitCount,
      equal(word, bytes, start..<start + word.utf8CodeUnitCount)
    else { throw ProfileViolation(.syntax, at: start) }
    position += word.utf8CodeUnitCount
    add(kind, from: start, to: position)
  }

  /// Only the blanks of JSON that a line may hold: a carriage return is none, lines end by LF.
  private mutating func skipBlanks(_ bytes: Span<UInt8>) {
    while position < end, bytes[position] == 32 || bytes[position] == 9 { position += 1 }
  }

  private mutating func take(
    _ sign: UInt8, _ bytes: Span<UInt8>, orElse required: Bool
  ) throws(ProfileViolation) -> Bool {
    if position < end, bytes[position] == sign {
      position += 1
      return true
    }
    if required { throw ProfileViolation(.syntax, at: position) }
    return false
  }

  private mutating func open(_ kind: Kind, depth: Int) throws(ProfileViolation) -> Int {
    guard depth <= BatchLimits.depth else { throw ProfileViolation(.depth, at: position) }
    nodes.append(Node(kind: kind, start: position, end: position, next: 0))
    position += 1
    return nodes.count - 1
  }

  private mutating func close(_ node: Int) {
    nodes[node].end = position
    nodes[node].next = nodes.count
  }

  mutating func add(_ kind: Kind, escaped: Bool = false, from start: Int, to end: Int) {
    nodes.append(
      Node(kind: kind, escaped: escaped, start: start, end: end, next: nodes.count + 1))
  }
}
