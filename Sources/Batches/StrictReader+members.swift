import Cases

extension StrictReader {
  /// The value of a member of the object at `node`; nil where it has none.
  func member(_ name: StaticString, of node: Int, _ bytes: Span<UInt8>) -> Int? {
    guard nodes[node].kind == .object else { return nil }
    var index = node + 1
    while index < nodes[node].next {
      if isText(name, index, bytes) { return index + 1 }
      index = nodes[index + 1].next
    }
    return nil
  }

  /// How many members the object at `node` has.
  func memberCount(of node: Int) -> Int {
    var count = 0
    var index = node + 1
    while index < nodes[node].next {
      count += 1
      index = nodes[index + 1].next
    }
    return count
  }

  /// Whether a string node is that text.
  func isText(_ expected: StaticString, _ node: Int, _ bytes: Span<UInt8>) -> Bool {
    let slice = nodes[node]
    guard slice.kind == .string else { return false }
    guard slice.escaped else { return equal(expected, bytes, slice.start..<slice.end) }
    return text(of: node, bytes) == expected.description
  }

  /// Whether a member is that text.
  func has(
    _ name: StaticString, of node: Int, as text: StaticString, _ bytes: Span<UInt8>
  ) -> Bool {
    member(name, of: node, bytes).map { isText(text, $0, bytes) } ?? false
  }

  /// The text of a string member; nil where it is absent or no string.
  func string(_ name: StaticString, of node: Int, _ bytes: Span<UInt8>) -> String? {
    guard let index = member(name, of: node, bytes), nodes[index].kind == .string else {
      return nil
    }
    return text(of: index, bytes)
  }

  /// What `body` makes of a string member's UTF-8; nil where it is absent or no string.
  func utf8<Result>(
    _ name: StaticString, of node: Int, _ bytes: Span<UInt8>,
    _ body: (UnsafeBufferPointer<UInt8>) -> Result
  ) -> Result? {
    guard let index = member(name, of: node, bytes), nodes[index].kind == .string else {
      return nil
    }
    guard nodes[index].escaped else {
      return bytes.extracting(nodes[index].start..<nodes[index].end).withUnsafeBufferPointer(body)
    }
    return content(of: nodes[index], bytes).withUnsafeBufferPointer(body)
  }

  /// The value of an integer member; nil where it is absent or no integer.
  func integer(_ name: StaticString, of node: Int, _ bytes: Span<UInt8>) -> Int? {
    guard let index = member(name, of: node, bytes), nodes[index].kind == .integer else {
      return nil
    }
    return integer(of: index, bytes)
  }

  private func integer(of node: Int, _ bytes: Span<UInt8>) -> Int {
    var magnitude = 0
    var negative = false
    for index in nodes[node].start..<nodes[node].end {
      if bytes[index] == UInt8(ascii: "-") {
        negative = true
      } else {
        magnitude = magnitude * 10 + Int(bytes[index] - 48)
      }
    }
    return negative ? -magnitude : magnitude
  }

  /// A node with all it contains, as a value.
  func value(of node: Int, _ bytes: Span<UInt8>) -> JSONValue {
    let slice = nodes[node]
    switch slice.kind {
    case .null: return .null
    case .boolean: return .boolean(bytes[slice.start] == UInt8(ascii: "t"))
    case .integer: return .integer(integer(of: node, bytes))
    case .string: return .string(text(of: node, bytes))
    case .array:
      var elements: [JSONValue] = []
      var index = node + 1
      while index < slice.next {
        elements.append(value(of: index, bytes))
        index = nodes[index].next
      }
      return .array(elements)
    case .object:
      var members: [String: JSONValue] = [:]
      members.reserveCapacity(memberCount(of: node))
      var index = node + 1
      while index < slice.next {
        members[text(of: index, bytes)] = value(of: index + 1, bytes)
        index = nodes[index + 1].next
      }
      return .object(members)
    }
  }

  /// Whether a slice of the bytes is that ASCII text.
  func equal(_ text: StaticString, _ bytes: Span<UInt8>, _ range: Range<Int>) -> Bool {
    guard text.utf8CodeUnitCount == range.count else { return false }
    return text.withUTF8Buffer { expected in
      for index in range where bytes[index] != expected[index - range.lowerBound] { return false }
      return true
    }
  }
}
