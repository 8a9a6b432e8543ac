import Hummingbird
public import Logging
public import Pages
public import ServiceLifecycle

/// Headquarters' server (contract section 7).
public struct HeadquartersServer: Service {
  private let queue: ImportQueue
  private let server: WebServer

  /// A server that does not run yet: what sites bring, and the staff's pages.
  ///
  /// - Throws: `HeadquartersError` of kind `configuration` where certificate and key are no such.
  public init(
    office: Office, pages: Pages, at place: ServerPlace, limits: ServerLimits, logger: Logger
  ) throws {
    queue = ImportQueue(office: office, limit: limits.waiting, logger: logger)
    let router = Self.router(office, queue, openMetrics: limits.openMetrics)
    PageRoutes(pages: pages, isSecure: place.certificate != nil).add(to: router)
    router.refuseOtherMethods()
    server = try WebServer(router, at: place, limits: limits, logger: logger)
  }

  /// Serves until it is asked to end; what it has begun is finished.
  public func run() async throws {
    try await server.run()
    await queue.drain()
  }

  private static func router(
    _ office: Office, _ queue: ImportQueue, openMetrics: Bool
  ) -> Router<GatewayContext> {
    let tally = Tally()
    let router = Router(context: GatewayContext.self, options: .autoGenerateHeadEndpoints)
    router.add(middleware: Reception(tally: tally))
    let batches = BatchRoute(office: office, queue: queue, tally: tally)
    let recordings = RecordingRoute(office: office, queue: queue, tally: tally)
    let watch = WatchRoutes(
      office: office, queue: queue, tally: tally, openMetrics: openMetrics,
      readiness: Readiness(office.importer))
    router.post("/v1/batches", use: batches.post)
    router.get(
      "/v1/sites/:site/acknowledgement",
      use: AcknowledgementRoute(office: office, queue: queue).get)
    router.post("/v1/enrolments", use: EnrolmentRoute(office: office, queue: queue).post)
    router.post(
      "/v1/sites/:site/directions", use: DirectionsRoute(office: office, queue: queue).post)
    router.post(
      "/v1/sites/:site/heartbeat",
      use: HeartbeatRoute(office: office, queue: queue, tally: tally).post)
    router.put("/v1/recordings/:sha256", use: recordings.put)
    router.head("/v1/recordings/:sha256", use: recordings.head)
    router.get("/healthz", use: watch.health)
    router.get("/metrics", use: watch.metrics)
    return router
  }
}
