import ArgumentParser

/// `hearwell staff remove ID`, and at headquarters likewise.
struct StaffRemoveCommand<Place: StaffPlace>: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "remove", abstract: "Take a person off the staff, password and all. 移除人员")
  }

  @Argument(help: "The person's id.")
  var id: String
  @OptionGroup var options: Place

  func run() throws {
    try options.changeStaff { office in
      try office.demand(id)
      try office.setPassword(nil, of: id)
      try office.register.remove(id)
    }
  }
}
