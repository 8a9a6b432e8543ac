/// A range of populations and how many of them are revisited.
public struct SamplingBand: Sendable, Hashable {
  /// How the sample follows from the population.
  public enum Rule: Sendable, Hashable {
    /// So many, never more than there are.
    case fixed(Int)
    /// So many in a hundred, rounded up.
    case percent(Int)
  }

  public let from: Int
  /// Inclusive; nil where there is no upper limit.
  public let to: Int?
  public let rule: Rule

  /// The band as a person reads it, such as `20-50`.
  public var text: String { to.map { "\(from)-\($0)" } ?? "\(from)+" }
}

extension SamplingBand.Rule: CustomStringConvertible {
  public var description: String {
    switch self {
    case .fixed(let count): "fixed \(count)"
    case .percent(let share): "\(share)%"
    }
  }
}

/// How many of a month's orders are revisited, and by which band.
public struct RevisitSample: Sendable, Hashable {
  public let population: Int
  public let sample: Int
  /// The band's limits, such as `20-50`; empty where the population is 0.
  public let band: String
  /// The band's rule and its source, such as `30% (R-173)`.
  public let rule: String
}

extension SamplingBand {
  init(_ section: PolicySection) {
    from = section.whole("from") ?? 0
    to = section.whole("to")
    switch (section.whole("fixed"), section.whole("percent")) {
    case (let count?, nil): rule = .fixed(count)
    case (nil, let share?) where share <= 100: rule = .percent(share)
    default:
      rule = .percent(100)
      section.report(
        "percent", "needs one of fixed and percent", remedy: "write fixed: 5 or percent: 30")
    }
  }

  /// How many of that many are drawn.
  func sample(of population: Int) -> Int {
    switch rule {
    case .fixed(let count): min(count, population)
    case .percent(let share): min((population * share + 99) / 100, population)
    }
  }
}

extension Policy {
  /// How many of a service type's orders of one month are revisited.
  public func revisitSample(population: Int) -> RevisitSample {
    guard population > 0,
      let band = samplingBands.first(where: { $0.from <= population && population <= $0.to ?? .max }
      )
    else {
      return RevisitSample(population: max(0, population), sample: 0, band: "", rule: "R-173")
    }
    return RevisitSample(
      population: population, sample: band.sample(of: population), band: band.text,
      rule: "\(band.rule) (R-173)")
  }
}
