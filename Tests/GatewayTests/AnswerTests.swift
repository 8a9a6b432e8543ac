import Courier
import Foundation
import Gateway
import Testing

/// What the courier makes of answers that are none of the contract's.
struct AnswerTests {
  private func fault(_ head: String, _ body: String = "") async throws -> CourierError? {
    let server = try CannedServer(
      "HTTP/1.1 \(head)\r\nContent-Length: \(body.utf8.count)\r\nConnection: close\r\n\r\n\(body)")
    defer { server.end() }
    let folder = try Folder()
    try folder.write("fLaC", to: "sound.flac")
    let delivery = try HTTPSDelivery(to: "http://127.0.0.1:\(server.port)", authority: nil)
    do {
      _ = try await delivery.progress(
        ofRecording: String(repeating: "ab", count: 32), from: folder.path + "/sound.flac",
        isMissed: false)
      return nil
    } catch let error as CourierError {
      return error
    }
  }

  @Test func `only headquarters itself says that a recording is not wanted`() async throws {
    let json = "Content-Type: application/problem+json"
    #expect(try await fault("404 Not Found\r\n\(json)") == nil)
    let proxy = try await fault("404 Not Found\r\nContent-Type: text/html")
    #expect(proxy?.kind == .unreachable && proxy?.cause.contains("not headquarters") == true)
  }

  @Test func `what headquarters refuses for another reason is not taken for a captive portal`()
    async throws
  {
    let answer = try await fault(
      "500 Internal Server Error\r\nContent-Type: application/problem+json")
    #expect(
      answer?.cause.contains("headquarters refuses it: 500") == true, "\(answer?.cause ?? "")")
  }
}
