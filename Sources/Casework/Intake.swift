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
}
