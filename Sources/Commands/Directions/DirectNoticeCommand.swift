import ArgumentParser

/// `hearwell headquarters direct notice`.
struct DirectNoticeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "notice", abstract: "Outage notices on hotline and kiosk. 停水通知",
    subcommands: [DirectNoticeAddCommand.self, DirectNoticeEndCommand.self])
}
