public import Cases
public import Foundation

/// What is known when a case is registered, on whatever channel (contract section 5).
public struct Intake: Sendable, Equatable {
  public var kind: String
  public var category: String
  public var channel: String
  public var language: String
  public var statement: String?
  /// Recordings already kept by their hash.
  public var recordings: [Recording] = []
  public var contact = Contact()
  public var callback = Callback()
  public var occurredAt: Date?
  public var externalNumber: String?
  public var externalDueAt: Date?
  /// The earlier case that this one was said to differ from or to continue.
  public var links: [CaseNumber] = []
  public var flags: [Flag] = []
  /// What else is known (rules.md section 3).
  public var details: [Detail: String] = [:]
  /// The earlier case of which an agent says that it is the same matter (T-06, T-32 … T-34).
  public var repeats: CaseNumber?
  /// Why an agent says that it is not the matter of an earlier case that looks the same.
  public var newMatter: String?
  /// A staff id, `customer` or `system`.
  public var actor = "customer"
  /// When it was registered, where that is not now.
  public var at: Date?

  public init(kind: String, category: String, channel: String, language: String = "zh-CN") {
    self.kind = kind
    self.category = category
    self.channel = channel
    self.language = language
  }

  /// With the flag and the time of an emergency act that is entered when it has ended.
  var afterEmergency: Intake {
    guard let ended = details[.actEndedAt].flatMap(Timestamp.time) else { return self }
    var intake = self
    if !flags.contains(.emergencyBackfill) { intake.flags.append(.emergencyBackfill) }
    intake.occurredAt = occurredAt ?? ended
    return intake
  }
}
