/// Where an event lies in a journal that holds the installations of one site one after the other:
/// a store that was put back goes on under the next epoch and keeps the events before.
///
/// Positions grow with epoch and sequence; in epoch 1 they are the sequences.
struct JournalPosition {
  let epoch: Int
  let sequence: Int

  /// More than a sequence can be: file names give it nine digits.
  private static let span = 1_000_000_000

  init(epoch: Int, sequence: Int) {
    self.epoch = epoch
    self.sequence = sequence
  }

  init(_ value: Int) {
    self.init(epoch: value / Self.span + 1, sequence: value % Self.span)
  }

  /// How it is stored.
  var value: Int { (epoch - 1) * Self.span + sequence }
}
