import Foundation

/// A value that several threads take turns with.
///
/// Not `Synchronization.Mutex`: where threads wait for one, its turns change hands in the kernel, unseen
/// by the thread sanitizer, which then takes the next turn for a race.
///
/// Unchecked: `lock` guards `value`.
package final class Guarded<Value: ~Copyable>: @unchecked Sendable {
  private let lock = NSLock()
  private var value: Value

  package init(_ value: consuming sending Value) { self.value = value }

  package func withLock<Result: ~Copyable, Failure: Error>(
    _ body: (inout sending Value) throws(Failure) -> sending Result
  ) throws(Failure) -> sending Result {
    lock.lock()
    defer { lock.unlock() }
    return try body(&value)
  }

  /// nil where somebody else has the turn; never waits.
  package func withLockIfAvailable<Result, Failure: Error>(
    _ body: (inout sending Value) throws(Failure) -> sending Result
  ) throws(Failure) -> sending Result? {
    guard lock.try() else { return nil }
    defer { lock.unlock() }
    return try body(&value)
  }
}
