public import Batches
import CaseStore
import Cases

extension Casework {
  /// Makes a slip key's public half known by an event, once, so that everybody whom the journal
  /// reaches can judge the slips that it signs.
  public func announce(slipKey key: VerifyingKey) throws {
    // Every slip asks, and nearly always the key is known: that waits for no other writer.
    guard try !store.read({ try $0.slipKeys(ofSite: store.site).contains(key) }) else { return }
    try atCounter(actor: "system", channel: nil) { desk in
      let known = try desk.transaction.snapshot.slipKeys(ofSite: store.site)
      guard !known.contains(key) else { return }
      try desk.record(.slipKeyAdded, data: ["publicKey": .string(key.base64)])
    }
  }
}
