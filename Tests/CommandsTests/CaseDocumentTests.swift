import Foundation
import Testing

@Suite struct CaseDocumentTests {
  @Test func `a case has every member of the contract, with nulls where there is nothing`() throws {
    let hall = try Hall.practice()
    defer { hall.close() }
    let number = try hall.complaint()
    let shown = try hall.run("case", "show", number, "--json").object
    let members = [
      "number", "kind", "category", "state", "flags", "channel", "registeredAt", "language",
      "statement", "recordings", "contact", "queryCode", "callback", "department", "clocks",
      "confirmations", "reopenCount", "links", "notes", "policyVersion", "erasedAt", "history",
    ]
    for member in members { #expect(shown[member] != nil, "\(member)") }
    #expect(shown["number"] as? String == number)
    #expect(shown["department"] is NSNull && shown["erasedAt"] is NSNull)
    #expect(shown["registeredAt"] as? String == "2026-11-23T09:00:00+08:00")
    let contact = shown["contact"] as? [String: Any] ?? [:]
    #expect(Set(contact.keys) == ["name", "phone", "extension", "account", "address"])
    #expect(contact["phone"] as? String == "+8613800138000")
    let callback = shown["callback"] as? [String: Any] ?? [:]
    #expect(callback["wanted"] as? Bool == true)
    #expect(callback["number"] as? String == "+8613800138000")
    let clocks = shown["clocks"] as? [[String: Any]] ?? []
    #expect(clocks.contains { $0["id"] as? String == "acceptance_decision" })
    #expect(clocks.allSatisfy { Set($0.keys) == ["id", "startedAt", "dueAt", "state"] })
    let history = shown["history"] as? [[String: Any]] ?? []
    #expect(history.first?["type"] as? String == "case.registered")
    #expect(history.first?["actor"] as? String == "intake_agent")
  }

  @Test func `lists leave the history out, and lines are documents of their own`() throws {
    let hall = try Hall.practice()
    defer { hall.close() }
    for phone in ["13800138000", "13900139000"] { _ = try hall.complaint(phone: phone) }
    let list = try hall.run("case", "list", "--json").array
    #expect(list.count == 2)
    #expect(list.allSatisfy { $0["history"] == nil && $0["number"] != nil })
    let lines = try hall.run("case", "list", "--jsonl").output.split(separator: "\n")
    #expect(lines.count == 2)
    #expect(try hall.run("case", "list", "--json", "--kind", "REPAIR").output == "[]\n")
    #expect(try hall.run("case", "list", "--json", "--search", "水费").array.count == 2)
  }

  @Test func `a case may be registered from one JSON object, unknown members are refused`() throws {
    let hall = try Hall.practice()
    defer { hall.close() }
    let object = """
      {"kind": "REPAIR", "category": "WP01", "channel": "GOV12345", "externalNumber": "X-1",
       "externalDueAt": "2026-11-25T09:00:00+08:00", "occurredAt": null,
       "contact": {"phone": "0571 8700 0000-12"}, "callback": {"wanted": true}}
      """
    let made = try hall.run("case", "register", "--from", "-", "--json", input: object)
    #expect(made.status == 0, "\(made.errors)")
    let contact = made.object["contact"] as? [String: Any]
    #expect(contact?["phone"] as? String == "+8657187000000")
    #expect(contact?["extension"] as? String == "12")
    #expect((made.object["callback"] as? [String: Any])?["number"] as? String == "+8657187000000")
    #expect(made.object["externalDueAt"] as? String == "2026-11-25T09:00:00+08:00")
    for wrong in ["{\"kid\": 1}", "[]", "no", "{\"kind\": \"REPAIR\", \"number\": \"1\"}"] {
      #expect(try hall.run("case", "register", "--from", "-", input: wrong).status == 65)
    }
  }

  @Test func `conduct cases are left out for whom they are none of their business`() throws {
    let hall = try Hall.practice()
    defer { hall.close() }
    try hall.run(
      "staff", "add", "zhang", "--name", "张伟", "--role", "handler", "--department", "NET")
    let made = try hall.run(
      "case", "register", "--channel", "PHONE", "--kind", "COMPLAINT", "--category", "SA01")
    let number = made.line
    #expect(try hall.run("case", "show", number).status == 0)
    #expect(try hall.run("case", "show", number, "--by", "general_manager").status == 0)
    #expect(try hall.run("case", "show", number, "--by", "zhang").status == 77)
    let list = try hall.run("case", "list", "--json", environment: ["HEARWELL_STAFF": "zhang"])
    #expect(list.array.isEmpty)
  }
}
