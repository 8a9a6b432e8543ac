import Cases
import Foundation
import Policy

extension Step {
  /// Puts right what was registered wrongly; only what is named changes.
  func correct() throws -> Case {
    var data: [String: JSONValue] = [:]
    data["kind"] = particulars.kind.map { .string($0) }
    data["category"] = particulars.category.map { .string($0) }
    if !data.isEmpty,
      let refusal = policy.refusal(
        kind: particulars.kind ?? current.kind, category: particulars.category ?? current.category)
    {
      throw CaseworkError(refusal, policy)
    }
    var personal = notePersonal ?? [:]
    if let statement = particulars.statement { personal["statement"] = .string(statement) }
    let contact = particulars.contact.members
    if !contact.isEmpty { personal["contact"] = .object(contact) }
    if let number = particulars.callbackNumber {
      data["callback"] = ["wanted": true]
      personal["callback"] = ["number": .string(number)]
    }
    data["occurredAt"] = particulars.occurred.map { .string(desk.text($0)) }
    if data.isEmpty, particulars.details.isEmpty, personal.filter({ $0.key != "note" }).isEmpty {
      throw missing(
        "--kind, --category, --statement, --name, --phone, --account, --address or a detail",
        "what is right")
    }
    return try desk.append(.corrected, to: current, data: data, personal: personal)
  }
}
