import Batches
import CaseStore
import Cases
import Foundation
import GRDB
import GeneratedYear
import Lots

/// Writes a journal in which everything of a smaller year happens many times, to other cases and in
/// years before it too. The projections are left to `store rebuild`.
struct Multiplication {
  let original: SiteStore
  /// How often each case happens in each year.
  let factor: Int
  let years: Int
  let zone: TimeZone
  private let target: DatabaseQueue
  private var hash = Chain.start
  private var sequence = 0
  private var serial = 0
  private var serials: [CaseNumber: Int] = [:]
  private var lot = Lot(seed: 5)

  init(
    of original: SiteStore, by factor: Int, years: Int, into path: String, zone: TimeZone
  ) throws {
    self.original = original
    self.factor = factor
    self.years = years
    self.zone = zone
    _ = try SiteStore(
      at: path, site: original.site, epoch: original.epoch, zone: zone, creating: true)
    target = try DatabaseQueue(path: path)
    try target.writeWithoutTransaction { try $0.execute(sql: "PRAGMA synchronous = OFF") }
  }

  consuming func run() throws {
    for ago in (0..<years).reversed() { try write(yearsAgo: ago) }
    try target.write { db in
      try db.execute(sql: "INSERT INTO meta VALUES ('serial', ?)", arguments: [String(serial)])
    }
  }

  private mutating func write(yearsAgo ago: Int) throws {
    serials = [:]
    var first = 1
    while true {
      let lines = try original.journal(from: first, limit: 50)
      guard let last = lines.last else { break }
      try target.writeWithoutTransaction { db in
        try db.inTransaction {
          for line in lines { try multiply(line, yearsAgo: ago, in: db) }
          return .commit
        }
      }
      first = last.sequence + 1
    }
  }

  /// Alarms and notices are not multiplied: they name each other. What is open at the end of the last
  /// year was not left open in those before.
  private mutating func multiply(_ line: JournalLine, yearsAgo ago: Int, in db: Database) throws {
    var event = try EventLine.decode(line: line.line, privateLine: line.privateLine)
    guard !event.type.rawValue.hasPrefix("alarm."), !event.type.rawValue.hasPrefix("notice.") else {
      return
    }
    if ago > 0 {
      let isLeftOpen = try event.subject.flatMap { number in
        try original.read { try $0.find(number)?.state.isOpen }
      }
      guard isLeftOpen != true else { return }
      event.time = moved(event.time, yearsAgo: ago)
      event.data = event.data.mapValues { moved($0, yearsAgo: ago) }
    }
    if let number = event.subject, serials[number] == nil {
      serials[number] = serial
      serial += factor
    }
    for copy in 1...factor {
      var other = event
      if let number = event.subject, let base = serials[number] {
        other.subject = CaseNumber(site: number.site, epoch: number.epoch, serial: base + copy)
      }
      if var personal = event.personal { other.personal = estrange(&personal) }
      try append(other, in: db)
    }
  }

  /// Whole weeks earlier, so that weekdays stay.
  private func moved(_ time: Date, yearsAgo ago: Int) -> Date {
    time.addingTimeInterval(Double(ago) * -364 * 86_400)
  }

  private func moved(_ value: JSONValue, yearsAgo ago: Int) -> JSONValue {
    switch value {
    case .string(let text):
      Timestamp.time(text).map { .string(Timestamp.text(moved($0, yearsAgo: ago), in: zone)) }
        ?? value
    case .array(let elements): .array(elements.map { moved($0, yearsAgo: ago) })
    case .object(let members): .object(members.mapValues { moved($0, yearsAgo: ago) })
    case .null, .boolean, .integer: value
    }
  }

  /// Other people in other places, and one in ten thousand with a word that is rare.
  private mutating func estrange(_ personal: inout [String: JSONValue]) -> [String: JSONValue] {
    let rare = lot.number(1...10_000) == 1 ? "罕见" : ""
    if personal["statement"] != nil {
      personal["statement"] = .string(Matter.statement(&lot) + rare)
    }
    if var contact = personal["contact"]?.object {
      if contact["phone"] != nil { contact["phone"] = .string(Matter.phone(&lot)) }
      if contact["address"] != nil { contact["address"] = .string(Matter.place(&lot)) }
      personal["contact"] = .object(contact)
    }
    return personal
  }

  private mutating func append(_ event: JournalEvent, in db: Database) throws {
    sequence += 1
    var event = event
    event.sequence = sequence
    let salt = (0..<16).map { _ in UInt8.random(in: .min ... .max, using: &lot) }
    let encoded = EventLine.encode(
      event, site: original.site, epoch: original.epoch, zone: zone, salt: salt)
    hash = Chain.hash(previous: hash, line: encoded.line)
    try db.cachedStatement(
      sql:
        "INSERT INTO journal (sequence, type, subject, time, line, hash) VALUES (?, ?, ?, ?, ?, ?)"
    ).execute(arguments: [
      sequence, event.type.rawValue, event.subject?.text, Int(event.time.timeIntervalSince1970),
      String(decoding: encoded.line, as: UTF8.self), Data(hash),
    ])
    guard let privateLine = encoded.privateLine else { return }
    try db.cachedStatement(sql: "INSERT INTO private (sequence, line) VALUES (?, ?)")
      .execute(arguments: [sequence, String(decoding: privateLine, as: UTF8.self)])
  }
}
