public import Cases
public import Foundation
public import Policy

/// A report as a value: what it counts, when its data ends, and its parts. It becomes a page by one
/// of the formats; the same journal gives the same value and the same bytes.
public struct Report: Sendable, Equatable {
  public var header: ReportHeader
  public var sections: [ReportSection]
}

/// What every report says of itself (R-066, rules.md section 6).
public struct ReportHeader: Sendable, Equatable {
  public var number: String
  public var code: String
  public var title: Names
  /// As it was asked for, such as `2026-11`; nil for a list of now.
  public var period: String?
  /// The first second that it counts, and the first after it.
  public var from: Date
  public var until: Date
  /// Up to when data was taken: the end of the period, or the last event before it ended.
  public var cutOff: Date
  /// The sites that it counts, and how far their events go.
  public var sites: [SiteReach]
  public var policyVersion: String
  /// How many cases the report is about: those of its first part.
  public var n: Int
  /// Compiled by, reviewed by, approved by, compiling unit, compiled on; empty where the policy
  /// names nobody: the line to sign.
  public var control: [Field]
  public var recipients: [Label]

  /// Whether it tells of a period that is over.
  var isOver: Bool { period != nil && cutOff >= until }

  public struct Field: Sendable, Equatable {
    public var label: Label
    public var text: String
  }
}

/// One part of a report.
public struct ReportSection: Sendable, Equatable {
  public var code: String
  public var title: Names
  public var columns: [Label]
  public var rows: [[Cell]]
  /// The last row, where the rows add up.
  public var total: [Cell]?
  /// How many cases it counts.
  public var n: Int
  /// What a reader must know to read it.
  public var remarks: [Label]
  public var chart: Chart?

  public init(
    code: String, title: Names, columns: [Label], rows: [[Cell]], total: [Cell]? = nil, n: Int,
    remarks: [Label] = [], chart: Chart? = nil
  ) {
    self.code = code
    self.title = title
    self.columns = columns
    self.rows = rows
    self.total = total
    self.n = n
    self.remarks = remarks
    self.chart = chart
  }
}

/// A code with its names; where it has none, it stands for itself.
public struct Label: Sendable, Hashable {
  public var code: String
  public var names: Names

  public init(_ code: String, _ names: Names? = nil) {
    self.code = code
    self.names = names ?? Names(zh: code, en: code)
  }
}

/// One value of a table.
public enum Cell: Sendable, Hashable {
  case label(Label)
  case count(Int)
  /// A difference from the period before, with its sign.
  case change(Int)
  case rate(Proportion)
  /// A text that is the same in every language: a staff id, a band, a figure of the policy.
  case text(String)
  case time(Date)
  case number(CaseNumber)
  /// Seconds, negative where a time is over.
  case duration(Int)
  /// Chinese fen.
  case money(Int)
  case none
}

/// A drawing of one column of a table.
public struct Chart: Sendable, Equatable {
  public var form: Statistic.Chart
  public var measure: Label
  public var points: [Point]

  public struct Point: Sendable, Equatable {
    public var label: Label
    /// A count, or a rate between 0 and 1; nil where there is none.
    public var value: Double?
    /// The 95 % interval of a rate.
    public var interval: ClosedRange<Double>?
  }

  /// Whether the values are rates.
  public var isRate: Bool
}
