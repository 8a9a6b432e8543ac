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

  /// What every command's help ends with.
  static let help = """

    EXIT CODES:
      0 done; 64 usage: the command line itself, an option or argument that is missing, unknown or
      not of its form; 65 bad data: what it names, a time, code, number, file or step that cannot be;
      66 no such input; 69 a device or service is missing; 70 our fault; 73 cannot create;
      74 input or output; 75 try later; 77 not permitted; 78 configuration.
      An error is one line on standard error: subject, cause, remedy.
    """
}
