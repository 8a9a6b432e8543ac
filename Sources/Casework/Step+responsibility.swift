import Cases
import Policy

extension Step {
  /// T-18: the cause and the person responsible, which the archive will ask for.
  func plan() throws -> Case {
    let responsibility = try responsibility()
    let next: State =
      if !levels(of: .planApproval).isEmpty { .planApproval } else {
        afterApproval(of: .planApproval)
      }
    return try desk.append(
      .planned, to: current, state: next, data: responsibility.data,
      personal: responsibility.personal)
  }

  func responsibility() throws -> (
    data: [String: JSONValue], personal: [String: JSONValue]
  ) {
    guard let cause = particulars.cause else { throw missing("--cause", "the cause") }
    guard let person = particulars.person else {
      throw missing("--person", "the person responsible")
    }
    try desk.casework.demandStaff(person)
    var personal = notePersonal ?? [:]
    personal["cause"] = .string(cause)
    var data: [String: JSONValue] = ["person": .string(person)]
    data["cause"] = policy.cause(named: cause).map { .string($0) }
    return (data, personal)
  }
}
