/// A promise of the service that is shown and scored (R-135, R-141 … R-149).
public struct ServiceStandard: Coded, Hashable {
  public let code: String
  /// The promise in words, as enquiry 4 tells it.
  public let names: Names
  /// The figure as written, such as `98` or `0.27`; nil where the promise has none.
  public let figure: String?
  /// The figure's unit: `percent`, `MPa`, `hours_per_day`, `per_month`.
  public let unit: String?
  /// What was measured, by period, such as `2026-11`: the site writes it into its policy.yaml.
  public let measured: [String: String]
  /// What must be true, or the steps, where the promise lists them.
  public let conditions: [String]
}

extension ServiceStandard {
  init(code: String, _ section: PolicySection) {
    self.code = code
    names = section.names()
    figure = section.text("at_least")
    unit = section.text("unit")
    measured = section.figures("measured")
    conditions = section.list("conditions")
  }
}

extension Policy {
  /// A promise in words, with what must be true or the steps.
  public func namesWithConditions(of standard: ServiceStandard) -> Names {
    let (names, listed) = (standard.names, standard.conditions.map(name(ofPart:)))
    guard !listed.isEmpty else { return names }
    return Names(
      zh: "\(names.zh)（\(listed.map(\.zh).joined(separator: "、"))）",
      en: "\(names.en) (\(listed.map(\.en).joined(separator: ", ")))")
  }
}

extension PolicySection {
  /// A mapping of periods to figures.
  func figures(_ key: String) -> [String: String] {
    section(key) { part in
      var figures: [String: String] = [:]
      for name in part.node.members.map(\.name) {
        let figure = part.required(name)
        if ReportPeriod(name) == nil || Double(figure) == nil {
          part.report(
            name, "is no figure of a period", remedy: "write measured: {2026-11: \"98.7\"}")
        }
        figures[name] = figure
      }
      return figures
    } ?? [:]
  }
}
