import Logging
import ServiceLifecycle
import UnixSignals

/// Long-lived commands: one service group each, ended by SIGTERM or Ctrl-C.
enum Duty {
  /// Returns when the service has ended by itself or was asked to.
  static func serve(_ service: some Service, logger: Logger) async throws {
    let group = ServiceGroup(
      configuration: ServiceGroupConfiguration(
        services: [
          ServiceGroupConfiguration.ServiceConfiguration(
            service: service, successTerminationBehavior: .gracefullyShutdownGroup)
        ],
        gracefulShutdownSignals: [.sigterm, .sigint], logger: logger))
    try await group.run()
  }
}
