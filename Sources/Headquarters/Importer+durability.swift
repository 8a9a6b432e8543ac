import Batches

extension Importer {
  /// The same importer; what it takes is durable once ``makeDurable()`` returned, and must not be
  /// acknowledged before.
  public var deferring: Importer {
    Importer(
      store: store.deferring, practice: practice, recordings: recordings, identity: identity,
      clock: clock)
  }

  /// Waits until all is durable that was taken before.
  public func makeDurable() throws { try store.makeDurable() }
}
