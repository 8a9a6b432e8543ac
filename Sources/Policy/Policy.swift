public import Cases
public import Foundation

/// The rules of one organisation as typed values: who handles what, by when, and what follows.
///
/// A policy is a function of its files; it knows neither the time nor the store.
public struct Policy: Sendable {
  /// The profile's id, such as `water-default` or `gas`.
  public let profile: String
  public let names: Names
  /// The declared version and a digest of the data, such as `1.0.0+5e1f…`: it changes whenever a
  /// file changes, and every case remembers it (A-31, contract section 5).
  public let version: String
  public let timeZone: TimeZone
  /// ISO 4217.
  public let currency: String

  public let kinds: Catalogue<CaseKind>
  public let groups: Catalogue<CategoryGroup>
  public let categories: Catalogue<CaseCategory>
  public let departments: Catalogue<Department>
  public let roles: Catalogue<StaffRole>
  public let channels: Catalogue<Channel>
  public let customerTypes: Catalogue<CodeAndNames>
  public let targets: Catalogue<CodeAndNames>
  /// From the lightest to the gravest.
  public let severities: Catalogue<CodeAndNames>
  public let severityTests: Catalogue<SeverityTest>
  public let specialHandling: Catalogue<SpecialHandling>
  /// What complaints come from, to be counted.
  public let causes: Catalogue<CodeAndNames>

  public let approvals: Catalogue<ApprovalStep>
  /// Whether the customer must agree to the plan.
  public let asksConsent: Bool
  public let confidentialReaders: CaseReaders
  /// Who sees customers' phone numbers in every state of a case.
  public let phoneReaders: CaseReaders
  public let refusals: Refusals
  public let officeDepartment: String

  public let calendars: Catalogue<BusinessCalendar>
  /// The calendar in which deputies wait.
  public let officeHours: String
  public let deadlines: Catalogue<DeadlineRule>
  public let holidays: HolidayTable
  /// The share of a limit after which a clock is near its end, in percent.
  public let nearDuePercent: Int
  public let extensions: ExtensionRules
  public let escalation: [EscalationLevel]
  /// What makes a case climb, such as `overdue`.
  public let escalationTriggers: [String]

  /// Best first.
  public let satisfaction: [SatisfactionScore]
  /// How soon after a score another one at the same place is a repeated press; nil where never.
  public let repeatedPress: CalendarSpan?
  public let samplingBands: [SamplingBand]
  public let revisits: RevisitRules
  public let identity: CustomerIdentity
  public let repeats: Repeats

  public let notifications: Catalogue<Notification>
  public let retention: Catalogue<Retention>
  public let reports: Catalogue<ReportPlan>
  /// The parts of which reports are made.
  public let statistics: Catalogue<Statistic>
  /// What reports say beside the names of codes.
  public let reportWords: Catalogue<CodeAndNames>
  public let reportRules: ReportRules
  public let standards: Catalogue<ServiceStandard>
  public let enquiries: Catalogue<EnquiryText>
  public let forms: Catalogue<CaseForm>
  /// What the columns of forms are called.
  public let fields: Catalogue<CodeAndNames>
  /// Parts that people apply, print or decide by: compensation, penalties, hall, privacy. Every key in
  /// them is known; values are as written. What is computed with has a member of its own.
  public let tables: [String: JSONValue]

  /// The places in `deadlines` of the clocks that a type of event may start.
  let starters: [String: [Int]]

  /// What `hearwell check` says of a policy that can be used.
  public private(set) var warnings: [PolicyFinding] = []

  /// Reads a policy.
  /// - Parameters:
  ///   - yaml: The organisation's rules.
  ///   - overlay: What a profile changes in them: mappings merge key by key, an empty value takes a
  ///     key away, anything else replaces.
  ///   - site: What one site changes in both, likewise.
  ///   - holidays: The official days off and make-up working days, year by year; what the site says
  ///     under `holidays` is laid over them.
  /// - Throws: Every error found, each with file and line.
  public init(
    yaml: PolicySource, overlay: PolicySource? = nil, site: PolicySource? = nil,
    holidays: PolicySource
  ) throws(PolicyError) {
    let group = try PolicyNode(yaml: yaml, overlay: overlay)
    let changes = try site.map { source throws(PolicyError) in try PolicyNode(source) }
    let root = changes.map { group.overlaid(by: $0) } ?? group
    let shipped = try PolicyNode(holidays)
    let table = changes?["holidays"].map { shipped.overlaid(by: $0) } ?? shipped
    let reading = PolicyReading()
    self.init(
      PolicySection(root, path: "", reading: reading),
      holidays: HolidayTable(table, reading: reading),
      digest: Fingerprint.text(
        of: [yaml.text, overlay?.text ?? "", site?.text ?? "", holidays.text]))
    if let changes { PolicyChecks.groupFloor(of: group, site: changes, reading: reading) }
    warnings = reading.findings.filter { $0.severity == .warning }
    let errors = reading.findings.filter { $0.severity == .error }
    guard errors.isEmpty else { throw PolicyError(findings: errors) }
  }

