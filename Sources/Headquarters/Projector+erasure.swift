import Batches
import Cases

extension Projector {
  /// Deletes what an event says is erased, whether or not its case is blocked: what must be erased
  /// does not wait.
  mutating func erase(what event: JournalEvent, _ stream: StreamID, _ sequence: Int) throws {
    guard [.erased, .recordingErased, .retentionApplied].contains(event.type) else { return }
    let sounds =
      (event.data["recordings"]?.array ?? []).compactMap(\.string)
      + [event.data["sha256"]?.string].compactMap { $0 }
    for sha256 in sounds { try transaction.erase(recording: sha256, of: stream) }
    var touched: Set<CaseNumber> = []
    for id in (event.data["records"]?.array ?? []).compactMap(\.string) {
      // A site erases its own records and nobody else's.
      guard let place = StreamID.place(ofEvent: id), place.stream.site == stream.site,
        place < (stream, sequence)
      else { continue }
      try transaction.erasePrivate(of: place.stream, at: place.sequence)
      guard let lines = try transaction.lines(of: place.stream, at: place.sequence) else {
        continue
      }
      if let number = try EventLine.subject(of: lines.line).flatMap({ CaseNumber($0) }) {
        touched.insert(number)
      }
    }
    if event.type == .erased, let number = event.subject, number.site == stream.site {
      try transaction.erasePrivates(of: number, of: stream, through: sequence)
      touched.insert(number)
    }
    for number in touched.sorted(by: { $0.text < $1.text }) {
      try remake(number, before: stream, sequence)
    }
  }

  /// Makes a case anew from what is left of its events before a position.
  private mutating func remake(
    _ number: CaseNumber, before stream: StreamID, _ sequence: Int
  ) throws {
    let aside = try Set(transaction.parked(ofSite: stream.site).map(\.id))
    var anew: Case?
    try transaction.clearLedger(of: number)
    for place in try transaction.positions(of: number)
    where (place.stream, place.sequence) < (stream, sequence)
      && !aside.contains(place.stream.event(place.sequence))
    {
      guard let lines = try transaction.lines(of: place.stream, at: place.sequence) else {
        continue
      }
      let event = try EventLine.decode(line: lines.line, privateLine: lines.privateLine)
      guard event.type.belongsToCase else { continue }
      anew = try Case(anew, after: event)
      try transaction.saveLedger(of: event, id: place.stream.event(place.sequence))
    }
    cases[number] = anew
  }
}
