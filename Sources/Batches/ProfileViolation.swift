/// What a line has that the batch profile refuses (contract section 6), and where.
struct ProfileViolation: Error, Equatable {
  enum Fault: String {
    case syntax = "is not JSON"
    case encoding = "is not UTF-8"
    case surrogate = "has half a surrogate pair"
    case duplicate = "has a member twice"
    case number = "has a number that is no integer within ±(2^53−1)"
    case depth = "is nested deeper than 16"
    case line = "is longer than 64 KiB"
  }

  let fault: Fault
  /// Position in the bytes that were read.
  let offset: Int

  init(_ fault: Fault, at offset: Int) {
    self.fault = fault
    self.offset = offset
  }

  /// The same for the person at the keyboard, `start` being where the line begins.
  func error(_ stage: BatchError.Stage, line: Int?, start: Int) -> BatchError {
    BatchError(stage, line: line, "\(fault.rawValue), at byte \(offset - start + 1)")
  }
}
