extension StaffMember {
  /// What a member of staff may not have, by its key in the configuration.
  public struct Flaw: Sendable, Equatable {
    public let key: String
    public let cause: String
    public let remedy: String
  }

  /// What would not stand in lists, addresses of pages and records as it was meant.
  public var flaws: [Flaw] {
    var flaws: [Flaw] = []
    if !isIdPlain {
      flaws.append(
        Flaw(
          key: "id", cause: "it is not of its form",
          remedy: "take 1 to 64 letters a to z, digits, _, - and ."))
    } else if ["system", "customer"].contains(id) {
      flaws.append(
        Flaw(key: "id", cause: "'\(id)' is nobody's id", remedy: "choose another id"))
    }
    if !isNameReadable {
      flaws.append(
        Flaw(
          key: "name", cause: "it is empty, too long or has characters that cannot be read",
          remedy: "take 1 to 100 characters on one line"))
    }
    if Set(roles).count < roles.count {
      flaws.append(Flaw(key: "roles", cause: "one stands there twice", remedy: "give each once"))
    }
    return flaws
  }

  private var isIdPlain: Bool {
    (1...64).contains(id.utf8.count)
      && id.utf8.allSatisfy {
        switch $0 {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
          UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "-"),
          UInt8(ascii: "."):
          true
        default: false
        }
      }
  }

  private var isNameReadable: Bool {
    (1...100).contains(name.count) && !name.allSatisfy(\.isWhitespace)
      && name.unicodeScalars.allSatisfy {
        ![.control, .lineSeparator, .paragraphSeparator].contains($0.properties.generalCategory)
      }
  }
}
