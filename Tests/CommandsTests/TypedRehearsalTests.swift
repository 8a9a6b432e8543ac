import Foundation
import Testing

/// `hearwell rehearse` by hand: what a person at the terminal is told.
@Suite struct TypedRehearsalTests {
  private static let burst = "1\n1\n中山路水管爆了，水很大\n#\n1\n3\n"

  @Test func `who rehearses by hand is told what keys do, what is heard and the number`() throws {
    let hall = try Hall.practice()
    defer { hall.close() }
    let talked = try hall.run("rehearse", "--caller", "13800138000", input: Self.burst)
    #expect(talked.status == 0, "\(talked.errors)")
    #expect(talked.output.hasPrefix("演练：") && talked.output.contains("Ctrl-D"))
    #expect(talked.output.contains("[menu.fault] 水表前爆管"))
    let made = try #require(hall.run("case", "list", "--json").array.first)
    let number = try #require(made["number"] as? String)
    #expect(talked.output.contains("工单号 1011 0000 01"))
    #expect(talked.output.contains("hearwell case show \(number)"))
  }

  @Test func `words typed where only keys are heard are not taken for silence`() throws {
    let hall = try Hall.practice()
    defer { hall.close() }
    let talked = try hall.run("rehearse", "--language", "en", input: "hello\n4\n2\n")
    #expect(talked.output.contains("only keys are heard"))
    #expect(talked.output.contains("[enquiry.prices] "))
    #expect(talked.output.contains("(hung up)\nNo case was registered.\n"))
  }
}
