import ArgumentParser

/// `hearwell hotline`: the phone.
struct HotlineCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "hotline", abstract: "The phone: serves every configured line. 热线",
    subcommands: [HotlineServeCommand.self, HotlineGraphCommand.self],
    defaultSubcommand: HotlineServeCommand.self)
}
