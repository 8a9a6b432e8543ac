import Cases
import Policy

/// JSON that is written from front to back, members in the order of the page (RFC 8259).
struct JSONText {
  private(set) var text = ""
  private var isFirst = true

  mutating func object(_ body: (inout JSONText) -> Void) { nest("{", "}", body) }

  mutating func array<Element>(
    _ elements: some Sequence<Element>, _ body: (inout JSONText, Element) -> Void
  ) {
    nest("[", "]") { json in
      for element in elements {
        json.part()
        body(&json, element)
      }
    }
  }

  mutating func member(_ name: String, _ body: (inout JSONText) -> Void) {
    part()
    JSONValue.write(quoted: name, into: &text)
    text += ":"
    body(&self)
  }

  mutating func member(_ name: String, _ value: String?) {
    member(name) { json in
      if let value { json.text(value) } else { json.null() }
    }
  }

  mutating func member(_ name: String, _ value: Int) { member(name) { $0.number(value) } }

  mutating func names(_ names: Names) {
    object {
      $0.member("zh", names.zh)
      $0.member("en", names.en)
    }
  }

  mutating func text(_ value: String) { JSONValue.write(quoted: value, into: &text) }
  mutating func number(_ value: Int) { text += String(value) }
  mutating func null() { text += "null" }

  /// Four digits after the point: what a rate of a few thousand cases can say.
  mutating func decimal(_ value: Double?) {
    text += value.map { Decimals.text($0, places: 4) } ?? "null"
  }

  private mutating func part() {
    if !isFirst { text += "," }
    isFirst = false
  }

  private mutating func nest(_ open: String, _ close: String, _ body: (inout JSONText) -> Void) {
    text += open
    isFirst = true
    body(&self)
    text += close
    isFirst = false
  }
}
