public import Foundation

/// A case as its events made it: the value behind `case show`, contract section 5.
public struct Case: Codable, Sendable, Equatable {
  public var number: CaseNumber
  /// The policy's code, such as `COMPLAINT`.
  public var kind: String
  /// The policy's code, such as `FE01`.
  public var category: String
  public var state: State
  public var flags: [Flag]
  /// The policy's code of the channel it came by, such as `KIOSK`.
  public var channel: String
  public var registeredAt: Date
  /// BCP 47 tag of the customer's language.
  public var language: String
  /// What the customer said, typed or typed off; nil where nothing is known or it was erased.
  public var statement: String?
  public var recordings: [Recording]
  public var contact: Contact
  /// Four random digits told where no phone number is known; contract section 3.
  public var queryCode: String?
  public var callback: Callback
  /// The policy's code of the department that has it; nil before the first routing.
  public var department: String?
  public var clocks: [ClockRecord]
  public var confirmations: [Confirmation]
  public var reopenCount: Int
  public var links: [CaseNumber]
  public var notes: [Note]
  /// The version of the policy under which it was registered.
  public var policyVersion: String
  public var erasedAt: Date?
  public var history: [HistoryEntry]
  /// When the matter happened, where the customer said so (F-022).
  public var occurredAt: Date?
  /// Number and due time of a municipal or superior order.
  public var externalNumber: String?
  public var externalDueAt: Date?
  /// Levels of the step now waited for that are approved, with who did it.
  public var approvals: [Approval]
  /// When revisits of this cycle were tried in vain.
  public var attempts: [Date]
  /// Minor, medium or major, once the crew has seen it.
  public var repairSize: String?
  /// Sequence of the last event applied.
  public var lastSequence: Int
  /// Time of the last event applied.
  public var lastEventAt: Date
  /// Who took the matter first and answers for it to the end: a staff id, or the department that
  /// answers until a person has met it.
  public var owner: String?
  /// The person in charge at the department that has it (F-052); nil while nobody took it.
  public var assignee: String?
  /// What was found to be the cause (F-070), in words; nil where nobody has said so, or it was erased.
  public var cause: String?
  /// What else is known of it, by field; nil where nothing is.
  public var details: [Detail: String]?
  /// The rung of the escalation ladder that it has reached; nil below the first.
  public var level: Int?
  /// How often a department said that it is not its matter (T-15).
  public var returnCount: Int?
  /// The liaison officers of the department that has it, staff ids as of its last event; nil
  /// where it never had one.
  public var liaison: [String]?
  /// Departments that help the one that has it.
  public var helping: [String]?
  /// How it was closed; nil while it is open.
  public var closedAs: Closing?
  /// The draw that decided whether it is revisited; nil before that.
  public var draw: DrawResult?
  /// The reply time promised to the customer at acceptance.
  public var promisedReplyAt: Date?
  /// Since when it waits for what its state waits for; nil in cases of older journals.
  public var stateSince: Date?
  /// What proves how it was handled; nil where nothing was kept.
  public var evidence: [Evidence]?
  /// More time that its clocks were given (F-077); nil where none was.
  public var extensions: [Extension]?
  /// What the customer did when asked to sign, the last time; nil where nobody has asked (T-23).
  public var signature: Signature?
}

/// More time for a clock before it was due; the reason is the note of its event.
public struct Extension: Codable, Sendable, Equatable {
  /// The policy's id of the deadline.
  public var clock: String
  /// When it is now due.
  public var until: Date
  public var at: Date
  /// The staff id of who asked for it.
  public var by: String
  /// The staff id of who agreed; nil where nobody has.
  public var agreedBy: String?
}

/// A signature on the sheet, or that the customer would not sign.
public struct Signature: Codable, Sendable, Equatable {
  public var isRefused: Bool
  public var at: Date
}

/// Something kept that proves how a case was handled.
public struct Evidence: Codable, Sendable, Equatable {
  /// `call_log`, `recording`, `site_photo` or `document`.
  public var kind: String
  /// `sha256:…` of a kept file, or where it is to be found; nil where that was erased.
  public var reference: String?

