public import Batches
import Cases
public import Foundation

/// What headquarters directs its sites to do: a journal of its own for each site, so that none sees
/// what another is directed to (contract section 6 has its form).
public struct DirectionJournal: Sendable {
  let store: any HeadquartersStore
  /// Whether this is a practice headquarters, whose directions practice sites alone take.
  let practice: Bool
  let zone: TimeZone
  let clock: @Sendable () -> Date

  public init(
    store: any HeadquartersStore, practice: Bool, zone: TimeZone,
    clock: @escaping @Sendable () -> Date
  ) {
    self.store = store
    self.practice = practice
    self.zone = zone
    self.clock = clock
  }

  /// The sites that may be directed: those with an enrolled installation.
  public func sites() throws -> [Int] {
    Array(Set(try store.read { try $0.streams() }.map(\.id.site))).sorted()
  }

  /// Writes a direction down behind what the site says that it has taken.
  ///
  /// - Throws: ``HeadquartersError`` where the site is not known or the direction too long.
  public func add(_ direction: Direction, to site: Int) throws -> KeptDirection {
    try store.write(in: .site(site)) { transaction in
      guard try transaction.newest(ofSite: site) != nil else {
        throw HeadquartersError(
          .absent, subject: "site \(site)", cause: "it is not enrolled",
          remedy: "see `hearwell headquarters sites`")
      }
      let last = try settle(site, transaction)
      let event = direction.event(sequence: last.sequence + 1, at: clock(), in: zone)
      let kept = kept(event, for: site, behind: last.hash)
      guard max(kept.line.count, kept.privateLine?.count ?? 0) <= BatchLimits.line else {
        throw HeadquartersError(
          .badData, subject: event.type.rawValue, cause: "it is longer than 64 KiB",
          remedy: "shorten it")
      }
      try transaction.keep(kept)
      return kept
    }
  }

  private func kept(
    _ event: JournalEvent, for site: Int, behind hash: [UInt8]
  ) -> KeptDirection {
    let (line, privateLine) = EventLine.encode(
      event, site: site, epoch: StreamID.directions(to: site).epoch, zone: zone, salt: Salt.random()
    )
    return KeptDirection(
      site: site, sequence: event.sequence, subject: event.subject, line: line,
      privateLine: privateLine, previousHash: hash)
  }

  /// The place behind which the next direction goes.
  ///
  /// After headquarters was put back from a backup the site may have taken directions that are not
  /// here: what follows goes behind those. And it may have taken others than those that were written
  /// since: these go behind them too, under new numbers.
  private func settle(
    _ site: Int, _ transaction: any HeadquartersTransaction
  ) throws -> (sequence: Int, hash: [UInt8]) {
    let words = try transaction.words(ofSite: site)
    let own = try transaction.lastDirection(to: site)
    guard let told = words.first else { return (own?.sequence ?? 0, own?.hash ?? Chain.start) }
    var shared = 0
    var hasParted = false
    for word in words {
      guard let hash = try transaction.directionHash(to: site, after: word.sequence) else {
        continue
      }
      if hash == word.hash {
        shared = word.sequence
        break
      }
      hasParted = true
    }
    let last = own?.sequence ?? 0
    if hasParted || told.sequence > last && last > shared {
      try move(directionsAfter: shared, behind: told, site, transaction)
    }
    guard let left = try transaction.lastDirection(to: site), left.sequence >= told.sequence else {
      return (told.sequence, told.hash)
    }
    return (left.sequence, left.hash)
  }

  private func move(
    directionsAfter sequence: Int, behind told: SiteWord, _ site: Int,
    _ transaction: any HeadquartersTransaction
  ) throws {
    let parted = try transaction.directions(to: site, after: sequence, limit: .max)
    try transaction.dropDirections(to: site, after: sequence)
    var hash = told.hash
    for (number, direction) in zip((told.sequence + 1)..., parted) {
      var event = try EventLine.decode(
        line: direction.line, privateLine: direction.privateLine)
      event.sequence = number
      let moved = kept(event, for: site, behind: hash)
      try transaction.keep(moved)
      hash = moved.hash
    }
  }
}

extension DirectionJournal {
  /// Directions after a sequence, sealed, as many as one file holds; nil where there are none.
  public func sealed(
    to site: Int, after sequence: Int, by key: SigningKey
  ) throws -> SealedBatch? {
    guard try store.read({ try mayFollow(sequence, to: site, $0) }) else { return nil }
    let kept = try store.write(in: .site(site)) { transaction in
      _ = try settle(site, transaction)
      return try transaction.directions(to: site, after: sequence, limit: BatchLimits.events)
    }
    guard let first = kept.first else { return nil }
    let row = kept.enumerated().prefix { $1.sequence == first.sequence + $0 }.map(\.element)
    return try BatchSealer(directionsTo: site, practice: practice, key: key, zone: zone).seal(
      row.map {
        BatchEntry(sequence: $0.sequence, line: $0.line, privateLine: $0.privateLine)
      }, previousHash: first.previousHash, sealedAt: clock())
  }

  /// Whether there is something behind a sequence, or something else than what the site has taken.
  private func mayFollow(
    _ sequence: Int, to site: Int, _ snapshot: any HeadquartersSnapshot
  ) throws -> Bool {
    guard let last = try snapshot.lastDirection(to: site) else { return false }
    if last.sequence > sequence { return true }
    guard let told = try snapshot.words(ofSite: site, limit: 1).first else { return false }
    return try snapshot.directionHash(to: site, after: told.sequence) != told.hash
  }

  /// The last direction that the newest installation of a site says it has taken; 0 where it has said
  /// nothing yet.
  public func taken(bySite site: Int) throws -> Int {
    try store.read { snapshot in
      let newest = try snapshot.newest(ofSite: site)?.id
      let word = try snapshot.words(ofSite: site, limit: 1).first
      return word.flatMap { $0.stream == newest ? $0.sequence : nil } ?? 0
    }
  }

  /// Everything that a site was not yet heard to have taken, sealed for a folder that is carried
  /// there.
  public func pending(to site: Int, by key: SigningKey) throws -> [SealedBatch] {
    var files: [SealedBatch] = []
    var after = try taken(bySite: site)
    while let file = try sealed(to: site, after: after, by: key) {
      files.append(file)
      after = file.header.last
    }
    return files
  }
}
