import Cases

extension CaseNumber {
  /// Reads a number as typed; one with a wrong check is refused before anything is looked up.
  ///
  /// - Throws: ``CommandError`` of bad data.
  static func demanded(_ typed: String) throws -> CaseNumber {
    if let number = CaseNumber(typed) { return number }
    throw CommandError(
      .badData, subject: "case number '\(typed)'",
      cause: "it is no case number: twelve digits of which the last two are a check",
      remedy: "compare it with the slip")
  }
}