  public init(kind: String, reference: String? = nil) {
    self.kind = kind
    self.reference = reference
  }
}

/// A recording of a case, kept as `recordings/SHA256.flac`.
public struct Recording: Codable, Sendable, Equatable {
  /// SHA-256 of the file, lower-case hex.
  public var sha256: String
  /// Length of the sound.
  public var seconds: Double
  /// Length of the file.
  public var bytes: Int

  public init(sha256: String, seconds: Double, bytes: Int) {
    self.sha256 = sha256
    self.seconds = seconds
    self.bytes = bytes
  }
}

/// Who complains and where; every part may be unknown.
public struct Contact: Codable, Sendable, Equatable {
  public var name: String?
  /// E.164 where one exists, such as `+8613800138000`.
  public var phone: String?
  public var `extension`: String?
  /// Customer number (户号).
  public var account: String?
  public var address: String?

  public init(
    name: String? = nil, phone: String? = nil, extension: String? = nil, account: String? = nil,
    address: String? = nil
  ) {
    self.name = name
    self.phone = phone
    self.extension = `extension`
    self.account = account
    self.address = address
  }
}

extension Contact {
  /// Whether nobody can be called: such a case has no revisit.
  public func isAnonymous(with callback: Callback) -> Bool {
    phone == nil && callback.number == nil && callback.callingNumber == nil
  }
}

/// Whether and where the customer wants to be called back.
public struct Callback: Codable, Sendable, Equatable {
  public var wanted: Bool
  public var number: String?
  /// The number the call came from, kept for the four digits of "my case".
  public var callingNumber: String?

  public init(wanted: Bool = false, number: String? = nil, callingNumber: String? = nil) {
    self.wanted = wanted
    self.number = number
    self.callingNumber = callingNumber
  }
}

/// A clock of a case as of its last event.
public struct ClockRecord: Codable, Sendable, Equatable {
  /// The policy's id of the deadline.
  public var id: String
  public var startedAt: Date
  /// nil where the clock has no limit set.
  public var dueAt: Date?
  public var state: ClockState
  /// When it was paused; nil while it runs.
  public var pausedAt: Date?
  /// When it ended; nil while it runs. A breached clock runs on until somebody has done the work.
  public var endedAt: Date?

  public init(
    id: String, startedAt: Date, dueAt: Date?, state: ClockState, pausedAt: Date? = nil,
    endedAt: Date? = nil
  ) {
    self.id = id
    self.startedAt = startedAt
    self.dueAt = dueAt
    self.state = state
    self.pausedAt = pausedAt
    self.endedAt = endedAt
  }

  /// Whether the clock may still change.
  public var isLive: Bool {
    switch state {
    case .running, .paused: true
    case .breached: endedAt == nil
    case .met, .stopped: false
    }
  }
}

/// How a clock stands.
public enum ClockState: String, Codable, Sendable {
  case running, paused, met, breached, stopped
}

/// What the customer said of the result.
public struct Confirmation: Codable, Sendable, Equatable {
  /// `yes`, `partly` or `no`.
  public var solved: String
  /// 5 very satisfied … 1 very dissatisfied; nil where none was given.
  public var score: Int?
  public var channel: String
  public var at: Date
}

/// Something added to a case; its text is private.
public struct Note: Codable, Sendable, Equatable {
  public var at: Date
  /// A staff id, `customer` or `system`.
  public var actor: String
  /// nil where the note was only an act, or was erased.
  public var text: String?
  /// Sequence of the event that it was given with.
  public var sequence: Int?
  /// Whether it answers the customer, who hears of it when asking for the case; nil is no.
  public var forCustomer: Bool?
}

/// One line of a case's history.
public struct HistoryEntry: Codable, Sendable, Equatable {
  public var type: String
  public var at: Date
  public var actor: String
  public var channel: String?
  public var sequence: Int
}

/// One approved level of the step a case waits for.
public struct Approval: Codable, Sendable, Equatable {
  public var step: String
  public var level: Int
  public var by: String
}
