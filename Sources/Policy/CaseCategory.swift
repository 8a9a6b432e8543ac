/// What a case is about: its department, its clocks, whether it is urgent or confidential
///
public struct CaseCategory: Coded, Hashable {
  public let code: String
  public let names: Names
  /// The group, such as `product_quality` or `conduct`.
  public let group: String
  /// The handling department; nil where the matter is outside the organisation's remit.
  public let lead: String?
  /// Helping departments.
  public let helping: [String]
  /// The department that answers the customer, where it is not the lead.
  public let answeringDepartment: String?
  /// Whether the case goes to its department without approval.
  public let isDispatchedAutomatically: Bool
  /// Whether a case is an emergency: it cannot be lost, it alarms.
  public let isEmergency: Bool
  /// Whether only the discipline office and named managers may see it.
  public let isConfidential: Bool
  /// Whether managers are told when it is registered.
  public let isReportedAtOnce: Bool
  /// Whether the customer signs on paper for the work itself.
  public let needsWorkSignature: Bool
  /// Whether several departments settle it together.
  public let isJoint: Bool
  /// Whether it is referred to another body.
  public let isReferred: Bool
  /// The kinds it may have besides those of its group.
  public let kinds: [String]
  /// The clock until measures are done.
  public let resolveClock: String?
  /// The clock until the customer was asked again.
  public let revisitClock: String?
  /// Every clock that starts only for categories that name it, resolve and revisit included.
  public let clocks: [String]
  /// Statements that a customer picks by a digit at the kiosk, at most five, zh and en in step.
  public let sentences: [Names]
}

extension CaseCategory {
  init(code: String, _ section: PolicySection) {
    self.code = code
    names = section.names()
    group = section.reference("group", to: .group) ?? ""
    lead = section.reference("lead", to: .department)
    helping = section.references("co", to: .department)
    answeringDepartment = section.reference("answer_by", to: .department)
    isDispatchedAutomatically = section.flag("auto_dispatch")
    isEmergency = section.flag("emergency")
    isConfidential = section.flag("confidential")
    isReportedAtOnce = section.flag("report_at_once")
    needsWorkSignature = section.flag("work_signature")
    isJoint = section.flag("joint_solution")
    isReferred = section.flag("refer")
    kinds = section.references("kinds", to: .kind)
    resolveClock = section.reference("resolve", to: .clock)
    revisitClock = section.reference("revisit", to: .clock)
    let others = section.references("clocks", to: .clock)
    clocks = [resolveClock, revisitClock].compactMap { $0 } + others
    sentences = section.pairs("sentences", atMost: 5)
    if lead == nil && !isReferred {
      section.report("lead", "is missing", remedy: "name the handling department or `refer: true`")
    }
  }
}

extension PolicySection {
  /// Texts in both languages that belong together line by line.
  func pairs(_ key: String, atMost most: Int) -> [Names] {
    section(key) { part in
      let zh = part.list("zh")
      let en = part.list("en")
      if zh.count != en.count || zh.count > most {
        part.report(
          "zh", "zh and en differ in number or are more than \(most)",
          remedy: "give each sentence in both languages, at most \(most)")
      }
      return zip(zh, en).map { Names(zh: $0, en: $1) }
    } ?? []
  }
}
