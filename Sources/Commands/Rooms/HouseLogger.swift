import Logging

/// Logs go to standard error; standard output belongs to people and documents.
enum HouseLogger {
  /// A logger of a service; `.warning` suits where somebody reads the terminal.
  static func make(_ label: String, level: Logger.Level = .info) -> Logger {
    var logger = Logger(label: label) { StreamLogHandler.standardError(label: $0) }
    logger.logLevel = level
    return logger
  }
}
