import Batches
import CaseStore
import Cases
import Foundation
import GRDB
import GeneratedYear
import Lots

/// Writes a journal in which everything of a smaller one happens many times, to other cases. The
/// projections are left to `store rebuild`.
struct Multiplication {
  let original: SiteStore
  let factor: Int
  let zone: TimeZone
  private let target: DatabaseQueue
  private var hash = Chain.start
  private var sequence = 0
  private var serial = 0
  private var serials: [CaseNumber: Int] = [:]
  private var lot = Lot(seed: 5)

  init(of original: SiteStore, by factor: Int, into path: String, zone: TimeZone) throws {
    self.original = original
    self.factor = factor
    self.zone = zone
    _ = try SiteStore(
      at: path, site: original.site, epoch: original.epoch, zone: zone, creating: true)
    target = try DatabaseQueue(path: path)
    try target.writeWithoutTransaction { try $0.execute(sql: "PRAGMA synchronous = OFF") }
  }

  consuming func run() throws {
    var first = 1
    while true {
      let lines = try original.journal(from: first, limit: 50)
      guard let last = lines.last else { break }
      try target.writeWithoutTransaction { db in
        try db.inTransaction {
          for line in lines { try multiply(line, in: db) }
          return .commit
        }
      }
      first = last.sequence + 1
    }
    try target.write { db in
      try db.execute(sql: "INSERT INTO meta VALUES ('serial', ?)", arguments: [String(serial)])
    }
  }

  /// Alarms and notices are not multiplied: they name each other.
  private mutating func multiply(_ line: JournalLine, in db: Database) throws {
    let event = try EventLine.decode(line: line.line, privateLine: line.privateLine)
    guard !event.type.rawValue.hasPrefix("alarm."), !event.type.rawValue.hasPrefix("notice.") else {
      return
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
