import Cases
import Casework
import Dialogue
import Kiosk
import Testing

@Suite struct MyCaseTests {
  private func registered(in hall: Hall) throws -> Case {
    _ = try hall.plainly(["2", "1", "水费不对", "", "13800138000", "", "1", "1"])
    return try #require(hall.cases.first)
  }

  @Test func `number and four digits tell the progress, and a reminder is noted`() throws {
    let hall = try Hall()
    defer { hall.close() }
    let made = try registered(in: hall)
    let heard = try hall.plainly(["3", made.number.grouped, "8000", "1"])
    #expect(!heard.isEmpty)
    #expect(try hall.casework.find(made.number).history.count > made.history.count)
  }

  @Test func `three wrong tries end the visit and lock the number`() throws {
    let hall = try Hall()
    defer { hall.close() }
    let made = try registered(in: hall)
    let number = made.number.description
    var outcomes: [Outcome] = []
    let wrong = ["3", number, "1111", number, "2222", number, "3333"]
    _ = try hall.plainly(wrong) { outcomes.append($0) }
    #expect(outcomes.count == 1)
    let locked = try hall.plainly(["3", number, "8000", "1"])
    #expect(!locked.isEmpty)
    #expect(try hall.casework.find(made.number).history.count == made.history.count)
  }
}
