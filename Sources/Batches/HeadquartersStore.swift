public import Cases
public import Foundation

/// What headquarters keeps: every site's raw lines, and the cases projected from them.
///
/// CaseStore has it on SQLite, PostgresStore on PostgreSQL. The store decides nothing: what a batch
/// or an event means is decided by Headquarters, which is given one.
public protocol HeadquartersStore: Sendable {
  /// Writes in one transaction, durable when this returns; what `body` throws undoes it. Who writes in
  /// the same turn waits; a store may let others write beside.
  func write<Result>(
    in turn: WriteTurn, _ body: (any HeadquartersTransaction) throws -> Result
  ) throws -> Result

  /// Whether something could be written now: begins a write, and looks whether the disk has room for so
  /// many bytes.
  func demandWritable(room bytes: Int) throws

  /// Wipes what was erased from the store's files, where something was erased since the last time.
  func wipe() throws

  /// The same store, whose writes may return before they are durable: many of them share one wait for
  /// the disk, which is ``makeDurable()``.
  var deferring: any HeadquartersStore { get }

  /// Waits until all is durable that was written before.
  func makeDurable() throws

  /// Reads one consistent state, without waiting for writers.
  func read<Result>(_ body: (any HeadquartersSnapshot) throws -> Result) throws -> Result
}

extension HeadquartersStore {
  /// One that defers nothing.
  public var deferring: any HeadquartersStore { self }

  public func makeDurable() throws {}

  /// Writes in one transaction, alone.
  public func write<Result>(
    _ body: (any HeadquartersTransaction) throws -> Result
  ) throws -> Result {
    try write(in: .all, body)
  }
}

/// Whose rows a transaction reads to decide what it writes: nobody else writes those meanwhile.
public enum WriteTurn: Sendable, Equatable {
  /// Those of every site.
  case all
  /// Those of one site, all its epochs.
  case site(Int)
  /// Nobody's: what is written depends on nothing that was read.
  case none
}

/// One consistent state of headquarters' store.
public protocol HeadquartersSnapshot: DirectionSnapshot, EnrolmentSnapshot {
  /// The zone in which times are written.
  var zone: TimeZone { get }

  /// All enrolled installations, by site and epoch.
  func streams() throws -> [SiteStream]

  /// The enrolled installations of one site, by epoch.
  func streams(ofSite site: Int) throws -> [SiteStream]

  /// An enrolled key; nil where no such key was enrolled for that installation.
  func key(_ keyId: String, of stream: StreamID) throws -> EnrolledKey?

  /// The chain's hash after an event that was taken; nil where it was not.
  func hash(of stream: StreamID, after sequence: Int) throws -> [UInt8]?

  /// A batch of the waiting room that holds one of these events.
  func waitingBatch(of stream: StreamID, holding range: ClosedRange<Int>) throws -> WaitingBatch?

  /// The parked events of a site, or of all, in the order of their ids.
  func parked(ofSite site: Int?) throws -> [ParkedEvent]

  /// What was refused, newest first, at most so many.
  func rejected(limit: Int) throws -> [RejectedBatch]

  /// The event and the private line of an entry that was taken, without LF.
  func lines(of stream: StreamID, at sequence: Int) throws -> (
    line: [UInt8], privateLine: [UInt8]?
  )?

  /// Where the events of a case lie, in the order in which they were taken per installation.
  func positions(of subject: CaseNumber) throws -> [(stream: StreamID, sequence: Int)]

  /// SHA-256 of the recordings that an installation's events name and that did not arrive.
  func wantedRecordings(of stream: StreamID) throws -> [String]

  /// How long a recording that is wanted is, in bytes; nil where none is wanted.
  func wantedLength(ofRecording sha256: String) throws -> Int?

  /// The case of that number; nil where there is none.
  func find(_ number: CaseNumber) throws -> Case?

  /// SHA-256 of recordings that are erased and whose files may still be here.
  func recordingsToRemove() throws -> [String]

