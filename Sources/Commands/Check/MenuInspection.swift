import Casework
import Dialogue
import Policy

/// Proves that what customers can choose makes a case: the policy may have changed beneath the menus.
struct MenuInspection {
  private let policy: Policy

  init(_ policy: Policy) { self.policy = policy }

  func findings(_ configuration: Configuration) -> [Finding] {
    findings("hotline.yaml", in: configuration.prompts, channel: "IVR")
      + findings("kiosk.yaml", in: configuration.kiosk, channel: "KIOSK")
  }

  /// A file that cannot be read is told by the inspection of dialogues.
  private func findings(_ name: String, in folder: String, channel: String) -> [Finding] {
    guard let yaml = try? TextFile.read("\(folder)/\(name)"),
      let dialogue = try? DialogueFile(yaml: yaml, file: name)
    else { return [] }
    return dialogue.nodesInOrder.flatMap { node in
      node.ways.compactMap { way in
        guard let kind = way.set["kind"], let category = way.set["category"],
          let refusal = policy.refusal(kind: kind, category: category, channel: channel)
        else { return nil }
        let error = CaseworkError(refusal, policy)
        return Finding(
          .error, subject: "node '\(node.name)'", file: name, line: way.line,
          cause: "its choice makes no case: \(error.subject): \(error.cause)",
          remedy: "change the choice or the policy: " + error.remedy)
      }
    }
  }
}
