import Batches
import CaseStore
import Cases
import Casework
import Courier
import ChildProcesses
import Foundation
import Halls
import Testing

struct SealingTests {
  @Test func `what is new is sealed once`() throws {
    let hall = try Hall()
    try hall.register()
    try hall.register()
    #expect(try hall.seal().map(\.text) == ["101.1.000000001-000000002.jsonl"])
    let sealed = try hall.outbox()
    hall.hand.advance(minutes: 5)
    #expect(try hall.seal() == [])
    #expect(try hall.outbox() == sealed)
    try hall.register()
    #expect(try hall.seal().map(\.text) == ["101.1.000000003-000000003.jsonl"])
    #expect(try hall.sync.status().sealed == 3)
  }

  @Test func `nothing new writes nothing`() throws {
    let hall = try Hall()
    #expect(try hall.seal() == [])
    #expect(try hall.outbox().isEmpty)
  }

  @Test func `the chain goes on from batch to batch`() throws {
    let hall = try Hall()
    var hash = Chain.start
    for _ in 1...3 {
      try hall.register()
      for name in try hall.seal() {
        let bytes = try Data(contentsOf: URL(filePath: hall.sync.outbox.folder + "/" + name.text))
        let batch = try ReceivedBatch(Array(bytes)).verified(by: hall.key.verifyingKey)
        #expect(batch.header.previousHash == hash)
        hash = batch.header.lastHash
      }
    }
  }

  @Test func `a batch whose sealer died is not sealed anew`() throws {
    let hall = try Hall()
    try hall.register()
    _ = try hall.seal()
    let sealed = try hall.outbox()
    try hall.store.setMeta("sync.1.sealed", "0")
    hall.hand.advance(minutes: 5)
    #expect(try hall.seal() == [])
    #expect(try hall.outbox() == sealed)
    #expect(try hall.sync.status().sealed == 1)
  }

  @Test func `several sealers at once seal every event once`() async throws {
    let hall = try Hall()
    for _ in 1...20 { try hall.register() }
    let names = try await withThrowingTaskGroup(of: [BatchName].self) { group in
      for _ in 1...4 { group.addTask { try hall.seal() } }
      return try await group.reduce(into: []) { $0 += $1 }
    }
    #expect(names.map(\.text) == ["101.1.000000001-000000020.jsonl"])
  }

  @Test func `an independent reader finds what a day's work sealed sound`() throws {
    let hall = try Hall()
    _ = try hall.closedComplaint()
    try hall.register("LK01", kind: "REPAIR")
    hall.hand.advance(minutes: 60 * 24 * 30)
    _ = try hall.casework.watchClocks()
    _ = try hall.seal()
    let schema = hall.folder + "/schema.json"
    let key = hall.folder + "/site.pub"
    try Data(BatchSchema.text.utf8).write(to: URL(filePath: schema))
    try Data(hall.key.verifyingKey.pem.utf8).write(to: URL(filePath: key))
    let batches = try hall.outbox().keys.sorted().map { hall.sync.outbox.folder + "/" + $0 }
    let script = URL(filePath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "independent/check_batch.py").path
    let python = ProcessInfo.processInfo.environment["HEARWELL_PYTHON"] ?? "python3"
    let reader = try ChildProcess.run(["/usr/bin/env", python, script, schema, key] + batches)
    #expect(reader.status == 0, "\(reader.output)\(reader.errors)")
    #expect(reader.output.hasSuffix("sound\n"))
  }
}
