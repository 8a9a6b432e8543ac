import CaseStore
public import Cases
import Foundation
import Policy

extension CaseReading {
  /// The member of staff with that id, acting through this process's account.
  ///
  /// - Throws: ``CaseworkError`` of kind `forbidden` where there is none, or the entry names another
  ///   system account.
  public func member(_ id: String) throws -> StaffMember {
    guard let member = staff.first(where: { $0.id == id }) else {
      throw CaseworkError(
        .forbidden, subject: "staff '\(id)'", cause: "there is no such person on the staff",
        remedy: "add the person under staff in the configuration, or name one who stands there")
    }
    if let login = member.login, login != self.login {
      throw CaseworkError(
        .forbidden, subject: "staff '\(id)'",
        cause: "only the system account '\(login)' may act as this person",
        remedy: "log in as '\(login)'")
    }
    return member
  }

  /// Whether a person may see a case: conduct cases only their own department, the general manager
  /// and no person complained of (R-267); where cases are kept from other departments, only those
  /// concerned (R-261). nil is the site's own account, which sees every case.
  public func maySee(_ current: Case, reader: StaffMember?) -> Bool {
    guard let reader else { return true }
    guard current.details?[.target] != reader.id else { return false }
    guard
      policy.maySee(
        category: current.category, roles: reader.roles, department: reader.department)
    else { return false }
    guard policy.keepsCasesFromOthers, let department = reader.department else { return true }
    let concerned = [policy.officeDepartment, current.department] + (current.helping ?? [])
    return concerned.contains(department) || current.owner == reader.id
      || policy.mayAct(reader.roles, "approve")
  }

  /// Whether words find a case for a person: only in what that person sees of it, so that nobody learns
  /// by searching whose it is (R-264, R-275). Without words it is found.
  public func finds(_ words: String?, in current: Case, reader: StaffMember?) -> Bool {
    guard let words else { return true }
    let seen = view(of: current, by: reader)
    return seen == current || seen.isFound(by: words)
  }

  /// - Throws: ``CaseworkError`` of kind `forbidden` where the person may not see the case.
  public func demandSight(of current: Case, by reader: StaffMember?) throws {
    guard !maySee(current, reader: reader) else { return }
    throw CaseworkError(
      .forbidden, subject: "case \(current.number)",
      cause: "\(reader?.id ?? "nobody") may not see it",
      remedy: "ask " + readers(of: current).joined(separator: " or "))
  }

  /// Departments and roles of the policy that see a case, for who does not.
  private func readers(of current: Case) -> [String] {
    guard policy.categories[current.category]?.isConfidential == true else {
      return [current.department ?? policy.officeDepartment] + policy.whoMay("approve")
    }
    return policy.confidentialReaders.departments + policy.confidentialReaders.roles
  }

  /// A case as a person sees it: without phone numbers where only who has it in hand sees them
  /// (R-264, A-17), without anything personal for supervision from outside (R-275).
  public func view(of current: Case, by reader: StaffMember?) -> Case {
    guard let reader else { return current }
    if policy.seesAnonymised(roles: reader.roles) { return current.anonymised }
    let departments =
      current.state.isInHand
      ? [current.department].compactMap { $0 } + (current.helping ?? []) : []
    let seesPhone = policy.maySeePhone(
      roles: reader.roles, department: reader.department, inHandOf: departments)
    return seesPhone ? current : current.withMaskedNumbers
  }
}
