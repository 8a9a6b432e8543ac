import ArgumentParser

/// `hearwell notice`: outage notices.
struct NoticeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "notice", abstract: "Outage notices; they end by themselves. 停水通知",
    subcommands: [NoticeAddCommand.self, NoticeListCommand.self, NoticeEndCommand.self])
}
