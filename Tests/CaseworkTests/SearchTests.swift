import CaseStore
import Cases
import Casework
import Halls
import Testing

@Suite struct SearchTests {
  @Test(arguments: [
    ("+8613800138000", "13800138000"), ("+8613800138000", "138-0013-8000"),
    ("+8613800138000", "+86 138 0013 8000"), ("+8657187654321", "0571-87654321"),
    ("+8657187654321", "87654321"), ("+861012345678", "010 12345678"), ("95598", "95598"),
  ])
  func `a phone number is found as people write it`(phone: String, typed: String) throws {
    let hall = try Hall()
    let opened = try hall.complaint(phone: phone)
    _ = try hall.complaint(phone: "+8613900139000")
    #expect(try numbers(found: typed, in: hall) == [opened.number])
  }

  @Test func `a case number is found as it stands on the slip`() throws {
    let hall = try Hall()
    let opened = try hall.complaint()
    _ = try hall.complaint()
    #expect(try numbers(found: opened.number.grouped, in: hall) == [opened.number])
    #expect(try numbers(found: opened.number.text, in: hall) == [opened.number])
  }

  private func numbers(found words: String, in hall: Hall) throws -> [CaseNumber] {
    try hall.store.read { try $0.cases(.init(search: words)) }.map(\.number)
  }
}
