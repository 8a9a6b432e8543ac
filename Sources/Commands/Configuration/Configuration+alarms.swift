import Cases
import Foundation
import Policy

extension Configuration {
  /// Whether alarms can reach a person.
  func alarmFindings(_ policy: Policy, _ file: String) -> [Finding] {
    var findings = dutyFindings(policy, file)
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
