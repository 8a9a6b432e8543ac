import ArgumentParser
import CaseStore
import Casework
import Policy

/// Where staff are kept: a site's directory or headquarters'.
protocol StaffPlace: ParsableArguments {
  /// How its staff are worked on, such as `hearwell staff`.
  static var command: String { get }
  init()
  func staffOffice() throws -> StaffOffice
}

extension StaffPlace {
  /// Changes the staff as they are while no other process does: who came or went meanwhile stays so.
  func changeStaff(_ body: (StaffOffice) throws -> Void) throws {
    try FileLock.holding(staffOffice().register.lock) { try body(staffOffice()) }
  }
}

/// The staff of one place: who stands in its configuration, by which policy, with whose passwords.
struct StaffOffice {
  let staff: [StaffMember]
  let policy: Policy
  let register: StaffRegister
  private let passwords: PasswordFile
  private let command: String

  init(
    staff: [StaffMember], policy: Policy, register: StaffRegister, keys: String, command: String
  ) {
    self.staff = staff
    self.policy = policy
    self.register = register
    self.command = command
    passwords = PasswordFile(in: keys)
  }

  /// - Throws: ``CommandError`` where nobody has this id.
  func demand(_ id: String) throws {
    guard !staff.contains(where: { $0.id == id }) else { return }
    throw CommandError(
      .noInput, subject: "staff '\(id)'", cause: "there is no such person here",
      remedy: "see `\(command) list`")
  }

  /// The ids of those who have a password.
  func passwordHolders() throws -> Set<String> { try passwords.holders() }

  /// Gives a person a password, or takes it away with nil.
  func setPassword(_ password: StaffPassword?, of id: String) throws {
    try passwords.set(password, of: id)
  }
}

extension SiteOptions: StaffPlace {
  static let command = "hearwell staff"

  func staffOffice() throws -> StaffOffice {
    let site = try Site(self)
    let directory = site.directory
    return StaffOffice(
      staff: site.configuration.staff, policy: site.policy,
      register: StaffRegister(file: directory.configuration) { text in
        _ = try Configuration(
          yaml: text,
          in: Configuration.Surroundings(
            environment: [:], share: ShareFolders(prompts: "-", kiosk: "-"),
            directory: directory.path))
      }, keys: directory.keys, command: Self.command)
  }
}

extension HeadquartersOptions: StaffPlace {
  static let command = "hearwell headquarters staff"

  func staffOffice() throws -> StaffOffice {
    let house = try HeadquartersHouse(self)
    return StaffOffice(
      staff: house.configuration.staff, policy: try house.policy(),
      register: StaffRegister(file: house.path + "/headquarters.yaml") { text in
        _ = try HeadquartersConfiguration(yaml: text)
      }, keys: house.path + "/keys", command: Self.command)
  }
}
