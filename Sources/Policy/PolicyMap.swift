/// Where each key of a composed policy stands: in which file, in which line.
public struct PolicyMap: Sendable {
  private let root: PolicyNode

  /// Composes a policy as ``Policy/init(yaml:overlay:site:holidays:)`` does, without reading it.
  /// - Throws: a finding with file and line where a file is no YAML mapping.
  public init(
    yaml: PolicySource, overlay: PolicySource? = nil, site: PolicySource? = nil
  ) throws(PolicyError) {
    let group = try PolicyNode(yaml: yaml, overlay: overlay)
    guard let site else {
      root = group
      return
    }
    root = group.overlaid(by: try PolicyNode(site))
  }

  /// The place of a key such as `deadlines.leak_arrival.limit`; nil where the policy has none.
  public func place(of key: String) -> PolicyPlace? {
    var node = root
    var place: PolicyPlace?
    for name in key.split(separator: ".") {
      guard let member = node.members.first(where: { $0.name == name }) else { return nil }
      node = member.value
      place = PolicyPlace(file: node.file, line: member.line)
    }
    return place
  }
}
