import Cases
import Courier
import Foundation
import Testing

/// How much of the way recordings may have.
struct AllowanceTests {
  private func time(_ text: String) -> Date { Timestamp.time(text + "+08:00") ?? .distantPast }

  private func allowance(_ perDay: Int? = nil, _ hours: String...) -> RecordingAllowance {
    RecordingAllowance(perDay: perDay, hours: hours.compactMap(HourWindow.init), zone: Hall.zone)
  }

  @Test func `without a restriction all of it may go at any time`() {
    #expect(allowance().bytes(after: .nothing, at: time("2026-11-23T12:00:00")) == .max)
  }

  @Test(arguments: [
    ("20:00-06:00", "19:59:59", false), ("20:00-06:00", "20:00:00", true),
    ("20:00-06:00", "00:00:00", true), ("20:00-06:00", "05:59:59", true),
    ("20:00-06:00", "06:00:00", false), ("12:00-13:30", "12:00:00", true),
    ("12:00-13:30", "13:30:00", false), ("00:00-24:00", "23:59:59", true),
  ])
  func `recordings go at their hours`(hours: String, clock: String, may: Bool) {
    let bytes = allowance(nil, hours).bytes(after: .nothing, at: time("2026-11-23T" + clock))
    #expect((bytes > 0) == may)
  }

  @Test(arguments: [
    "", "8-9", "20:00", "24:00-06:00", "20:00-20:00", "20:60-21:00", "2０:00-21:00", "-1:00-2:00",
    "20:00-06:00 ",
  ])
  func `what are no hours are none`(text: String) { #expect(HourWindow(text) == nil) }

  @Test func `the budget is a day's, and a clock that is put back begins no second one`() {
    let allowance = allowance(1000)
    let evening = time("2026-11-23T23:00:00")
    let spent = allowance.spent(.nothing, and: 400, at: evening)
    #expect(allowance.bytes(after: spent, at: evening) == 600)
    let more = allowance.spent(spent, and: 700, at: evening.addingTimeInterval(60))
    #expect(allowance.bytes(after: more, at: evening) == 0)
    #expect(allowance.bytes(after: more, at: evening.addingTimeInterval(3600)) == 1000)
    let night = allowance.spent(more, and: 900, at: evening.addingTimeInterval(3600))
    #expect(allowance.bytes(after: night, at: evening) == 100)
    // A clock that was years ahead locks nothing up for years.
    #expect(allowance.bytes(after: night, at: time("2026-11-20T12:00:00")) == 1000)
  }

  @Test func `a part is as long as goes in a few seconds`() {
    var length = PartLength()
    #expect(length.bytes == 16 << 10)
    for _ in 1...9 { length.note(length.bytes, took: .seconds(30)) }
    #expect(length.bytes == 4 << 10)
    for _ in 1...9 { length.note(length.bytes, took: .milliseconds(50)) }
    #expect(length.bytes == 1 << 20)
    length.note(10, took: .milliseconds(1))
    length.note(1 << 20, took: .seconds(5))
    #expect(length.bytes == 1 << 20)
  }
}
