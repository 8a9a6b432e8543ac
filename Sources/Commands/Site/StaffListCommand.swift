import ArgumentParser
import Casework
import Policy

/// `hearwell staff list`, and at headquarters likewise.
struct StaffListCommand<Place: StaffPlace>: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(commandName: "list", abstract: "The people who work here. 人员列表")
  }

  @OptionGroup var record: RecordOptions
  @OptionGroup var options: Place

  func run() throws {
    let office = try options.staffOffice()
    let holders = try office.passwordHolders()
    if record.json {
      let people = office.staff.map { document($0, hasPassword: holders.contains($0.id)) }
      return try StandardOutput.write(Document.array(people).text + "\n")
    }
    let language = record.language
    var table = Table([
      language("工号", "Id"), language("姓名", "Name"), language("部门", "Dept"),
      language("角色", "Roles"), language("系统账号", "Login"),
      language("密码", "Password"),
    ])
    for member in office.staff {
      let roles = member.roles.map { office.policy.roles[$0]?.names[language.rawValue] ?? $0 }
      table.add([
        member.id, member.name, member.department ?? language("全部", "all"),
        roles.joined(separator: language("、", ", ")), member.login ?? "-",
        holders.contains(member.id) ? language("有", "yes") : "-",
      ])
    }
    try StandardOutput.write(table.text)
  }

  private func document(_ member: StaffMember, hasPassword: Bool) -> Document {
    [
      "id": .string(member.id), "name": .string(member.name),
      "department": Document(member.department),
      "roles": .array(member.roles.map { .string($0) }), "login": Document(member.login),
      "password": .boolean(hasPassword),
    ]
  }
}
