import Cases
import Casework
import Dialogue
import Dispatch
import Logging

/// The slips that a kiosk gives: signed while the customer waits, printed beside that.
struct KioskSlips: Sendable {
  private let desk: SlipDesk?
  private let press: SlipPress?
  private let casework: Casework
  private let channel: String
  private let logger: Logger
  /// One slip after the other, and no key waits for any.
  private let queue = DispatchQueue(label: "slips")
  /// Who waits longer has left: the slip would be somebody else's find.
  private static let patience = Duration.seconds(30)

  /// What this site has not leaves its slips with less: without a key the number alone, without a
  /// printer the screen alone. `check` says so.
  init(_ site: Site, _ casework: Casework, channel: String, logger: Logger) {
    self.casework = casework
    self.channel = channel
    self.logger = logger
    var (desk, press): (SlipDesk?, SlipPress?) = (nil, nil)
    do {
      let made = try SlipDesk(site, casework)
      desk = made
      if site.configuration.printer != nil { press = try SlipPress(site, casework, made) }
    } catch {
      logger.warning("Slips are not signed", metadata: ["error": "\(error)"])
    }
    self.desk = desk
    self.press = press
    takeBack()
  }

  /// Casework's answer with what the slip of a case says that was just registered. Whatever fails
  /// here, the case is registered, and the customer gets its number.
  func completing(_ answer: Answer, to submission: Submission) -> Answer {
    guard submission.name == "register", let desk,
      let number = answer.values["caseNumber"].flatMap(CaseNumber.init)
    else { return answer }
    var answer = answer
    do {
      let current = try casework.find(number)
      answer.values["slip"] = try desk.code(of: current)
      print(current)
    } catch {
      logger.error("A slip was not signed", metadata: ["error": "\(error)"])
    }
    return answer
  }

  private func print(_ current: Case) {
    guard let press else { return }
    let asked = ContinuousClock.now
    inTurn("A slip was not printed") {
      guard asked.duration(to: .now) < Self.patience else { return }
      let language = Language(rawValue: current.language) ?? .chinese
      _ = try press.print(current, language: language, actor: "system", channel: channel)
    }
  }

  /// A wipe replaces the process, and whatever killed it asked nobody: the next one begins by taking
  /// back what the last one left in the printer.
  private func takeBack() {
    guard let press else { return }
    inTurn("The printer was not cleared") { try press.takeBack() }
  }

  private func inTurn(_ failure: String, _ body: @escaping @Sendable () throws -> Void) {
    queue.async { [logger] in
      do {
        try body()
      } catch {
        logger.error("\(failure)", metadata: ["error": "\(error)"])
      }
    }
  }

  /// Waits for a slip that is being printed.
  func finish() { queue.sync {} }
}
