import CarriedMedia
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
    if let authority = courier.authority, access(authority, R_OK) != 0 {
      findings.append(
        Finding(
          .error, subject: "courier.authority", file: file, line: line(of: "courier.authority"),
          cause: "\(authority): \(String(cString: strerror(errno)))",
          remedy: "put the authority's certificate (PEM) there"))
    }
    let place = line(of: "courier.deliver")
    switch courier.deliver {
    case .server where !NetworkProduct.isThere:
      findings.append(
        Finding(
          .error, subject: "courier.deliver", file: file, line: place,
          cause: "delivery over HTTPS needs hearwell-network",
          remedy: "install hearwell-network beside hearwell"))
    case .folder(let folder) where folder.hasPrefix("/") && access(folder, W_OK) != 0:
      findings.append(
        Finding(
          .warning, subject: "courier.deliver", file: file, line: place,
          cause: "\(folder): \(String(cString: strerror(errno)))",
          remedy: "plug the medium in, or name another folder"))
    case .server, .folder: break
    }
    return findings + encryptionFindings(file)
  }

  /// A stick is lost sooner than a wall: what is carried should be encrypted (contract section 6).
  private func encryptionFindings(_ file: String) -> [Finding] {
    guard let recipient = courier.encrypt else {
      guard case .folder(let folder) = courier.deliver, Self.isRemovable(folder) else { return [] }
      return [
        Finding(
          .warning, subject: "courier.encrypt", file: file, line: line(of: "courier.deliver"),
          cause: "what is carried on \(folder) is not encrypted",
          remedy: "give the recipient that `hearwell headquarters init` printed: "
            + "courier: {encrypt: age1…}")
      ]
    }
    let place = line(of: "courier.encrypt")
    var findings: [Finding] = []
    if !Age.isRecipient(recipient) {
      findings.append(
        Finding(
          .error, subject: "courier.encrypt", file: file, line: place,
          cause: "'\(recipient)' is no age recipient",
          remedy: "give the recipient that `hearwell headquarters init` printed"))
    } else if case .server = courier.deliver {
      findings.append(
        Finding(
          .warning, subject: "courier.encrypt", file: file, line: place,
          cause: "it is for carried media; HTTPS encrypts by itself", remedy: "take the key out"))
    } else if !Age.isInstalled {
      findings.append(
        Finding(
          .error, subject: "courier.encrypt", file: file, line: place,
          cause: "there is no program age", remedy: "install it with `apt-get install age`"))
    }
    return findings
  }

  /// Whether a folder lies where sticks are mounted.
  private static func isRemovable(_ folder: String) -> Bool {
    ["/media/", "/run/media/", "/mnt/"].contains { folder.hasPrefix($0) }
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
