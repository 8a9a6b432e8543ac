import ArgumentParser

/// `hearwell store`: the site's store.
struct StoreCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "store", abstract: "The site's store. 数据库",
    subcommands: [
      StoreVerifyCommand.self, StoreRebuildCommand.self, StoreBackupCommand.self,
      StoreRestoreCommand.self,
    ])
}
