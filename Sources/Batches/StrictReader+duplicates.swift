extension StrictReader {
  /// Refuses an object that has a member twice, by the code points of its name.
  ///
  /// Objects of a few members are compared pairwise; a crowd goes through a set, so that a hostile
  /// line costs no more than an honest one.
  func refuseDuplicates(_ bytes: Span<UInt8>, in object: Int) throws(ProfileViolation) {
    guard isSmallAndPlain(object) else { return try refuseDuplicatesOfMany(bytes, in: object) }
    var name = object + 1
    while name < nodes[object].next {
      var earlier = object + 1
      while earlier < name {
        if same(name, earlier, bytes) {
          throw ProfileViolation(.duplicate, at: nodes[name].start)
        }
        earlier = nodes[earlier + 1].next
      }
      name = nodes[name + 1].next
    }
  }

  private func refuseDuplicatesOfMany(
    _ bytes: Span<UInt8>, in object: Int
  ) throws(ProfileViolation) {
    var seen: Set<[UInt8]> = []
    var name = object + 1
    while name < nodes[object].next {
      guard seen.insert(content(of: nodes[name], bytes)).inserted else {
        throw ProfileViolation(.duplicate, at: nodes[name].start)
      }
      name = nodes[name + 1].next
    }
  }

  private func isSmallAndPlain(_ object: Int) -> Bool {
    var count = 0
    var name = object + 1
    while name < nodes[object].next {
      count += 1
      if nodes[name].escaped || count > 24 { return false }
      name = nodes[name + 1].next
    }
    return true
  }

  private func same(_ one: Int, _ other: Int, _ bytes: Span<UInt8>) -> Bool {
    let (first, second) = (nodes[one], nodes[other])
    guard first.end - first.start == second.end - second.start else { return false }
    for offset in 0..<first.end - first.start
    where bytes[first.start + offset] != bytes[second.start + offset] {
      return false
    }
    return true
  }
}
