import ArgumentParser
import Foundation
import Policy

/// How long a code may be used.
struct CodeValidity: ParsableArguments {
  @Option(help: "How long the code may be used, such as P7D or PT2H.")
  var valid = "P7D"

  var seconds: TimeInterval { TimeInterval(span?.seconds ?? 0) }

  func validate() throws {
    guard let span, span.seconds > 0 else {
      throw ValidationError("--valid '\(valid)' is no duration of days or hours; write P7D")
    }
  }

  private var span: CalendarSpan? {
    CalendarSpan(valid).flatMap { $0.months == 0 ? $0 : nil }
  }
}
