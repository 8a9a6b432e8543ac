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

  /// The place of an event by its name over all sites, such as `101.1.42`; nil for another form.
  init?(id: String) {
    let parts = id.split(separator: ".").compactMap { Int($0) }
    guard parts.count == 3, (1...9).contains(parts[1]), (1..<Self.span).contains(parts[2]) else {
      return nil
    }
    self.init(epoch: parts[1], sequence: parts[2])
  }

  /// The event's name over all sites.
  func id(ofSite site: Int) -> String { "\(site).\(epoch).\(sequence)" }

  /// How it is stored.
  var value: Int { (epoch - 1) * Self.span + sequence }
}
