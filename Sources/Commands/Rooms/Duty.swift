import Logging
import ServiceLifecycle
import UnixSignals

/// Long-lived commands: one service group each, ended by SIGTERM or Ctrl-C.
enum Duty {
  /// Returns when the service has ended by itself or was asked to; one that was asked and has not
  /// ended after `patience` is broken off.
  static func serve(
    _ service: any Service, logger: Logger, patience: Duration? = nil
  ) async throws {
    var configuration = ServiceGroupConfiguration(
      services: [
        ServiceGroupConfiguration.ServiceConfiguration(
          service: service, successTerminationBehavior: .gracefullyShutdownGroup)
      ],
      gracefulShutdownSignals: [.sigterm, .sigint], logger: logger)
    configuration.maximumGracefulShutdownDuration = patience
    try await ServiceGroup(configuration: configuration).run()
  }
}
