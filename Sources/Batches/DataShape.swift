import Cases

/// The form of the data of one type of event. An event has few of the members that it may have: they
/// are found by their names.
struct DataShape: Sendable {
  let members: [Shape.Member]
  /// A later member of the same name narrows an earlier, common one.
  private let shapes: [String: [Shape]]
  private let required: [String]

  init(_ members: [Shape.Member]) {
    self.members = members
    shapes = Dictionary(grouping: members, by: \.name).mapValues { $0.map(\.shape) }
    required = members.filter(\.isRequired).map(\.name)
  }

  /// The path of the first member that is missing or has another form; nil where all fits.
  func fault(in data: [String: JSONValue]) -> String? {
    fits(data) ? nil : Shape.object(members).fault(in: .object(data))
  }

  private func fits(_ data: [String: JSONValue]) -> Bool {
    required.allSatisfy { data[$0] != nil }
      && data.allSatisfy { name, value in
        shapes[name]?.allSatisfy { $0.fault(in: value) == nil } ?? true
      }
  }
}
