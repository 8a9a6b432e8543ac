import Cases
import Foundation
import Testing

@Suite struct TimestampTests {
  let shanghai = TimeZone(secondsFromGMT: 8 * 3600) ?? .gmt

  @Test(arguments: [
    "2026-11-22T18:05:00+08:00", "1970-01-01T08:00:00+08:00", "2024-02-29T23:59:59+08:00",
    "2000-12-31T00:00:00+08:00", "1969-12-31T23:59:59+08:00",
  ])
  func `a time in the zone reads back as it was`(text: String) throws {
    #expect(Timestamp.text(try #require(Timestamp.time(text)), in: shanghai) == text)
  }

  @Test func `other offsets and fractions of a second mean the same time`() {
    let time = Timestamp.time("2026-11-22T18:05:00+08:00")
    #expect(Timestamp.time("2026-11-22T10:05:00Z") == time)
    #expect(Timestamp.time("2026-11-22T10:05:00.999Z") == time)
    #expect(Timestamp.time("2026-11-22T05:05:00-05:00") == time)
  }

  @Test(arguments: [
    "", "2026-11-22", "2026-11-22T18:05:00", "2026-13-22T18:05:00Z", "2026-02-29T00:00:00Z",
    "2026-11-22T24:05:00Z", "2026-11-22T18:05:00.Z", "2026-11-22T18:05:00+8:00",
    "2026-11-22T18:05:00+08:00 ", "20261122T180500Z-----",
  ])
  func `what is not RFC 3339 is refused`(text: String) {
    #expect(Timestamp.time(text) == nil)
  }

  @Test(arguments: ["9999-12-31T23:59:59-12:00", "0000-01-01T00:00:00+12:00"])
  func `whatever is read is written so that it can be read again`(text: String) throws {
    for zone in ["+0800", "-0800"] {
      let zone = try #require(TimeZone(identifier: "GMT" + zone))
      let written = Timestamp.text(try #require(Timestamp.time(text)), in: zone)
      #expect(Timestamp.time(written) != nil, "\(written)")
    }
  }
}
