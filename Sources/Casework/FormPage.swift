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
  /// What is said below: where it is kept, what belongs to it, who is told how.
  public let footer: [String]
}

extension Casework {
  /// Fills the policy's form of that name from a case, or what is told on the occasion of that name
  /// among its notifications; `language` (`zh-CN`, `en`) is for labels and names.
  ///
  /// - Throws: ``CaseworkError`` of bad data where the policy has neither of that name.
  public func page(_ name: String, of current: Case, language: String) throws -> FormPage {
    let ledger = try store.read { try $0.ledger(of: current.number) }
    func filled(_ names: Names, _ fields: [String], _ footer: [Names]) -> FormPage {
      let values = FormValues(
        current: current, ledger: ledger, columns: fields, policy: policy, language: language,
        zone: store.zone)
      return FormPage(
        form: name, title: names[language], number: current.number,
        columns: fields.map { field in
          FormPage.Column(
            field: field, label: policy.fields[field]?.names[language] ?? field,
            lines: values.lines(of: field))
        }, footer: footer.map { $0[language] })
    }
    if let found = policy.forms[name] {
      return filled(found.names, found.columns, footer(of: found, current))
    }
    if let told = policy.notifications[name], !told.content.isEmpty {
      return filled(told.names, told.content, footer(to: told.recipients, by: told.means))
    }
    throw CaseworkError(
      unknown: "form", name,
      among: policy.forms.codes
        + policy.notifications.filter { !$0.content.isEmpty }.map(\.code))
  }

  private func footer(of form: CaseForm, _ current: Case) -> [Names] {
    var lines: [Names] = []
    if !form.evidence.isEmpty {
      let kept = form.evidence.map { kind in
        (policy.name(ofPart: kind), (current.evidence ?? []).count { $0.kind == kind })
      }
      lines.append(
        Names(
          zh: "证据：" + kept.map { "\($0.zh) \($1)" }.joined(separator: "  "),
          en: "Evidence: " + kept.map { "\($0.en) \($1)" }.joined(separator: "  ")))
    }
    if let cadence = form.cadence?.names {
      lines.append(Names(zh: "\(cadence.zh)填写", en: "Filled in \(cadence.en)"))
    }
    if let archive = form.archive.flatMap({ policy.departments[$0]?.names }) {
      lines.append(Names(zh: "归档：\(archive.zh)", en: "Filed at: \(archive.en)"))
    }
    return lines
  }

  /// Who is told, and by which ways, the first that is possible.
  private func footer(to recipients: [String], by means: [String]) -> [Names] {
    func line(_ zh: String, _ en: String, _ parts: [String]) -> [Names] {
      let names = parts.map(policy.name(ofPart:))
      guard !names.isEmpty else { return [] }
      return [
        Names(
          zh: zh + names.map(\.zh).joined(separator: "、"),
          en: en + names.map(\.en).joined(separator: ", "))
      ]
    }
    return line("告知：", "To: ", recipients) + line("方式：", "By: ", means)
  }
}
