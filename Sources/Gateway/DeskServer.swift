import Hummingbird
public import Logging
public import Pages
public import ServiceLifecycle

/// The server of a hall's own pages.
public struct DeskServer: Service {
  private let server: WebServer

  /// A server that does not run yet.
  ///
  /// - Throws: `HeadquartersError` of kind `configuration` where certificate and key are no such.
  public init(pages: Pages, at place: ServerPlace, limits: ServerLimits, logger: Logger) throws {
    let router = Router(context: GatewayContext.self, options: .autoGenerateHeadEndpoints)
    router.add(middleware: Reception(tally: Tally()))
    router.get("/healthz") { _, _ in "ok\n" }
    PageRoutes(pages: pages, isSecure: place.certificate != nil).add(to: router)
    router.refuseOtherMethods()
    server = try WebServer(router, at: place, limits: limits, logger: logger)
  }

  /// Serves until it is asked to end.
  public func run() async throws { try await server.run() }
}
