import ArgumentParser
import Casework
import Cases

/// `hearwell case extend NUMBER --clock ID --until T`.
struct ExtendCommand: CaseActionCommand {
  static let action = Action.extend
  static let abstract = "Give a clock more time before it is due, with the reason as note. 延期"

  @Option(help: "The clock's id, see `hearwell case show`.")
  var clock: String
  @Option(help: "The new due time; a date alone is until the end of that day.")
  var until: String
  @Option(help: "The staff id of who agreed to it, where the policy asks for that. 同意人")
  var agreedBy: String?
  @OptionGroup var options: ActionOptions

  func particulars(at desk: CaseDesk) throws -> ActionOrder.Particulars {
    var particulars = ActionOrder.Particulars()
    particulars.clock = clock
    particulars.until = try TimeArgument.end(until, option: "--until", in: desk.zone)
    particulars.agreedBy = agreedBy
    return particulars
  }
}
