import Cases
import Casework
import Foundation
import Policy

extension Configuration {
  /// Whether alarms can reach a person.
  func alarmFindings(_ policy: Policy, _ file: String) -> [Finding] {
    var findings = dutyFindings(policy, file) + unmannedFindings(policy, file)
    let place = line(of: "alarms.command")
    if let program = alarms.command.first, Self.find(program: program) == nil {
      findings.append(
        Finding(
          .error, subject: "alarms.command", file: file, line: place,
          cause: "there is no program '\(program)'", remedy: "install it or name another"))
    }
    guard alarms.command.isEmpty else { return findings }
    return findings
      + policy.categories.filter(\.isEmergency).map { category in
        Finding(
          .error, subject: "category \(category.code)", file: file, line: place,
          cause: "it is an emergency, and there is no way to alarm anybody",
          remedy: "name a program under alarms.command")
      }
  }

  /// Who is on duty day and night by the policy can be rung: the departments, and those of its
  /// liaison officers. A site that rings nobody does without.
  private func unmannedFindings(_ policy: Policy, _ file: String) -> [Finding] {
    guard !alarms.duty.isEmpty else { return [] }
    let people = staff.filter { member in
      member.roles.contains { policy.roles[$0]?.isOnDutyAlways == true }
    }
    let wanted = policy.departments.filter { department in
      department.isOnDutyAlways || people.contains { $0.department == department.code }
    }
    return wanted.filter { alarms.duty[$0.code]?.isEmpty ?? true }.map { department in
      Finding(
        .warning, subject: "alarms.duty", file: file, line: line(of: "alarms.duty"),
        cause: "\(department.code) is on duty day and night, and has no number",
        remedy: "give it one under alarms.duty")
    }
  }

  private func dutyFindings(_ policy: Policy, _ file: String) -> [Finding] {
    alarms.duty.sorted { $0.key < $1.key }.flatMap { department, numbers -> [Finding] in
      let place = line(of: "alarms.duty.\(department)")
      guard policy.departments[department] != nil else {
        return [
          Finding(
            .error, subject: "alarms.duty", file: file, line: place,
            cause: "the policy has no department '\(department)'",
            remedy: NearestName.remedy(for: department, among: policy.departments.codes))
        ]
      }
      return numbers.filter { PhoneNumber($0, areaCode: site.areaCode) == nil }.map { number in
        Finding(
          .error, subject: "alarms.duty", file: file, line: place,
          cause: "'\(number)' is no phone number",
          remedy: "give a mobile, or a landline with its area code")
      }
    }
  }
}
