import Batches
import CaseStore
import Cases
import Courier
import Foundation
import Halls
import Testing

struct DeliveryTests {
  private func folder(_ hall: Hall, _ name: String) throws -> String {
    let path = hall.folder + "/" + name
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    return path
  }

  private func names(in folder: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
  }

  @Test func `every batch that is not acknowledged lies at the destination, byte for byte`()
    async throws
  {
    let hall = try Hall()
    let stick = try folder(hall, "stick")
    for _ in 1...2 {
      try hall.register()
      _ = try hall.seal()
      try await hall.sync.deliver(by: DirectoryDelivery(folder: stick))
    }
    #expect(try names(in: stick) == hall.outbox().keys.sorted())
    for (name, bytes) in try hall.outbox() {
      #expect(try Data(contentsOf: URL(filePath: stick + "/" + name)) == bytes)
    }
    #expect(try hall.sync.status().delivered == 2)
  }

  @Test func `a new stick gets what is not acknowledged and nothing else`() async throws {
    let hall = try Hall()
    for _ in 1...3 {
      try hall.register()
      _ = try hall.seal()
    }
    _ = try hall.take(try hall.acknowledgement(1))
    let stick = try folder(hall, "stick")
    try await hall.sync.deliver(by: DirectoryDelivery(folder: stick))
    #expect(try names(in: stick) == hall.outbox().keys.sorted().suffix(2))
  }

  @Test func `the outbox itself may be the destination`() async throws {
    let hall = try Hall()
    try hall.register()
    _ = try hall.seal()
    let before = try hall.outbox()
    let delivery = DirectoryDelivery(folder: hall.sync.outbox.folder)
    #expect(try await hall.sync.deliver(by: delivery) == 1)
    #expect(try hall.outbox() == before)
  }

  @Test func `a stick that is not plugged in is an error and makes no folder`() async throws {
    let hall = try Hall()
    try hall.register()
    _ = try hall.seal()
    let missing = hall.folder + "/stick"
    let error = await #expect(throws: CourierError.self) {
      try await hall.sync.deliver(by: DirectoryDelivery(folder: missing))
    }
    #expect(error?.kind == .inaccessible)
    #expect(!FileManager.default.fileExists(atPath: missing))
    #expect(try hall.sync.status().delivered == 0)
  }

  @Test func `what a medium damaged is brought again`() async throws {
    let hall = try Hall()
    let stick = try folder(hall, "stick")
    try hall.register()
    let name = try #require(try hall.seal().first?.text)
    let delivery = DirectoryDelivery(folder: stick)
    try await hall.sync.deliver(by: delivery)
    let file = URL(filePath: stick + "/" + name)
    var bytes = try Data(contentsOf: file)
    bytes[100] ^= 1
    try bytes.write(to: file)
    try await hall.sync.deliver(by: delivery)
    #expect(try Data(contentsOf: file) == hall.outbox()[name])
  }

  @Test func `why a folder takes nothing is told in words`() async throws {
    let hall = try Hall()
    try hall.register()
    _ = try hall.seal()
    let error = await #expect(throws: CourierError.self) {
      try await hall.sync.deliver(by: DirectoryDelivery(folder: "/proc"))
    }
    #expect(error?.kind == .inaccessible)
    #expect(error.map { !$0.cause.contains("error 512") } ?? false, "\(error?.cause ?? "")")
  }

  /// Process 2^22 cannot exist: Linux numbers them below that.
  @Test func `what a killed courier left half-written is cleared away, and nothing else`()
    async throws
  {
    let hall = try Hall()
    let stick = try folder(hall, "stick")
    try hall.register()
    let dead = ".101.1.000000001-000000009.jsonl.4194304.partial"
    let others = [
      ".101.1.000000001-000000009.jsonl.\(getpid()).partial",
      ".102.1.000000001-000000009.jsonl.4194304.partial", ".hidden",
    ]
    for place in [stick, try folder(hall, "outbox")] {
      for name in [dead] + others {
        try Data("{".utf8).write(to: URL(filePath: place + "/" + name))
      }
    }
    _ = try hall.seal()
    try await hall.sync.deliver(by: DirectoryDelivery(folder: stick))
    for place in [stick, hall.sync.outbox.folder] {
      let left = try names(in: place)
      #expect(!left.contains(dead))
      for name in others { #expect(left.contains(name), "\(name)") }
    }
  }
}
