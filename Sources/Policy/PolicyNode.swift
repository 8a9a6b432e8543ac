/// A value of a policy file that remembers where it stands.
struct PolicyNode: Sendable {
  enum Content: Sendable {
    case empty
    case text(String)
    case list([PolicyNode])
    case mapping([Member])
  }

  struct Member: Sendable {
    let name: String
    let line: Int
    var value: PolicyNode
  }

  var content: Content
  let file: String
  let line: Int

  var members: [Member] { if case .mapping(let members) = content { members } else { [] } }
  var text: String? { if case .text(let text) = content { text } else { nil } }

  /// The value with that name, when this is a mapping that has it.
  subscript(name: String) -> PolicyNode? { members.first { $0.name == name }?.value }

  /// This value with another laid over it: mappings are merged member by member, an empty member
  /// takes the one below away, anything else replaces what was there.
  func overlaid(by upper: PolicyNode) -> PolicyNode {
    guard case .mapping(var merged) = content, case .mapping(let changes) = upper.content else {
      return upper
    }
    var places: [String: Int] = [:]
    for (place, member) in merged.enumerated() { places[member.name] = place }
    for change in changes {
      if let place = places[change.name] {
        merged[place].value = merged[place].value.overlaid(by: change.value)
      } else {
        merged.append(change)
      }
    }
    merged.removeAll { if case .empty = $0.value.content { true } else { false } }
    return PolicyNode(content: .mapping(merged), file: file, line: line)
  }
}

extension PolicyNode {
  /// The organisation's rules with what a profile changes laid over them.
  init(yaml: PolicySource, overlay: PolicySource?) throws(PolicyError) {
    let base = try PolicyNode(yaml)
    guard let overlay else {
      self = base
      return
    }
    self = base.overlaid(by: try PolicyNode(overlay))
  }
}

/// A place in a policy file.
public struct PolicyPlace: Sendable, Hashable {
  public let file: String
  /// From 1.
  public let line: Int
}
