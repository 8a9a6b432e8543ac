import Headquarters
import Hummingbird

/// `GET /v1/sites/{site}/acknowledgement` (contract section 7): signed, and nothing personal in it.
struct AcknowledgementRoute {
  let office: Office
  let queue: ImportQueue

  @Sendable func get(_ request: Request, _ context: GatewayContext) async throws -> Response {
    guard let site = context.parameters.get("site").flatMap(Self.number) else {
      throw Problem.absent
    }
    let asked = request.uri.queryParameters.get("epoch")
    let epoch = asked.flatMap(Self.number)
    guard asked == nil || epoch != nil else { throw Problem.absent }
    do {
      let office = office
      // In its turn: what it speaks of may have been taken just now, and is not on the disk yet.
      return .lines(try await queue.run { try office.acknowledge(site, epoch) })
    } catch let error as HeadquartersError where error.kind == .absent {
      throw Problem.absent
    }
  }

  /// Digits alone: `+101` names no site.
  static func number(_ text: String) -> Int? {
    text.utf8.allSatisfy { (48...57).contains($0) } ? Int(text) : nil
  }
}