  /// Reads every part; what is wrong is told to the section's reading.
  private init(_ root: PolicySection, holidays: HolidayTable, digest: String) {
    PolicyCodes.define(in: root)
    profile = root.required("profile")
    names = root.section("names") { $0.names() } ?? Names(zh: "", en: "")
    version = root.required("version") + "+" + digest
    timeZone = root.timeZone("time_zone")
    currency = root.text("currency") ?? "CNY"
    kinds = Catalogue(root.entries("kinds", CaseKind.init))
    groups = Catalogue(root.entries("groups", CategoryGroup.init))
    categories = Catalogue(root.entries("categories", CaseCategory.init))
    departments = Catalogue(root.entries("departments", Department.init))
    roles = Catalogue(root.entries("roles", StaffRole.init))
    channels = Catalogue(root.entries("channels", Channel.init))
    customerTypes = Catalogue(root.entries("customer_types", CodeAndNames.init))
    targets = Catalogue(root.entries("complaint_targets", CodeAndNames.init))
    severities = Catalogue(root.entries("severities", CodeAndNames.init))
    causes = Catalogue(root.entries("causes", CodeAndNames.init))
    approvals = Catalogue(root.entries("approvals", ApprovalStep.init))
    asksConsent = root.flag("customer_consent")
    confidentialReaders = CaseReaders(root, "confidential_readers")
    phoneReaders = CaseReaders(root, "phone_readers")
    refusals = root.section("refusals", Refusals.init) ?? Refusals(nil)
    severityTests = Catalogue(root.entries("severity_tests", SeverityTest.init))
    specialHandling = Catalogue(root.entries("special_handling", SpecialHandling.init))
    officeDepartment = root.reference("service_centre", to: .department) ?? ""
    calendars = Catalogue(root.entries("calendars", BusinessCalendar.init))
    officeHours = root.reference("office_calendar", to: .calendar) ?? "elapsed"
    deadlines = Catalogue(root.entries("deadlines", DeadlineRule.init))
    self.holidays = holidays
    _ = root.value("holidays")
    nearDuePercent = min(100, root.whole("near_due_percent") ?? 80)
    extensions = root.section("extension", ExtensionRules.init) ?? ExtensionRules(nil)
    escalation = root.entries("escalation") { EscalationLevel($1, level: $0) }
    escalationTriggers = root.list("escalation_triggers")
    satisfaction = root.entries("satisfaction") { SatisfactionScore($1, score: $0) }
    repeatedPress = root.span("repeated_press", ofTable: "survey")
    samplingBands = root.entries("sampling") { SamplingBand($1) }
    revisits = root.section("revisit", RevisitRules.init) ?? RevisitRules(nil)
    identity = root.section("identity", CustomerIdentity.init) ?? CustomerIdentity(nil)
    repeats = root.section("repeats", Repeats.init) ?? Repeats(nil)
    notifications = Catalogue(root.entries("notifications", Notification.init))
    retention = Catalogue(root.entries("retention", Retention.init))
    reports = Catalogue(root.entries("reports", ReportPlan.init))
    statistics = Catalogue(root.entries("statistics", Statistic.init))
    reportWords = Catalogue(root.entries("report_words", CodeAndNames.init))
    reportRules = root.section("report_rules", ReportRules.init) ?? ReportRules(nil)
    standards = Catalogue(root.entries("service_standards", ServiceStandard.init))
    enquiries = Catalogue(root.entries("enquiries", EnquiryText.init))
    forms = Catalogue(root.entries("forms", CaseForm.init))
    fields = Catalogue(root.entries("fields", CodeAndNames.init))
    tables = root.tables()
    starters = DeadlineRule.starters(of: deadlines)
    root.finish()
    root.reading.settleReferences()
    PolicyChecks(root: root.node, reading: root.reading).run(over: self)
  }
}
