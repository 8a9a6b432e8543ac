import Batches
import Courier
import Foundation
import Gateway
import Sites
import Testing

/// What a site is directed to, over HTTP: for that site alone.
struct DirectionsRouteTests {
  private func headquarters(knowing sites: Site...) async throws -> ServedHeadquarters {
    let headquarters = try await ServedHeadquarters()
    for site in sites { try headquarters.enroll(site) }
    let made = try headquarters.folder.hearwell(
      "headquarters", "staff", "add", "wang", "--name", "王", "--role", "general_manager")
    try #require(made.status == 0, "\(made.errors)")
    for site in sites {
      let directed = try headquarters.folder.hearwell(
        "headquarters", "direct", "notice", "end", "101.1.9", "--by", "wang", "--site",
        "\(site.code)")
      try #require(directed.status == 0, "\(directed.errors)")
    }
    return headquarters
  }

  private func ask(
    _ headquarters: ServedHeadquarters, _ request: DirectionsRequest, by key: SigningKey,
    at path: String? = nil
  ) async throws -> ServedHeadquarters.Answer {
    try await headquarters.send(
      "POST", path ?? "/v1/sites/\(request.site)/directions", body: request.sealed(by: key))
  }

  @Test func `a site gets its own directions, once a request, and nobody else does`() async throws {
    let (site, other) = (Site(), Site(102))
    let headquarters = try await headquarters(knowing: site, other)
    let fresh = { DirectionsRequest(site: 101, epoch: 1, after: $0, at: Date()) }
    let first = fresh(0)
    let answer = try await ask(headquarters, first, by: site.key)
    #expect(answer.status == 200)
    let file = try ReceivedBatch(answer.body, as: .directions).judged()
    #expect(file.header.site == 101 && file.entries.count == 1)
    #expect(try await ask(headquarters, first, by: site.key).status == 403)
    #expect(try await ask(headquarters, fresh(1), by: site.key).status == 204)
    #expect(try await ask(headquarters, fresh(0), by: other.key).status == 403)
    let path = "/v1/sites/102/directions"
    #expect(try await ask(headquarters, fresh(0), by: site.key, at: path).status == 403)
    var old = fresh(0)
    old.at -= 3600
    #expect(try await ask(headquarters, old, by: site.key).status == 403)
    let empty = try await headquarters.send("POST", "/v1/sites/101/directions", body: [])
    #expect(empty.status == 422)
  }

  @Test func `the courier's way over HTTP brings them`() async throws {
    let site = Site()
    let headquarters = try await headquarters(knowing: site)
    let delivery = try HTTPSDelivery(to: headquarters.url, authority: nil)
    let request = { DirectionsRequest(site: 101, epoch: 1, after: $0, at: Date()) }
    let bytes = try await delivery.directions(request(0), signedBy: site.key)
    #expect(try ReceivedBatch(bytes ?? [], as: .directions).judged().entries.count == 1)
    #expect(try await delivery.directions(request(1), signedBy: site.key) == nil)
    await #expect(throws: CourierError.self) {
      try await delivery.directions(request(0), signedBy: .random())
    }
  }
}
