import Foundation

/// JSON under way, members in the order in which they are written; a member that is nil is left out.
/// Times are RFC 3339.
struct DocumentText {
  private var bytes: [UInt8] = []
  private var isFirst = true
  private let zone: TimeZone

  /// One object.
  init(zone: TimeZone, _ members: (inout DocumentText) -> Void) {
    self.zone = zone
    bytes.reserveCapacity(2048)
    object(members)
  }

  var text: String { String(decoding: bytes, as: UTF8.self) }

  mutating func member(_ name: StaticString, _ text: String?) {
    guard let text else { return }
    begin(name)
    value(text)
  }

  mutating func member(_ name: StaticString, _ number: Int?) {
    guard let number else { return }
    begin(name)
    bytes += String(number).utf8
  }

  mutating func member(_ name: StaticString, _ time: Date?) {
    guard let time else { return }
    begin(name)
    value(time)
  }

  mutating func member(_ name: StaticString, _ truth: Bool) {
    begin(name)
    bytes += (truth ? "true" : "false").utf8
  }

  /// Whole numbers without a fraction, as JSON writers do.
  mutating func member(_ name: StaticString, _ number: Double) {
    begin(name)
    bytes += (Int(exactly: number).map { String($0) } ?? String(number)).utf8
  }

  mutating func member(_ name: StaticString, _ members: (inout DocumentText) -> Void) {
    begin(name)
    object(members)
  }

  mutating func member(_ name: StaticString, _ texts: [String]?) {
    guard let texts else { return }
    list(name, texts) { $0.value($1) }
  }

  mutating func member(_ name: StaticString, _ times: [Date]) {
    list(name, times) { $0.value($1) }
  }

  mutating func member(_ name: StaticString, _ texts: [(name: String, text: String)]) {
    member(name) { part in
      for (name, text) in texts {
        part.separate()
        part.value(name)
        part.bytes.append(UInt8(ascii: ":"))
        part.value(text)
      }
    }
  }

  mutating func member<Element>(
    _ name: StaticString, _ elements: [Element], _ members: (inout DocumentText, Element) -> Void
  ) {
    list(name, elements) { part, element in part.object { members(&$0, element) } }
  }

  private mutating func list<Element>(
    _ name: StaticString, _ elements: [Element], _ write: (inout DocumentText, Element) -> Void
  ) {
    begin(name)
    nest("[", "]") { part in
      for element in elements {
        part.separate()
        write(&part, element)
      }
    }
  }

  private mutating func object(_ members: (inout DocumentText) -> Void) { nest("{", "}", members) }

  private mutating func nest(
    _ open: Unicode.Scalar, _ close: Unicode.Scalar, _ body: (inout DocumentText) -> Void
  ) {
    bytes.append(UInt8(ascii: open))
    isFirst = true
    body(&self)
    bytes.append(UInt8(ascii: close))
    isFirst = false
  }

  private mutating func begin(_ name: StaticString) {
    separate()
    bytes.append(UInt8(ascii: "\""))
    bytes.append(
      contentsOf: UnsafeBufferPointer(start: name.utf8Start, count: name.utf8CodeUnitCount))
    bytes.append(UInt8(ascii: "\""))
    bytes.append(UInt8(ascii: ":"))
  }

  private mutating func separate() {
    if !isFirst { bytes.append(UInt8(ascii: ",")) }
    isFirst = false
  }

  private mutating func value(_ text: String) { JSONValue.write(quoted: text, into: &bytes) }

  private mutating func value(_ time: Date) {
    bytes.append(UInt8(ascii: "\""))
    Timestamp.write(time, in: zone, into: &bytes)
    bytes.append(UInt8(ascii: "\""))
  }
}
