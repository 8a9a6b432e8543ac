import Foundation
import Testing

@Suite struct SharingTests {
  @Test func `several processes write at once, and every case has its own number`() async throws {
    let hall = try Hall.practice()
    defer { hall.close() }
    let numbers = try await withThrowingTaskGroup(of: [String].self) { group in
      for clerk in 0..<4 {
        group.addTask {
          try (0..<5).map { try hall.complaint(phone: "138001380\(clerk)\($0)") }
        }
      }
      return try await group.reduce(into: [String]()) { $0 += $1 }
    }
    #expect(Set(numbers).count == 20)
    let verified = try hall.run("store", "verify", "--json").object
    #expect(verified["events"] as? Int == 20)
    #expect(verified["problems"] as? [String] == [])
  }

  @Test func `looks at private data are written down`() throws {
    let hall = try Hall.practice()
    defer { hall.close() }
    let number = try hall.complaint()
    try hall.run("case", "show", number)
    try hall.run("case", "list", "--json", "--by", "handler")
    try hall.run("case", "list")
    let log = try hall.sql("SELECT reader, number, what FROM access_log ORDER BY id")
    #expect(log == "system|\(number)|show\nhandler|\(number)|list\n")
  }

  @Test func `a reader that goes away is no accident`() throws {
    let hall = try Hall.practice()
    defer { hall.close() }
    let outcome = try hall.shell(
      "set -o pipefail; \(Hall.program) schema batch | head -c 10 >/dev/null")
    #expect(outcome.status == 0 && outcome.errors.isEmpty, "\(outcome)")
  }
}
