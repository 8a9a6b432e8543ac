import ArgumentParser
import Casework
import Cases
import Policy

/// `hearwell staff add ID --name NAME --role ROLE`, and at headquarters likewise.
struct StaffAddCommand<Place: StaffPlace>: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(commandName: "add", abstract: "Add a person to the staff. 添加人员")
  }

  @Argument(help: "The person's id.")
  var id: String
  @Option(help: "The person's name.")
  var name: String
  @Option(name: .customLong("role"), help: "A role of the policy; may be given again.")
  var roles: [String]
  @Option(help: "The department's code; without it the person belongs to every one.")
  var department: String?
  @Option(help: "The system account that alone may act as this person.")
  var login: String?
  @OptionGroup var options: Place

  func run() throws {
    let member = StaffMember(
      id: id, name: name, department: department, roles: roles, login: login)
    if let flaw = member.flaws.first {
      throw CommandError(
        .badData, subject: "staff's \(flaw.key)", cause: flaw.cause, remedy: flaw.remedy)
    }
    try options.changeStaff { office in
      try judge(at: office)
      try office.register.add(member)
    }
  }

  private func judge(at office: StaffOffice) throws {
    guard !office.staff.contains(where: { $0.id == id }) else {
      throw CommandError(
        .cannotCreate, subject: "staff '\(id)'", cause: "there is a person with this id",
        remedy: "choose another id, or remove that person first")
    }
    for role in roles where office.policy.roles[role] == nil {
      throw unknown("role", role, office.policy.roles.codes)
    }
    if let department, office.policy.departments[department] == nil {
      throw unknown("department", department, office.policy.departments.codes)
    }
  }

  private func unknown(_ what: String, _ code: String, _ known: [String]) -> CommandError {
    CommandError(
      .badData, subject: "--\(what) '\(code)'", cause: "the policy has no such \(what)",
      remedy: "take one of " + known.joined(separator: " "))
  }
}
