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
    let pages = try Pages.over(
      PagesHouse(
        name: site.configuration.site.name, reading: casework, reports: casework.store, office: nil,
        recordings: site.directory.recordings, zone: site.policy.timeZone,
        staff: StaffWatch(file: site.directory.configuration) { _ in
          try Site.configuration(of: site.directory).staff
        }.now,
        passwords: PasswordFile(in: site.directory.keys).forPages), kiosk: site.configuration.kiosk)
    try await serving.serve(
      pages, nil, by: ServingOptions.Settings(listen: "127.0.0.1:8080"),
      logger: HouseLogger.make("desk"))
  }
}
