import ArgumentParser

/// `hearwell alarm`: alarms that nobody has taken yet.
struct AlarmCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "alarm", abstract: "Alarms that nobody has taken yet. 告警",
    subcommands: [AlarmListCommand.self, AlarmAcknowledgeCommand.self])
}
