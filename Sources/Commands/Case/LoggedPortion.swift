import Cases

/// Records on their way to somebody who reads, some hundred at a time: so a store of any size needs
/// no memory, and every look at private data is logged before anything of it is shown.
struct LoggedPortion<Record> {
  private let desk: any ReadingDesk
  private let what: String?
  private let number: (Record) -> CaseNumber?
  private var records: [Record] = []

  /// `what` is the access log's name of the look, nil logs none; `number` is the case of which a
  /// record shows private data, nil where it shows none.
  init(
    at desk: any ReadingDesk, noting what: String?, of number: @escaping (Record) -> CaseNumber?
  ) {
    self.desk = desk
    self.what = what
    self.number = number
  }

  /// Takes a record; when the portion is full, `body` is handed all of it.
  mutating func add(_ record: Record, _ body: (Record) throws -> Void) throws {
    records.append(record)
    if records.count >= 500 { try handOver(body) }
  }

  /// Hands over what is left.
  mutating func handOver(_ body: (Record) throws -> Void) throws {
    if let what {
      var seen: Set<CaseNumber> = []
      let numbers = records.compactMap(number).filter { seen.insert($0).inserted }
      try desk.noteAccess(to: numbers, what: what)
    }
    try records.forEach(body)
    records = []
  }
}
