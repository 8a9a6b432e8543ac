import ArgumentParser
import Casework

/// `hearwell staff remove ID`.
struct StaffRemoveCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "remove", abstract: "Take a person out of hearwell.yaml. 移除人员")

  @Argument(help: "The person's id.")
  var id: String
  @OptionGroup var options: SiteOptions

  func run() throws {
    let site = try Site(options)
    guard site.configuration.staff.contains(where: { $0.id == id }) else {
      throw CommandError(
        .noInput, subject: "staff '\(id)'", cause: "hearwell.yaml has no such person",
        remedy: "see `hearwell staff list`")
    }
    try StaffRegister(directory: site.directory).remove(id)
  }
}
