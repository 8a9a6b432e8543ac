import CaseStore
public import Cases
import Foundation
import Policy

/// A form filled from a case: what is printed, signed and kept.
public struct FormPage: Sendable, Equatable {
  /// One column of the form.
  public struct Column: Sendable, Equatable {
    /// The policy's code, such as `subject_text`.
    public let field: String
    public let label: String
    /// Empty where the case does not hold it: to be filled in by hand.
    public let lines: [String]
  }

  public let form: String
  public let title: String
  public let number: CaseNumber
  public let columns: [Column]
}

extension Casework {
  /// Fills a form of the policy from a case; `language` (`zh-CN`, `en`) is for labels and names.
  ///
  /// - Throws: ``CaseworkError`` of bad data where the policy has no such form.
  public func page(_ form: String, of current: Case, language: String) throws -> FormPage {
    guard let found = policy.forms[form] else {
      throw CaseworkError(unknown: "form", form, among: policy.forms.codes)
    }
    let values = FormValues(
      current: current,
      recoveries: try store.read { try $0.ledger(.recovery, of: current.number) }, policy: policy,
      language: language, zone: store.zone)
    return FormPage(
      form: form, title: found.names[language], number: current.number,
      columns: found.columns.map { field in
        FormPage.Column(
          field: field, label: policy.fields[field]?.names[language] ?? field,
          lines: values.lines(of: field))
      })
  }
}
