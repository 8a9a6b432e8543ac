import ArgumentParser
import Casework
import Policy

/// `hearwell staff list`.
struct StaffListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "The people of hearwell.yaml. 人员列表")

  @OptionGroup var record: RecordOptions
  @OptionGroup var options: SiteOptions

  func run() throws {
    let site = try Site(options)
    let staff = site.configuration.staff
    if record.json {
      return try StandardOutput.write(Document.array(staff.map(document)).text + "\n")
    }
    let language = record.language
    var table = Table([
      language("工号", "Id"), language("姓名", "Name"), language("部门", "Dept"),
      language("角色", "Roles"), language("系统账号", "Login"),
    ])
    for member in staff {
      let roles = member.roles.map { site.policy.roles[$0]?.names[language.rawValue] ?? $0 }
      table.add([
        member.id, member.name, member.department ?? language("全部", "all"),
        roles.joined(separator: language("、", ", ")), member.login ?? "-",
      ])
    }
    try StandardOutput.write(table.text)
  }

  private func document(_ member: StaffMember) -> Document {
    [
      "id": .string(member.id), "name": .string(member.name),
      "department": Document(member.department),
      "roles": .array(member.roles.map { .string($0) }), "login": Document(member.login),
    ]
  }
}
