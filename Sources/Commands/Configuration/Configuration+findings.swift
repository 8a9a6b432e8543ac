import Cases
import Casework
import Foundation
import Policy

extension Configuration {
  /// What does not fit the policy or cannot work: roles, departments, lines, alarms.
  func findings(under policy: Policy, file: String) -> [Finding] {
    staffFindings(policy, file) + lineFindings(file) + alarmFindings(policy, file)
      + courierFindings(file)
  }

  private func staffFindings(_ policy: Policy, _ file: String) -> [Finding] {
    var findings: [Finding] = []
    for (index, member) in staff.enumerated() {
      let line = line(of: "staff[\(index)].id")
      for role in member.roles where policy.roles[role] == nil {
        findings.append(
          Finding(
            .error, subject: "staff '\(member.id)'", file: file, line: line,
            cause: "the policy has no role '\(role)'",
            remedy: NearestName.remedy(for: role, among: policy.roles.codes)))
      }
      if let department = member.department, policy.departments[department] == nil {
        findings.append(
          Finding(
            .error, subject: "staff '\(member.id)'", file: file, line: line,
            cause: "the policy has no department '\(department)'",
            remedy: NearestName.remedy(for: department, among: policy.departments.codes)))
      }
    }
    return findings + overheldFindings(policy, file)
  }

  /// No department has more people of a role than the policy says, such as one liaison officer
  ///
  private func overheldFindings(_ policy: Policy, _ file: String) -> [Finding] {
    policy.roles.flatMap { role -> [Finding] in
      guard let most = role.count else { return [] }
      let holders = staff.filter { $0.roles.contains(role.code) }
      return Dictionary(grouping: holders) { $0.department ?? "" }.sorted { $0.key < $1.key }
        .filter { $0.value.count > most }.map { department, people in
          Finding(
            .warning, subject: "role \(role.code)", file: file, line: nil,
            cause: "\(people.map(\.id).joined(separator: ", ")) hold it in one department, "
              + "where the policy has \(most)",
            remedy: "take the role from all but \(most)")
        }
    }
  }

  private func lineFindings(_ file: String) -> [Finding] {
    lines.compactMap { line in
      let form: String
      switch line.signalling {
      case .immediate: return nil
      case .modem: form = "modem"
      case .softphone: form = "softphone"
      case .fastagi: form = "fastagi"
      }
      return Finding(
        .error, subject: "line \(line.id)", file: file, line: line.line,
        cause: "signalling by \(form) is not available yet",
        remedy: "write `signalling: immediate`, or take the line out")
    }
  }

  private func courierFindings(_ file: String) -> [Finding] {
    var findings: [Finding] = []
    if courier.encrypt != nil {
      findings.append(
        Finding(
          .error, subject: "courier.encrypt", file: file, line: line(of: "courier.encrypt"),
          cause: "encrypting carried media is not available yet",
          remedy: "use an encrypted stick and take the key out"))
    }
    let place = line(of: "courier.deliver")
    if courier.deliver.hasPrefix("https:"), !NetworkProduct.isThere {
      findings.append(
        Finding(
          .error, subject: "courier.deliver", file: file, line: place,
          cause: "delivery over HTTPS needs hearwell-network",
          remedy: "install hearwell-network beside hearwell"))
    } else if courier.deliver.hasPrefix("/"), access(courier.deliver, W_OK) != 0 {
      findings.append(
        Finding(
          .warning, subject: "courier.deliver", file: file, line: place,
          cause: "\(courier.deliver): \(String(cString: strerror(errno)))",
          remedy: "plug the medium in, or name another folder"))
    }
    return findings
  }

  /// The line of the file on which a setting stands.
  func line(of key: String) -> Int? {
    let setting = settings.first { $0.key == key || $0.key.hasPrefix(key + ".") }
    return setting?.origin.split(separator: ":").last.flatMap { Int($0) }
  }

  /// A program's path, as the shell would find it; nil where there is none.
  static func find(program: String) -> String? {
    if program.contains("/") {
      return FileManager.default.isExecutableFile(atPath: program) ? program : nil
    }
    let path = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/local/bin:/usr/bin:/bin"
    return path.split(separator: ":").map { "\($0)/\(program)" }
      .first(where: FileManager.default.isExecutableFile)
  }
}
