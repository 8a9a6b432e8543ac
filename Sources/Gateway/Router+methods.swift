import HTTPTypes
import Hummingbird

extension Router<GatewayContext> {
  /// Has every address answer the methods that it does not have with those that it has (RFC 9110
  /// section 15.5.6); called when all routes are there.
  func refuseOtherMethods() {
    for (_, routes) in Dictionary(grouping: routes, by: \.path.description) {
      var allowed = Set(routes.map(\.method))
      // Made of GET by the router.
      if allowed.contains(.get) { allowed.insert(.head) }
      let path = routes[0].path
      let isOpen = path.description.hasSuffix("**")
      let problem = Problem.method(allowing: Array(allowed))
      for method in Self.methods.subtracting(allowed) {
        on(path, method: method) { request, _ -> Response in
          throw isOpen && !PageRoutes.answers(request) ? .absent : problem
        }
      }
    }
  }

  /// Those of RFC 9110 and RFC 5789.
  private static var methods: Set<HTTPRequest.Method> {
    [.get, .head, .post, .put, .delete, .connect, .options, .trace, .patch]
  }
}
