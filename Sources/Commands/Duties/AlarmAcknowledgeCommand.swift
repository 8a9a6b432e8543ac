import ArgumentParser
import Casework

/// `hearwell alarm acknowledge ID --by STAFF`.
struct AlarmAcknowledgeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "acknowledge", abstract: "Take an alarm, so that it climbs no further. 确认告警")

  @Argument(help: "The alarm's id.")
  var id: String

  @OptionGroup var actor: ActorOptions
  @OptionGroup var options: SiteOptions

  func run() throws {
    let by = try actor.demanded("alarm acknowledge")
    let desk = try CaseDesk(options, reader: by)
    try desk.casework.acknowledgeAlarm(id, by: by)
  }
}
