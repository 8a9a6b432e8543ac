import Dialogue
import Logging

/// A visit with the parts it was given, so that a face only reports what the customer did.
struct OpenVisit {
  private(set) var visit: Visit
  private let parts: VisitParts
  private let logger: Logger

  init(_ kiosk: KioskParts) {
    parts = kiosk.visit()
    visit = Visit(parts.conversation)
    var logger = kiosk.logger
    logger[metadataKey: "visit.id"] = "\(UInt64.random(in: .min ... .max))"
    self.logger = logger
    logger.debug("The welcome page waits")
    visit.begin(answering: answer)
  }

  mutating func report(_ event: ConversationEvent) {
    visit.report(event, answering: answer)
  }

  mutating func wakeUp() {
    visit.wakeUp(answering: answer)
  }

  /// Ends the visit, however far it has come. A visit that was never touched leaves no trace.
  mutating func close() {
    visit.leave(answering: answer)
    guard visit.isTouched, let outcome = visit.outcome else { return }
    parts.ended(outcome)
    logger.info("The visit has ended", metadata: ["outcome": "\(outcome)"])
  }

  private func answer(_ submission: Submission) throws -> Answer {
    do {
      return try parts.answering(submission)
    } catch {
      logger.error(
        "Casework could not answer",
        metadata: ["submission": "\(submission.name)", "error": "\(error)"])
      throw error
    }
  }
}
