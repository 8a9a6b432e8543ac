import Courier
import Testing

struct TimetableTests {
  @Test func `everything is due at the start, then each duty in its turn`() {
    var timetable = Timetable(every: .seconds(300))
    #expect(timetable.duties(at: .zero) == Timetable.Duty.allCases)
    for duty in Timetable.Duty.allCases { timetable.done(duty, at: .zero) }
    #expect(timetable.duties(at: .milliseconds(500)) == [])
    #expect(timetable.duties(at: .seconds(1)) == [.alarms])
    #expect(timetable.duties(at: .seconds(30)) == [.alarms, .clocks, .heartbeat])
    #expect(
      timetable.duties(at: .seconds(300)) == Timetable.Duty.allCases.filter { $0 != .pruning })
    #expect(timetable.duties(at: .seconds(3600)) == Timetable.Duty.allCases)
  }

  @Test func `a delivery that fails waits longer each time, and its failure is told once`() {
    var timetable = Timetable(every: .seconds(300))
    for duty in [Timetable.Duty.directions, .pruning] { timetable.done(duty, at: .zero) }
    let first = timetable.failed(.sync, at: .zero, chance: 0.999)
    #expect(first)
    #expect(timetable.duties(at: .seconds(9)) == [.alarms, .clocks, .heartbeat, .recordings])
    #expect(timetable.duties(at: .seconds(10)).contains(.sync))
    let second = timetable.failed(.sync, at: .seconds(10), chance: 0.999)
    #expect(!second)
    #expect(!timetable.duties(at: .seconds(28)).contains(.sync))
    timetable.done(.sync, at: .seconds(30))
    let afterwards = timetable.failed(.sync, at: .seconds(330), chance: 0)
    #expect(afterwards)
  }

  /// The courier's duties that share the way to headquarters.
  private static let way: [Timetable.Duty] = [.sync, .recordings]

  @Test func `events go before recordings, also those that are sealed between two parts`() {
    var timetable = Timetable(every: .seconds(300))
    #expect(timetable.next(of: Self.way, at: .zero) == .sync)
    timetable.done(.sync, at: .seconds(1))
    #expect(timetable.next(of: Self.way, at: .seconds(1)) == .recordings)
    timetable.began(.recordings)
    let areCalled = timetable.callForEvents()
    #expect(areCalled)
    timetable.done(.recordings, at: .seconds(9), pause: .zero)
    #expect(timetable.next(of: Self.way, at: .seconds(9)) == .sync)
    timetable.done(.sync, at: .seconds(10))
    #expect(timetable.next(of: Self.way, at: .seconds(10)) == .recordings)
    timetable.done(.recordings, at: .seconds(20), pause: .zero)
    timetable.hasten()
    #expect(timetable.next(of: Self.way, at: .seconds(20)) == .sync)
  }

  @Test
  func `recordings wait as long as events do where the way is shut, and not where one is refused`()
  {
    var timetable = Timetable(every: .seconds(300))
    _ = timetable.failed(.sync, at: .zero, chance: 0.999, isWayShut: true)
    #expect(timetable.next(of: Self.way, at: .seconds(9)) == nil)
    #expect(timetable.next(of: Self.way, at: .seconds(10)) == .sync)
    timetable.done(.sync, at: .seconds(10))
    _ = timetable.failed(.sync, at: .seconds(310), chance: 0.999)
    #expect(timetable.next(of: Self.way, at: .seconds(310)) == .recordings)
    let areCalled = timetable.callForEvents()
    #expect(!areCalled && timetable.next(of: Self.way, at: .seconds(310)) == .recordings)
  }

  @Test func `when nothing is left recordings come again with the next events`() {
    var timetable = Timetable(every: .seconds(300))
    timetable.done(.sync, at: .zero)
    timetable.done(.recordings, at: .seconds(1))
    #expect(timetable.next(of: Self.way, at: .seconds(299)) == nil)
    timetable.hasten()
    timetable.done(.sync, at: .seconds(100))
    timetable.began(.sync)
    #expect(timetable.next(of: Self.way, at: .seconds(100)) == .recordings)
  }

  @Test func `an emergency hastens the delivery`() {
    var timetable = Timetable(every: .seconds(300))
    timetable.done(.sync, at: .zero)
    timetable.hasten()
    #expect(timetable.duties(at: .seconds(1)).contains(.sync))
    timetable.began(.sync)
    #expect(!timetable.duties(at: .seconds(1)).contains(.sync))
  }

  @Test func `an emergency while a delivery is under way has it done once more`() {
    var timetable = Timetable(every: .seconds(300))
    timetable.began(.sync)
    timetable.hasten()
    timetable.done(.sync, at: .seconds(5))
    #expect(timetable.duties(at: .seconds(6)).contains(.sync))
  }

  @Test func `headquarters may ask for more patience than the back-off has`() {
    var timetable = Timetable(every: .seconds(300))
    _ = timetable.failed(.sync, at: .zero, chance: 0, pause: .seconds(60))
    #expect(!timetable.duties(at: .seconds(59)).contains(.sync))
    #expect(timetable.duties(at: .seconds(60)).contains(.sync))
  }

  @Test func `waits grow to a quarter of an hour and spread over all of it`() {
    var backoff = Backoff()
    let longest = (1...12).map { _ in backoff.wait(chance: 1) }
    #expect(Array(longest.prefix(4)) == [10, 20, 40, 80].map { Duration.seconds($0) })
    #expect(longest.last == .seconds(900))
    let shortest = backoff.wait(chance: 0)
    #expect(shortest == .seconds(1))
    backoff.reset()
    #expect(backoff == Backoff())
  }
}
