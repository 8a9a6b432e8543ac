import Cases
import Casework
import Foundation
import Policy

extension Pages {
  /// One case with its clocks, notes, recordings and history; the look is written down first.
  func `case`(_ text: String, _ visit: Visit) throws -> PageAnswer {
    guard let number = CaseNumber(text) else { return refusal(404, "not_found", visit) }
    let current = try find(number, visit)
    try note("show", current, visit)
    let shown = house.reading.view(of: current, by: visit.reader)
    let sheet = CaseSheet(
      current: shown, policy: house.reading.policy, language: visit.language, zone: house.zone)
    let told = sheet.parts
    let parts = told.filter { ![.facts, .recordings].contains($0.matter) }
    return page(
      .case, title: "\(said("case_title", visit)) \(number.grouped)",
      [
        "facts": .list(
          told.filter { $0.matter == .facts }.flatMap(\.rows).map {
            ["label": .text($0[0]), "text": .text($0[1])]
          }),
        "parts": .list(
          parts.map { part in
            [
              "id": .text("\(part.matter)"), "title": .text(part.title),
              "rows": .list(part.rows.map { ["cells": .list($0.map { .text($0) })] }),
            ]
          }),
        "hasRecordings": .flag(!shown.recordings.isEmpty),
        "recordings": .list(shown.recordings.map { recording($0, of: number, visit) }),
      ], visit)
  }

  private func recording(
    _ recording: Recording, of number: CaseNumber, _ visit: Visit
  ) -> PageValue {
    let isHere = FileManager.default.fileExists(atPath: file(of: recording.sha256))
    return [
      "sha256": .text(recording.sha256),
      "label": .text("\(recording.seconds) \(said("seconds", visit))"),
      "path": PageValue(isHere ? "/cases/\(number.text)/\(recording.sha256)" : nil),
      "isElsewhere": .flag(!isHere && house.elsewhere(recording.sha256) == .headquarters),
    ]
  }

  /// A recording of a case that this reader may see.
  func recording(_ sha256: String, of text: String, _ visit: Visit) throws -> PageAnswer {
    guard let number = CaseNumber(text) else { return refusal(404, "not_found", visit) }
    let current = try find(number, visit)
    let shown = house.reading.view(of: current, by: visit.reader)
    guard shown.recordings.contains(where: { $0.sha256 == sha256 }),
      FileManager.default.fileExists(atPath: file(of: sha256))
    else { return refusal(404, "not_found", visit) }
    try note("recording", current, visit)
    return PageAnswer(status: 200, body: .recording(file: file(of: sha256)))
  }

  private func file(of sha256: String) -> String { "\(house.recordings)/\(sha256).flac" }

  private func find(_ number: CaseNumber, _ visit: Visit) throws -> Case {
    let found = try house.reading.find(number)
    try house.reading.demandSight(of: found, by: visit.reader)
    return found
  }

  private func note(_ what: String, _ current: Case, _ visit: Visit) throws {
    try house.reading.records.noteAccess(
      by: visit.reader.id, to: [current.number], what: what, at: house.reading.now)
  }
}
