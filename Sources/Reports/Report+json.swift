import Cases
import Foundation
public import Policy

extension Report {
  /// This report as one JSON document, the same whatever the reader's language: codes with both
  /// names, times in RFC 3339, rates as numbers between 0 and 1 with their interval.
  public func json(by policy: Policy) -> String {
    let zone = policy.timeZone
    let header = header
    var json = JSONText()
    json.object {
      $0.member("report", header.number)
      $0.member("name", header.code)
      $0.member("title") { $0.names(header.title) }
      $0.member("period", header.period)
      $0.member("from", Timestamp.text(header.from, in: zone))
      $0.member("until", Timestamp.text(header.until, in: zone))
      $0.member("cutOff") {
        $0.object {
          $0.member("at", Timestamp.text(header.cutOff, in: zone))
        }
      }
      $0.member("sites") { $0.array(header.sites) { $0.text(String($1.site)) } }
      $0.member("reach") { $0.array(header.sites) { $1.write(into: &$0, zone: zone) } }
      $0.member("policyVersion", header.policyVersion)
      $0.member("n", header.n)
      $0.member("recipients") { $0.array(header.recipients) { $0.text($1.code) } }
      for field in header.control {
        $0.member(field.label.code.camelCased, field.text.isEmpty ? nil : field.text)
      }
      $0.member("sections") { $0.array(sections) { $1.write(into: &$0, zone: zone) } }
    }
    return json.text + "\n"
  }
}

extension SiteReach {
  fileprivate func write(into json: inout JSONText, zone: TimeZone) {
    json.object {
      $0.member("site", String(site))
      $0.member("lastSequence", lastSequence)
      $0.member("lastContact", lastContact.map { Timestamp.text($0, in: zone) })
    }
  }

  /// nil where the site was never heard of, or tells of itself.
  var lastContact: Date? {
    guard case .at(let second) = contact else { return nil }
    return Date(timeIntervalSince1970: Double(second))
  }
}

extension ReportSection {
  fileprivate func write(into json: inout JSONText, zone: TimeZone) {
    json.object {
      $0.member("code", code)
      $0.member("title") { $0.names(title) }
      $0.member("n", n)
      $0.member("columns") { json in
        json.array(columns) { json, column in
          json.object {
            $0.member("key", column.code.camelCased)
            $0.member("title") { $0.names(column.names) }
          }
        }
      }
      $0.member("rows") { $0.array(rows) { write($1, into: &$0, zone: zone) } }
      $0.member("total") { json in
        if let total { write(total, into: &json, zone: zone) } else { json.null() }
      }
      $0.member("remarks") { $0.array(remarks) { $0.names($1.names) } }
    }
  }

  private func write(_ row: [Cell], into json: inout JSONText, zone: TimeZone) {
    json.object { json in
      for (column, cell) in zip(columns, row) {
        json.member(column.code.camelCased) { cell.write(into: &$0, zone: zone) }
      }
    }
  }
}

extension Cell {
  fileprivate func write(into json: inout JSONText, zone: TimeZone) {
    switch self {
    case .label(let label):
      json.object {
        $0.member("code", label.code)
        $0.member("zh", label.names.zh)
        $0.member("en", label.names.en)
      }
    case .count(let number), .change(let number): json.number(number)
    case .rate(let proportion):
      json.object {
        $0.member("hits", proportion.hits)
        $0.member("n", proportion.n)
        $0.member("rate") { $0.decimal(proportion.rate) }
        $0.member("low") { $0.decimal(proportion.interval?.lowerBound) }
        $0.member("high") { $0.decimal(proportion.interval?.upperBound) }
      }
    case .text(let text): json.text(text)
    case .time(let time): json.text(Timestamp.text(time, in: zone))
    case .number(let number): json.text(number.text)
    case .duration(let seconds): json.text(Self.iso8601(seconds))
    case .money(let fen): json.text(Money.text(fen: fen))
    case .none: json.null()
    }
  }

  /// `-PT3H20M`.
  static func iso8601(_ seconds: Int) -> String {
    let rest = abs(seconds)
    let parts = [(rest / 3600, "H"), (rest / 60 % 60, "M"), (rest % 60, "S")]
      .filter { $0.0 > 0 }.map { "\($0.0)\($0.1)" }.joined()
    return (seconds < 0 ? "-" : "") + "PT" + (parts.isEmpty ? "0S" : parts)
  }
}

extension String {
  /// `in_time_rate` as `inTimeRate`.
  var camelCased: String {
    let words = split(separator: "_")
    return words.prefix(1).joined() + words.dropFirst().map(\.capitalized).joined()
  }
}
