import Batches
import Cases

/// Deletes what an event says is erased, whether or not its case is blocked: what must be erased
/// does not wait.
struct Erasure {
  static let types: Set<EventType> = [.erased, .recordingErased, .retentionApplied]

  let transaction: any HeadquartersTransaction
  let event: JournalEvent
  let stream: StreamID
  let sequence: Int

  /// Erases, and makes the cases that it touches anew from what is left of them.
  func carryOut(_ projector: inout Projector) throws {
    try projector.projection.write(to: transaction)
    for sha256 in sounds { try transaction.erase(recording: sha256, of: stream) }
    var touched = try eraseRecords()
    if event.type == .erased, let number = event.subject, number.site == stream.site {
      try transaction.erasePrivates(of: number, of: stream, through: sequence)
      touched.insert(number)
    }
    for number in touched.sorted(by: { $0.text < $1.text }) {
      if let anew = try remade(number) { try projector.change(anew) }
    }
  }

  private var sounds: [String] {
    (event.data["recordings"]?.array ?? []).compactMap(\.string)
      + [event.data["sha256"]?.string].compactMap { $0 }
  }

  /// The cases that the erased private lines were of. A site erases its own and nobody else's.
  private func eraseRecords() throws -> Set<CaseNumber> {
    var touched: Set<CaseNumber> = []
    for id in (event.data["records"]?.array ?? []).compactMap(\.string) {
      guard let place = StreamID.place(ofEvent: id), place.stream.site == stream.site,
        place < (stream, sequence)
      else { continue }
      try transaction.erasePrivate(of: place.stream, at: place.sequence)
      guard let lines = try transaction.lines(of: place.stream, at: place.sequence) else {
        continue
      }
      if let number = try EventLine.subject(of: lines.line).flatMap({ CaseNumber($0) }),
        number.site == stream.site
      {
        touched.insert(number)
      }
    }
    return touched
  }

  private func remade(_ number: CaseNumber) throws -> Case? {
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
    return anew
  }
}
