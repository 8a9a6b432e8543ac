import Batches
import Cases
import Foundation
import Testing

/// The batch profile of contract section 6, through the one public door to the reader.
struct ProfileTests {
  private func line(_ data: String) -> [UInt8] {
    Array(
      (#"{"specversion":"1.0","id":"101.1.1","source":"urn:hearwell:site:101","type":"site.tried","#
        + #""time":"2026-11-22T18:05:00+08:00","sequence":1,"data":{"x":\#(data)}}"#).utf8)
  }

  private func value(_ data: [UInt8]) throws -> JSONValue? {
    try EventLine.decode(line: data, privateLine: nil).data["x"]
  }

  @Test(
    arguments: [
      ("null", .null), ("true", true), ("false", false), ("0", 0), ("-1", -1),
      ("9007199254740991", 9_007_199_254_740_991), ("-9007199254740991", -9_007_199_254_740_991),
      (#""""#, ""), (#""水管""#, "水管"), (#""\u6c34\n\"\\\/""#, "水\n\"\\/"), (#""\uD83D\uDE00""#, "😀"),
      ("[]", []), ("[1, [2]]", [1, [2]]), ("{}", [:]), (#"{"a":1,"A":2}"#, ["a": 1, "A": 2]),
      ("\"\u{10FFFF}\"", "\u{10FFFF}"), (#""\b\f\r\t\u0000""#, "\u{8}\u{C}\r\t\u{0}"),
    ] as [(String, JSONValue)])
  func `sound JSON is read`(text: String, expected: JSONValue) throws {
    #expect(try value(line(text)) == expected)
  }

  @Test(arguments: [
    "9007199254740992", "-9007199254740992", "1.0", "1e3", "1E3", "01", "-", "+1", ".5", "NaN",
    "Infinity", "1.", "0x1", "--1", "99999999999999999999999999",
    #"{"a":1,"a":2}"#, #"{"a":1,"\u0061":2}"#, #"{"a":{"b":1,"b":1}}"#, #""\ud800""#, #""\udc00""#,
    #""\ud800x""#, #""\ud800\ud800""#, #""\ud8""#, #""\x""#, #""\"#, "\"\t\"", "\"", "[1,]", "[,1]",
    "{,}", #"{"a"}"#, #"{"a":}"#, #"{a:1}"#, #"{1:1}"#, "[1 2]", "tru", "nulL", "", "'a'", "/**/1",
    "1]",
    "\u{A0}1", "\r1", #""\U0041""#,
  ])
  func `what the profile excludes is refused`(text: String) {
    #expect(throws: BatchError.self) { try value(line(text)) }
  }

  @Test(
    arguments: [
      [0x80], [0xC0, 0x80], [0xC1, 0xBF], [0xE0, 0x80, 0x80], [0xED, 0xA0, 0x80],
      [0xF0, 0x80, 0x80, 0x80],
      [0xF4, 0x90, 0x80, 0x80], [0xF5, 0x80, 0x80, 0x80], [0xFF], [0xE6, 0xB0], [0xE6],
      [0xE6, 0xB0, 0x41],
      [0xF0, 0x9F, 0x98], [0xC3],
    ] as [[UInt8]])
  func `what is not UTF-8 is refused`(bytes: [UInt8]) {
    var line = self.line(#""@""#)
    if let place = line.firstIndex(of: UInt8(ascii: "@")) {
      line.replaceSubrange(place...place, with: bytes)
    }
    #expect(throws: BatchError.self) { try value(line) }
  }

  @Test func `sixteen levels are read, seventeen are refused`() throws {
    let nested = { (count: Int) in
      String(repeating: "[", count: count) + String(repeating: "]", count: count)
    }
    #expect(try value(line(nested(14))) != nil)
    #expect(throws: BatchError.self) { try value(line(nested(15))) }
    #expect(throws: BatchError.self) { try value(line(nested(30_000))) }
  }

  @Test func `a line of 64 KiB is read, a longer one is refused`() throws {
    let frame = line(#""""#).count
    let text = { (count: Int) in "\"" + String(repeating: "a", count: count) + "\"" }
    #expect(try value(line(text(65_536 - frame))) != nil)
    #expect(throws: BatchError.self) { try value(line(text(65_537 - frame))) }
  }

  @Test func `a crowd of members is judged, too`() throws {
    let members = (0..<2000).map { "\"m\($0)\":\($0)" }
    #expect(try value(line("{\(members.joined(separator: ","))}"))?.object?.count == 2000)
    let twice = members + ["\"m1999\":0"]
    #expect(throws: BatchError.self) { try value(line("{\(twice.joined(separator: ","))}")) }
  }
}
