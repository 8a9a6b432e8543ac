/// Exit codes of sysexits.h; contract section 2.
public enum ExitStatus: Int32, Sendable {
  case success = 0
  case usage = 64
  case badData = 65
  case noInput = 66
  case unavailable = 69
  case defect = 70
  case cannotCreate = 73
  case inputOutput = 74
  case tryLater = 75
  case forbidden = 77
  case configuration = 78
}
