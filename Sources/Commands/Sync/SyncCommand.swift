import ArgumentParser

/// `hearwell sync`: the way to headquarters and back.
struct SyncCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sync", abstract: "The way to headquarters and back. 与总部同步",
    subcommands: [
      SyncEnrollCommand.self, SyncSealCommand.self, SyncStatusCommand.self, SyncTrustCommand.self,
      SyncAcknowledgeCommand.self,
    ])
}
