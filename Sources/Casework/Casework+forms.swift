import CaseStore
import Cases
import Foundation
import Policy

extension Casework {
  /// What the forms of a case must hold and do not, as codes of the policy's fields: the case is
  /// `incomplete` until staff have filled it in. It is registered all the same, nothing said is lost
  ///
  func lackingFields(of current: Case) -> [String] {
    let used = demandingForms(kind: current.kind, channel: current.channel)
    guard !used.isEmpty else { return [] }
    let values = FormValues(
      current: current, ledger: [], policy: policy, language: "en", zone: store.zone)
    var lacking = used.flatMap(\.mandatory).filter { values.lines(of: $0).isEmpty }
    let isUnsigned =
      current.contact.isAnonymous(with: current.callback) && current.contact.name == nil
    if isUnsigned, !used.allSatisfy(\.takesAnonymous) { lacking.append("complainant_name") }
    return lacking.uniqued
  }

  /// The forms of a case that want more of it than every case has.
  private func demandingForms(kind: String, channel: String) -> [CaseForm] {
    policy.forms.filter { form in
      form.isUsed(kind: kind, channel: channel, in: policy)
        && !(form.takesAnonymous && form.mandatory.allSatisfy(Self.isAlwaysKnown))
    }
  }

  private static func isAlwaysKnown(_ field: String) -> Bool {
    ["case_kind", "category_code", "callback_wanted"].contains(field)
  }

  /// The flags of a case that is about to be opened: `incomplete` where its form lacks something.
  func flags(
    _ flags: [Flag], opening number: CaseNumber, at time: Date, data: [String: JSONValue],
    personal: [String: JSONValue]
  ) throws -> [Flag] {
    guard !flags.contains(.incomplete), let kind = data["kind"]?.string,
      let channel = data["channel"]?.string,
      !demandingForms(kind: kind, channel: channel).isEmpty
    else { return flags }
    let event = JournalEvent(
      sequence: 0, type: .registered, subject: number, time: time, data: data, personal: personal)
    return lackingFields(of: try Case(registering: event)).isEmpty ? flags : flags + [.incomplete]
  }
}

extension Desk {
  /// Whether an event gives the last that the forms of a case lacked.
  func completes(_ event: JournalEvent, _ current: Case) throws -> Bool {
    guard current.flags.contains(.incomplete), !casework.lackingFields(of: current).isEmpty else {
      return false
    }
    return casework.lackingFields(of: try Case(current, after: event)).isEmpty
  }
}
