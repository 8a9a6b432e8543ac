import ArgumentParser
import Casework
import Cases

/// `hearwell case revisit NUMBER --solved … --score …`, or `--outcome …`.
struct RevisitCommand: CaseActionCommand {
  static let action = Action.revisit
  static let abstract = "Ask the customer, or note that nobody was reached. 回访"

  /// What the customer said of the result.
  enum Solved: String, ExpressibleByArgument, CaseIterable {
    case yes, partly, no
  }

  /// Why nobody was asked.
  enum Outcome: String, ExpressibleByArgument, CaseIterable {
    case noAnswer = "no-answer"
    case busy, refused
  }

  @Option(help: "Whether it is solved: yes, partly or no.")
  var solved: Solved?
  @Option(help: "The stored score: 5 very satisfied … 1 very dissatisfied.")
  var score: Int?
  @Option(help: "Where nobody was asked: no-answer, busy or refused.")
  var outcome: Outcome?
  @Option(help: "How the customer was asked: phone, home_visit, mail … as the policy has it. 方式")
  var mode: String?
  @OptionGroup var options: ActionOptions

  func validate() throws {
    if let score, !(1...5).contains(score) { throw ValidationError("--score is not 1 to 5") }
    if outcome != nil, solved != nil || score != nil {
      throw ValidationError("--outcome excludes --solved and --score")
    }
    if outcome == nil, solved == nil || score == nil {
      throw ValidationError("--solved and --score, or --outcome, is missing")
    }
  }

  func particulars(at desk: CaseDesk) -> ActionOrder.Particulars {
    var particulars = ActionOrder.Particulars()
    particulars.solved = solved?.rawValue
    particulars.score = score
    particulars.outcome = outcome?.rawValue
    particulars.mode = mode
    return particulars
  }
}
