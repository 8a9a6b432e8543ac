import ArgumentParser
import CaseStore
import Casework
import Pages
import Policy

/// `hearwell desk`.
struct DeskCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "desk",
    abstract: "The staff's web pages on this site's store, until SIGTERM. 网页工作台",
    discussion: """
      Staff log in with the password of `hearwell staff password` and see due clocks, cases with their \
      recordings, and reports, as their roles allow; what is done to a case is done by `hearwell case`.
      GET /healthz says whether it runs. Without a certificate it is plain HTTP and takes only a \
      loopback address; else 127.0.0.1:8080.
      """)

  @OptionGroup var serving: ServingOptions
  @OptionGroup var options: SiteOptions

  func run() async throws {
    _ = try Network.demand()
    let site = try Site(options)
    let casework = try site.casework()
    let directory = site.directory
    let staff = StaffWatch(file: directory.configuration) {
      try Site.configuration(of: directory).staff
    }
    let pages = try Pages(
      PagesHouse(
        name: site.configuration.site.name, reading: casework, reports: casework.store, office: nil,
        recordings: directory.recordings, zone: site.policy.timeZone,
        elsewhere: { site.place(of: $0, casework.store) }, staff: staff.now,
        passwords: PasswordFile(in: directory.keys).forPages),
      templates: .demanded(site.configuration.kiosk))
    try await serving.serve(
      pages, nil, by: ServingOptions.Settings(listen: "127.0.0.1:8080"),
      logger: HouseLogger.make("desk"))
  }
}
