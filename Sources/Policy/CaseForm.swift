/// A form that is filled from a case and printed, such as the 三来处理反馈单.
public struct CaseForm: Coded, Hashable {
  /// The cases that are registered by a form; every kind or channel where none is named.
  struct Registration: Sendable, Hashable {
    let kinds: [String]
    let channels: [String]
  }

  public let code: String
  public let names: Names
  /// What stands on it, in order: codes of ``Policy/fields``.
  public let fields: [String]
  /// What must be known before a case is registered by it.
  public let mandatory: [String]
  /// What is asked for beside that.
  public let asked: [String]
  /// Kinds of evidence that belong to it.
  public let evidence: [String]
  public let needsSignature: Bool
  public let takesAnonymous: Bool
  /// Whether what was spoken is to be typed off.
  public let asksTranscription: Bool
  /// The department that keeps it in the end.
  public let archive: String?
  /// How often it is filled in, where that is by routine.
  public let cadence: ReportPlan.Cadence?
  /// nil where no case is registered by it.
  let registration: Registration?

  /// Everything on it: its own columns, else what is asked at intake.
  public var columns: [String] { fields.isEmpty ? mandatory + asked : fields }
}

extension CaseForm {
  init(code: String, _ section: PolicySection) {
    self.code = code
    names = section.names()
    fields = section.references("fields", to: .field)
    mandatory = section.references("mandatory", to: .field)
    asked = section.references("asked", to: .field)
    evidence = section.list("evidence")
    needsSignature = section.flag("signature_required")
    takesAnonymous = section.flag("anonymous_allowed")
    asksTranscription = section.flag("transcription_task")
    archive = section.reference("archive_to", to: .department)
    cadence = section.optionalChoice("cadence")
    registration = section.section("registers") { part in
      Registration(
        kinds: part.references("kinds", to: .kind),
        channels: part.references("channels", to: .channel))
    }
    if columns.isEmpty {
      section.report("fields", "is missing", remedy: "write fields: [case_number, …]")
    }
  }
}

extension CaseForm {
  /// Whether a case of that kind is registered by this form when it comes by that channel.
  public func isUsed(kind: String, channel: String, in policy: Policy) -> Bool {
    guard let registration else { return false }
    return policy.covers(registration.kinds, kind)
      && (registration.channels.isEmpty || registration.channels.contains(channel))
  }
}
