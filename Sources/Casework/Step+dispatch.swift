import Cases
import Policy

extension Step {
  /// T-11 to T-13, T-39: routed, and at once dispatched where no approver is asked.
  func dispatch() throws -> Case {
    let unasked = levels(of: .dispatchApproval).isEmpty
    if current.state == .dispatchApproval { try demandChange(unasked: unasked) }
    let lead = policy.categories[current.category]?.lead
    guard let department = particulars.department ?? lead ?? current.department else {
      throw missing("--department", "the department (the category names none)")
    }
    try demandDepartment(department)
    for helper in particulars.helping { try demandDepartment(helper) }
    let category = policy.categories[current.category]
    // A joint solution keeps its lead, whoever handles it.
    let coordinator = category?.isJoint == true ? [lead ?? policy.officeDepartment] : []
    let named = particulars.helping + (category?.helping ?? []) + coordinator
    let routed = try desk.append(
      .routed, to: current, state: .dispatchApproval, department: department,
      data: desk.helping(named, besides: department), personal: notePersonal)
    guard unasked else { return routed }
    return try desk.append(.dispatched, to: routed, state: .dispatched)
  }

  /// A department's no, or an approver's other opinion: another department, with the reason. Where
  /// nobody is asked, what a department gave back may also go to it again.
  private func demandChange(unasked: Bool) throws {
    try demandNote("why another department")
    if unasked { return }
    guard let department = particulars.department else {
      throw missing("--department", "another department")
    }
    guard department == current.department else { return }
    throw CaseworkError(
      .badData, subject: "department '\(department)'", cause: "the case waits for it already",
      remedy: "name another department, or let it be approved")
  }

  /// T-15, T-20: given back with the reason, and whose it is where the department knows.
  func giveBack() throws -> Case {
    try demandNote("the reason")
    guard current.state == .dispatched else { return try move(to: .inHand) }
    if let department = particulars.department { try demandDepartment(department) }
    return try move(
      to: .dispatchApproval,
      data: particulars.department.map { ["suggested": .string($0)] } ?? [:])
  }

  /// T-14: by the person who takes it, or for the one who is named.
  func takeInHand() throws -> Case {
    guard let person = particulars.person else { return try move(to: .inHand) }
    try demandHandler(person)
    return try move(to: .inHand, data: ["assignee": .string(person)])
  }

  /// Nobody handles a complaint against themselves.
  private func demandHandler(_ person: String) throws {
    try desk.casework.demandStaff(person)
    guard current.details?[.target] != person else {
      throw CaseworkError(
        .forbidden, subject: "--person '\(person)'", cause: "the complaint is against this person",
        remedy: "name another")
    }
  }
}

extension Desk {
  /// The member that names the helping departments; none where there are none.
  func helping(_ named: [String], besides department: String?) -> [String: JSONValue] {
    let helpers = named.filter { $0 != department }.uniqued
    return helpers.isEmpty ? [:] : ["helping": .array(helpers.map { .string($0) })]
  }
}