  /// Entries of one ledger over all sites, in the order in which they were opened.
  func ledger(_ book: LedgerEntry.Book) throws -> [LedgerEntry]

  /// The public halves of a site's slip keys, oldest first.
  func slipKeys(ofSite site: Int) throws -> [VerifyingKey]
}

/// A write under way at headquarters.
public protocol HeadquartersTransaction: HeadquartersSnapshot, DirectionTransaction,
  EnrolmentTransaction
{
  /// Makes a key known for an installation; the first one opens its stream.
  func enroll(_ key: EnrolledKey, of stream: StreamID, at time: Date) throws

  /// Says that a key has signed its last event.
  func endKey(_ keyId: String, of stream: StreamID, at sequence: Int) throws

  /// Keeps raw lines: these entries of the batch, which follow what was taken before.
  func append(_ entries: ArraySlice<VerifiedBatch.Entry>, of batch: VerifiedBatch) throws

  /// Notes that a site was heard of.
  func noteContact(_ stream: StreamID, at time: Date) throws

  /// Keeps what an installation says of itself, in place of what it said before: ``SiteStream``
  /// holds it.
  func keep(_ heartbeat: KeptHeartbeat) throws

  /// Keeps a verified batch that came before its time.
  func keepWaiting(_ batch: VerifiedBatch, name: String, at time: Date) throws

  /// Empties the waiting room of batches that hold nothing new.
  func dropWaiting(of stream: StreamID, through sequence: Int) throws

  /// Takes one batch out of the waiting room.
  func drop(_ batch: WaitingBatch, of stream: StreamID) throws

  /// Keeps what was refused, with the reason; the same bytes once. nil where it is too large.
  func keepRejected(_ bytes: [UInt8]?, name: String, reason: String, at time: Date) throws

  /// Keeps a batch that says otherwise than what was taken, and freezes the site.
  func freeze(_ stream: StreamID, at sequence: Int, by batch: VerifiedBatch, at time: Date) throws

  /// Sets an event aside; `subject` as it was written.
  func park(_ event: ParkedEvent) throws

  /// Takes an event back that was set aside.
  func unpark(_ event: ParkedEvent) throws

  /// Writes cases as their events made them, over what is kept of them.
  func save(_ drafts: [CaseDraft]) throws

  /// Writes the score that an event holds, if it holds one.
  func saveScore(of event: JournalEvent, id: String) throws

  /// Writes what an event says in the ledger that it belongs to, if it belongs to one.
  func saveLedger(of event: JournalEvent, id: String) throws

  /// Keeps the slip key that an event makes known, if it makes one known.
  func saveSlipKey(of event: JournalEvent, id: String) throws

  /// Forgets the ledger entries of a case, to make them anew from its events.
  func clearLedger(of number: CaseNumber) throws

  /// Notes that an event names a recording.
  func want(recording sha256: String, bytes: Int, of stream: StreamID) throws

  /// Notes that a recording is here.
  func arrived(recording sha256: String, at time: Date) throws

  /// Deletes the private lines of a case up to an event, and what was kept of refused batches that
  /// name it.
  func erasePrivates(of subject: CaseNumber, of stream: StreamID, through sequence: Int) throws

  /// Deletes the private line of an event.
  func erasePrivate(of stream: StreamID, at sequence: Int) throws

  /// Notes that a recording of an installation is erased: it is wanted no more, and its file goes.
  func erase(recording sha256: String, of stream: StreamID) throws

  /// Notes that the file of an erased recording is gone.
  func removed(recording sha256: String) throws

  /// Empties the projections and what was parked, to make them anew.
  func clearProjections() throws
}

extension HeadquartersSnapshot {
  /// The installation of a site that was enrolled last; nil where none was.
  public func newest(ofSite site: Int) throws -> SiteStream? { try streams(ofSite: site).last }

  /// One installation; nil where it was never enrolled.
  public func stream(_ id: StreamID) throws -> SiteStream? {
    try streams(ofSite: id.site).first { $0.id == id }
  }
}
