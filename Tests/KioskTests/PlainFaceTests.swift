import Cases
import Casework
import Dialogue
import Kiosk
import Testing

@Suite struct PlainFaceTests {
  /// 1 fault, 1 burst before the meter: where, statement, name, phone, callback, send.
  private static let burst = ["1", "1", "中山路35号", "1", "王芳", "13800138000", "1", "1"]

  @Test func `a burst typed in plain lines becomes a case`() throws {
    let hall = try Hall()
    defer { hall.close() }
    let heard = try hall.plainly(Self.burst)
    let made = try #require(hall.cases.first)
    #expect(made.kind == "REPAIR")
    #expect(made.category == "LK01" && made.channel == "KIOSK" && made.language == "zh-CN")
    #expect(made.contact.address == "中山路35号" && made.contact.name == "王芳")
    #expect(made.contact.phone == "+8613800138000" && made.callback.wanted)
    #expect(made.statement?.isEmpty == false && made.statement != "1")
    #expect(heard.filter { $0 == "工单号 \(made.number.grouped)" }.count == 1)
    #expect(try hall.cases.count == 1)
  }

  @Test func `a customer number in digits takes the place of the address`() throws {
    let hall = try Hall()
    defer { hall.close() }
    _ = try hall.plainly(["1", "4", "10023456", "水表不转", "", "", "1"])
    let made = try #require(hall.cases.first)
    #expect(made.contact.account == "10023456" && made.contact.address == nil)
    #expect(made.category == "MT01" && !made.callback.wanted && made.queryCode?.count == 4)
  }

  @Test func `a complaint may skip everything but its statement`() throws {
    let hall = try Hall()
    defer { hall.close() }
    let heard = try hall.plainly(["2", "1", "水费是上月的三倍", "", "", "", "1"])
    let made = try #require(hall.cases.first)
    #expect(made.kind == "COMPLAINT" && made.category == "FE01")
    #expect(made.statement == "水费是上月的三倍" && made.contact.phone == nil)
    #expect(heard.contains { $0.hasPrefix("查询码 ") })
  }

  @Test func `8 speaks English, and the number stands on its own line there too`() throws {
    let hall = try Hall()
    defer { hall.close() }
    let heard = try hall.plainly(["8", "2", "5", "Thank you", "", "", "", "1"])
    let made = try #require(hall.cases.first)
    #expect(made.language == "en" && made.kind == "SUGGEST")
    #expect(heard.contains("Case number \(made.number.grouped)"))
  }

  @Test(arguments: 0..<8)
  func `a visit left before it is sent registers nothing`(lines: Int) throws {
    let hall = try Hall()
    defer { hall.close() }
    var outcomes: [Outcome] = []
    _ = try hall.plainly(Array(Self.burst.prefix(lines))) { outcomes.append($0) }
    if lines < 8 { #expect(try hall.cases.isEmpty) }
    #expect(outcomes.count == (lines == 0 ? 0 : 1))
  }

  @Test func `an asterisk goes back, and an empty line keeps what was there`() throws {
    let hall = try Hall()
    defer { hall.close() }
    let lines = ["2", "1", "账单不对", "李明", "*", "*", "", "", "", "", "1"]
    _ = try hall.plainly(lines)
    let made = try #require(hall.cases.first)
    #expect(made.statement == "账单不对" && made.contact.name == "李明")
  }

  @Test func `two visits in one input make two cases`() throws {
    let hall = try Hall()
    defer { hall.close() }
    let other = ["2", "4", "排队太久", "", "", "", "1"]
    _ = try hall.plainly(Self.burst + other)
    #expect(try hall.cases.count == 2)
  }

  @Test func `nothing that is written could steer a terminal, whatever is typed`() throws {
    let hall = try Hall()
    defer { hall.close() }
    let hostile = "\u{1B}[2J\u{202E}\u{9B}31m漏水\u{7}\u{0}"
    let heard = try hall.plainly(
      ["\u{1B}", hostile, "", "2", "1", hostile, hostile, hostile, hostile, hostile, "1"])
    #expect(!heard.isEmpty)
    for line in heard {
      #expect(!line.unicodeScalars.contains { $0.value < 0x20 || (0x7F...0x9F).contains($0.value) })
    }
  }

  @Test func `any lines at all are borne`() throws {
    let hall = try Hall()
    defer { hall.close() }
    var random = SystemRandomNumberGenerator()
    let words = ["0", "1", "2", "3", "4", "5", "8", "9", "*", "#", "", "13800138000", "漏水", "x"]
    for _ in 0..<50 {
      let lines = (0..<40).compactMap { _ in words.randomElement(using: &random) }
      _ = try hall.plainly(lines)
    }
  }
}
